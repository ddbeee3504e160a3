"""The summary in words."""

import re

import pandas as pd
import pytest

import sim
from sim.analysis.headline import headline
from sim.views.narrate import summary_of
from sim.views.narrate.words import percent, told, way

FORBIDDEN = re.compile(r"\b(predict|forecast|should|success)", re.IGNORECASE)


@pytest.fixture(scope="module")
def many() -> sim.Ensemble:
    return sim.run("baseline", worlds=40, seed=1)


def test_it_says_what_happened_and_on_what_it_rests(many: sim.Ensemble) -> None:
    text = many.summary()
    for part in ("In the model, with these assumptions", "of 40 worlds", "95 % interval", "leverage", "coercion",
                 "constraint", "signal", "hardship", "human cost", "uncertain inputs", "assumption"):  # fmt: skip
        assert part in text
    assert many.scenario.question[:40] in text
    assert not FORBIDDEN.search(text)
    assert len(text.splitlines()) <= 50


def test_counts_of_the_table_add_up(many: sim.Ensemble) -> None:
    rows = re.findall(r"^  \D.{40}\s+(\d+)\s+\S+ ?%? %", many.summary(), re.MULTILINE)
    assert sum(map(int, rows)) == 40


def test_worlds_without_a_deal_are_told(many: sim.Ensemble) -> None:
    without = int(many.worlds.signed.isna().sum())
    assert f"the {without} worlds without one have neither" in many.summary()


def test_no_deal_at_all_is_a_result(many: sim.Ensemble) -> None:
    never = many.worlds.assign(signed=pd.array([pd.NA] * 40, dtype="Int64"))
    text = summary_of(many.scenario, headline(many.scenario, never.__getitem__))
    assert "in none of 40 worlds" in text
    assert "No world has a deal" in text
    assert "On what terms" not in text


@pytest.mark.parametrize("worlds", [1, 2, 7])
def test_few_worlds_are_not_made_more_of(worlds: int) -> None:
    text = sim.run("baseline", worlds=worlds, seed=1).summary()
    assert "What mattered most" not in text
    assert "nan" not in text


def test_other_actors_have_their_own_names() -> None:
    text = sim.run("another-episode", worlds=5, seed=1).summary()
    assert "Russia" not in text
    assert "Target" in text


def test_numbers_are_as_fine_as_the_worlds_support() -> None:
    assert percent(0.383, 60) == "40 %"
    assert percent(0.383, 1000) == "38 %"
    assert told(1234.5, 60.0) == "1,200"
    scenario = sim.load("baseline")
    assert [way(value, scenario) for value in (0.05, 0.5, 0.95)] == [
        "wholly Ukraine's way", "about midway", "wholly Russia's way",
    ]  # fmt: skip
