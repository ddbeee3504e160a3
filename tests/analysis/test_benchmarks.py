"""Null models of the terms: efficient, between the ideals, and gaining both sides."""

from __future__ import annotations

import numpy as np

from sim.analysis.benchmarks import benchmarks
from tests.playing import story


def test_formulas_lie_on_the_frontier_and_deals_keep_their_worth() -> None:
    case = story("two-issues", {"parameters.curvature": "2"})
    terms = np.array([[0.5, np.nan, 1.0], [0.5, np.nan, 1.0]])
    found = benchmarks(case, 3, 1, terms)
    assert np.isnan(found.terms[0]).tolist() == [False, True, False]
    assert (found.terms[0][2], found.terms[1][2]) == (0.0, 1.0)
    np.testing.assert_allclose(found.frontier[0][0], 1.0)
    np.testing.assert_allclose(found.frontier[1][-1], 1.0)
    # with quadratic losses the compromise weighed by salience is the efficient point of equal weights
    middle = len(found.frontier[0]) // 2
    np.testing.assert_allclose(found.compromise[0], found.frontier[0][middle])
    np.testing.assert_allclose(found.compromise[1], found.frontier[1][middle])


def test_the_nash_point_gains_both_sides() -> None:
    found = benchmarks(story("baseline"), 10, 1, np.full((5, 10), np.nan))
    exists = np.isfinite(found.nash[0])
    assert exists.any()
    assert ((found.nash[0][exists] > 0.0) & (found.nash[1][exists] > 0.0)).all()
