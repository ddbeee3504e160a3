"""Numbers: fixed, drawn, dated."""

from collections.abc import Callable

import pytest

from sim.chance.quantity import Knot, Quantity, fixed
from sim.scenario import Scenario

Story = Callable[..., Scenario]
Refused = Callable[..., str]


def capacity(story: Story, value: str) -> Quantity:
    """China's capacity when it is given so, months counted from January 2026."""
    return story(f"actors: {{China: {{capacity: {value}}}}}").quantities["actors.China.capacity"]


def test_a_number_a_spread_and_a_distribution(story: Story) -> None:
    assert capacity(story, "0.3") == fixed(0.3)
    assert capacity(story, "{value: 0.3, why: w, source: S1.1}") == fixed(0.3, "w", "S1.1")
    assert capacity(story, "{low: 0.2, likely: 0.3, high: 0.5}") == Quantity(0.3, 0.2, 0.5, family="triangular")
    assert capacity(story, "{low: 0.2, high: 0.4}").family == "uniform"
    drawn = capacity(story, "{distribution: normal, mean: 0.4, sd: 0.1}")
    assert (drawn.family, drawn.likely, drawn.mean, drawn.sd) == ("normal", 0.4, 0.4, 0.1)


def test_a_step_series_starts_from_the_entry_at_or_before_the_start(story: Story) -> None:
    quantity = capacity(story, "{series: {2026-07: 0.7, 2025-03: 0.2, 2025-11: 0.4}}")
    assert (quantity.likely, quantity.series) == (0.4, (Knot(6, fixed(0.7)),))


def test_a_series_that_begins_later_holds_its_first_value_until_then(story: Story) -> None:
    quantity = capacity(story, "{series: {2026-04: 0.7, 2026-07: 0.1}, shape: ramp}")
    assert (quantity.likely, quantity.series) == (0.7, (Knot(3, fixed(0.1), over=3),))


def test_a_ramp_under_way_at_the_start_begins_where_it_has_got_to(story: Story) -> None:
    quantity = capacity(story, "{series: {2025-10: 0.2, 2026-04: 0.8}, shape: ramp}")
    assert quantity.likely == pytest.approx(0.5)
    assert quantity.series == (Knot(0, fixed(0.8), over=3),)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("1.4", "is 1.4; expected a number from 0 to 1 (share); the nearest valid value is 1"),
        ("true", "is the truth value true; expected a number"),
        ("60%", "did you mean '0.6'?"),
        (".nan", "is not a finite number"),
        ("1e999", "is not a finite number"),
        ("[1]", "is a list; expected a number"),
        ("{low: 0.5, likely: 0.4, high: 0.6}", "out of order; expected low <= likely <= high"),
        ("{low: 0.5, likely: 0.6}", "'high' is missing from a triangular number"),
        ("{value: 0.5, low: 0.4}", "'low' does not belong to a fixed number"),
        ("{mean: 0.5, sd: 0.1}", "lacks 'distribution'"),
        ("{distribution: gama, mean: 0.5, sd: 0.1}", "did you mean 'gamma'?"),
        ("{distribution: beta, mean: 0.5, sd: 0.6}", "no beta number has mean 0.5 and sd 0.6"),
        ("{distribution: lognormal, mean: 0, sd: 0.6}", "expected a mean above 0"),
        ("{likly: 0.5}", "did you mean 'likely'?"),
        ("{series: {2026-13: 0.5}}", "has no month 13"),
        ("{series: {}}", "has no values"),
        ("{series: {2026-01: {series: {2026-01: 1}}}}", "a dated series has no meaning here"),
        ("{series: {2026-01: 3}}", "is 3; expected a number from 0 to 1"),
        ("{series: {2026-01: 0.3}, shape: curve}", "shape 'curve' is not known"),
    ],
)
def test_a_number_that_cannot_be_is_explained(refused: Refused, value: str, told: str) -> None:
    assert told in refused(f"actors: {{China: {{capacity: {value}}}}}")
