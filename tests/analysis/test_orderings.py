"""Orderings: what is better in every draw is called so, what is not is not, and a scenario does not beat itself."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd
import pytest

import sim
from sim.analysis.errors import AnalysisError
from sim.analysis.orderings import ROBUST, Orderings, orderings, suppositions_of
from sim.scenario import load
from tests.playing import played

SHORT = {"months": "8"}


@cache
def shared() -> Orderings:
    """The baseline, no sanctions, and the baseline again, as they are and without busting or with much of it."""
    names = ("baseline", "no-sanctions", "baseline")
    return sim.orderings(*names, draws=8, dice=3, hypotheses=("busting",), settings=SHORT)


def of(done: Orderings, b: str, level: str = "", a: str = "baseline") -> pd.DataFrame:
    table = done.table
    return table[(table.a == a) & (table.b == b) & (table.level == level)].set_index("outcome")


def test_what_must_be_better_is_better_in_every_draw() -> None:
    for level in ("", "off", "heavy"):
        table = of(shared(), "no-sanctions", level)
        assert table.b_better["hardship"] == 1.0
        assert table.better["hardship"] == "no-sanctions"
        assert table.better["constraint"] == "baseline"


def test_a_scenario_does_not_beat_itself() -> None:
    for level in ("", "off", "heavy"):
        table = of(shared(), "baseline (2)", level)
        known = table[table.draws > 0]
        assert (known.same == 1.0).all()
        assert (table.better == "").all()


def test_nothing_under_four_fifths_is_called_better() -> None:
    table = shared().table
    largest = table[["a_better", "b_better"]].max(axis=1)
    assert ((table.better != "") == (largest >= ROBUST)).all()
    known = table[table.draws > 0]
    np.testing.assert_allclose(known.a_better + known.b_better + known.same, 1.0)


def test_b_against_a_is_a_against_b_the_other_way_round() -> None:
    forth, back = of(shared(), "no-sanctions"), of(shared(), "baseline (2)", a="no-sanctions")
    np.testing.assert_array_equal(forth.a_better, back.b_better)
    np.testing.assert_array_equal(forth.b_better, back.a_better)


def test_a_draw_is_the_mean_over_its_dice() -> None:
    done = orderings([load("baseline", SHORT), load("no-sanctions", SHORT)], 4, 1, 7, ())
    a, b = (played(load(name, SHORT), 4, seed=7, detail="outcomes") for name in ("baseline", "no-sanctions"))
    gains = done.gains[0, 1][0]
    for number, outcome in enumerate(done.outcomes):
        if outcome.key in a.worlds and outcome.key not in ("signed", "completed", "collapsed", "given_up"):
            gap = outcome.gain(b.worlds[outcome.key] - a.worlds[outcome.key])
            np.testing.assert_array_equal(gains[number], gap)


def test_what_holds_is_told_with_where_it_fails() -> None:
    held = {(row["b"], row["outcome"]): row for row in shared().robust() if row["a"] == "baseline"}
    hardship = held["no-sanctions", "hardship"]
    assert (hardship["better"], hardship["fails"], hardship["reverses"], hardship["of"]) == ("no-sanctions", [], [], 2)
    assert not any(b == "baseline (2)" for b, _ in held)


def test_the_levels_other_than_the_default_are_tried() -> None:
    told = [str(one) for one in suppositions_of(("rally", "constraint"))]
    assert told == ["as they are", "rally: off", "rally: strong", "constraint: off"]


def test_what_cannot_be_asked_is_refused() -> None:
    pair = [load("baseline", SHORT), load("no-sanctions", SHORT)]
    with pytest.raises(AnalysisError, match="did you mean 'rents'"):
        orderings(pair, 2, 1, 1, ("rent",))
    with pytest.raises(AnalysisError, match="at least one draw"):
        orderings(pair, 0, 1)
    with pytest.raises(AnalysisError, match="at least two"):
        orderings(pair[:1], 2, 1)
