"""Episodes are classed as the data class them."""

import numpy as np
import pytest

from sim.results.block import Block
from sim.validation.episodes import OUTCOMES, Episodes, episodes_of
from sim.validation.lab import Lab, population
from sim.validation.population import PARTS, flags_of, weights_of, worlds_of

ROW = {"signed": -1, "imposed": -1, "threat_dropped": -1, "given_up": -1, "demand_met": 0.0}


def one(**facts: float) -> Episodes:
    row = {**ROW, **facts}
    columns = {name: np.array([value]) for name, value in row.items()}
    plain = ("peak_loss", "utility.target", "utility.lead", "terms.relief")
    columns |= {name: np.array([0.5]) for name in plain} | {"input.actors.Target.stake": np.array([0.5])}
    block = Block(0, 120, "2000-01", columns)
    return episodes_of(block, "trade", False, np.zeros(1), np.ones(1))


@pytest.mark.parametrize(
    ("facts", "outcome", "imposed", "months"),
    [
        ({"signed": 4, "demand_met": 1.0}, "total", False, 4),
        ({"signed": 4, "demand_met": 0.8, "imposed": 2}, "partial", True, 2),
        ({"signed": 4, "demand_met": 0.5, "imposed": 2}, "negotiated", True, 2),
        ({"signed": 4, "demand_met": 0.1, "imposed": 2}, "capitulation", True, 2),
        ({"threat_dropped": 7}, "capitulation", False, 7),
        ({"threat_dropped": 7, "imposed": 30, "given_up": 50}, "capitulation", False, 7),
        ({"imposed": 10, "given_up": 50, "signed": 90, "demand_met": 1.0}, "capitulation", True, 35),
        ({"imposed": 10}, "stalemate", True, 110),
        ({}, "stalemate", False, 120),
    ],
)
def test_the_first_end_counts(facts: dict[str, float], outcome: str, imposed: bool, months: int) -> None:
    found = one(**facts)
    assert (OUTCOMES[found.outcome[0]], bool(found.imposed[0]), found.months[0]) == (outcome, imposed, months)


def test_weights_give_the_shares_of_the_data() -> None:
    parts = [(part, flags_of(worlds_of(part, 10_000))) for part in PARTS]
    weights = np.concatenate([weights_of(part, flags) for part, flags in parts])
    tied = np.concatenate([flags > 0.5 for _, flags in parts])
    assert weights[tied].sum() / weights.sum() == pytest.approx(0.23, abs=0.005)


def test_a_lab_plays_the_same_dyads_on_any_number_of_workers() -> None:
    requests = population(parts=PARTS[:1])
    found = [Lab(80, 20, workers).episodes(requests) for workers in (1, 2)]
    assert np.array_equal(found[0].outcome, found[1].outcome) and len(found[0]) == 22
