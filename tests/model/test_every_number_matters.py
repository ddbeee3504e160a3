"""A registered number that changes nothing anywhere is no part of the model."""

from __future__ import annotations

from dataclasses import replace

from sim.chance.quantity import Quantity, fixed
from sim.ensemble import Job
from sim.model.play import play
from sim.results.block import Block
from sim.scenario import Scenario
from sim.scenario.parameters import PARAMETERS
from sim.scenario.registry import Parameter
from tests.playing import differences, story

WORLDS, MONTHS = 30, 15
EPISODES = ("everything", "another-episode")


def test_every_registered_number_changes_what_happens_somewhere() -> None:
    cases = [replace(story(name), months=MONTHS) for name in EPISODES]
    plain = [outcome(case) for case in cases]
    idle = [
        f"{parameter.key} {' '.join(parameter.roles)}"
        for parameter in PARAMETERS
        if not any(matters(parameter, case, was) for case, was in zip(cases, plain, strict=True))
    ]
    assert idle == []


def outcome(case: Scenario) -> Block:
    return play(Job(case, 3, 0, WORLDS, "full"))


def matters(parameter: Parameter, case: Scenario, was: Block) -> bool:
    paths = [path for path, known in case.parameters.items() if known == parameter and path in case.quantities]
    if parameter.name == "leads":
        paths = paths[:1]
    if not paths:
        return False
    found = differences(outcome(changed(case, parameter, paths)), was)
    return any(not name.startswith("worlds input.") for name in found)


def changed(case: Scenario, parameter: Parameter, paths: list[str]) -> Scenario:
    """The scenario, and its baseline, with other values at these paths."""
    other = {path: elsewhere(case.quantities[path], parameter) for path in paths}
    root = case.root
    if root is not None:
        inherited = {path: quantity for path, quantity in other.items() if path in root.quantities}
        root = replace(root, quantities={**root.quantities, **inherited})
    return replace(case, quantities={**case.quantities, **other}, root=root)


def elsewhere(quantity: Quantity, parameter: Parameter) -> Quantity:
    """A value well away from this one, within the range; a switch is thrown."""
    now = quantity.likely if quantity.family in ("fixed", "triangular") else quantity.mean
    end = parameter.high if now < (parameter.low + parameter.high) / 2 else parameter.low
    if parameter.unit == "switch":
        return fixed(end)
    far = 1.3 * now + 0.01 if parameter.high >= 1000 else now + (end - now) / 2
    return fixed(min(parameter.high, far))
