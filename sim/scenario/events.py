"""Dated events: measures, scripted moves, dated changes and news."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import asdict, replace

from sim.chance.quantity import fixed
from sim.scenario.draft import Draft
from sim.scenario.faults import listing
from sim.scenario.inspecting import SHARE_BOUNDS, Bounds
from sim.scenario.months import Month
from sim.scenario.nodes import ListNode, MapNode, Node, Scalar
from sim.scenario.quantities import LONGEST_WHY, read_quantity
from sim.scenario.scenario import Event
from sim.scenario.words import KINDS, MOVES, STATES

COMMAND_LINE = "--set"
"""How the place of a value from the command line begins."""
MOST_EVENTS = 1000
LONGEST_MONTHS = 240
_SIZE = Bounds(-1e9, 1e9)
_COMMON = ("month", "chance", "because", "source")
FORMS: dict[str, tuple[str, ...]] = {
    "instrument": ("actor", "instrument", "measure", "intensity", "state"),
    "move": ("actor", "move"),
    "set": ("set", "over"),
    "kind": ("kind", "actor", "size", "lasts"),
}
"""The forms of an event, by the key that marks each, with the keys that go with it."""
_ALL = tuple(dict.fromkeys([*_COMMON, *(key for keys in FORMS.values() for key in keys)]))


def read_events(draft: Draft) -> tuple[Event, ...]:
    """The events in their order, each with a key of its own."""
    node = draft.tree.get("events")
    items = draft.inspector.items(node, "events")
    if isinstance(node, ListNode) and len(items) > MOST_EVENTS:
        draft.inspector.add(node, "events", f"has {len(items)} events; expected at most {MOST_EVENTS}")
    flag = draft.tree.get("events_replace")
    if flag is not None and not (isinstance(flag, Scalar) and isinstance(flag.value, bool)):
        draft.inspector.add(flag, "events_replace", "is neither true nor false; expected one of: true, false")
    near = [(place, item) for place, item in enumerate(items[:MOST_EVENTS], 1) if not _out_of_reach(draft, item)]
    read = [_event(draft, item, f"events[{place}]") for place, item in near]
    return _keyed(draft, [event for event in read if event is not None])


def within_reach(draft: Draft) -> MapNode:
    """The tree without inherited events that the chosen months leave out, so that it can be read again by itself."""
    events = draft.tree.get("events")
    if not isinstance(events, ListNode):
        return draft.tree
    kept = ListNode([item for item in events.items if not _out_of_reach(draft, item)], events.mark)
    return MapNode({**draft.tree.entries, "events": kept}, draft.tree.mark, draft.tree.keys)


def _out_of_reach(draft: Draft, node: Node) -> bool:
    """Whether an inherited event lies outside the months that another file, or the command line, has chosen."""
    calendar, month = draft.calendar, node.get("month") if isinstance(node, MapNode) else None
    if not isinstance(month, Scalar) or not calendar.known or not Month.fits(month.value):
        return False
    when = Month.parse(str(month.value))
    if calendar.covers(when):
        return False
    chooser = draft.tree.get("start" if when < calendar.start else "months")
    if chooser is None or chooser.mark.file == node.mark.file:
        return False
    inherited = node.mark.file != draft.tree.mark.file
    return inherited or chooser.mark.file.startswith(COMMAND_LINE)


def _event(draft: Draft, node: Node, field: str) -> Event | None:
    table = draft.inspector.fields(node, field, _ALL)
    if not isinstance(node, MapNode):
        return None
    forms = [form for form in FORMS if form in table.entries]
    if len(forms) != 1:
        found = f"has {listing(forms)}" if forms else "says nothing that happens"
        draft.inspector.add(node, field, f"{found}; expected exactly one of: {listing(FORMS)}")
        _common(draft, table, field)
        return None
    for key in table.entries:
        if key in _ALL and key not in (*_COMMON, *FORMS[forms[0]]):
            expected = listing([*FORMS[forms[0]], *_COMMON])
            message = f"does not go with {forms[0]!r}; expected only {expected}"
            draft.inspector.add(table.place(key), f"{field}.{key}", message)
    base = _common(draft, table, field)
    return {"instrument": _measure, "move": _move, "set": _set, "kind": _news}[forms[0]](draft, table, field, base)


def _common(draft: Draft, table: MapNode, field: str) -> Event:
    chance = table.get("chance")
    quantity = read_quantity(draft.inspector, chance, f"{field}.chance", SHARE_BOUNDS) if chance else None
    return Event(
        month=_month(draft, table, field),
        kind="",
        key="",
        chance=quantity or fixed(1.0),
        because=draft.inspector.text(table.get("because"), f"{field}.because", LONGEST_WHY),
        source=draft.inspector.text(table.get("source"), f"{field}.source", LONGEST_WHY),
    )


def _month(draft: Draft, table: MapNode, field: str) -> int:
    node = table.get("month")
    if node is None:
        draft.inspector.add(table, f"{field}.month", "is missing; expected a month, YYYY-MM")
        return 0
    month = draft.inspector.month(node, f"{field}.month")
    calendar = draft.calendar
    if month is None or not calendar.known:
        return 0
    if not calendar.covers(month):
        side, closest = (
            ("before the start", calendar.start) if month < calendar.start else ("past the horizon", calendar.end)
        )
        span = f"expected {calendar.start} to {calendar.end}; the nearest valid value is {closest}"
        draft.inspector.add(node, f"{field}.month", f"{month} is {side}; {span}")
    return month.since(calendar.start)


def _who(draft: Draft, table: MapNode, field: str, *, required: bool) -> str:
    if "actor" in table.entries:
        if not _actor_names(draft):
            return ""  # that there is nobody is told once, of the actors
        return draft.inspector.word(table.get("actor"), f"{field}.actor", _actor_names(draft), "actor")
    if required:
        draft.inspector.add(table, f"{field}.actor", f"is missing; expected one of: {listing(_actor_names(draft))}")
    return ""


def _actor_names(draft: Draft) -> list[str]:
    return list(draft.inspector.fields(draft.tree.get("actors"), "actors").entries)


def _measure(draft: Draft, table: MapNode, field: str, base: Event) -> Event:
    actor = _who(draft, table, field, required=True)
    if actor in draft.actors and actor not in draft.holdings:
        role = draft.actors[actor].role
        message = f"{actor} is a {role}; expected a sender: {listing(draft.holdings)}"
        draft.inspector.add(table.entries["actor"], f"{field}.actor", message)
    held = draft.holdings.get(actor, tuple(draft.instruments))
    instrument = draft.inspector.word(
        table.get("instrument"), f"{field}.instrument", held, f"{actor or 'the'} instrument"
    )
    measures = draft.instruments.get(instrument, ())
    measure = table.get("measure")
    name = draft.inspector.word(measure, f"{field}.measure", measures, f"{instrument} measure") if measures else ""
    state = draft.inspector.word(table.get("state"), f"{field}.state", STATES, "state") or "imposed"
    node = table.get("intensity")
    if node is None:
        draft.inspector.add(table, f"{field}.intensity", f"is missing; expected {SHARE_BOUNDS}")
    size = read_quantity(draft.inspector, node, f"{field}.intensity", SHARE_BOUNDS) if node else None
    return replace(base, kind="measure", actor=actor, instrument=instrument, measure=name, state=state, size=size)


def _move(draft: Draft, table: MapNode, field: str, base: Event) -> Event:
    actor = _who(draft, table, field, required=True)
    known = draft.actors.get(actor)
    moves = MOVES[known.role] if known else tuple(dict.fromkeys(move for moves in MOVES.values() for move in moves))
    what = f"move of a {known.role}" if known else "move"
    return replace(
        base, kind="move", actor=actor, move=draft.inspector.word(table.get("move"), f"{field}.move", moves, what)
    )


def _set(draft: Draft, table: MapNode, field: str, base: Event) -> Event:
    node = table.entries["set"]
    entries = draft.inspector.fields(node, f"{field}.set")
    over = draft.inspector.whole(table.get("over"), f"{field}.over", 0, LONGEST_MONTHS, 0)
    if isinstance(node, MapNode) and len(entries.entries) != 1:
        draft.inspector.add(
            node, f"{field}.set", f"has {len(entries.entries)} entries; expected one, such as path: value"
        )
    if len(entries.entries) != 1:
        return base
    [(text, value)] = entries.entries.items()
    path = draft.path(text)
    if path is None:
        near = draft.nearest_path(text) if not draft.inspector.faults.full else None
        message = "is not the path of a parameter of this scenario; expected one such as actors.NAME.PARAMETER"
        draft.inspector.add(entries.place(text), f"{field}.set", f"{text[:80]!r} {message}", near)
        return base
    parameter = draft.parameters[path]
    bounds = Bounds(parameter.low, parameter.high, parameter.unit)
    size = read_quantity(draft.inspector, value, f"{field}.set", bounds)
    return replace(base, kind="set", path=path, over=over, size=size)


def _news(draft: Draft, table: MapNode, field: str, base: Event) -> Event:
    kind = draft.inspector.word(table.get("kind"), f"{field}.kind", KINDS, "kind")
    actor = _who(draft, table, field, required=False)
    node = table.get("size")
    size = read_quantity(draft.inspector, node, f"{field}.size", _SIZE) if node else None
    lasts = draft.inspector.whole(table.get("lasts"), f"{field}.lasts", 1, LONGEST_MONTHS, 0)
    return replace(base, kind=kind, actor=actor, size=size, lasts=lasts)


def _keyed(draft: Draft, events: list[Event]) -> tuple[Event, ...]:
    """Name every event by what happens and when; twins are told apart by the rest of their content."""
    stems = [_stem(draft, event) for event in events]
    keys = list(stems)
    seen: Counter[str] = Counter()
    for place in sorted(range(len(events)), key=lambda place: (stems[place], repr(events[place]))):
        seen[stems[place]] += 1
        if seen[stems[place]] > 1:
            keys[place] = f"{stems[place]}#{seen[stems[place]]}"
    return tuple(replace(event, key=key) for event, key in zip(events, keys, strict=True))


def _stem(draft: Draft, event: Event) -> str:
    named = ("kind", "actor", "instrument", "measure", "state", "move", "path")
    content = {name: value for name, value in asdict(event).items() if name in named}
    text = json.dumps([str(draft.calendar.start.later(event.month)), content], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
