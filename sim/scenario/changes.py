"""What one scenario says otherwise than another, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sim.chance.quantity import Quantity
from sim.scenario.months import Month
from sim.scenario.scenario import Event, PlanStep, Scenario

NONE = "none"
_BY_HYPOTHESIS = "hypothesis "


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs: what, how it is in the first scenario and in the other, and why there."""

    kind: str
    what: str
    before: str
    after: str
    why: str = ""

    def __str__(self) -> str:
        if self.before == NONE:
            told = f"{self.what}, added: {self.after}"
        elif self.after == NONE:
            told = f"{self.what}, removed: {self.before}"
        else:
            told = f"{self.what}: {self.before} → {self.after}"
        return f"{told} ({self.why})" if self.why else told


def changes(one: Scenario, other: Scenario) -> list[Change]:
    """Everything that differs, from the calendar to the events; nothing for equal scenarios.

    Numbers that a hypothesis sets are told by the hypothesis alone.
    """
    return [
        *_differing("calendar", {"start": str(one.start)}, {"start": str(other.start)}),
        *_differing("calendar", {"months": str(one.months)}, {"months": str(other.months)}),
        *_differing("sample", {"sample": one.sample or "none"}, {"sample": other.sample or "none"}),
        *_differing("hypothesis", _named("hypotheses", one.hypotheses), _named("hypotheses", other.hypotheses)),
        *_differing("cast", _roles(one), _roles(other)),
        *_differing("barred", _barred(one), _barred(other)),
        *_numbers(one, other),
        *_differing("package", _packages(one), _packages(other)),
        *_differing("relief plan", {"relief plan": _plan(one.plan_steps)}, {"relief plan": _plan(other.plan_steps)}),
        *_events(one, other),
    ]


def told(quantity: Quantity, start: Month) -> str:
    """A number in words.

    >>> from sim.chance.quantity import fixed, spread
    >>> told(fixed(0.4), Month(2026, 1)), told(spread(0.1, 0.2, 0.4), Month(2026, 1))
    ('0.4', '0.1 to 0.4, likely 0.2')
    """
    match quantity.family:
        case "fixed":
            first = f"{quantity.likely:g}"
        case "triangular":
            first = f"{quantity.low:g} to {quantity.high:g}, likely {quantity.likely:g}"
        case "uniform":
            first = f"{quantity.low:g} to {quantity.high:g}"
        case family:
            first = f"{family} with mean {quantity.mean:g}, sd {quantity.sd:g}"
    knots = [f"{told(knot.value, start)} by {start.later(knot.month + knot.over)}" for knot in quantity.series]
    return ", then ".join([first, *knots])


def event_told(event: Event, start: Month) -> str:
    """An event in words: when, who, what, and the chance that it happens."""
    size = "" if event.size is None else f" {told(event.size, start)}"
    over = f" over {event.over} months" if event.over else ""
    what = {
        "measure": f"{event.measure or event.instrument} {event.state} at{size}",
        "move": event.move,
        "set": f"{event.path} set to{size}{over}",
    }.get(event.kind, f"{event.kind}{size}")
    chance = "" if event.chance.likely == 1.0 and not event.chance.is_drawn else f", chance {told(event.chance, start)}"
    return f"{start.later(event.month)} {event.actor + ': ' if event.actor else ''}{what}{chance}"


def events_of_one(one: Scenario, other: Scenario) -> list[Event]:
    """Events that only the first scenario has; what is said of their source does not count."""
    rest = [_essence(event) for event in other.events]
    return [event for event in one.events if _essence(event) not in rest]


def _essence(event: Event) -> tuple[object, ...]:
    numbers = (_values(event.chance), None if event.size is None else _values(event.size))
    return event.month, event.kind, event.key, event.over, event.lasts, numbers


def _numbers(one: Scenario, other: Scenario) -> Iterator[Change]:
    paths = dict.fromkeys([*one.quantities, *other.quantities])
    for path in paths:
        before, after = one.quantities.get(path), other.quantities.get(path)
        if before is not None and after is not None and _values(before) == _values(after):
            continue
        last = after or before
        if any(quantity is not None and quantity.why.startswith(_BY_HYPOTHESIS) for quantity in (before, after)):
            continue
        yield Change(
            "number", path, told(before, one.start) if before else NONE, told(after, other.start) if after else NONE,
            last.why if last else "",
        )  # fmt: skip


def _values(quantity: Quantity) -> tuple[object, ...]:
    """What counts of a number: its values, not the words about it."""
    numbers: dict[str, tuple[float, ...]] = {
        "fixed": (quantity.likely,), "triangular": (quantity.low, quantity.likely, quantity.high),
        "uniform": (quantity.low, quantity.high),
    }  # fmt: skip
    knots = tuple((knot.month, knot.over, _values(knot.value)) for knot in quantity.series)
    return quantity.family, numbers.get(quantity.family, (quantity.mean, quantity.sd)), knots


def _events(one: Scenario, other: Scenario) -> Iterator[Change]:
    for event in events_of_one(one, other):
        yield Change("event", "event", event_told(event, one.start), NONE, event.because)
    for event in events_of_one(other, one):
        yield Change("event", "event", NONE, event_told(event, other.start), event.because)


def _differing(kind: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for what in dict.fromkeys([*before, *after]):
        here, there = before.get(what, NONE), after.get(what, NONE)
        if here != there:
            yield Change(kind, what, here, there)


def _named(section: str, values: Mapping[str, str]) -> dict[str, str]:
    return {f"{section}.{name}": value for name, value in values.items()}


def _roles(case: Scenario) -> dict[str, str]:
    names: Iterable[tuple[str, str]] = (
        *((f"actor {name}", actor.role.replace("_", " ")) for name, actor in case.actors.items()),
        *((f"issue {name}", "in dispute") for name in case.issues),
        *((f"instrument {name}", ", ".join(measures)) for name, measures in case.instruments.items()),
        *((f"mediator {name}", "takes part") for name in case.mediators),
        *((f"buyer {name}", "takes part") for name in case.buyers),
    )
    return dict(names)


def _barred(case: Scenario) -> dict[str, str]:
    words = {name: ", ".join(sorted(actor.barred)) for name, actor in case.actors.items()}
    return {f"actors.{name} may not": text or "(nothing is barred)" for name, text in words.items()}


def _packages(case: Scenario) -> dict[str, str]:
    return {
        f"package {name}": ", ".join(f"{issue} {value:g}" for issue, value in package.items())
        for name, package in case.packages.items()
    }


def _plan(steps: tuple[PlanStep, ...]) -> str:
    return ", ".join(f"{step.size:g} {step.order} {step.condition}" for step in steps) or "one step"
