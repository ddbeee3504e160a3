"""The scenarios that ship: all load, every number of the baseline says where it comes from, the schema is current."""

import json
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from sim.scenario import ScenarioError, check, load, schema

FOLDER = Path(__file__).parents[2] / "scenarios"
FILES = sorted(FOLDER.glob("*.yaml"))
EXPECTED = {
    "baseline",
    "no-sanctions",
    "pressure-with-talks",
    "easing-card",
    "rally-and-rents",
    "donbas-first",
    "secondary-squeeze",
}


def test_the_promised_ones_are_there() -> None:
    assert {path.stem for path in FILES} >= EXPECTED


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_loads_and_says_what_it_asks(path: Path) -> None:
    scenario = load(path)
    assert scenario.title
    assert scenario.question.endswith("?")
    assert scenario.look_for


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_number_says_where_it_comes_from(path: Path) -> None:
    scenario = load(path)
    assert [name for name in sorted(scenario.given) if not scenario.quantities[name].source] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_satisfies_the_schema(path: Path) -> None:
    tree = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(json.dumps(tree, default=str)), schema())


def test_the_schema_beside_them_is_current() -> None:
    assert json.loads((FOLDER / "schema.json").read_text(encoding="utf-8")) == json.loads(json.dumps(schema()))


def test_without_a_defender_one_of_several_senders_must_lead(tmp_path: Path) -> None:
    file = tmp_path / "nobody.yaml"
    text = "title: T\nquestion: Q?\nstart: 2000-01\ninstruments: {trade: {}}\nissues: {demand: {}}\nactors:\n"
    senders = "".join(f"  {name}: {{role: sender, instruments: {{trade: {{coverage: 0.4}}}}}}\n" for name in ("A", "B"))
    file.write_text(f"{text}  T: {{role: target}}\n{senders}", encoding="utf-8")
    (fault,) = check(file)
    assert (fault.line, fault.field) == (6, "actors")
    assert fault.message == "no sender leads; expected leads: 1 for one of A, B: it negotiates"


def test_two_senders_cannot_both_lead(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("title: T\nquestion: Q?\nbaseline: baseline.yaml\nactors:\n  EU: {leads: 1}\n", encoding="utf-8")
    (fault,) = check(file)
    assert (fault.line, fault.column, fault.field) == (5, 8, "actors.EU.leads")
    assert "US leads as much; expected one sender that leads" in fault.message
    with pytest.raises(ScenarioError, match="--set actors.EU.leads"):
        load("baseline", {"actors.EU.leads": "1"})
    assert load("baseline", {"actors.EU.leads": "1", "actors.US.leads": "0"}).actors["EU"].role == "sender"
