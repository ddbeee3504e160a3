"""Blocks join and part without loss, and their tables say what the arrays say."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.ensemble import Job
from sim.results.block import cut, join, month_names, moves_frame, series_dataset, worlds_frame
from tests.ensemble import fake

BLOCK = fake.play(Job(fake.Story(), 4, 20, 12, "full"))


@settings(max_examples=40, deadline=None)
@given(st.sets(st.integers(1, 11)))
def test_joining_undoes_cutting(places):
    edges = [0, *sorted(places), 12]
    parts = [cut(BLOCK, 20 + low, high - low) for low, high in pairwise(edges)]
    assert fake.same(join(parts), BLOCK)


@pytest.mark.parametrize(("first", "count"), [(19, 2), (31, 2), (20, 13), (20, 0)])
def test_a_cut_outside_is_refused(first, count):
    with pytest.raises(ValueError, match="not all in the block"):
        cut(BLOCK, first, count)


@pytest.mark.parametrize(
    ("change", "said"),
    [({"first_world": 33}, "world 32"), ({"start": "2027-01"}, "other columns"), ({"series": {}}, "other columns")],
)
def test_blocks_that_do_not_fit_are_refused(change, said):
    with pytest.raises(ValueError, match=said):
        join([BLOCK, replace(BLOCK, **({"first_world": 32} | change))])


def test_an_array_of_the_wrong_shape_is_refused():
    with pytest.raises(ValueError, match=r"series\['x'\] has shape \(2, 12\), expected \(6, 12\)"):
        replace(BLOCK, series={"x": np.zeros((2, 12), "f4")})


@given(st.integers(1990, 2100), st.integers(1, 12), st.integers(1, 240))
def test_months_are_those_of_the_calendar(year, month, count):
    expected = pd.period_range(f"{year}-{month:02d}", periods=count, freq="M").astype(str)
    assert list(month_names(f"{year}-{month:02d}", count)) == list(expected)


def test_worlds_frame_has_labels_and_empty_months():
    frame = worlds_frame(BLOCK)
    assert frame.index.name == "world" and list(frame.index) == list(range(20, 32))
    assert list(frame["ending"].cat.categories) == list(fake.ENDINGS)
    assert frame["signed"].dtype == "Int64"
    assert list(frame["signed"].isna()) == list(BLOCK.worlds["signed"] == -1)
    assert list(frame["signed"].isna()) == list(frame["ending"] == "none")


def test_series_dataset_is_labelled():
    data = series_dataset(BLOCK)
    assert dict(data.sizes) == {"month": 6, "world": 12}
    expected = BLOCK.series["US.s1"][2, 5]
    assert data["US.s1"].sel(month="2027-01", world=25).item() == expected
    assert data["US.s1"].dtype == np.float32


def test_moves_frame_has_a_row_for_each_living_actor_and_month():
    frame = moves_frame(BLOCK)
    living = sum(int((codes >= 0).sum()) for codes in BLOCK.moves.values())
    assert len(frame) == living
    for row in frame.itertuples():
        at = (month_names("2026-11", 6).index(row.month), row.world - 20)
        assert row.move == fake.MOVES[BLOCK.moves[row.actor][at]]
        instrument, reason = BLOCK.instruments[row.actor][at], BLOCK.reasons[row.actor][at]
        assert pd.isna(row.instrument) if instrument < 0 else row.instrument == fake.INSTRUMENTS[instrument]
        assert pd.isna(row.reason) if reason < 0 else row.reason == fake.REASONS[reason]
        assert row.margin == BLOCK.margins[row.actor][at]
    assert frame[["world", "month"]].apply(tuple, axis=1).is_monotonic_increasing


def test_without_moves_the_frame_is_empty():
    assert moves_frame(fake.play(Job(fake.Story(), 4, 0, 3, "outcomes"))).empty
