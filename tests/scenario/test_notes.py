"""Notes of a group of numbers."""

from collections.abc import Callable

from sim.scenario import Scenario
from sim.scenario.registry import Parameter
from sim.scenario.scenario import Scenario as Whole

Story = Callable[..., Scenario]


def test_numbers_without_notes_take_those_of_their_group(story: Story) -> None:
    scenario = story("issues: {security: {status_quo: 0.2, why: as drafted, source: S3.11}}")
    quantity = scenario.quantities["issues.security.status_quo"]
    assert (quantity.likely, quantity.why, quantity.source) == (0.2, "as drafted", "S3.11")


def test_a_number_keeps_its_own_notes(story: Story) -> None:
    text = "issues: {security: {status_quo: {value: 0.2, why: mine}, why: as drafted, source: S3.11}}"
    quantity = story(text).quantities["issues.security.status_quo"]
    assert (quantity.why, quantity.source) == ("mine", "S3.11")


def test_a_number_may_still_be_a_range(story: Story) -> None:
    text = "issues: {security: {status_quo: {low: 0.1, likely: 0.2, high: 0.4}, why: as drafted}}"
    quantity = story(text).quantities["issues.security.status_quo"]
    assert (quantity.family, quantity.why) == ("triangular", "as drafted")
    assert isinstance(Whole.parameter(story(text), "issues.security.status_quo"), Parameter)
