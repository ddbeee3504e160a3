"""An experiment may decide whose luck a world takes; the world is then the one whose luck it has."""

from __future__ import annotations

from typing import Any

import numpy as np

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
