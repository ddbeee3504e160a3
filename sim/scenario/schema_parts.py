"""Building blocks of the JSON Schema."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sim.scenario.inspecting import LONGEST_NAME
from sim.scenario.quantities import LONGEST_WHY
from sim.scenario.words import FAMILIES, SHAPES

Schema = dict[str, Any]

NAME: Schema = {"type": "string", "maxLength": LONGEST_NAME, "pattern": r"^[^\W_]([\w -]*[\w-])?$"}
MONTH: Schema = {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"}
UNIT: Schema = {"type": "number", "minimum": 0, "maximum": 1}


def record(properties: Schema, description: str = "", required: Iterable[str] = ()) -> Schema:
    """A map with known keys only; an empty value takes an entry of the baseline away."""
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if description:
        schema["description"] = description
    if needed := list(required):
        schema["required"] = needed
    return schema


def mapped(value: Schema, description: str, most: int = 0) -> Schema:
    """A map from names of one's own to values of one kind."""
    schema: Schema = {
        "type": "object",
        "propertyNames": {"$ref": "#/$defs/name"},
        "additionalProperties": {"anyOf": [value, {"type": "null"}]},
    }
    if description:
        schema["description"] = description
    if most:
        schema["maxProperties"] = most
    return schema


def listed(item: Schema, description: str, most: int = 0) -> Schema:
    """A list of values of one kind."""
    schema: Schema = {"type": "array", "items": item}
    if description:
        schema["description"] = description
    if most:
        schema["maxItems"] = most
    return schema


def text(description: str, longest: int) -> Schema:
    """A text of bounded length."""
    return {"type": "string", "minLength": 1, "maxLength": longest, "description": description}


def words(valid: Iterable[str], description: str) -> Schema:
    """One of some words."""
    return {"enum": list(dict.fromkeys(valid)), "description": description}


def quantity(low: float, high: float, *, series: bool = False) -> Schema:
    """A number or a spread, or also a series of dated values, or empty, which takes a baseline's away."""
    span = f"from {low:g} to {high:g}"
    if series:
        dated: Schema = {"type": "object", "additionalProperties": quantity(low, high), "minProperties": 1}
        dated["propertyNames"] = {"$ref": "#/$defs/month"}
        shape = words(SHAPES, "Whether the number jumps or glides to the next value.")
        moving = record({"series": dated, "shape": shape, **notes()}, required=("series",))
        return {"title": f"number or series {span}", "anyOf": [quantity(low, high), moving, {"type": "null"}]}
    number: Schema = {"type": "number", "minimum": low, "maximum": high}
    spread: Schema = dict.fromkeys(("value", "low", "likely", "high", "mean"), number)
    spread["sd"] = {"type": "number", "minimum": 0, "maximum": high - low}
    spread["distribution"] = words(FAMILIES, "How the number is spread over worlds.")
    drawn = record({**spread, **notes()})
    drawn["anyOf"] = [{"required": [key]} for key in ("value", "low", "mean")]
    return {"title": f"number {span}", "anyOf": [number, drawn]}


def shared(schema: Any, definitions: Schema) -> Any:
    """The schema with each kind of number described once, among the definitions."""
    if isinstance(schema, list):
        return [shared(item, definitions) for item in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: shared(value, definitions) for key, value in schema.items()}
    if not isinstance(inner.get("title"), str) or "anyOf" not in inner:
        return inner
    name = inner["title"].replace(" ", "_")
    definitions[name] = {"title": inner.pop("title"), "anyOf": inner.pop("anyOf")}
    return {"$ref": f"#/$defs/{name}", **inner}


def notes() -> Schema:
    """Why a number, or a group of numbers, is as it is, and where it comes from."""
    return {"why": text("Why this value.", LONGEST_WHY), "source": text("Where the value comes from.", LONGEST_WHY)}
