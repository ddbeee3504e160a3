"""Asking where a number comes from."""

from __future__ import annotations

import pytest

from sim.analysis.entries import ClaimEntry, LedgerEntry, NumberEntry, ScenarioEntry
from sim.analysis.sources import UnknownSource, look_up, path_of
from sim.analysis.uses import uses_of
from sim.scenario import load
from sim.scenario.ledger import claims
from sim.scenario.parameters import PARAMETERS
from sim.scenario.registry import Parameter


def test_a_parameter_tells_its_range_its_support_and_where_it_is_used() -> None:
    (entry,) = look_up("rally_from_sanctions")
    assert isinstance(entry, NumberEntry)
    assert (entry.path, entry.unit, entry.kind) == ("parameters.rally_from_sanctions", "share", "literature")
    assert "Frye 2019" in {support.key for support in entry.rests_on}
    assert {support.key for support in entry.rivals} == set(claims()["S2.4"].contradicts)
    assert any("target" in use.rule or "Target" in use.rule for use in entry.uses)
    assert any(hypothesis.startswith("rally=strong") for hypothesis in entry.hypotheses)


def test_a_name_that_several_roles_share_tells_of_each() -> None:
    entries = look_up("war_cost")
    assert [entry.path for entry in entries if isinstance(entry, NumberEntry)] == [
        "actors.<target>.war_cost",
        "actors.<defender>.war_cost",
    ]


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("actors.Russia.pain", "actors.<target>.pain"),
        ("parameters.round_chance", "parameters.round_chance"),
        ("instruments.energy.exposure", "instruments.<instrument>.exposure"),
        ("actors.US.red_lines.territory", "actors.<target>.red_lines.<issue>"),
    ],
)
def test_a_path_of_a_scenario_leads_to_its_parameter(path: str, where: str) -> None:
    assert where in {entry.path for entry in look_up(path) if isinstance(entry, NumberEntry)}


def test_a_claim_tells_who_contradicts_it_and_what_cites_it() -> None:
    (entry,) = look_up("S1.4")
    assert isinstance(entry, ClaimEntry)
    assert {support.key for support in entry.rivals} == set(claims()["S1.4"].contradicts)
    assert "easing-card" in entry.scenarios
    assert "actors.<sender>.offer_relief" in entry.parameters


def test_a_scenario_tells_each_number_of_its_own() -> None:
    (entry,) = look_up("easing-card")
    case = load("easing-card")
    assert isinstance(entry, ScenarioEntry)
    assert [support.key for support in entry.claims] == list(case.sources)
    assert {number.path for number in entry.numbers} <= set(case.given)
    assert "actors.US.offer_relief" in {number.path for number in entry.numbers}
    assert sum(entry.inputs.values()) == sum(quantity.is_drawn for quantity in case.quantities.values())


def test_an_observation_tells_its_grade_and_who_cites_it() -> None:
    (entry,) = look_up("oil.brent@2025-12")
    assert isinstance(entry, LedgerEntry)
    assert (entry.support.kind, entry.support.sure) == ("data", "grade A")
    assert "baseline" in entry.scenarios


@pytest.mark.parametrize("name", ["pian", "S9.9", "actors.Russia.pian", "nothing-of-the-kind"])
def test_an_unknown_name_is_said(name: str) -> None:
    with pytest.raises(UnknownSource):
        look_up(name)


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda p: f"{p.key} {' '.join(p.roles)}".strip())
def test_every_registered_number_is_read_by_some_rule(parameter: Parameter) -> None:
    assert uses_of(parameter), path_of(parameter)
