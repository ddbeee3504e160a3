"""One block of worlds as a piece of work that any process can do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sim.results.block import Block


@dataclass(frozen=True, eq=False)
class Design:
    """Whose luck each world takes, where an experiment decides: one entry for each world.

    ``dice`` and ``inputs`` are the numbers of the worlds whose dice, and whose draws of the uncertain
    inputs, it takes. ``rolls`` says, by path, where in its distribution (0-1) an input lies instead.
    ``settings`` holds, by path, numbers that replace the scenario's own (NaN: they do not), as the level
    of a hypothesis does; the baseline from which private strengths are inherited keeps its numbers.
    """

    dice: NDArray[np.int64]
    inputs: NDArray[np.int64]
    rolls: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)
    settings: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)

    def of(self, first: int, count: int) -> Design:
        """The part for some of the worlds."""
        here = slice(first, first + count)
        parts = ({path: values[here] for path, values in table.items()} for table in (self.rolls, self.settings))
        return Design(self.dice[here], self.inputs[here], *parts)

    @property
    def digest(self) -> str:
        """Words that tell this design from any other."""
        told = sha256(self.dice.tobytes() + self.inputs.tobytes())
        for kind, table in (("roll ", self.rolls), ("setting ", self.settings)):
            for path, values in table.items():
                told.update(kind.encode() + path.encode() + values.tobytes())
        return told.hexdigest()


@dataclass(frozen=True)
class Job:
    """Play ``worlds`` worlds from ``first_world`` on.

    ``scenario`` is frozen and can be pickled; ``detail`` is "full" for every monthly series, "moves"
    for the moves without them or "outcomes" for one row per world alone. With a ``design`` (of these
    worlds) an experiment decides whose luck they take; without, each has its own.
    """

    scenario: Any
    seed: int
    first_world: int
    worlds: int
    detail: str
    design: Design | None = None
    number: int = 0
    """Its place among the jobs that are played together."""

    def __str__(self) -> str:
        return f"worlds {self.first_world} to {self.first_world + self.worlds - 1}"


DETAILS = ("full", "moves", "outcomes")
"""How much of a block is kept."""


class Play(Protocol):
    """Plays a job. A function at the top level of a module, so that other processes find it by name."""

    __module__: str
    __qualname__: str

    def __call__(self, job: Job, /) -> Block: ...


class EnsembleError(Exception):
    """The worlds cannot be played; the message is one line for the user."""


LARGEST_BLOCK = {"full": 4000, "moves": 5000, "outcomes": 5000}
"""Worlds of a block, by detail, beyond which it takes more memory and is played no faster."""


def block_size(worlds: int, workers: int, detail: str = "full") -> int:
    """Worlds to a block, so that every worker has equally many blocks of at most the largest size.

    >>> block_size(1000, 1), block_size(10_000, 2), block_size(10_000, 2, "outcomes")
    (1000, 2500, 5000)
    """
    share = -(-worlds // max(1, workers))
    rounds = -(-share // LARGEST_BLOCK[detail])
    return -(-share // rounds)


def blocks(worlds: int, size: int = 1000) -> list[tuple[int, int]]:
    """Cut an ensemble into blocks: first world and number of worlds of each.

    >>> blocks(2500)
    [(0, 1000), (1000, 1000), (2000, 500)]
    """
    if worlds < 1 or size < 1:
        raise ValueError(f"expected at least one world in blocks of at least one, not {worlds} in blocks of {size}")
    return [(first, min(size, worlds - first)) for first in range(0, worlds, size)]
