"""The dice deal every world its own luck, whatever else is rolled."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import ndtri
from scipy.stats import kstest

from sim.chance.dice import Dice

seeds = st.integers(0, 2**63 - 1)
months = st.integers(0, 239)
faces = st.integers(1, 5)
names = st.text(max_size=8)
PINNED = [0.3262322186406421, 0.8397143536862769]


@settings(max_examples=60, deadline=None)
@given(seeds, names, names, months, faces, st.integers(0, 40), st.integers(1, 20))
def test_a_world_is_dealt_the_same_in_any_block(seed, purpose, actor, month, faces, first, worlds):
    whole = Dice(seed, 0, 60).uniform(purpose, actor, month, faces)
    part = Dice(seed, first, worlds).uniform(purpose, actor, month, faces)
    assert np.array_equal(part, whole[..., first : first + worlds])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["US", "EU"]), months), max_size=12), months)
def test_no_other_roll_and_no_order_moves_a_number(others, month):
    alone = Dice(7, 3, 5).uniform("a", "US", month)
    busy = Dice(7, 3, 5)
    for purpose, actor, other in others:
        busy.uniform(purpose, actor, other)
    assert np.array_equal(busy.uniform("a", "US", month), alone)


@given(st.integers(1, 4), st.integers(1, 30))
@settings(max_examples=30, deadline=None)
def test_shape_layout_and_open_interval(faces, worlds):
    numbers = Dice(1, 0, worlds).uniform("p", "x", 2, faces)
    assert numbers.shape == ((worlds,) if faces == 1 else (faces, worlds))
    assert numbers.flags.c_contiguous and numbers.flags.writeable
    assert np.all((numbers > 0) & (numbers < 1))


def test_the_ends_of_the_generator_stay_inside(monkeypatch):
    for end in (0.0, 1 - 2.0**-53):
        monkeypatch.setattr("sim.chance.dice._Tape.read", lambda *_, end=end: np.full(6, end))
        for count, faces in ((6, 1), (3, 2)):
            numbers = Dice(1, 0, count).uniform("p", "x", 0, faces)
            assert np.all((numbers > 0) & (numbers < 1))
            assert np.isfinite(Dice(1, 0, count).normal("p", "x", 0, faces)).all()


def test_normals_are_the_uniforms_turned():
    uniform = Dice(5, 0, 100).uniform("shock", "russia", 3, 2)
    assert np.array_equal(Dice(5, 0, 100).normal("shock", "russia", 3, 2), ndtri(uniform))


@pytest.mark.parametrize(("purpose", "actor", "month"), [("news", "US", 0), ("news", "EU", 0), ("news", "US", 1)])
def test_tapes_and_months_look_uniform_and_unrelated(purpose, actor, month):
    here = Dice(11, 0, 20_000).uniform(purpose, actor, month)
    there = Dice(11, 0, 20_000).uniform("move", "US", 0)
    assert kstest(here, "uniform").pvalue > 1e-4
    assert abs(np.corrcoef(here, there)[0, 1]) < 0.03


@given(st.tuples(seeds, names, names), st.tuples(seeds, names, names))
@settings(max_examples=60, deadline=None)
def test_seed_and_both_names_each_choose_the_tape(one, other):
    deal = [Dice(seed, 0, 4).uniform(purpose, actor, 0) for seed, purpose, actor in (one, other)]
    assert np.array_equal(*deal) == (one == other)


def test_other_processes_deal_the_same():
    code = "from sim.chance.dice import Dice; print(Dice(2**40, 9, 3).uniform('p', 'x', 7, 2).tobytes().hex())"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == Dice(2**40, 9, 3).uniform("p", "x", 7, 2).tobytes().hex()


def test_the_tape_is_pinned():
    """Luck published with a paper must still be dealt next year: change these only on purpose."""
    assert Dice(1, 0, 2).uniform("news", "US", 0).tolist() == PINNED


@pytest.mark.parametrize(("seed", "first", "worlds"), [(-1, 0, 1), (2**63, 0, 1), (1, -1, 1), (1, 0, 0)])
def test_bad_blocks_are_refused(seed, first, worlds):
    with pytest.raises(ValueError, match=r"seed|world"):
        Dice(seed, first, worlds)


@pytest.mark.parametrize(("month", "faces", "said"), [(-1, 1, "months"), (0, 2, "faces before"), (0, 0, "faces")])
def test_bad_rolls_are_refused(month, faces, said):
    dice = Dice(1, 0, 3)
    dice.uniform("p", "x", 0)
    with pytest.raises(ValueError, match=said):
        dice.uniform("p", "x", month, faces)


def test_worlds_past_the_month_are_refused():
    with pytest.raises(ValueError, match="fit one month"):
        Dice(1, 2**40, 1).uniform("p", "x", 0)
