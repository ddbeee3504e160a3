"""One number of a scenario: fixed, drawn, or a series of dated values."""

from __future__ import annotations

from dataclasses import replace

from sim.chance.quantity import Family, Knot, Quantity, fixed
from sim.scenario.faults import listing
from sim.scenario.inspecting import Bounds, Inspector, join
from sim.scenario.months import Calendar, Month
from sim.scenario.nodes import MapNode, Node
from sim.scenario.words import FAMILIES, SHAPES

LONGEST_WHY = 2000
NOTES = ("why", "source")
FORMS: dict[str, tuple[str, ...]] = {
    "fixed": ("value",),
    "triangular": ("low", "likely", "high"),
    "uniform": ("low", "high"),
    **dict.fromkeys(("normal", "lognormal", "gamma", "beta"), ("mean", "sd")),
}
"""The numbers that each family needs."""
KEYS = ("value", "low", "likely", "high", "distribution", "mean", "sd", "series", "shape", *NOTES)


def read_quantity(
    inspector: Inspector, node: Node, field: str, bounds: Bounds, calendar: Calendar | None = None
) -> Quantity | None:
    """The quantity a node states; only with a calendar may it be a series."""
    if not isinstance(node, MapNode):
        value = inspector.number(node, field, bounds)
        return None if value is None else fixed(value)
    inspector.known_keys(node, field, KEYS)
    why = inspector.text(node.get("why"), join(field, "why"), LONGEST_WHY)
    source = inspector.text(node.get("source"), join(field, "source"), LONGEST_WHY)
    series = node.get("series")
    if series is None:
        quantity = _one(inspector, node, field, bounds)
    elif calendar is None:
        inspector.add(
            node.place("series"), field, "a dated series has no meaning here; expected one number or one spread"
        )
        return None
    else:
        quantity = _series(inspector, node, series, field, bounds, calendar)
    return replace(quantity, why=why, source=source) if quantity else None


def _one(inspector: Inspector, node: MapNode, field: str, bounds: Bounds) -> Quantity | None:
    family = _family(inspector, node, field)
    if not family:
        return None
    wanted = FORMS[family]
    extra = [key for key in node.entries if key not in (*wanted, *NOTES, "distribution") and key in KEYS]
    missing = [key for key in wanted if key not in node.entries]
    if extra or missing:
        named = extra[0] if extra else missing[0]
        problem = f"{extra[0]!r} does not belong to" if extra else f"{missing[0]!r} is missing from"
        inspector.add(node.place(named), field, f"{problem} a {family} number; expected {listing(wanted)}")
        return None
    spread = Bounds(0.0, bounds.high - bounds.low, bounds.unit)
    numbers = {
        key: inspector.number(node.entries[key], join(field, key), spread if key == "sd" else bounds) for key in wanted
    }
    known = {key: number for key, number in numbers.items() if number is not None}
    return _build(inspector, node, field, family, known) if len(known) == len(wanted) else None


def _family(inspector: Inspector, node: MapNode, field: str) -> str:
    if "distribution" in node.entries:
        return inspector.word(node.get("distribution"), join(field, "distribution"), FAMILIES, "distribution")
    if "value" in node.entries:
        return "fixed"
    if "likely" in node.entries:
        return "triangular"
    if "low" in node.entries or "high" in node.entries:
        return "uniform"
    needs = "'distribution'" if "mean" in node.entries or "sd" in node.entries else "a number"
    inspector.add(node, field, f"lacks {needs}; expected a number, value:, low: and high:, distribution: or series:")
    return ""


def _build(inspector: Inspector, node: MapNode, field: str, family: str, numbers: dict[str, float]) -> Quantity | None:
    kind: Family = family  # type: ignore[assignment]
    if kind == "fixed":
        return fixed(numbers["value"])
    if "mean" in numbers:
        return _by_mean(inspector, node, field, kind, numbers["mean"], numbers["sd"])
    low, high = numbers["low"], numbers["high"]
    likely = numbers.get("likely", (low + high) / 2)
    if not low <= likely <= high:
        order = "low <= likely <= high" if kind == "triangular" else "low <= high"
        values = ", ".join(f"{value:g}" for value in numbers.values())
        inspector.add(node, field, f"the numbers {values} are out of order; expected {order}")
        return None
    return Quantity(likely=likely, low=low, high=high, family=kind)


def _by_mean(
    inspector: Inspector, node: MapNode, field: str, family: Family, mean: float, sd: float
) -> Quantity | None:
    if family in ("lognormal", "gamma") and mean <= 0:
        inspector.add(node.entries["mean"], field, f"a {family} number has mean {mean:g}; expected a mean above 0")
        return None
    if family == "beta" and not (0 < mean < 1 and sd * sd < mean * (1 - mean)):
        rule = "expected a mean between 0 and 1 and an sd below the square root of mean * (1 - mean)"
        inspector.add(node, field, f"no beta number has mean {mean:g} and sd {sd:g}; {rule}")
        return None
    return Quantity(likely=mean, mean=mean, sd=sd, family=family)


def _series(
    inspector: Inspector, node: MapNode, series: Node, field: str, bounds: Bounds, calendar: Calendar
) -> Quantity | None:
    for key in node.entries:
        if key in KEYS and key not in ("series", "shape", *NOTES):
            inspector.add(
                node.place(key), field, f"{key!r} cannot stand beside 'series'; expected only series and shape"
            )
    shape = inspector.word(node.get("shape"), join(field, "shape"), SHAPES, "shape") or "step"
    table = inspector.fields(series, join(field, "series"))
    if not table.entries and isinstance(series, MapNode):
        inspector.add(series, join(field, "series"), "has no values; expected at least one, such as 2026-01: 0.5")
    knots: list[tuple[int, Quantity]] = []
    for text, entry in table.entries.items():
        name = join(join(field, "series"), text)
        month = _series_month(inspector, table, text, name)
        value = read_quantity(inspector, entry, name, bounds)
        if month is not None and value is not None:
            knots.append((month.since(calendar.start), value))
    if len(knots) < max(1, len(table.entries)):
        return None
    return dated(sorted(knots, key=lambda knot: knot[0]), shape, calendar.months)


def _series_month(inspector: Inspector, table: MapNode, text: str, name: str) -> Month | None:
    try:
        return Month.parse(text)
    except ValueError as error:
        inspector.add(table.place(text), name, str(error))
        return None


def dated(knots: list[tuple[int, Quantity]], shape: str, months: int) -> Quantity:
    """The quantity that passes through ascending dated values.

    The value at or before month 0 is the base, or else the first value. A ramp that is under way at
    month 0 starts from where it has got to, if its ends are numbers of one kind.
    """
    at_start = max((place for place, (month, _) in enumerate(knots) if month <= 0), default=0)
    base = knots[at_start][1]
    later: list[Knot] = []
    for (before, previous), (month, value) in zip(knots[at_start:], knots[at_start + 1 :], strict=False):
        begins = max(before, 0) if shape == "ramp" else month
        if begins >= months:
            break
        if shape == "ramp" and before < 0:
            base = _between(previous, value, -before / (month - before))
        later.append(Knot(begins, value, month - begins))
    return replace(base, series=tuple(later))


def _between(first: Quantity, second: Quantity, part: float) -> Quantity:
    if first.family != second.family:
        return first
    numbers = ("likely", "low", "high", "mean", "sd")
    moved = {name: (1 - part) * getattr(first, name) + part * getattr(second, name) for name in numbers}
    return replace(first, **moved)
