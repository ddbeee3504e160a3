"""The roles are generic: other actors, other issues and other years play on the same engine."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sim.scenario import load
from tests.playing import NOTHING, differences, label, played, rewritten, shared, story

CAPACITY_FALLS = 30
HARD_PRESSED = {
    "parameters.precision": "60", "instruments.trade.exposure": "10", "actors.Coast.pain": "2",
    "actors.Coast.face": "0",
    "actors.Coast.trust_in_relief": "0.95", "actors.Coast.war_lobby": "0", "actors.Union.offer_relief": "1",
    "actors.Union.codified": "0", "actors.Union.conflict_expectation": "0",
}  # fmt: skip
ONLY_THREATENED = {
    **HARD_PRESSED, "actors.Union.credibility": "0.95",
    "actors.Union.instruments.trade.intensity": "0", "actors.Union.instruments.trade.threatened": "0.9",
    "actors.Union.instruments.finance.intensity": "0", "actors.Union.instruments.finance.threatened": "0.9",
}  # fmt: skip
NOT_WORTH_IT = {
    "actors.Union.benefit": "0", "actors.Union.prize": "0", "actors.Union.institution": "0",
    "actors.Union.stake": "0.05",
    "actors.Union.instruments.trade.cost": "0.3", "actors.Union.instruments.finance.cost": "0.3",
}  # fmt: skip
ENDINGS = [
    ("dispute_ending", "complies fully", HARD_PRESSED),
    ("dispute_ending", "complies partly", {"actors.Coast.stake": "0.05", "actors.Coast.pain": "0.8"}),
    ("dispute_ending", "complies at the threat", ONLY_THREATENED),
    ("dispute_ending", "none", NOTHING),
    ("sanctions_ending", "lifted for compliance", HARD_PRESSED),
    ("sanctions_ending", "given up", {**NOT_WORTH_IT, "actors.Union.renewal_interval": "0"}),
    ("sanctions_ending", "lapsed", {**NOT_WORTH_IT, "actors.Union.renewal_interval": "6"}),
]


@pytest.mark.parametrize(("axis", "ending", "settings"), ENDINGS, ids=[ending for _, ending, _ in ENDINGS])
def test_without_a_defender_every_ending_can_be_reached(axis: str, ending: str, settings: Mapping[str, str]) -> None:
    block = played(story("strait", settings), 60) if settings else shared("strait")
    endings = label(block, axis)
    assert (endings == ending).mean() >= 0.05, dict(zip(*np.unique(endings, return_counts=True), strict=True))


ONE_ISSUE = """
title: One issue
question: Is anything signed when neither side can gain?
start: 1990-01
months: 36
instruments: {trade: {exposure: 4}}
issues: {border: {status_quo: %s}}
actors:
  North: {role: sender, barred: [all], instruments: {trade: {coverage: 0.5, intensity: %s, cost: %s}}}
  South: {role: target, control: 1, exit_base: 0}
"""


@pytest.mark.parametrize(
    ("status_quo", "intensity", "cost"),
    [(1.0, 0.0, 0.0), (0.4, 0.0, 0.0), (0.0, 0.0, 0.0), (0.0, 0.8, 0.0)],
    ids=["no pressure", "no pressure, midway", "nothing in dispute", "nothing in dispute, measures in force"],
)
def test_nothing_is_signed_where_no_package_is_better_for_both(
    tmp_path: Path, status_quo: float, intensity: float, cost: float
) -> None:
    """Outside a war keeping things as they are costs nothing, so private doubts alone make no deal."""
    file = tmp_path / "one.yaml"
    file.write_text(ONE_ISSUE % (status_quo, intensity, cost), encoding="utf-8")
    block = played(load(str(file)), 100)
    assert (block.worlds["signed"] < 0).all()
    assert set(label(block, "dispute_ending")) == {"none"}


def test_without_a_war_the_smaller_the_stake_the_more_is_conceded() -> None:
    met = [
        played(load("another-episode", {"actors.Target.stake": stake}), 80).worlds["demand_met"].mean()
        for stake in ("0.02", "0.1", "0.5")
    ]
    assert met[0] > met[1] + 0.05 and met[1] > met[2] + 0.02, met


def test_pain_and_credible_relief_buy_more_of_the_demand() -> None:
    pressed = played(story("strait", HARD_PRESSED), 60).worlds["demand_met"]
    plain = shared("strait").worlds["demand_met"]
    assert pressed.mean() > plain.mean() + 0.2


def test_without_a_defender_there_is_no_war() -> None:
    block = shared("strait")
    assert block.worlds["months_of_war"].max() == 0.0
    assert np.ptp(block.series["front.held"]) == 0.0
    assert not np.isin(label(block, "dispute_ending"), ["conquest", "target capitulates", "defender capitulates"]).any()
    assert set(block.moves) == {"Union", "Coast", "Island"}


def test_a_capacity_that_falls_is_felt_from_its_month_on_and_not_before() -> None:
    falling = shared("strait")
    lasting = played(story("strait", {"actors.Island.capacity": "0.8"}), 60)
    assert differences(falling, lasting, CAPACITY_FALLS) == []
    later = slice(CAPACITY_FALLS + 6, CAPACITY_FALLS + 18)
    assert falling.series["island.busting"][later].mean() < 0.7 * lasting.series["island.busting"][later].mean()


def test_a_series_and_a_dated_change_are_the_same(tmp_path: Path) -> None:
    def dated(tree: dict[str, Any]) -> None:
        tree["actors"]["Island"]["capacity"] = 0.8
        tree["events"] = [{"month": "2012-11", "set": {"actors.Island.capacity": 0.1}}]

    assert differences(played(rewritten(story("strait"), tmp_path, dated), 60), shared("strait")) == []


def test_indivisible_issues_are_settled_at_their_levels() -> None:
    for name, issue in (("strait", "inspections"), ("long-war", "capital"), ("long-war", "army"), ("long-war", "port")):
        case = story(name)
        terms = shared(name).worlds[f"terms.{issue}"]
        reached = np.unique(terms[np.isfinite(terms)])
        named = {package[issue] for package in case.packages.values()}
        assert reached.size > 0
        assert set(reached) <= {*case.levels[issue], *named}


def test_a_war_without_sanctions_runs_on_eight_issues() -> None:
    block = shared("long-war")
    assert [name for name, values in block.series.items() if not np.isfinite(values).all()] == []
    assert block.series["sanctions.loss"].max() == 0.0
    assert block.series["leverage.total"].max() == 0.0
    assert set(block.moves["Far Away"][block.moves["Far Away"] >= 0]) == {block.move_names.index("hold")}
    endings = label(block, "dispute_ending")
    assert len(set(endings)) >= 2
    assert set(label(block, "sanctions_ending")) == {"never imposed"}


def test_red_lines_hold_in_every_deal() -> None:
    terms = shared("long-war").worlds["terms.land"]
    assert np.nanmin(terms) >= 0.2 - 1e-9
    assert np.nanmax(terms) <= 0.9 + 1e-9


def test_a_scenario_without_a_plan_of_relief_runs() -> None:
    assert played(story("no-plan"), 10).count == 10


@pytest.mark.parametrize("alone", [False, True], ids=["one of two senders", "the only sender"])
@pytest.mark.parametrize("defended", [False, True], ids=["no war", "war"])
def test_a_sender_without_any_instrument_plays(tmp_path: Path, alone: bool, defended: bool) -> None:
    """As small a file as the guide allows."""
    strong = "  Strong: {role: sender, leads: 1, instruments: {trade: {coverage: 0.5, intensity: 0.5}}}\n"
    armed = "" if alone else strong
    file = tmp_path / "bare.yaml"
    file.write_text(
        "title: T\nquestion: Q\nstart: 2000-01\nmonths: 12\ninstruments: {trade: {}}\n"
        "issues: {land: {force_decides: 1}}\n"
        f"actors:\n  Poor: {{role: sender}}\n  Aim: {{role: target}}\n{armed}"
        + ("  Shield: {role: defender}\n" if defended else ""),
        encoding="utf-8",
    )
    block = played(load(str(file)), 20)
    assert all(np.isfinite(values).all() for values in block.series.values())
    assert set(block.moves["Poor"][block.moves["Poor"] >= 0]) <= {
        block.move_names.index(move)
        for move in ("hold", "join", "leave", "raise aid", "cut aid", "offer relief", "withdraw offer")
    }
    assert (block.series["sanctions.loss"].max() == 0.0) == alone
