"""Small stand-ins for experiments: scenarios with few inputs, and players whose answer is known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.chance.dice import ChosenDice
from sim.ensemble import Job
from sim.model.endings import DISPUTE
from sim.results.block import Block
from sim.scenario import Scenario
from tests.playing import story

A, B, C = "actors.Russia.pain", "actors.Russia.face", "actors.Russia.war_lobby"
MONTHS = 12


def small(*paths: str) -> Scenario:
    """The baseline with no other drawn inputs than these, and all numbers that hypotheses set."""
    case = story("baseline")
    quantities = {p: q for p, q in case.quantities.items() if p in paths or not q.is_drawn}
    return replace(case, quantities=quantities)


def rolls(job: Job) -> dict[str, np.ndarray]:
    """Where every drawn input lies: where the design puts it, or by the dice of its world."""
    assert job.design is not None
    luck = ChosenDice(job.seed, job.design.inputs)
    paths = [path for path, quantity in job.scenario.quantities.items() if quantity.is_drawn]
    return {path: job.design.rolls.get(path, luck.uniform("input", path, 0)) for path in paths}


def luck_of(job: Job) -> np.ndarray:
    """One number of each world's dice."""
    assert job.design is not None
    return ChosenDice(job.seed, job.design.dice).uniform("luck", "all", 0)


def block(job: Job, leverage: np.ndarray, happened: np.ndarray) -> Block:
    """What a player hands back."""
    worlds = {
        "signed": np.where(happened, 3, -1).astype(np.int16),
        "leverage": leverage,
        "hardship": np.full(job.worlds, 0.5),
        "dispute_ending": np.where(happened, 2, 0).astype(np.int8),
    }
    inputs = {f"input.{path}": roll for path, roll in rolls(job).items()}
    return Block(job.first_world, MONTHS, "2026-01", worlds | inputs, {"dispute_ending": DISPUTE})


def ishigami(job: Job) -> Block:
    """The test function of Ishigami and Homma; the event is never there."""
    x, y, z = (np.pi * (2.0 * rolls(job)[path] - 1.0) for path in (A, B, C))
    value = np.sin(x) + 7.0 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x)
    return block(job, value, np.zeros(job.worlds, dtype=bool))


def additive(job: Job) -> Block:
    """Leverage is 3 a - b and nothing else; one input alone decides the event."""
    told = rolls(job)
    return block(job, 3.0 * told[A] - told[B], told[C] > 0.5)


def lucky(job: Job) -> Block:
    """Luck decides the event; leverage is half luck, half an input."""
    luck = luck_of(job)
    return block(job, luck + rolls(job)[A], luck > 0.5)


def planted(job: Job) -> Block:
    """The event comes in 9 of 10 worlds where a is high and b low, in 1 of 10 elsewhere."""
    told = rolls(job)
    inside = (told[A] > 0.5) & (told[B] < 0.6)
    return block(job, told[A], luck_of(job) < np.where(inside, 0.9, 0.1))


def switched(job: Job) -> Block:
    """The event comes where the hypothesis of vetoes is off."""
    assert job.design is not None
    off = ~np.isnan(job.design.settings["parameters.vetoes"])
    return block(job, rolls(job)[A], luck_of(job) < np.where(off, 0.9, 0.2))
