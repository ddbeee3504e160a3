"""A scenario without some of its measures: what realised leverage is counted against."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sim.chance.quantity import Quantity, fixed
from sim.scenario.faults import listing, nearest
from sim.scenario.scenario import Actor, Event, Scenario, Words

PROMISE = "promise of relief"
"""What stands beside the instruments: the senders' offer to lift them."""
_OFFERING = ("offer relief", "withdraw offer")
_LEVELS = ("intensity", "threatened")


def measures_of(case: Scenario) -> tuple[str, ...]:
    """Every instrument in the scenario's order, then the promise of relief."""
    return (*case.instruments, PROMISE)


def measures_in_use(case: Scenario) -> tuple[str, ...]:
    """The measures that some world of the scenario may see: in force, threatened, scripted or open to a sender."""
    return tuple(measure for measure in measures_of(case) if _in_use(case, measure))


def without(case: Scenario, measures: Iterable[str]) -> Scenario:
    """The scenario with some measures unavailable from the first month, and none of them in force or threatened.

    An instrument that is removed is barred for every sender, its intensity and threat are zero, and
    its events are dropped. Without the promise of relief nothing is offered at the start, nothing can
    be, and scripted offers are dropped. Nothing else changes: how long measures have been felt stays
    as it was, and so does the scenario whose private strengths are inherited (the scenario's own, if
    it has no baseline), so that worlds stay paired. With nothing to remove it is the same scenario.
    It lives in memory only: its ``text`` is empty. ValueError for a measure it does not have.
    """
    gone = list(dict.fromkeys(measures))
    known = measures_of(case)
    for measure in gone:
        if measure not in known:
            near = nearest(measure, known)
            hint = f"; did you mean {near!r}?" if near else ""
            raise ValueError(f"no measure {measure!r} in {case.name}; expected one of: {listing(known)}{hint}")
    if not gone:
        return case
    return replace(
        case,
        title=f"{case.title}, without {listing(gone)}",
        actors={name: _disarmed(actor, gone) for name, actor in case.actors.items()},
        events=tuple(event for event in case.events if not _belongs(event, gone)),
        quantities={path: _emptied(path, quantity, gone) for path, quantity in case.quantities.items()},
        text="",
        root=case.root or case,
    )


def _disarmed(actor: Actor, gone: list[str]) -> Actor:
    if actor.role != "sender":
        return actor
    closed = [word for measure in gone for word in (_OFFERING if measure == PROMISE else (measure,))]
    return replace(actor, barred=Words([*actor.barred, *closed]))


def _belongs(event: Event, gone: list[str]) -> bool:
    """Whether an event is one of the measures removed."""
    if event.kind == "set":
        return _measure_at(event.path) in gone
    if event.kind == "move":
        return PROMISE in gone and event.move in _OFFERING
    return event.kind == "measure" and event.instrument in gone


def _emptied(path: str, quantity: Quantity, gone: list[str]) -> Quantity:
    measure = _measure_at(path)
    return fixed(0.0, why=f"without {measure}") if measure in gone else quantity


def _measure_at(path: str) -> str:
    """The measure whose level a path holds, or nothing.

    >>> _measure_at("actors.US.instruments.energy.intensity"), _measure_at("actors.US.offer_relief")
    ('energy', 'promise of relief')
    >>> _measure_at("actors.US.instruments.energy.coverage")
    ''
    """
    match path.split("."):
        case ["actors", _, "instruments", instrument, level] if level in _LEVELS:
            return instrument
        case ["actors", _, "instruments", instrument, "measures", _]:
            return instrument
        case ["actors", _, "offer_relief" | "offers_at_start"]:
            return PROMISE
    return ""


def _in_use(case: Scenario, measure: str) -> bool:
    if any(_belongs(event, [measure]) for event in case.events):
        return True
    if measure == PROMISE:
        return any(_ever(quantity) for path, quantity in case.quantities.items() if path.endswith(".offer_relief"))
    return any(_holds(case, actor, measure) for actor in case.actors.values() if actor.role == "sender")


def _holds(case: Scenario, sender: Actor, instrument: str) -> bool:
    """Whether a sender controls a share of the flow, and uses it, threatens to or may."""
    start = f"actors.{sender.name}.instruments.{instrument}."
    own = {path: quantity for path, quantity in case.quantities.items() if path.startswith(start)}
    if not _ever(own.get(f"{start}coverage", fixed(0.0))):
        return False
    is_open = not sender.barred & {instrument, "all"}
    return is_open or any(_ever(quantity) for path, quantity in own.items() if _measure_at(path))


def _ever(quantity: Quantity) -> bool:
    """Whether the number can be above zero in some world and month."""
    top = {"fixed": quantity.likely, "triangular": quantity.high, "uniform": quantity.high}
    return top.get(quantity.family, 1.0) > 0.0 or any(_ever(knot.value) for knot in quantity.series)
