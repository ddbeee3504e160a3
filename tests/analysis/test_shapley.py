"""The four properties that make the Shapley value the only fair one, on games drawn by lot."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.analysis.shapley import coalitions, shapley

games = st.integers(0, 2**32 - 1).map(lambda seed: np.random.default_rng(seed).normal(size=(16, 3)))


def renamed(chosen: frozenset[int], one: int, other: int) -> frozenset[int]:
    return frozenset({one: other, other: one}.get(part, part) for part in chosen)


@given(games)
def test_values_add_up_to_what_all_achieve_over_none(game: np.ndarray) -> None:
    np.testing.assert_allclose(shapley(game, 4).sum(axis=0), game[-1] - game[0], atol=1e-12)


@given(games)
def test_a_part_that_never_adds_anything_gets_exactly_nothing(game: np.ndarray) -> None:
    place = {chosen: number for number, chosen in enumerate(coalitions(4))}
    dummy = game[[place[chosen - {2}] for chosen in place]]
    assert (shapley(dummy, 4)[2] == 0.0).all()


@given(games)
def test_parts_that_add_the_same_get_the_same(game: np.ndarray) -> None:
    place = {chosen: number for number, chosen in enumerate(coalitions(4))}
    alike = (game + game[[place[renamed(chosen, 0, 3)] for chosen in place]]) / 2
    values = shapley(alike, 4)
    np.testing.assert_allclose(values[0], values[3], atol=1e-12)


@given(games, games)
def test_two_games_at_once_give_both_values(one: np.ndarray, other: np.ndarray) -> None:
    np.testing.assert_allclose(shapley(one + other, 4), shapley(one, 4) + shapley(other, 4), atol=1e-12)


def test_a_game_needs_the_worth_of_every_coalition() -> None:
    with pytest.raises(ValueError, match="worth of 8 coalitions"):
        shapley(np.zeros(7), 3)
