"""Intervals that cover what they should, and are exact where nothing varies."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sim.analysis.bootstrap import interval, mean


def test_it_covers_the_true_mean_about_as_often_as_it_says() -> None:
    rng, true = np.random.default_rng(3), 0.3
    covered = 0
    for seed in range(200):
        low, high = interval(1.0 * (rng.random(150) < true), seed, resamples=400)
        covered += bool(low <= true <= high)
    assert 0.90 <= covered / 200 <= 0.99


def test_its_width_is_that_of_the_normal_interval() -> None:
    values = np.random.default_rng(1).normal(2.0, 5.0, (3, 4000))
    low, high = interval(values, 1)
    np.testing.assert_allclose(high - low, 2 * 1.96 * 5.0 / np.sqrt(4000), rtol=0.08)
    np.testing.assert_allclose((high + low) / 2, mean(values), atol=0.02)


@given(st.floats(-10, 10), st.integers(2, 30), st.integers(0, 5))
def test_what_does_not_vary_has_an_interval_of_no_width(value: float, worlds: int, seed: int) -> None:
    low, high = interval(np.full(worlds, value), seed, resamples=20)
    np.testing.assert_allclose([low, high], value, rtol=1e-12, atol=0.0)


def test_zero_is_exactly_zero() -> None:
    assert [float(end) for end in interval(np.zeros(50), 1, resamples=50)] == [0.0, 0.0]


def test_worlds_without_a_value_count_neither_way() -> None:
    values = np.array([[1.0, np.nan, 3.0, np.nan], [np.nan, np.nan, np.nan, 2.0], [np.nan] * 4])
    np.testing.assert_array_equal(mean(values), [2.0, 2.0, np.nan])
    low, high = interval(values, 1, resamples=300)
    assert (low[0], high[0]) == (1.0, 3.0)
    assert np.isnan([low[1], low[2], high[1], high[2]]).all()


def test_rows_that_add_up_do_so_in_every_resample() -> None:
    rows = np.random.default_rng(2).normal(size=(2, 60))
    low, high = interval(np.stack([*rows, rows.sum(axis=0), rows[0]]), 9, resamples=200)
    assert (low[3], high[3]) == (low[0], high[0])
    np.testing.assert_allclose(interval(rows[0], 9, resamples=200), (low[0], high[0]), atol=1e-14)
