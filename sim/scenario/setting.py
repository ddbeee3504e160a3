"""The setting: world parameters, instruments with their measures, issues, mediators and buyers."""

from __future__ import annotations

from itertools import pairwise

from sim.scenario.catalogue import SHARE
from sim.scenario.draft import Draft
from sim.scenario.inspecting import SHARE_BOUNDS, join
from sim.scenario.nodes import MapNode, Node
from sim.scenario.weights import settle_weights

MOST_INSTRUMENTS = 12
MOST_MEASURES = 12
MOST_ISSUES = 8
MOST_MEDIATORS = 12
MOST_BUYERS = 12
MOST_LEVELS = 50


def read_world(draft: Draft) -> None:
    """The parameters that belong to nobody."""
    names = draft.catalogue.names("world")
    node = draft.inspector.fields(draft.tree.get("parameters"), "parameters", names)
    draft.state_all(names, node, "parameters")


def read_instruments(draft: Draft) -> None:
    """The instruments and their measures."""
    table = draft.each(
        "instruments", "an instrument", MOST_INSTRUMENTS, lambda name, node: _instrument(draft, name, node)
    )
    if not table.entries:
        draft.inspector.add(
            draft.tree.place("instruments"), "instruments", "there is none; expected 1 to 12 instruments"
        )


def _instrument(draft: Draft, name: str, node: MapNode) -> None:
    field = f"instruments.{name}"
    names = draft.catalogue.names("instrument")
    draft.inspector.known_keys(node, field, [*names, "measures"])
    draft.state_all(names, node, field)
    measures = draft.inspector.fields(node.get("measures"), f"{field}.measures")
    given = draft.limited(measures, f"{field}.measures", "a measure", MOST_MEASURES)
    held = tuple(given) or (name,)
    draft.instruments[name] = held
    wanted = draft.catalogue.names("measure")
    for measure in held:
        path = f"{field}.measures.{measure}"
        entry = draft.inspector.fields(measures.get(measure), path, wanted)
        draft.state_all(wanted, entry, path)
    if SHARE in wanted:
        shares = {measure: f"{field}.measures.{measure}.{SHARE}" for measure in held}
        settle_weights(draft, shares, node, f"{field}.measures", "the shares of the measures")


def read_issues(draft: Draft) -> None:
    """What is in dispute."""
    table = draft.each("issues", "an issue", MOST_ISSUES, lambda name, node: _issue(draft, name, node))
    if not table.entries:
        draft.inspector.add(draft.tree.place("issues"), "issues", "there is none; expected 1 to 8 issues")


def _issue(draft: Draft, name: str, node: MapNode) -> None:
    field = f"issues.{name}"
    names = draft.catalogue.names("issue")
    draft.inspector.known_keys(node, field, [*names, "levels"])
    draft.state_all(names, node, field)
    draft.issues.append(name)
    levels = node.get("levels")
    if levels is not None:
        draft.levels[name] = _levels(draft, levels, join(field, "levels"))


def _levels(draft: Draft, node: Node, field: str) -> tuple[float, ...]:
    items = draft.inspector.items(node, field)
    if len(items) > MOST_LEVELS:
        draft.inspector.add(node, field, f"has {len(items)} levels; expected at most {MOST_LEVELS}")
    numbers = [draft.inspector.number(item, field, SHARE_BOUNDS) for item in items[:MOST_LEVELS]]
    levels = [number for number in numbers if number is not None]
    if any(later <= earlier for earlier, later in pairwise(levels)):
        draft.inspector.add(node, field, "the levels are out of order; expected numbers from 0 to 1, ascending")
    return tuple(levels)


def read_mediators(draft: Draft) -> None:
    """Who goes between."""
    names = draft.catalogue.names("mediator")

    def mediator(name: str, node: MapNode) -> None:
        draft.inspector.known_keys(node, f"mediators.{name}", names)
        draft.state_all(names, node, f"mediators.{name}")
        draft.mediators.append(name)

    draft.each("mediators", "a mediator", MOST_MEDIATORS, mediator)


def read_buyers(draft: Draft) -> None:
    """Who buys the target's oil; a buyer with a sender's name closes its market as that sender's measures say."""
    names = draft.catalogue.names("buyer")

    def buyer(name: str, node: MapNode) -> None:
        draft.inspector.known_keys(node, f"buyers.{name}", names)
        draft.state_all(names, node, f"buyers.{name}")
        draft.buyers.append(name)

    draft.each("buyers", "a buyer", MOST_BUYERS, buyer)
