"""The JSON Schema of a scenario file, generated from the registry and the vocabularies."""

from __future__ import annotations

from typing import Any

from sim.scenario.catalogue import RED_LINES, Catalogue
from sim.scenario.header import LONGEST_NOTE, LONGEST_QUESTION, LONGEST_RUN, LONGEST_TITLE
from sim.scenario.reading import LARGEST_FILE
from sim.scenario.registry import Parameter
from sim.scenario.sample import samples
from sim.scenario.schema_events import events_schema
from sim.scenario.schema_parts import (
    MONTH,
    NAME,
    UNIT,
    Schema,
    listed,
    mapped,
    notes,
    quantity,
    record,
    shared,
    text,
    words,
)
from sim.scenario.setting import MOST_INSTRUMENTS, MOST_ISSUES, MOST_LEVELS
from sim.scenario.words import CONDITIONS, MOVES, ORDERS, ROLES


def schema_of(catalogue: Catalogue) -> dict[str, Any]:
    """The schema of one file; a diff is held to the same words, and what must be complete is checked on loading."""
    definitions: Schema = {"name": NAME, "month": MONTH}
    whole = record({**_head(catalogue), **_sections(catalogue)}, required=("title", "question"))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Sanctions Leverage scenario",
        "description": "A story to simulate, in full or as a diff on a baseline.",
        **shared(whole, definitions),
        "$defs": definitions,
    }


def _head(catalogue: Catalogue) -> Schema:
    levels = {
        name: words([one.default, *one.levels], f"{one.meaning} (default: {one.default})")
        for name, one in catalogue.hypotheses.items()
    }
    return {
        "title": text("What the scenario is called.", LONGEST_TITLE),
        "question": text("What the scenario asks.", LONGEST_QUESTION),
        "look_for": text("What a reader should see in the results.", LONGEST_NOTE),
        "baseline": text("The file that holds what is not said here: beside this one or in the library.", 100),
        "sources": listed(text("A claim, such as S1.4.", LONGEST_TITLE), "The claims the scenario rests on."),
        "start": {"$ref": "#/$defs/month", "description": "The first month played."},
        "months": {
            "type": "integer",
            "minimum": 1,
            "maximum": LONGEST_RUN,
            "description": "Months played (default 36).",
        },
        "sample": words([*samples()], "Calibrated sets from which the inputs they name are drawn together."),
        "hypotheses": record(levels, "Levels of contested mechanisms."),
        "events": events_schema(catalogue),
        "events_replace": {"type": "boolean", "description": "Whether the events replace those of the baseline."},
        "strengths_under": text(
            "The baseline as text, as files of runs carry it: private strengths follow it.", LARGEST_FILE
        ),
    }


def _sections(catalogue: Catalogue) -> Schema:
    share = {"type": ["number", "null"], "minimum": 0, "maximum": 1}
    instrument = record(
        {**_numbers(catalogue, "instrument"), "measures": _named(catalogue, "measure", "Its measures."), **notes()}
    )
    levels = listed(UNIT, "The only values the issue may take, ascending.", MOST_LEVELS)
    return {
        "parameters": record(_numbers(catalogue, "world"), "Numbers that belong to nobody."),
        "instruments": mapped(instrument, "The kinds of sanctions.", MOST_INSTRUMENTS),
        "issues": mapped(
            record({**_numbers(catalogue, "issue"), "levels": levels, **notes()}), "What is in dispute.", MOST_ISSUES
        ),
        "actors": mapped(_actor(catalogue), "Who takes part."),
        "mediators": _named(catalogue, "mediator", "Who goes between."),
        "buyers": _named(catalogue, "buyer", "Who buys the target's oil."),
        "packages": mapped(mapped(share, "A value for every issue."), "Deals that have a name."),
        "relief_plan": record({**_numbers(catalogue, "plan"), "steps": _steps()}, "How relief comes."),
    }


def _actor(catalogue: Catalogue) -> Schema:
    parameters = [one for one in catalogue.parameters if one.scope == "actor"]
    stances = [one for one in catalogue.parameters if one.scope == "stance"]
    moves = sorted({move for group in MOVES.values() for move in group})
    word = {"type": "string", "description": f"'all', an instrument, or a move: {', '.join(moves)}."}
    holding = record(
        {
            **_numbers(catalogue, "sanction"),
            "measures": {**mapped(quantity(0, 1), "Intensity of each measure."), "properties": notes()},
            **notes(),
        }
    )
    properties: Schema = {
        "role": words(ROLES, "What part the actor plays."),
        "barred": {"anyOf": [word, listed(word, "")], "description": "Moves and instruments it may not use."},
        "votes": {"description": "Its veto institutions.", **listed({"type": "string"}, "")},
        "instruments": mapped(holding, "What a sender holds (senders only)."),
        **_merged(parameters),
    }
    for name, stance in _merged(stances).items():
        absent = " Where it is not given there is none." if name == RED_LINES else ""
        described = stance["description"] + absent
        properties[name] = {**mapped(stance, ""), "properties": notes(), "description": described}
    rules = [_role_rule(catalogue, role, properties) for role in ROLES]
    return {**record(properties), "allOf": rules}


def _role_rule(catalogue: Catalogue, role: str, properties: Schema) -> Schema:
    """What does not go with a role, where the file itself says the role."""
    own = {"role", "barred", "votes", *catalogue.names("actor", role), *catalogue.names("stance", role)}
    foreign = [name for name in properties if name not in own and not (name == "instruments" and role == "sender")]
    condition = {"properties": {"role": {"const": role}}, "required": ["role"]}
    return {"if": condition, "then": {"properties": dict.fromkeys(foreign, False)}}


def _numbers(catalogue: Catalogue, scope: str) -> Schema:
    return _merged(list(catalogue.names(scope).values()))


def _merged(parameters: list[Parameter]) -> Schema:
    """One schema for each name; where roles differ in range, the widest."""
    groups: dict[str, list[Parameter]] = {}
    for parameter in parameters:
        groups.setdefault(parameter.name, []).append(parameter)
    schemas: Schema = {}
    for name, group in groups.items():
        low, high = min(one.low for one in group), max(one.high for one in group)
        meaning = "; ".join(dict.fromkeys(_meaning(one) for one in group))
        schemas[name] = {**quantity(low, high, series=True), "description": meaning}
    return schemas


def _meaning(parameter: Parameter) -> str:
    role = f" [{', '.join(parameter.roles)}]" if parameter.roles else ""
    return (
        f"{parameter.meaning} ({parameter.unit}, {parameter.low:g} to {parameter.high:g}; {parameter.provenance}){role}"
    )


def _named(catalogue: Catalogue, scope: str, description: str) -> Schema:
    return mapped(record({**_numbers(catalogue, scope), **notes()}), description)


def _steps() -> Schema:
    step = record(
        {
            "size": {**UNIT, "description": "Share of all relief; the sizes sum to 1."},
            "condition": words(CONDITIONS, "What the step rewards."),
            "order": words(ORDERS, "When the step comes, relative to what it rewards."),
        },
        required=("size", "condition", "order"),
    )
    return listed(step, "The steps of relief.", 24)
