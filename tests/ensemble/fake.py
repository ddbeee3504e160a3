"""A stand-in for the model: blocks made of dice alone, and players that fail in chosen ways."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sim.chance.dice import Dice
from sim.ensemble.job import Job
from sim.results.block import Block

MOVES = ("hold", "tighten", "ease")
INSTRUMENTS = ("energy", "finance")
REASONS = ("law", "cost")
ENDINGS = ("none", "signed", "conquest")


@dataclass(frozen=True)
class Story:
    """A scenario of the stand-in."""

    months: int = 6
    actors: tuple[str, ...] = ("US", "russia")
    series: int = 3
    trap: str = ""
    deadly: int = -1


def play(job: Job) -> Block:
    """Every number depends on seed, name, month and world alone."""
    story: Story = job.scenario
    dice = Dice(job.seed, job.first_world, job.worlds)
    end = (dice.uniform("end", "all", 0) * 2 * story.months).astype(np.int64)
    over = np.arange(story.months)[:, None] > end
    worlds = {
        "ending": np.where(end < story.months, 1 + (end % 2), 0).astype(np.int8),
        "signed": np.where(end < story.months, end, -1),
        "cost": dice.normal("cost", "US", 0),
        "lifted": dice.uniform("lift", "US", 0) < 0.5,
    }
    if job.detail == "outcomes":
        return Block(job.first_world, story.months, "2026-11", worlds, {"ending": ENDINGS})
    monthly = _monthly(story, dice)
    codes = {a: (monthly(a, "move") * 3).astype(np.int8) for a in story.actors}
    return Block(
        first_world=job.first_world,
        months=story.months,
        start="2026-11",
        worlds=worlds,
        categories={"ending": ENDINGS},
        series={f"{a}.s{i}": monthly(a, f"s{i}").astype("f4") for a in story.actors for i in range(story.series)},
        moves={a: np.where(over, -1, codes[a]).astype(np.int8) for a in story.actors},
        instruments={a: np.where(codes[a] == 0, -1, codes[a] - 1).astype(np.int8) for a in story.actors},
        reasons={a: (monthly(a, "why") * 3 - 1).astype(np.int8) for a in story.actors},
        margins={a: monthly(a, "margin").astype("f4") for a in story.actors},
        move_names=MOVES,
        instrument_names=INSTRUMENTS,
        reason_names=REASONS,
    )


def play_and_die_once(job: Job) -> Block:
    """The worker of the deadly block is killed, the first time it is played."""
    trap = Path(job.scenario.trap)
    if job.first_world == job.scenario.deadly and not trap.exists():
        trap.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return play(job)


def play_and_die(job: Job) -> Block:
    """The worker of the deadly block is killed, always."""
    if job.first_world == job.scenario.deadly:
        os.kill(os.getpid(), signal.SIGKILL)
    return play(job)


def play_and_fail(job: Job) -> Block:
    """The deadly block raises an ordinary error."""
    if job.first_world == job.scenario.deadly:
        raise ArithmeticError("no such number")
    return play(job)


def play_and_log(job: Job) -> Block:
    """Each call adds its first world to the trap file."""
    with Path(job.scenario.trap).open("a") as log:
        log.write(f"{job.first_world}\n")
    return play(job)


def play_and_hang(job: Job) -> Block:
    """The deadly block writes its process id to the trap file and never ends."""
    if job.first_world == job.scenario.deadly:
        Path(job.scenario.trap).write_text(str(os.getpid()))
        signal.pause()
    return play(job)


def threads(job: Job) -> Block:
    """Says how the worker is set up, as a column."""
    told = float(os.environ.get("OMP_NUM_THREADS", "0"))
    ignoring = float(signal.getsignal(signal.SIGINT) == signal.SIG_IGN)
    return Block(job.first_world, 1, "2026-01", {"threads": np.full(job.worlds, told + 10 * ignoring)})


def _monthly(story: Story, dice: Dice):
    def values(actor: str, purpose: str):
        return np.stack([dice.uniform(purpose, actor, month) for month in range(story.months)])

    return values


def same(one: Block, other: Block) -> bool:
    """Equal to the bit, all tables and names."""
    tables = ("worlds", "series", "moves", "instruments", "reasons", "margins")
    plain = ("first_world", "months", "start", "categories", "move_names", "instrument_names", "reason_names")
    return all(getattr(one, name) == getattr(other, name) for name in plain) and all(
        list(getattr(one, table)) == list(getattr(other, table))
        and all(
            values.dtype == getattr(other, table)[name].dtype
            and values.shape == getattr(other, table)[name].shape
            and values.tobytes() == getattr(other, table)[name].tobytes()
            for name, values in getattr(one, table).items()
        )
        for table in tables
    )
