"""Values replaced from outside the files: ``--set path=value``."""

from __future__ import annotations

from collections.abc import Mapping

from sim.scenario.draft import SECTIONS
from sim.scenario.faults import Faults, Mark, nearest
from sim.scenario.nodes import MapNode, Node
from sim.scenario.reading import read_value
from sim.scenario.scenario import Scenario

HEADS = ("start", "months", "sample")


def apply(overrides: Mapping[str, str], tree: MapNode, scenario: Scenario, faults: Faults) -> MapNode:
    """The tree with each override in its place; the values are checked when the tree is read."""
    paths = {**dict.fromkeys(scenario.parameters), **dict.fromkeys(HEADS)}
    paths.update(dict.fromkeys(f"hypotheses.{name}" for name in scenario.hypotheses))
    placed: dict[str, str] = {}
    for text, value in overrides.items():
        mark = Mark(f"--set {text[:80]}")
        path = next((path for path in (text, f"actors.{text}") if path in paths), None)
        if path is None:
            message = "is not a path of this scenario; expected one such as months or actors.NAME.PARAMETER"
            faults.add(mark, "", message, nearest(text, _likely_meant(text, list(paths))))
            continue
        if path in placed:
            faults.add(mark, "", f"sets {path}, which --set {placed[path]} sets too; expected one value")
            continue
        placed[path] = text[:80]
        node = read_value(value, mark.file, faults)
        if node is not None:
            tree = _placed(tree, path.split("."), node, mark)
    return tree


def _likely_meant(text: str, paths: list[str]) -> list[str]:
    """The paths as the text would write them: an actor's without the section."""
    if text.partition(".")[0] in SECTIONS:
        return paths
    return [path.removeprefix("actors.") for path in paths]


def _placed(tree: MapNode, names: list[str], node: Node, mark: Mark) -> MapNode:
    first, *rest = names
    below = tree.get(first)
    if rest:
        table = below if isinstance(below, MapNode) else MapNode({}, mark)
        node = _placed(table, rest, node, mark)
    return MapNode({**tree.entries, first: node}, tree.mark, {**tree.keys, first: tree.keys.get(first, mark)})
