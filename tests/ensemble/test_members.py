"""Several scenarios through one set of workers: each as if it were played alone."""

from __future__ import annotations

import numpy as np
import pytest

from sim.ensemble import Cases, Design, by_model, play_members
from sim.ensemble.job import LARGEST_BLOCK
from sim.results.block import Block, join
from tests.playing import differences, played, story

ONE, OTHER = story("two-issues"), story("two-issues", {"actors.North.pain": "0.3"})


def members(worlds: int, **more) -> list[Block]:
    found: list[list[Block]] = [[], []]
    for number, block in play_members(Cases((ONE, OTHER)), worlds, 5, play=by_model.play, **more):
        found[number].append(block)
    return [join(blocks) for blocks in found]


@pytest.mark.parametrize("largest", [3, 4, 7])
def test_each_is_played_as_if_alone(largest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LARGEST_BLOCK, "full", largest)
    for case, block in zip((ONE, OTHER), members(7, detail="full"), strict=True):
        assert differences(block, played(case, 7)) == []


def test_workers_change_nothing() -> None:
    for case, block in zip((ONE, OTHER), members(4, workers=2), strict=True):
        assert differences(block, played(case, 4, detail="outcomes")) == []


@pytest.mark.parametrize("cut", [2, 3, 9])
def test_the_cut_changes_nothing(cut: int) -> None:
    for case, block in zip((ONE, OTHER), members(5, cut=cut), strict=True):
        assert differences(block, played(case, 5, detail="outcomes")) == []


def test_moves_can_be_kept_without_series() -> None:
    block = members(6, detail="moves")[0]
    whole = played(ONE, 6)
    assert block.series == {}
    assert all(np.array_equal(block.moves[name], whole.moves[name]) for name in whole.moves)
    assert all(np.array_equal(block.reasons[name], whole.reasons[name]) for name in whole.reasons)


def test_a_design_holds_for_every_member() -> None:
    numbers = np.array([4, 0, 4])
    for case, block in zip((ONE, OTHER), members(3, design=Design(numbers, numbers)), strict=True):
        whole = played(case, 5, detail="outcomes")
        assert np.array_equal(block.worlds["leverage"], whole.worlds["leverage"][numbers])


def test_no_world_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one world"):
        members(0)
