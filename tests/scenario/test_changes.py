"""The difference of two scenarios, in words."""

from __future__ import annotations

import pytest

from sim.scenario import ScenarioError, load, revised
from sim.scenario.changes import changes
from sim.scenario.without import without


def told(one: str, other: str, **settings: str) -> list[str]:
    return [str(change) for change in changes(load(one, settings), load(other, settings))]


@pytest.mark.parametrize("name", ["baseline", "easing-card", "another-episode"])
def test_a_scenario_does_not_differ_from_itself(name: str) -> None:
    assert told(name, name) == []


def test_numbers_are_told_from_and_to_with_the_reason() -> None:
    found = told("baseline", "easing-card")
    assert "actors.EU.offers_at_start: 0 → 1 (relief also eases the burden of a Europe tired of energy prices)" in found
    assert any(line.startswith("actors.US.prize: 0.02 to 0.1, likely 0.06 → 0.06 to 0.14") for line in found)


def test_packages_steps_events_and_what_is_barred_are_told() -> None:
    found = "\n".join(told("baseline", "easing-card"))
    assert "package freeze and stage, added: territory 0.53" in found
    assert "relief plan: 0.2 staged ceasefire" in found
    assert "event, added: 2026-04 US: vessel listing imposed at 0.3, chance 0.5" in found
    back = "\n".join(told("easing-card", "baseline"))
    assert "event, removed: 2026-03 US: offer relief" in back
    barred = "actors.US may not: (nothing is barred) → assets, energy, finance, individuals, secondary, technology"
    assert barred in told("baseline", "no-sanctions")


def test_a_hypothesis_is_told_once_and_not_by_its_numbers() -> None:
    found = [str(one) for one in changes(load("baseline"), load("baseline", {"hypotheses.rents": "heavy"}))]
    assert found == ["hypotheses.rents: as drawn → heavy"]


def test_a_loaded_scenario_is_revised_as_if_it_were_loaded_so() -> None:
    settings = {"months": "12", "hypotheses.rally": "strong", "actors.US.prize": "0.05"}
    by_file, by_text = load("easing-card", settings), revised(load("easing-card"), settings)
    assert changes(by_file, by_text) == []
    assert by_text.text == by_file.text
    assert by_text.root == by_file.root
    assert revised(by_file, {}) is by_file
    assert revised(by_file, {"actors.US.prize": "0.07"}).months == 12
    with pytest.raises(ScenarioError, match="did you mean"):
        revised(by_file, {"actors.US.prise": "0.1"})
    with pytest.raises(ValueError, match="no file behind it"):
        revised(without(by_file, ["energy"]), settings)
