"""One block of worlds as a piece of work that any process can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from sim.results.block import Block


@dataclass(frozen=True)
class Job:
    """Play ``worlds`` worlds from ``first_world`` on.

    ``scenario`` is frozen and can be pickled; ``detail`` is "full" for every monthly series or
    "outcomes" for one row per world alone.
    """

    scenario: Any
    seed: int
    first_world: int
    worlds: int
    detail: str

    def __str__(self) -> str:
        return f"worlds {self.first_world} to {self.first_world + self.worlds - 1}"


class Play(Protocol):
    """Plays a job. A function at the top level of a module, so that other processes find it by name."""

    __module__: str
    __qualname__: str

    def __call__(self, job: Job, /) -> Block: ...


class EnsembleError(Exception):
    """The worlds cannot be played; the message is one line for the user."""


LARGEST_BLOCK = 4000
"""Worlds of a block beyond which arrays no longer fit the cache."""


def block_size(worlds: int, workers: int) -> int:
    """Worlds to a block, so that every worker has equally many blocks of at most the largest size.

    >>> block_size(1000, 1), block_size(10_000, 2), block_size(1_000_000, 2)
    (1000, 2500, 4000)
    """
    share = -(-worlds // max(1, workers))
    rounds = -(-share // LARGEST_BLOCK)
    return -(-share // rounds)


def blocks(worlds: int, size: int = 1000) -> list[tuple[int, int]]:
    """Cut an ensemble into blocks: first world and number of worlds of each.

    >>> blocks(2500)
    [(0, 1000), (1000, 1000), (2000, 500)]
    """
    if worlds < 1 or size < 1:
        raise ValueError(f"expected at least one world in blocks of at least one, not {worlds} in blocks of {size}")
    return [(first, min(size, worlds - first)) for first in range(0, worlds, size)]
