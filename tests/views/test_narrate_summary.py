"""The summary in words."""

import re
from pathlib import Path

import pandas as pd
import pytest

import sim
from sim.analysis.headline import headline
from sim.views.narrate.summary import summary_of
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
    assert len(text.splitlines()) <= 55  # the names of the inputs that lead take more lines or fewer


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


def test_a_share_too_small_to_tell_keeps_its_column(many: sim.Ensemble) -> None:
    worlds = pd.concat([many.worlds] * 10, ignore_index=True)
    worlds["dispute_ending"] = pd.Categorical(["conquest"] + ["none"] * 399)
    text = summary_of(many.scenario, headline(many.scenario, worlds.__getitem__))
    assert re.search(r"  Russia takes all the land in dispute +1 +<1 %", text)
    assert re.search(r"  no deal and no other end by December 2028 +399 +>99 %", text)


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


LONG = "The Grand Federation of Northern Plains"


def of_long_names(tmp_path: Path) -> sim.Ensemble:
    """A dispute whose names are as long as they may be, in which the second sender leads."""
    file = tmp_path / "long.yaml"
    file.write_text(
        f"""
title: Long names
question: Does the summary keep its columns?
start: 2000-01
months: 24
instruments: {{trade in machines and manufactured goods: {{exposure: 20}}}}
issues:
  status of the northern border province: {{status_quo: 1}}
actors:
  Another Union of States: {{role: sender}}
  Union of Maritime States:
    role: sender
    leads: 1
    instruments: {{trade in machines and manufactured goods: {{coverage: 1, intensity: 1}}}}
  {LONG}: {{role: target, stake: 0.05, pain: 1, trust_in_relief: 0.9}}
""",
        encoding="utf-8",
    )
    return sim.run(str(file), worlds=40, seed=1)


def test_long_names_keep_their_columns_and_the_page_its_width(tmp_path: Path) -> None:
    text = of_long_names(tmp_path).summary()
    start = text.index("How the dispute ended")
    rows = text[start:].split("\n  Sanctions at the end")[0].splitlines()
    assert len({row.index(" %") for row in rows[1:]}) == 1
    assert max(map(len, text[text.index("On what terms") :].splitlines())) <= 100
    assert re.search(r"status of the northern border province \d\.\d\d", text)


def test_a_deal_is_told_with_its_relief_and_with_the_sender_that_leads(tmp_path: Path) -> None:
    text = of_long_names(tmp_path).summary()
    assert re.search(r"^  relief +\d+ % of what is on offer", text, re.MULTILINE)
    assert "0 Union of Maritime States's ideal" in " ".join(text.split())
    assert "war effort" not in text
