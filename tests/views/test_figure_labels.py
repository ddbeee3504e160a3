"""Labels keep apart and stay inside."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.scenario import Month
from sim.scenario.words import MOVES
from sim.views.figures.labels import dodge
from sim.views.figures.lanes import SYMBOLS
from sim.views.figures.months import ticks


@given(st.lists(st.floats(-50, 1050), min_size=1, max_size=12))
def test_labels_never_overlap_nor_leave(centres: list[float]) -> None:
    places = dodge(centres, [60.0] * len(centres), 0.0, 1000.0)
    ordered = sorted(places)
    assert all(after - before >= 60.0 - 1e-6 for before, after in pairwise(ordered))
    assert ordered[0] >= 30.0 - 1e-6
    assert ordered[-1] <= 970.0 + 1e-6


def test_labels_with_room_stay_where_they_belong() -> None:
    assert dodge([100.0, 300.0], [50.0, 50.0], 0.0, 400.0) == [100.0, 300.0]


def test_labels_that_cannot_fit_are_a_fault() -> None:
    with pytest.raises(ValueError, match="only 100"):
        dodge([10.0, 20.0], [60.0, 60.0], 0.0, 100.0)


@pytest.mark.parametrize("months", [1, 2, 7, 36, 100, 240])
def test_months_are_named_at_most_as_often_as_there_is_room(months: int) -> None:
    found = ticks(Month(2026, 5), months, 6)
    assert 1 <= len(found) <= 6
    assert all(0 <= place < months for place in found)


def test_every_move_has_a_symbol_of_its_own() -> None:
    assert set(SYMBOLS) == {move for moves in MOVES.values() for move in moves}
    assert len(set(SYMBOLS.values())) == len(SYMBOLS)
