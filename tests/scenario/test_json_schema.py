"""The JSON Schema agrees with the loader."""

import jsonschema  # type: ignore[import-untyped]
import pytest

from sim.scenario.catalogue import Catalogue
from sim.scenario.faults import Faults
from sim.scenario.json_schema import schema_of
from sim.scenario.nodes import ListNode, MapNode, Node
from sim.scenario.reading import read_value


def plain(node: Node | None) -> object:
    if isinstance(node, MapNode):
        return {key: plain(value) for key, value in node.entries.items()}
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return node.value if node else None


@pytest.fixture(scope="module")
def validator(catalogue: Catalogue) -> jsonschema.Draft202012Validator:
    schema = schema_of(catalogue)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_a_valid_file_and_its_resolved_text_fit(
    validator: jsonschema.Draft202012Validator, base_text: str, diff: object
) -> None:
    for text in (base_text, getattr(diff, "text", "")):
        assert [error.message for error in validator.iter_errors(plain(read_value(text, "f", Faults())))] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("patience: 0.98", "patience: 1.5"),
        ("patience", "patiense"),
        ("role: target", "role: taget"),
        ("capacity:", "pain: 0.1\n    capacity:"),
        ("move: stall", "move: stal"),
        ("2026-03", "2026-13"),
        ("condition: ceasefire", "condition: peace"),
        ("likely: 4", "likly: 4"),
        ("title: A small war\n", ""),
    ],
)
def test_a_slip_does_not_fit(validator: jsonschema.Draft202012Validator, base_text: str, old: str, new: str) -> None:
    assert old in base_text
    assert not validator.is_valid(plain(read_value(base_text.replace(old, new, 1), "f", Faults())))


def test_every_parameter_is_described(catalogue: Catalogue) -> None:
    text = str(schema_of(catalogue))
    assert all(parameter.meaning in text for parameter in catalogue.parameters)
