"""Scenario discovery: a planted box is found and told, and none is found where there is none."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from sim.analysis.discovery import discover_in
from sim.analysis.errors import AnalysisError
from sim.analysis.playing import Playing
from sim.analysis.prim import Box, peel, pruned, quasi_p
from sim.chance.dice import Dice
from sim.scenario.parameters.hypotheses import HYPOTHESES
from sim.views.narrate.discovering import sentence, told
from tests.analysis.experiments import A, B, C, lucky, planted, small, switched


def test_a_planted_box_is_found() -> None:
    found = discover_in(small(A, B, C), "signed", Playing(planted), worlds=2000)
    rows = found.conditions.set_index("factor")
    assert found.found
    assert set(rows.index) == {A, B}
    assert rows["low"][A] == pytest.approx(0.5, abs=0.05)
    assert rows["high"][B] == pytest.approx(0.6, abs=0.05)
    assert found.inside is not None and found.coverage is not None
    assert found.inside.share == pytest.approx(0.9, abs=0.05)
    assert found.coverage.share == pytest.approx(0.27 / 0.34, abs=0.08)
    assert found.chance < 1e-6
    assert f"in {100 * found.inside.share:.0f} of 100 worlds where Russia: " in sentence(found)
    assert sentence(found).startswith("In the model, with these assumptions, a deal is signed by the horizon in ")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_is_found_in_noise(seed: int) -> None:
    found = discover_in(small(A, B, C), "signed", Playing(lucky), worlds=600, seed=seed)
    assert not found.found
    assert "no box is better than the base rate" in sentence(found)
    assert "nan" not in told(found)


def test_a_hypothesis_can_be_a_condition() -> None:
    found = discover_in(small(A, B), "signed", Playing(switched), worlds=800, hypotheses=True)
    row = found.conditions.set_index("factor").loc["vetoes"]
    assert (row["levels"], row["all_levels"]) == ("off", "on, off")
    assert "hypothesis: vetoes is off" in sentence(found)
    assert set(HYPOTHESES) >= set(found.conditions["factor"])


def test_a_number_is_of_interest_beyond_a_threshold() -> None:
    high = discover_in(small(A, B), "leverage", Playing(planted), worlds=800)
    assert high.base.share == pytest.approx(0.25, abs=0.05)
    assert "the highest quarter" in high.wanted
    low = discover_in(small(A, B), "leverage", Playing(planted), worlds=800, threshold="<0.2")
    assert low.wanted == "standing leverage (mean month) is less than 0.2"
    assert low.conditions["high"].tolist() == [pytest.approx(0.2, abs=0.03)]
    assert low.inside is not None and low.inside.share > 0.95


def test_a_density_can_be_asked_for() -> None:
    dense = discover_in(small(A, B, C), "signed", Playing(planted), worlds=2000, density=0.85)
    wide = discover_in(small(A, B, C), "signed", Playing(planted), worlds=2000, density=0.5)
    assert (
        dense.inside is not None
        and wide.inside is not None
        and dense.coverage is not None
        and wide.coverage is not None
    )
    assert dense.inside.share > wide.inside.share >= 0.45
    assert wide.coverage.share > dense.coverage.share


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"worlds": 100}, "at least 200 worlds"),
        ({"outcome": "sigend"}, "did you mean 'signed'"),
        ({"threshold": "many"}, "expected a number"),
        ({"threshold": "1.2.3"}, "expected a number"),
        ({"density": 1.5}, "density is a share"),
    ],
)
def test_what_cannot_be_done_is_said(asked: dict, said: str) -> None:
    words = {"outcome": "signed"} | asked
    with pytest.raises(AnalysisError, match=said):
        discover_in(small(A), words.pop("outcome"), Playing(planted), **words)


def test_too_few_worlds_of_interest_are_told() -> None:
    found = discover_in(small(A, B), "conquest", Playing(planted), worlds=200)
    assert "too few" in found.why_not
    assert found.conditions.empty


def _noise(rows: int, columns: int) -> np.ndarray:
    return np.stack([Dice(9, 0, rows).uniform("noise", str(k), 0) for k in range(columns)], axis=-1)


def test_boxes_are_nested_and_counted_as_they_hold() -> None:
    table = _noise(400, 3)
    happened = table[:, 0] > 0.7
    path = peel(table, happened)
    inside = [box.holds(table) for box in path]
    assert inside[0].all()
    assert all(
        (smaller <= larger).all() and smaller.sum() < larger.sum() for larger, smaller in itertools.pairwise(inside)
    )
    assert inside[-1].sum() >= 20
    assert any(box.columns == [0] and happened[held].mean() == 1.0 for box, held in zip(path, inside, strict=True))


def test_heaps_of_equal_values_go_as_a_whole() -> None:
    table = np.repeat([[0.0], [1.0]], [60, 40], axis=0)
    happened = table[:, 0] > 0.5
    assert [box.numbers for box in peel(table, happened)] == [{}, {0: (1.0, np.inf)}]
    assert len(peel(np.zeros((50, 1)), np.arange(50) > 25)) == 1


def test_a_level_is_peeled_at_a_time() -> None:
    codes = np.repeat([[0.0], [1.0], [2.0]], 40, axis=0)
    happened = codes[:, 0] == 1.0
    assert peel(codes, happened, codes=[0])[-1] == Box(levels={0: frozenset({1})})


def test_what_chance_explains_is_dropped() -> None:
    table = _noise(500, 2)
    happened = table[:, 0] > 0.6
    box = Box({0: (0.6, np.inf), 1: (0.1, np.inf)})
    assert quasi_p(box, table, happened)[1] == 1.0
    assert pruned(box, table, happened, 0.01).columns == [0]
    assert pruned(Box({1: (0.1, np.inf)}), table, happened, 0.01) == Box()
