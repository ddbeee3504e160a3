"""Other forms of the model: the same world in fewer or finer steps, and orderings compared across them."""

from __future__ import annotations

import numpy as np
import pytest

from sim.ensemble import Job
from sim.model.play import play
from sim.model.sanctions_model import SanctionsModel
from sim.scenario import load
from sim.scenario.catalogue import registered
from sim.validation.coarser import BY_NAME, BY_UNIT, STEP, change_of, coarser
from sim.validation.orderings import ORDERINGS
from sim.validation.structure import FINE, FORMS, FinerModel, compare_forms, play_finely, told_forms


def test_only_registered_numbers_are_changed() -> None:
    known = {p.name for p in registered().parameters}
    assert set(BY_NAME) <= known
    assert set(BY_UNIT) <= {p.unit for p in registered().parameters}


@pytest.mark.parametrize("name", ["hardship_speed", "rise", "adaptation_rate"])
def test_two_months_at_once_go_as_far_as_two_months_in_turn(name: str) -> None:
    parameter = next(p for p in registered().parameters if p.name == name)
    left = 1.0 - change_of(parameter)(0.1)
    assert left == pytest.approx(0.9**STEP)


def test_what_has_no_time_in_it_stays() -> None:
    case = load("baseline")
    told = coarser(case)
    for path in ("actors.Russia.pain", "parameters.curvature", "actors.US.instruments.energy.coverage"):
        assert told.quantities[path] == case.quantities[path]
    assert told.months == case.months / STEP
    assert [event.month for event in told.events] == [event.month // STEP for event in case.events]


def test_land_moves_as_far_in_half_as_many_steps() -> None:
    """Without deals, without fog and with aid as it is the front ends where it would end in steps of a month."""
    still = {"parameters.round_chance": "0", "parameters.front_noise": "0", "actors.Russia.mobilisation_step": "0",
             "actors.Ukraine.mobilisation_step": "0", "actors.US.aid_step": "0", "actors.EU.aid_step": "0"}  # fmt: skip
    case = load("no-sanctions", still)
    whole, halved = (play(Job(one, 3, 0, 40, "full")) for one in (case, coarser(case)))
    assert halved.worlds["held"].mean() == pytest.approx(whole.worlds["held"].mean(), abs=0.03)


def test_a_finer_frontier_has_the_points_of_the_coarser_one() -> None:
    case = load("baseline")
    fine, usual = (kind(case, 5, 3).frontier for kind in (FinerModel, SanctionsModel))
    assert np.allclose(fine.packages[:, :FINE:2], usual.packages[:, : FINE // 2 + 1])
    assert play_finely(Job(case, 3, 0, 5, "outcomes")).count == 5


def test_a_form_that_changes_nothing_keeps_every_ordering() -> None:
    same = (FORMS[0], type(FORMS[0])("again"))
    found = compare_forms(20, 1, same, ORDERINGS[:1])
    assert found["as it stands"] == found["again"]
    assert "| 1 of 1 other forms | none |" in told_forms(found, ORDERINGS[:1])
