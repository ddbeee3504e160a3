"""From a name or a path to a scenario, or to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sim.scenario.building import build
from sim.scenario.catalogue import Catalogue
from sim.scenario.chain import Link, merge_chain, read_chain
from sim.scenario.faults import Fault, Faults, ScenarioError
from sim.scenario.files import find, read_bytes
from sim.scenario.header import read_header
from sim.scenario.inspecting import Inspector
from sim.scenario.merging import depth_of_merging
from sim.scenario.nodes import Scalar, describe
from sim.scenario.notes import spread_notes
from sim.scenario.overriding import apply
from sim.scenario.reading import read_tree
from sim.scenario.scenario import Scenario


def resolve(name_or_path: str | Path, overrides: Mapping[str, str], catalogue: Catalogue) -> Scenario:
    """The scenario of a name or a path with some values replaced; raises with every fault at once."""
    faults = Faults()
    path = find(str(name_or_path), faults)
    links = read_chain(path, faults) if path is not None else None
    if links is None:
        raise ScenarioError(faults.listed())
    scenario = _assemble(links, overrides, catalogue, faults)
    faults.stop_if_any()
    return scenario


def revised(case: Scenario, overrides: Mapping[str, str], catalogue: Catalogue) -> Scenario:
    """A scenario that is loaded already with some values replaced; it keeps its root, or is its own, to stay paired.

    ValueError if it lives in memory only, without a text.
    """
    if not overrides:
        return case
    if not case.text:
        raise ValueError(f"{case.title!r} has no file behind it, so nothing can be set in it")
    faults = Faults()
    tree = read_tree(case.text.encode(), case.name, faults)
    if tree is None:
        raise ScenarioError(faults.listed())
    changed = apply(overrides, spread_notes(tree), case, faults)
    scenario = build(case.name, changed, catalogue, faults, case.root or case)
    faults.stop_if_any()
    return scenario


def faults_of(path: str | Path, catalogue: Catalogue) -> list[Fault]:
    """What is wrong with a scenario; nothing if it can be run."""
    try:
        resolve(path, {}, catalogue)
    except ScenarioError as error:
        return list(error.faults)
    return []


def headline(path: Path) -> tuple[str, str]:
    """The title and the question of a file, empty where it is at fault."""
    faults = Faults()
    content = read_bytes(path, path.name, faults)
    tree = read_tree(content, path.name, faults) if content is not None else None
    if tree is None:
        return "", ""
    header = read_header(Inspector(faults), tree)
    return header.title, header.question


def _root(links: list[Link], catalogue: Catalogue, faults: Faults) -> Scenario | None:
    """Under whose numbers private strengths are drawn: the last baseline, or the one that it carries along itself."""
    for link in links[:-1]:
        if "strengths_under" in link.tree.entries:
            message = "belongs into a file without a baseline; remove it, since the baseline says it already"
            faults.add(link.tree.place("strengths_under"), "strengths_under", message)
    last = links[-1]
    node = last.tree.get("strengths_under")
    tree = last.tree
    if node is not None:
        if not isinstance(node, Scalar) or not isinstance(node.value, str):
            faults.add(node.mark, "strengths_under", f"is {describe(node)}; expected a whole scenario file as text")
            return None
        within = read_tree(node.value.encode(), f"{node.mark.file} strengths_under", faults)
        if within is None:
            return None
        tree = spread_notes(within)
    elif len(links) == 1:
        return None
    whole = merge_chain([Link(last.path, tree)], depth_of_merging(catalogue.stances()), faults)
    return build(last.path.stem, whole, catalogue, faults, None)


def _assemble(links: list[Link], overrides: Mapping[str, str], catalogue: Catalogue, faults: Faults) -> Scenario:
    depth = depth_of_merging(catalogue.stances())
    for link in links[1:]:
        read_header(Inspector(faults), link.tree)
    tree = merge_chain(links, depth, faults)
    root = _root(links, catalogue, faults)
    scenario = build(links[0].path.stem, tree, catalogue, faults, root)
    if overrides and not len(faults):
        changed = apply(overrides, tree, scenario, faults)
        scenario = build(scenario.name, changed, catalogue, faults, root or scenario)
    return scenario
