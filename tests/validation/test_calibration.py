"""History matching finds again what was hidden."""

from pathlib import Path

import numpy as np
import pytest

from sim.validation.calibration import (
    Target,
    distances,
    emulate,
    implausibility,
    plausible_design,
    read_sets,
    resample,
    rolls_of,
    spread_out,
    write_sets,
)


def test_sets_fill_every_slice_of_every_range() -> None:
    places = spread_out(50, 3, "test")
    for column in places.T:
        assert sorted((column * 50).astype(int)) == list(range(50))


def test_an_emulator_learns_a_curve_and_its_doubt() -> None:
    places = spread_out(200, 2, "test")
    truth = 1.0 + 2.0 * places[:, 0] - (places[:, 1] - 0.5) ** 2
    found = emulate(places, truth)
    assert np.abs(found(places) - truth).max() < 0.05 and found.explained > 0.99


def test_only_sets_near_the_data_are_left_and_the_nearest_are_drawn_most() -> None:
    places = spread_out(400, 1, "test")
    emulators, targets = {"x": emulate(places, places[:, 0])}, {"x": Target(0.3, 0.05)}
    left = places[implausibility(emulators, places, targets) <= 3.0]
    assert left.min() > 0.1 and left.max() < 0.5
    fit = np.exp(-0.5 * (distances(emulators, left, targets) ** 2).sum(axis=0))
    drawn = resample(left, fit, 200)
    assert drawn.mean() == pytest.approx(0.3, abs=0.01) and drawn.std() < left.std()


def test_dyads_of_a_set_spread_around_its_place() -> None:
    rolls = rolls_of(np.array([[0.1], [0.9]]), ["input"], np.repeat([0, 1], 500), 0.5)["input"]
    assert rolls.min() > 0.0 and rolls.max() < 1.0
    assert rolls[:500].mean() == pytest.approx(0.23, abs=0.03) and rolls[500:].mean() == pytest.approx(0.77, abs=0.03)


@pytest.mark.parametrize("spread", [0.0, 0.3, 0.75, 1.0])
def test_sets_all_over_the_range_and_their_dyads_give_back_the_prior(spread: float) -> None:
    places = spread_out(2000, 1, "test")
    rolls = np.sort(rolls_of(places, ["input"], np.arange(2000), spread)["input"])
    assert np.abs(rolls - (np.arange(2000) + 0.5) / 2000).max() < 0.04


def test_places_at_the_ends_of_a_range_are_kept_inside_it() -> None:
    rolls = rolls_of(np.array([[0.0], [1.0]]), ["input"], np.array([0, 1]), 0.0)["input"]
    assert 0.0 < rolls[0] < 0.001 and 0.999 < rolls[1] < 1.0


def test_a_sample_survives_the_disk_and_skips_what_is_not_drawn(tmp_path: Path) -> None:
    places = spread_out(4, 2, "test")
    write_sets(tmp_path / "sets.csv", ["a", "b"], places)
    paths, again = read_sets(tmp_path / "sets.csv")
    assert paths == ["a", "b"] and np.allclose(again, places, atol=1e-4)
    design = plausible_design(tmp_path / "sets.csv", 6, {"b": 1})
    assert list(design.rolls) == ["b"] and design.rolls["b"][4] == design.rolls["b"][0]
