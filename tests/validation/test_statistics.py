"""Statistics against cases that can be worked out by hand."""

import numpy as np
import pytest

from sim.validation.fact import ABOVE_ZERO, verdict_on
from sim.validation.statistics import Estimate, hazard, odds_ratio, paired, resampled, share


def test_a_share_counts_weights() -> None:
    found = share(np.array([True, False]), np.array([3.0, 1.0]))
    assert found.value == 0.75 and found.low < 0.75 < found.high


def test_a_hazard_counts_months_at_risk() -> None:
    ends, event = np.array([5.0, 30.0]), np.array([True, True])
    assert hazard(ends, event, 0.0, 24.0, np.ones(2)) == pytest.approx(1 / 29)
    assert hazard(ends, event, 24.0, 60.0, np.ones(2)) == pytest.approx(1 / 6)


def test_an_odds_ratio_is_found_again() -> None:
    x = np.repeat([0.0, 1.0], 1000)
    outcome = np.concatenate([np.arange(1000) < 200, np.arange(1000) < 500])
    found = odds_ratio(outcome, x[:, None], np.ones(2000))
    assert found.value == pytest.approx(4.0, rel=1e-3) and found.low < 4.0 < found.high


def test_resampling_is_the_same_every_time_and_covers_the_mean() -> None:
    values = np.linspace(0.0, 1.0, 200)
    one, again = (resampled(lambda rows: float(values[rows].mean()), 200) for _ in range(2))
    assert one == again and one.low < 0.5 < one.high


def test_worlds_are_compared_in_pairs() -> None:
    assert paired(np.array([1, 1, 0]), np.array([1, 0, 0])).value == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("found", "band", "verdict"),
    [
        (Estimate(0.3, 0.2, 0.4), (0.25, 0.35), "pass"),
        (Estimate(0.4, 0.3, 0.5), (0.25, 0.35), "warn"),
        (Estimate(0.6, 0.5, 0.7), (0.25, 0.35), "fail"),
        (Estimate(0.0, 0.0, 0.0), ABOVE_ZERO, "fail"),
        (Estimate(0.1, 0.01, 0.2), ABOVE_ZERO, "pass"),
        (Estimate(float("nan"), 0.0, 1.0), (0.0, 1.0), "fail"),
    ],
)
def test_a_verdict_says_where_the_number_lies(found: Estimate, band: tuple[float, float], verdict: str) -> None:
    assert verdict_on(found, band) == verdict


def test_of_no_rows_nothing_can_be_said() -> None:
    assert all(np.isnan(number) for number in vars(resampled(lambda rows: float(rows.mean()), 0)).values())
