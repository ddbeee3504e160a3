"""Samples of calibrated sets: inputs that a scenario's worlds draw together."""

from __future__ import annotations

import numpy as np
import pytest

from sim.chance.inputs import quantile
from sim.scenario import ScenarioError, load
from sim.scenario.sample import read_sample, samples
from tests.playing import played

PAIN = "actors.Russia.pain"


def test_every_shipped_sample_names_inputs_of_the_baseline_and_places_inside_their_ranges() -> None:
    case = load("baseline")
    for name in samples():
        paths, places = read_sample(name)
        assert set(paths) <= set(case.quantities)
        assert places.shape == (len(places), len(paths)) and ((places > 0.0) & (places < 1.0)).all()


def test_the_baselines_worlds_take_whole_sets_of_the_sample() -> None:
    case = load("baseline")
    paths, places = read_sample(case.sample)
    worlds = played(case, 30, detail="outcomes").worlds
    drawn = [path for path in paths if case.quantities[path].is_drawn]
    known = np.stack([quantile(case.quantities[path], places[:, paths.index(path)]) for path in drawn])
    seen = np.stack([worlds[f"input.{path}"] for path in drawn])
    apart = np.abs(seen[:, :, np.newaxis] - known[:, np.newaxis, :]).max(axis=0)
    assert len(drawn) > 10 and apart.min(axis=1).max() < 1e-12


def test_without_the_sample_each_input_is_drawn_by_itself() -> None:
    with_it, without = (played(load("baseline", changes), 30, detail="outcomes").worlds[f"input.{PAIN}"]
                        for changes in ({}, {"sample": "null"}))  # fmt: skip
    assert load("easing-card").sample == "plausible" and load("baseline", {"sample": "null"}).sample == ""
    assert not np.array_equal(with_it, without)


def test_a_sample_that_is_not_there_is_refused() -> None:
    with pytest.raises(ScenarioError, match="did you mean 'plausible'"):
        load("baseline", {"sample": "plausibel"})
