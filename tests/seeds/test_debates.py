"""Debates: every contradiction between claims can be played from either side, and the sides come out differently."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.ensemble import Job
from sim.model.play import play
from sim.results.block import Block
from sim.scenario import load
from sim.scenario.debates import Debate, Side, debates
from sim.scenario.ledger import claims

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
TOPICS = {"us-course", "order-of-relief", "pressure-bends-or-hardens", "europe-role", "conditions-for-a-deal"}
"""The five on which the articles disagree most."""
EACH = pytest.mark.parametrize("debate", debates(), ids=lambda debate: debate.id)


@cache
def played(side: str) -> Block:
    scenario, *changes = side.split("\n")
    overrides = dict(change.split("=", 1) for change in changes)
    return play(Job(load(scenario, overrides), 1, 0, 150, "full"))


def seen(side: Side, where: str) -> NDArray[np.float64]:
    """An outcome (whether it came to pass, if it is a date) or the mean of a series, in each world."""
    block = played("\n".join([side.scenario, *(f"{path}={value}" for path, value in side.set.items())]))
    if where in block.series:
        return block.series[where].mean(axis=0).astype(float)
    column = block.worlds[where]
    return (column if column.dtype.kind == "f" else column >= 0).astype(float)


def test_the_five_topics_are_there_and_ids_are_unique() -> None:
    ids = [debate.id for debate in debates()]
    assert set(ids) >= TOPICS
    assert len(set(ids)) == len(ids)


def test_every_contradiction_is_between_two_sides_of_a_debate() -> None:
    opposed = {
        frozenset((mine, theirs))
        for debate in debates()
        for one, other in combinations(debate.sides, 2)
        for mine in one.claims
        for theirs in other.claims
    }
    pairs = {frozenset((claim.id, other)) for claim in claims().values() for other in claim.contradicts}
    assert pairs
    assert pairs - opposed == set()


@EACH
def test_every_side_names_claims_and_can_be_run(debate: Debate) -> None:
    assert len(debate.sides) > 1 and debate.question.endswith("?") and debate.topic
    for side in debate.sides:
        assert side.claims and set(side.claims) <= set(claims())
        assert (SCENARIOS / f"{side.scenario}.yaml").exists() and side.says
        assert all(isinstance(value, str) for value in side.set.values())
        load(side.scenario, side.set)


@EACH
def test_no_claim_is_on_two_sides(debate: Debate) -> None:
    named = [claim for side in debate.sides for claim in side.claims]
    assert len(set(named)) == len(named)


@EACH
def test_any_two_sides_come_out_differently_where_one_is_told_to_look(debate: Debate) -> None:
    for one, other in combinations(debate.sides, 2):
        telling = []
        for where in debate.look_at:
            difference = seen(one, where) - seen(other, where)
            difference = difference[~np.isnan(difference)]
            error = difference.std(ddof=1) / np.sqrt(difference.size)
            telling.append(abs(difference.mean()) > 2 * error)
        assert any(telling), (one.says, other.says)
