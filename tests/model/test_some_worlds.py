"""The model as it stands in some of its worlds: the same values, fewer of them."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.model.sanctions_model import SanctionsModel
from tests.playing import story


def seen(chosen: list[int]) -> tuple[SanctionsModel, Any]:
    model = SanctionsModel(story("baseline"), worlds=6)
    model.step()
    return model, model.in_worlds(model, np.array(chosen))


def test_state_parameters_and_rules_are_those_of_the_chosen_worlds() -> None:
    model, some = seen([1, 4])
    assert some.worlds == 2
    for whole, part in ((model.target, some.target), (model.lead, some.lead)):
        assert (whole.value_of_no_deal()[[1, 4]] == part.value_of_no_deal()).all()
        assert (whole.strength[[1, 4]] == part.strength).all()


def test_a_parameter_that_is_named_like_a_method_is_the_parameter() -> None:
    model, some = seen([0, 5])
    assert some.lead.step == model.lead.step


def test_every_thing_is_seen_once() -> None:
    _, some = seen([2])
    assert some.lead is some.actors[some.lead.name]
    assert some.target.model is some


def test_it_is_for_looking_only() -> None:
    _, some = seen([3])
    try:
        some.target.phi = 0.0
    except AttributeError as error:
        assert "cannot be set" in str(error)
    else:
        raise AssertionError("an attribute was set")
