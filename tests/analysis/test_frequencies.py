"""Shares, their intervals and their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.analysis.frequencies import Z95, likelihood, share_of, wilson


@given(st.integers(1, 100_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_interval_holds_the_share_and_solves_wilsons_equation(counts: tuple[int, int]) -> None:
    worlds, of = counts
    share = worlds / of
    low, high = wilson(worlds, of)
    assert 0.0 <= low <= share <= high <= 1.0
    for end in (low, high):
        if 0.0 < end < 1.0:
            assert abs(share - end) == pytest.approx(Z95 * (end * (1 - end) / of) ** 0.5, rel=1e-6, abs=1e-9)


@given(st.integers(1, 1000), st.integers(0, 1000))
def test_the_interval_mirrors(of: int, part: int) -> None:
    worlds = min(part, of)
    low, high = wilson(worlds, of)
    assert wilson(of - worlds, of) == pytest.approx((1 - high, 1 - low))


@pytest.mark.parametrize(
    ("share", "word"),
    [(0.0, "almost no chance"), (0.05, "very unlikely"), (0.2, "unlikely"), (0.5, "roughly even"), (0.55, "likely"),
     (0.8, "very likely"), (0.97, "almost certain"), (1.0, "almost certain")],
)  # fmt: skip
def test_a_likelihood_word_carries_its_range(share: float, word: str) -> None:
    assert likelihood(share).startswith(word)
    assert "%" in likelihood(share)


def test_no_worlds_say_nothing() -> None:
    nothing = share_of("a deal", 0, 0)
    assert (nothing.low, nothing.high) == (0.0, 1.0)
