"""leverage sources: in words, and for machines."""

from __future__ import annotations

import json

import pytest

from sim.scenario.parameters import PARAMETERS
from tests.cli.conftest import Command


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("pain", ["actors.<target>.pain", "Rests on literature", "SF3", "another-episode"]),
        ("S1.4", ["Claims: The plan halts the war", "Who says otherwise", "S2.10"]),
        ("easing-card", ["Numbers of its own", "actors.US.offer_relief", "S1.1"]),
        ("oil.brent@2025-12", ["grade A", "EIA"]),
        ("Drezner 1998", ["Scenarios that cite it"]),
    ],
)
def test_a_name_is_explained(name: str, said: list[str], leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert leverage("sources", name) == 0
    told = capsys.readouterr().out
    assert [words for words in said if words not in told] == []
    assert max(map(len, told.splitlines())) <= 100


def test_without_a_name_every_parameter_has_its_line(leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert leverage("sources") == 0
    told = capsys.readouterr().out
    assert all(f"  {parameter.name}" in told for parameter in PARAMETERS)
    assert leverage("sources", "--json") == 0
    records = json.loads(capsys.readouterr().out)
    assert len(records) == len(PARAMETERS)
    assert {"path", "unit", "low", "high", "default", "kind", "provenance"} <= set(records[0])


def test_machines_get_records(leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert leverage("sources", "pain", "--json") == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert record["rests_on"][0]["key"] == "SF3"
    assert {"rule", "equations"} == set(record["uses"][0])


def test_a_slip_gets_the_nearest_name(leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert leverage("sources", "sanction_rent") == 2
    told = capsys.readouterr()
    assert (told.out, "did you mean 'sanction_rents'?" in told.err) == ("", True)
