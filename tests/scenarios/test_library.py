"""Each scenario of the library shows what it promises: against the baseline, or its partner, on the same dice."""

from __future__ import annotations

import difflib
import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.ensemble import Job
from sim.model.play import play
from sim.results.block import Block
from sim.scenario import load

FOLDER = Path(__file__).parents[2] / "scenarios"
WORLDS = 400
TIMINGS = ("talk-then-tighten", "tighten-then-talk")
BASELINE = "baseline"
UNBOUND = "tied-hands actors.US.codified=0 actors.EU.codified=0"
NO_RENTS = "gift-refused hypotheses.rents=off"
BELIEVED = "no-carrot-no-stick hypotheses.relief_credible=high"
NO_STICK = "no-sanctions hypotheses.relief_credible=never hypotheses.constraint=off"

VISIBLE = [
    # scenario, partner, where (a series at a month, an outcome, or the worlds with a date), what the scenario has
    ("tighten-then-talk", BASELINE, "sanctions.pressure@4", "more"),
    ("tighten-then-talk", "talk-then-tighten", "sanctions.pressure@8", "more"),
    ("tighten-then-talk", "talk-then-tighten", "table.relief@4", "less"),
    ("talk-then-tighten", BASELINE, "sanctions.pressure@12", "more"),
    ("talk-then-tighten", "tighten-then-talk", "hardship", "less"),
    ("premature-relief", BASELINE, "russia.phi@6", "more"),
    ("premature-relief", BASELINE, "russia.hardship@12", "less"),
    ("relief-after-peace", BASELINE, "us.lifted@24", "less"),
    ("relief-after-peace", "premature-relief", "us.lifted@24", "less"),
    ("hold-the-line", BASELINE, "table.relief@12", "less"),
    ("hold-the-line", BASELINE, "us.tau@24", "less"),
    ("congress-locks", BASELINE, "us.offered@12", "more"),
    ("congress-locks", BASELINE, "us.lifted@35", "less"),
    ("europe-fractures", BASELINE, "eu.member@12", "less"),
    ("europe-fractures", BASELINE, "lapsed?", "more"),
    ("china-backs-moscow", BASELINE, "china.busting@24", "more"),
    ("china-backs-moscow", BASELINE, "leverage", "less"),
    ("china-complies", BASELINE, "china.busting@24", "less"),
    ("china-complies", BASELINE, "russia.hardship@24", "more"),
    ("guarantees-first", BASELINE, "collapsed?", "less"),
    ("guarantees-first", BASELINE, "completed?", "more"),
    ("assets-on-the-table", BASELINE, "terms.assets", "more"),
    ("assets-on-the-table", BASELINE, "signed?", "more"),
    ("freeze-in-place", BASELINE, "signed?", "less"),
    ("mutual-withdrawal", BASELINE, "signed?", "less"),
    ("oil-shock", BASELINE, "russia.hardship@6", "less"),
    ("oil-shock", BASELINE, "lapsed?", "more"),
    ("threat-not-imposed", BASELINE, "sanctions.threat@3", "more"),
    ("threat-not-imposed", "pressure-with-talks", "us.intensity@6", "less"),
    ("threat-not-imposed", "pressure-with-talks", "us.tau@24", "less"),
    ("lobby-for-peace", BASELINE, "russia.war_lobby@35", "less"),
    ("maximum-pressure", BASELINE, "sanctions.pressure@3", "more"),
    ("maximum-pressure", BASELINE, "sender_cost", "more"),
    ("no-carrot-no-stick", NO_STICK, "signed?", "less"),
    ("no-carrot-no-stick", BELIEVED, "signed?", "less"),
    ("tied-hands", UNBOUND, "signed?", "less"),
    ("tied-hands", UNBOUND, "terms.relief", "less"),
    ("gift-refused", NO_RENTS, "terms.relief", "less"),
    ("gift-refused", NO_RENTS, "signed?", "less"),
    ("play-for-time", BASELINE, "signed?", "less"),
    ("play-for-time", BASELINE, "months_of_war", "more"),
    ("elite-split", BASELINE, "russia.war_lobby@35", "less"),
    ("prize-seeker", BASELINE, "utility.ukraine", "more"),
    ("ultimatum", BASELINE, "signed?", "less"),
    ("ultimatum", "ultimatum hypotheses.face=off", "signed?", "less"),
    ("europe-mediates", BASELINE, "conquest?", "more"),
    ("europe-mediates", BASELINE, "months_of_war", "less"),
]
LIBRARY = sorted({*(row[0] for row in VISIBLE), "snapback"})


@cache
def played(words: str) -> Block:
    """A scenario, perhaps with values replaced, played on the dice of seed 1."""
    name, *changes = words.split(" ")
    overrides = dict(change.split("=", 1) for change in changes)
    return play(Job(load(name, overrides), 1, 0, WORLDS, "full"))


def seen(words: str, where: str) -> NDArray[np.float64]:
    """What one looks at, in each world: a series at a month, whether something came to pass, or an outcome."""
    block = played(words)
    if "@" in where:
        name, _, month = where.partition("@")
        return block.series[name][int(month)].astype(float)
    if where.endswith("?"):
        return (block.worlds[where[:-1]] >= 0).astype(float)
    return block.worlds[where].astype(float)


@pytest.mark.parametrize(("scenario", "partner", "where", "has"), VISIBLE)
def test_what_it_promises_is_seen(scenario: str, partner: str, where: str, has: str) -> None:
    """The mean paired difference lies on the promised side, by more than two standard errors."""
    difference = seen(scenario, where) - seen(partner, where)
    difference = difference[~np.isnan(difference)]
    error = difference.std(ddof=1) / np.sqrt(difference.size)
    assert difference.mean() * (1 if has == "more" else -1) > 2 * error


def test_every_scenario_but_the_first_ones_is_held_to_its_promise() -> None:
    first = {
        "another-episode", "baseline", "donbas-first", "easing-card", "hindcast-2022", "hindcast-2022-dated",
        "no-sanctions", "pressure-with-talks", "rally-and-rents", "secondary-squeeze",
    }  # fmt: skip
    assert {path.stem for path in FOLDER.glob("*.yaml")} - first == set(LIBRARY)


def test_the_readme_has_one_row_for_each_scenario() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    shipped = text.partition("## The shipped scenarios")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `([a-z0-9-]+)` \|", shipped, re.MULTILINE)
    assert sorted(rows) == sorted(path.stem for path in FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("name", LIBRARY)
def test_each_is_a_small_difference_that_says_what_to_look_for(name: str) -> None:
    lines = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=schema.json"
    assert 8 <= len(lines) <= 25
    case = load(name)
    assert case.title and case.question.endswith("?") and len(case.look_for) > 80
    assert case.sources


# -- what holds exactly ------------------------------------------------------------------------------


def test_the_two_timings_differ_in_dates_alone() -> None:
    one, other = (
        (FOLDER / f"{name}.yaml").read_text(encoding="utf-8").partition("actors:")[2].splitlines()
        for name in reversed(TIMINGS)
    )
    undated = [[line.partition(", ")[2] or line for line in lines] for lines in (one, other)]
    assert undated[0] == undated[1]
    assert list(difflib.unified_diff(one, other))


def test_talking_first_signs_more_by_may() -> None:
    """Deals by May are few, so it takes more worlds than the rest to tell."""
    many = 2000
    early = [
        ((block.worlds["signed"] >= 0) & (block.worlds["signed"] < 5)).astype(float)
        for block in (play(Job(load(name, {"months": "5"}), 1, 0, many, "outcomes")) for name in TIMINGS)
    ]
    difference = early[0] - early[1]
    assert difference.mean() > 2 * difference.std(ddof=1) / np.sqrt(many)


@pytest.mark.parametrize("name", ["hold-the-line", "maximum-pressure"])
def test_where_no_relief_is_offered_none_is_ever_on_the_table(name: str) -> None:
    assert played(name).series["table.relief"].max() == 0.0
    assert np.nanmax(played(name).worlds["terms.relief"]) == 0.0
    assert np.nanmax(played(BASELINE).worlds["terms.relief"]) == 1.0


@pytest.mark.parametrize(("name", "line"), [("freeze-in-place", 0.53), ("mutual-withdrawal", 0.35)])
def test_every_deal_has_the_only_line_on_offer(name: str, line: float) -> None:
    terms = played(name).worlds["terms.territory"]
    assert np.allclose(terms[~np.isnan(terms)], line)
    assert np.nanstd(played(BASELINE).worlds["terms.territory"]) > 0.05


def test_oil_prices_double_for_four_months() -> None:
    """To within the barrels that measures keep from the market."""
    ratio = played("oil-shock").series["world.oil_price"] / played(BASELINE).series["world.oil_price"]
    assert (ratio[:2] == 1.0).all()
    assert (abs(np.median(ratio[2:6], axis=1) - 2.0) < 0.01).all()
    assert (abs(ratio[2:6] - 2.0) < 0.05).mean() > 0.9
    assert abs(np.median(ratio[6]) - 1.0) < 0.05


def test_after_a_breach_all_relief_is_gone_under_snapback() -> None:
    left = {}
    for name in ("snapback", BASELINE):
        block = played(name)
        broken = (block.worlds["collapsed"] >= 0) & (block.series["deal.under_way"][-1] < 0.5)
        left[name] = block.series["us.lifted"][-1][broken & (block.worlds["completed"] < 0)]
        assert left[name].size > 5
    assert left["snapback"].max() == 0.0
    assert left[BASELINE].max() > 0.0


def test_inspectors_who_see_more_end_more_deals() -> None:
    """Few deals break at all, so it takes more worlds to see."""
    many = 5000
    under, plain = (
        play(Job(load(name), 1, 0, many, "outcomes")).worlds["collapsed"] >= 0 for name in ("snapback", BASELINE)
    )
    difference = under.astype(float) - plain
    assert difference.mean() > 2 * difference.std(ddof=1) / np.sqrt(many)


def test_threats_of_the_bill_are_never_carried_out() -> None:
    """The same wave, at the same levels: what one scenario imposes, the other only announces."""
    threat, wave = load("threat-not-imposed"), load("pressure-with-talks")
    levels = [
        [(e.month, e.instrument, e.measure, e.size) for e in case.events if e.kind == "measure"]
        for case in (threat, wave)
    ]
    assert levels[0] == levels[1]
    assert {e.state for e in threat.events if e.kind == "measure"} == {"threatened"}
    names = played("threat-not-imposed").move_names
    assert not np.isin(
        played("threat-not-imposed").moves["US"], [names.index("carry out"), names.index("tighten")]
    ).any()


def test_pressure_whose_end_nobody_believes_in_has_no_pain_to_remove() -> None:
    for instrument in ("energy", "finance", "technology"):
        assert np.abs(played("no-carrot-no-stick").series[f"leverage.{instrument}"]).max() == 0.0
    assert played(BELIEVED).series["leverage.energy"][0].mean() > 0.005


def test_a_promise_that_the_law_withholds_is_worth_no_more_than_a_smaller_one() -> None:
    assert seen("tied-hands", "signed?").mean() <= seen(BASELINE, "signed?").mean()
