"""An experiment may decide whose luck a world takes; the world is then the one whose luck it has."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim.ensemble import Design, Job, run
from sim.model.play import play
from tests.playing import story

PATH = "actors.Russia.pain"


def column(design: Design, name: str, **more: Any) -> Any:
    case, count = story("easing-card"), len(design.dice)
    return np.concatenate([b.worlds[name] for b in run(case, count, 5, play=play, design=design, **more)])


def test_a_world_with_the_luck_of_another_is_that_world() -> None:
    numbers = np.array([31, 4, 4, 17])
    whole = play(Job(story("easing-card"), 5, 0, 40, "outcomes")).worlds
    for name in ("dispute_ending", "leverage", f"input.{PATH}", "utility.russia"):
        assert np.array_equal(column(Design(numbers, numbers), name, block=3), whole[name][numbers])


def test_dice_and_inputs_are_chosen_apart() -> None:
    same_inputs = Design(np.arange(20), np.full(20, 3))
    assert np.unique(column(same_inputs, f"input.{PATH}")).size == 1
    assert np.unique(column(same_inputs, "leverage")).size > 10


def test_an_input_lies_where_the_design_puts_it() -> None:
    numbers = np.zeros(3, dtype=int)
    rolls = {PATH: np.array([0.0, 0.5, 1.0])}
    low, middle, high = column(Design(numbers, numbers, rolls), f"input.{PATH}", block=2)
    quantity = story("easing-card").quantities[PATH]
    assert (low, high) == (quantity.low, quantity.high)
    assert low < middle < high
    others = column(Design(numbers, numbers, rolls), "input.actors.Russia.war_lobby")
    assert np.unique(others).size == 1


LEVELS = (
    {},
    {"relief_credible": "never", "rally": "strong", "busting": "off"},
    {"rents": "heavy", "guarantees": "idle", "face": "strong", "constraint": "off", "price_cap": "works"},
    {"elite_split": "on", "commitment": "off", "private_information": "off", "vetoes": "off", "red_lines": "off"},
)
"""Every hypothesis is set in one of these, so that each is seen beside its default."""


@pytest.mark.parametrize("name", ["baseline", "easing-card", "another-episode"])
def test_settings_of_single_worlds_are_the_levels_of_a_scenario_to_the_bit(name: str) -> None:
    case, numbers = story(name), np.arange(24)
    settings: dict[str, Any] = {}
    for which, levels in enumerate(LEVELS):
        for path, quantity in story(name, hypotheses(levels)).quantities.items():
            if quantity != case.quantities[path]:
                settings.setdefault(path, np.full(24, np.nan))[numbers % 4 == which] = quantity.likely
    mixed = play(Job(case, 5, 0, 24, "outcomes", Design(numbers, numbers, settings=settings))).worlds
    for which, levels in enumerate(LEVELS):
        alone = play(Job(story(name, hypotheses(levels)), 5, 0, 24, "outcomes")).worlds
        for column in (column for column in alone if not column.startswith("input.")):
            ours, theirs = (worlds[column][numbers % 4 == which] for worlds in (mixed, alone))
            assert np.array_equal(ours, theirs, equal_nan=ours.dtype.kind == "f"), (column, levels)


def hypotheses(levels: dict[str, str]) -> dict[str, str]:
    """Overrides that set these levels."""
    return {f"hypotheses.{name}": level for name, level in levels.items()}
