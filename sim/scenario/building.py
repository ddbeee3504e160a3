"""From one merged tree to a scenario."""

from __future__ import annotations

from sim.chance.quantity import fixed
from sim.scenario.cast import read_actors
from sim.scenario.catalogue import Catalogue
from sim.scenario.draft import Draft
from sim.scenario.events import read_events, within_reach
from sim.scenario.faults import Faults
from sim.scenario.header import TOP_KEYS, read_calendar, read_header, read_sample_name, read_sources
from sim.scenario.hypotheses import matches
from sim.scenario.inspecting import Inspector
from sim.scenario.nodes import MapNode
from sim.scenario.scenario import Scenario, Words
from sim.scenario.setting import read_buyers, read_instruments, read_issues, read_mediators, read_world
from sim.scenario.terms import read_packages, read_plan
from sim.scenario.writing import write_tree


def build(name: str, tree: MapNode, catalogue: Catalogue, faults: Faults, root: Scenario | None) -> Scenario:
    """The scenario a tree describes. Its faults are noted; with any, the result is not to be used."""
    inspector = Inspector(faults)
    inspector.known_keys(tree, "", TOP_KEYS)
    header = read_header(inspector, tree)
    draft = Draft(tree, inspector, catalogue, read_calendar(inspector, tree))
    read_world(draft)
    read_issues(draft)
    read_instruments(draft)
    read_actors(draft)
    read_mediators(draft)
    read_buyers(draft)
    plan = read_plan(draft)
    packages = read_packages(draft)
    events = read_events(draft)
    hypotheses = _hypotheses(draft)
    return Scenario(
        name=name,
        title=header.title,
        question=header.question,
        look_for=header.look_for,
        sources=read_sources(inspector, tree),
        start=draft.calendar.start,
        months=draft.calendar.months,
        hypotheses=hypotheses,
        issues=tuple(draft.issues),
        levels=draft.levels,
        instruments=draft.instruments,
        actors=draft.actors,
        mediators=tuple(draft.mediators),
        buyers=tuple(draft.buyers),
        packages=packages,
        plan_steps=plan,
        events=events,
        quantities=draft.quantities,
        given=Words(draft.given),
        text="" if len(faults) else write_tree(within_reach(draft), draft.calendar, root.text if root else ""),
        root=root,
        parameters=draft.parameters,
        sample=read_sample_name(inspector, tree),
    )


def _hypotheses(draft: Draft) -> dict[str, str]:
    """The level of every hypothesis; levels other than the default set their numbers."""
    known = draft.catalogue.hypotheses
    table = draft.inspector.fields(draft.tree.get("hypotheses"), "hypotheses", known)
    levels: dict[str, str] = {}
    for name, hypothesis in known.items():
        words = list(dict.fromkeys([hypothesis.default, *hypothesis.levels]))
        level = draft.inspector.word(table.get(name), f"hypotheses.{name}", words, "level") or hypothesis.default
        levels[name] = level
        for pattern, number in hypothesis.settings(level).items():
            for path in draft.quantities:
                if matches(pattern, path):
                    why, source = f"hypothesis {name}: {level}", "; ".join(hypothesis.sources)
                    draft.quantities[path] = fixed(number, why=why, source=source)
    return levels
