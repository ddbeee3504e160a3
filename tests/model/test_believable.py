"""The baseline out of the box: slow settlement, several endings, every move in use."""

from functools import cache

import numpy as np
import pytest

from sim.ensemble import Job
from sim.model.play import play
from sim.results.block import Block
from sim.scenario import load
from sim.scenario.words import MOVES

WORLDS = 600


@cache
def shipped(name: str) -> Block:
    return play(Job(load(name), 1, 0, WORLDS, "full"))


def test_an_ending_by_any_path_comes_at_the_pace_of_old_wars() -> None:
    """SF16: between .007 and .07 a month, before any policy is tried."""
    worlds = shipped("baseline").worlds
    dates = np.stack([np.where(worlds[way] >= 0, worlds[way], 36) for way in ("signed", "over", "given_up")])
    first = dates.min(axis=0)
    ended, at_risk = (first < 36).sum(), np.where(first < 36, first + 1, 36).sum()
    assert 0.007 <= ended / at_risk <= 0.07


def test_several_endings_are_common_one_of_them_without_a_deal() -> None:
    block = shipped("baseline")
    names = block.categories["dispute_ending"]
    shares = np.bincount(block.worlds["dispute_ending"], minlength=len(names)) / WORLDS
    common = {name for name, share in zip(names, shares, strict=True) if share >= 0.02}
    assert len(common) >= 4
    assert common & {"conquest", "target capitulates", "defender capitulates"}


def test_not_every_deal_that_is_signed_is_completed() -> None:
    worlds = shipped("baseline").worlds
    assert 0 < (worlds["completed"] >= 0).sum() < (worlds["signed"] >= 0).sum()
    assert (worlds["collapsed"] >= 0).any()


@pytest.mark.parametrize(("actor", "role"), [("US", "sender"), ("EU", "sender"), ("Russia", "target"),
                                             ("Ukraine", "defender"), ("China", "third_party")])  # fmt: skip
def test_every_move_is_chosen_in_some_world(actor: str, role: str) -> None:
    made = {
        block.move_names[code]
        for block in (shipped("baseline"), shipped("easing-card"))
        for code in np.unique(block.moves[actor])
        if code >= 0
    }
    assert made == set(MOVES[role])


def test_deals_are_mostly_distributive() -> None:
    """SF18: across deals, what one side gains the other loses."""
    worlds = shipped("baseline").worlds
    signed = worlds["signed"] >= 0
    assert -0.95 <= np.corrcoef(worlds["utility.russia"][signed], worlds["utility.ukraine"][signed])[0, 1] <= -0.5


@pytest.mark.parametrize(("series", "seen", "near"), [
    ("russia.oil_discount", 23.0, 3.0),  # oil.urals-discount-port@2025-12
    ("russia.oil_price", 39.0, 4.0),  # oil.urals-port@2025-12
    ("russia.oil_rate", 79.0, 8.0),
    ("russia.oil_budget", 393.0, 70.0),  # macro.oil-gas-revenue@2026-01
])  # fmt: skip
def test_the_first_month_is_near_the_last_one_on_record(series: str, seen: float, near: float) -> None:
    assert np.median(shipped("baseline").series[series][0]) == pytest.approx(seen, abs=near)


def test_without_the_listing_of_october_the_discount_is_that_of_september() -> None:
    """oil.urals-discount-port@2025-09: 11 USD."""
    unlisted = load("baseline", {"instruments.energy.measures.vessel listing.bite": "0"})
    block = play(Job(unlisted, 1, 0, 200, "full"))
    assert np.median(block.series["russia.oil_discount"][0]) == pytest.approx(11.0, abs=2.0)
