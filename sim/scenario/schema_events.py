"""The JSON Schema of dated events."""

from __future__ import annotations

from sim.scenario.catalogue import Catalogue
from sim.scenario.events import LONGEST_MONTHS, MOST_EVENTS
from sim.scenario.quantities import LONGEST_WHY
from sim.scenario.schema_parts import MONTH, Schema, listed, quantity, record, text, words
from sim.scenario.words import KINDS, MOVES, STATES


def events_schema(catalogue: Catalogue) -> Schema:
    """A list of events of four forms."""
    forms = [_measure(), _move(), _change(catalogue), _news()]
    return listed({"anyOf": forms}, "What happens when; appended to the baseline's events.", MOST_EVENTS)


def _form(properties: Schema, description: str, required: tuple[str, ...]) -> Schema:
    common: Schema = {
        "month": {**MONTH, "description": "When it happens."},
        "chance": {**quantity(0, 1), "description": "How likely it is to happen (default 1)."},
        "because": text("Why it happens.", LONGEST_WHY),
        "source": text("Where this comes from.", LONGEST_WHY),
    }
    return record({**properties, **common}, description, ("month", *required))


def _measure() -> Schema:
    properties: Schema = {
        "actor": text("A sender.", 40),
        "instrument": text("One of the sender's instruments.", 40),
        "measure": text("One measure of the instrument (default: all).", 40),
        "intensity": {**quantity(0, 1), "description": "The intensity from then on."},
        "state": words(STATES, "How far the measure has got (default: imposed)."),
    }
    return _form(properties, "A measure is changed.", ("actor", "instrument", "intensity"))


def _move() -> Schema:
    moves = sorted({move for group in MOVES.values() for move in group})
    properties: Schema = {"actor": text("Who moves.", 40), "move": words(moves, "A move of the actor's role.")}
    return _form(properties, "An actor makes a scripted move.", ("actor", "move"))


def _change(catalogue: Catalogue) -> Schema:
    low = min((one.low for one in catalogue.parameters), default=0.0)
    high = max((one.high for one in catalogue.parameters), default=1.0)
    change: Schema = {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": quantity(low, high),
    }
    change["description"] = "The path of a parameter and its new value."
    over: Schema = {
        "type": "integer",
        "minimum": 0,
        "maximum": LONGEST_MONTHS,
        "description": "Months it takes (default 0).",
    }
    return _form({"set": change, "over": over}, "A parameter changes.", ("set",))


def _news() -> Schema:
    properties: Schema = {
        "kind": words(KINDS, "What kind of news."),
        "actor": text("Whom it concerns.", 40),
        "size": {**quantity(-1e9, 1e9), "description": "How large it is."},
        "lasts": {"type": "integer", "minimum": 1, "maximum": LONGEST_MONTHS, "description": "Months it lasts."},
    }
    return _form(properties, "Something happens.", ("kind",))
