"""Numbers that belong together and add up to one."""

from __future__ import annotations

from sim.chance.quantity import fixed
from sim.scenario.catalogue import COVERAGE, SALIENCES
from sim.scenario.draft import Draft
from sim.scenario.nodes import Node
from sim.scenario.words import RELIEF

TOLERANCE = 1e-6


def settle_weights(draft: Draft, paths: dict[str, str], node: Node, field: str, what: str) -> None:
    """Equal weights where none is given; where all are fixed they must sum to one.

    ``paths`` holds where each name's weight stands. Drawn or dated weights are normalised by the model.
    """
    known = {name: quantity for name, path in paths.items() if (quantity := draft.quantities.get(path)) is not None}
    if len(known) < len(paths) or any(quantity.is_drawn or quantity.series for quantity in known.values()):
        return
    if not draft.given.intersection(paths.values()):
        for name, path in paths.items():
            draft.quantities[path] = fixed(1 / len(paths), why="equal weights", source=known[name].source)
        return
    total = sum(quantity.likely for quantity in known.values())
    if abs(total - 1) > TOLERANCE:
        numbers = ", ".join(f"{name} {quantity.likely:g}" for name, quantity in known.items())
        draft.inspector.add(node, field, f"{what} sum to {total:.6g} ({numbers}); expected a sum of 1")


def check_saliences(draft: Draft, actor: str, node: Node) -> None:
    """An actor's fixed saliences, relief apart, sum to one."""
    stem = f"actors.{actor}.{SALIENCES}"
    paths = {issue: f"{stem}.{issue}" for issue in draft.issues if issue != RELIEF}
    if draft.parameters.keys() >= set(paths.values()):
        settle_weights(draft, paths, node, stem, "the saliences")


def check_coverage(draft: Draft) -> None:
    """The senders' likely coverage of a flow is at most all of it."""
    for instrument in draft.instruments:
        paths = [f"actors.{sender}.instruments.{instrument}.{COVERAGE}" for sender in draft.holdings]
        likely = {path: draft.quantities[path].likely for path in paths if path in draft.quantities}
        if sum(likely.values()) > 1 + TOLERANCE and draft.given.intersection(likely):
            numbers = ", ".join(f"{path.split('.')[1]} {value:g}" for path, value in likely.items())
            total = sum(likely.values())
            message = f"the senders' coverage of {instrument} sums to {total:g} ({numbers}); expected at most 1"
            draft.inspector.add(draft.tree.place("actors"), f"actors.*.instruments.{instrument}.{COVERAGE}", message)
