"""Realised leverage is shared out exactly, and a measure that does nothing gets nothing."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from sim.analysis.attribution import TOTAL, Attribution, attribute
from sim.analysis.outcomes import outcomes_of, values_of
from sim.scenario import load
from sim.scenario.without import PROMISE
from tests.playing import played, story

WORLDS, SEED = 25, 5


@cache
def shared() -> Attribution:
    """Energy, finance and the promise over twelve months."""
    return attribute(load("baseline", {"months": "12"}), WORLDS, SEED, ("energy", "finance", PROMISE))


def test_values_add_up_to_the_difference_in_every_world() -> None:
    done = shared()
    np.testing.assert_allclose(done.earned.sum(axis=0), done.worth[-1] - done.worth[0], atol=1e-12)
    table = done.values.pivot(index="measure", columns="outcome", values="value")
    parts = table.drop(TOTAL).sum()
    np.testing.assert_allclose(parts[table.columns], table.loc[TOTAL], atol=1e-12)
    np.testing.assert_allclose(table.loc[TOTAL, "completed"], (done.worth[-1] - done.worth[0])[0].mean(), atol=1e-12)


def test_the_coalition_of_all_is_the_scenario_itself_to_the_bit() -> None:
    done = shared()
    block = played(done.scenario, WORLDS, seed=SEED, detail="outcomes")
    values = values_of(block, outcomes_of(done.scenario))
    for number, outcome in enumerate((*done.outcomes, *done.prices)):
        assert np.array_equal(done.worth[-1, number], values[outcome.key])


def test_a_measure_not_in_use_earns_exactly_nothing() -> None:
    done = attribute(load("no-sanctions", {"months": "12"}), WORLDS, SEED, ("technology", PROMISE))
    assert (done.earned[0] == 0.0).all()
    rows = done.values.query("measure == 'technology'")
    assert (rows[["value", "low", "high"]] == 0.0).all(axis=None)
    assert not rows.told_apart.any()


def test_prices_stand_beside_what_they_bought() -> None:
    table = shared().values
    assert list(table.outcome.unique()) == [
        "completed", "signed", "utility.ukraine", "months_of_war", "sender_cost", "human_cost", "hardship",
    ]  # fmt: skip
    assert set(table[table.price].outcome) == {"sender_cost", "human_cost", "hardship"}
    hardship = table.set_index(["outcome", "measure"]).value["hardship"]
    assert hardship["energy"] > hardship["finance"] > 0.0


def test_a_threat_alone_can_be_what_earns_it() -> None:
    """Another episode: measures are threatened, not imposed; without them the target has no cause to give way."""
    done = attribute(load("another-episode", {"months": "24"}), 40, SEED)
    assert done.measures == ("trade", "finance", PROMISE)
    assert [outcome.key for outcome in done.outcomes] == ["completed", "signed", "utility.sender"]
    signed = done.values.query("outcome == 'signed'").set_index("measure")
    assert signed.value[TOTAL] > 0.0


def test_what_cannot_be_shared_out_is_refused() -> None:
    with pytest.raises(ValueError, match="no measure 'oil'"):
        attribute(load("baseline"), 5, 1, ("oil",))
    with pytest.raises(ValueError, match="uses no measure"):
        attribute(story("two-issues"), 5, 1, ())
