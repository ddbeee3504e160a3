"""The target's books: what is sold adds up, given prices are followed, buyers close by their own law alone."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.ensemble import Job
from sim.model.play import play
from sim.results.block import Block
from sim.scenario import load

WORLDS, MONTHS = 40, 24
QUIET = {
    "actors.Russia.discount_spread": "0",
    "actors.Russia.sales_spread": "0",
    "actors.Russia.gas_spread": "0",
    "parameters.buying_spread": "0",
}
BUYERS = ("eu", "china", "india", "turkiye", "others")


@cache
def played(name: str = "hindcast-2022-dated", changes: tuple[tuple[str, str], ...] = ()) -> Block:
    return play(Job(load(name, {"months": str(MONTHS), **dict(changes)}), 1, 0, WORLDS, "full"))


def series(block: Block, name: str) -> NDArray[np.float64]:
    """A monthly series in the worlds that are never over: the others stand still."""
    return block.series[name][:, block.worlds["over"] < 0].astype(float)


def test_buyers_pay_for_all_the_oil() -> None:
    block = played()
    paid = sum(series(block, f"russia.paid_by_{buyer}") for buyer in BUYERS)
    assert paid == pytest.approx(series(block, "russia.oil_revenue"), rel=1e-4)


def test_a_given_price_is_followed_whatever_is_lost_or_lucky() -> None:
    case = load("hindcast-2022-dated")
    path = case.quantities["parameters.oil_price_given"]
    given = [path.likely, *(knot.value.likely for knot in path.series)][:MONTHS]
    oil = series(played(), "world.oil_price")
    assert oil == pytest.approx(np.array(given)[:, np.newaxis] + 0.0 * oil)
    gas = case.quantities["parameters.gas_price_given"].series[0].value.likely
    assert set(np.round(series(played(), "world.gas_price")[1], 3)) == {gas}


def test_where_no_price_is_given_it_wanders() -> None:
    free = played(changes=(("parameters.oil_price_given", "0"), ("parameters.oil_volatility", "0.05")))
    assert series(free, "world.oil_price")[12].std() > 1.0


def test_fossil_revenue_is_oil_gas_and_coal() -> None:
    block = played(changes=(("actors.Russia.coal_normal", "0"),))
    both = series(block, "russia.oil_revenue") + series(block, "russia.gas_revenue")
    assert series(block, "russia.fossil_revenue") == pytest.approx(both, rel=1e-5)


def test_without_measures_the_discount_is_normal_and_no_buyer_leaves() -> None:
    energy = "actors.{}.instruments.energy.coverage"
    nothing = tuple((energy.format(name), "0") for name in ("US", "EU")) + tuple(QUIET.items())
    closed = tuple(
        (f"instruments.energy.measures.{name}.closes_market", "0") for name in ("embargo", "strike of buyers")
    )
    block = played(changes=nothing + closed)
    assert series(block, "russia.oil_discount") == pytest.approx(
        np.full((MONTHS, 1), 2.0) + 0.0 * series(block, "russia.oil_discount")
    )
    share = series(block, "russia.paid_by_eu") / series(block, "russia.oil_revenue")
    assert share == pytest.approx(0.57 + 0.0 * share, rel=1e-4)


def test_an_embargo_closes_its_own_market_and_the_others_take_what_it_leaves() -> None:
    block = played(changes=tuple(QUIET.items()))
    bought = {name: series(block, f"russia.paid_by_{name}") / series(block, "russia.oil_revenue") for name in BUYERS}
    assert (bought["eu"][-1] < 0.2 * bought["eu"][0]).all()
    for name in BUYERS[1:]:
        assert (bought[name][-1] > bought[name][0]).all()


def test_the_budget_follows_last_month_s_price_in_local_currency() -> None:
    fixed = {"actors.Russia.budget_fixed": "100", "actors.Russia.budget_slope": "0.09", "actors.Russia.gas_duty": "0",
             "actors.Russia.budget_spread": "0"}  # fmt: skip
    block = played(changes=tuple(fixed.items()))
    price, rate = series(block, "russia.oil_price"), series(block, "russia.oil_rate")
    assert series(block, "russia.oil_budget")[1:] == pytest.approx((100 + 0.09 * price * rate)[:-1], rel=1e-4)


def test_allocations_are_lumps_around_what_is_given() -> None:
    block = played()
    given, allocated = series(block, "eu.aid"), series(block, "eu.allocated")
    assert allocated.min() >= 0.0 and (allocated / given).mean() == pytest.approx(1.0, abs=0.05)
    assert (allocated / given).std() == pytest.approx(0.4, abs=0.05)


def test_aid_cut_off_reaches_the_front_late() -> None:
    late = series(played(), "ukraine.effort")
    at_once = series(played(changes=(("parameters.aid_delivery", "1"),)), "ukraine.effort")
    cut = 20  # October 2023
    assert np.median(at_once[cut] - at_once[cut - 1]) < 3 * np.median(late[cut] - late[cut - 1]) < 0.0


def test_luck_at_the_front_lasts_where_the_scenario_says_so() -> None:
    moves = series(played(), "front.km2")[10:]
    lasting = np.corrcoef(moves[:-1].ravel(), moves[1:].ravel())[0, 1]
    alone = series(played(changes=(("parameters.front_persistence", "0"),)), "front.km2")[10:]
    assert lasting > 0.4 > np.corrcoef(alone[:-1].ravel(), alone[1:].ravel())[0, 1]


def test_what_a_council_adopts_by_choice_is_told_and_nothing_where_it_may_not() -> None:
    assert series(played(), "eu.adopts").max() == 0.0
    assert series(played("hindcast-2022"), "eu.adopts").sum(axis=0).mean() > 3.0
