"""Several scenarios on the same luck, as one piece of work for one set of workers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from sim.ensemble.job import LARGEST_BLOCK, Design, Job, Play, blocks
from sim.ensemble.run import Progress, play_jobs

if TYPE_CHECKING:
    from collections.abc import Generator

    from sim.results.block import Block


class Members(Protocol):
    """Scenarios by number, each made when it is its turn."""

    @property
    def count(self) -> int:
        """How many there are."""

    def case(self, number: int) -> Any:
        """One of the scenarios."""


@dataclass(frozen=True)
class Cases:
    """Scenarios that are there already."""

    cases: tuple[Any, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.cases)

    def case(self, number: int) -> Any:
        """One of the scenarios."""
        return self.cases[number]


def play_members(
    members: Members,
    worlds: int,
    seed: int,
    *,
    play: Play,
    workers: int = 1,
    cluster: str | None = None,
    detail: str = "outcomes",
    cut: int = 1,
    progress: Progress | None = None,
    keep: Path | None = None,
    design: Design | None = None,
) -> Iterator[tuple[int, Block]]:
    """Play every member in the same worlds, and yield its number with each block of its worlds.

    World k of each has the dice and the inputs of world k, or those that the ``design`` says. The
    blocks of the same worlds come after one another, one for each member in order, and all of them
    go through one set of workers; there are enough for ``cut`` workers, if there are worlds enough.
    For ``cluster``, ``progress`` and ``keep``, and for what is raised, see ``run``.
    """
    if worlds < 1:
        raise ValueError(f"expected at least one world, not {worlds}")
    pieces = max(-(-worlds // LARGEST_BLOCK[detail]), -(-cut // members.count))
    jobs = _dealt(members, Job(None, seed, 0, worlds, detail, design), -(-worlds // pieces))
    playing = play_jobs(
        jobs, members.count * worlds, play=play, workers=workers, cluster=cluster, progress=progress, keep=keep
    )
    with closing(cast("Generator[Block]", playing)) as played:
        for place, block in enumerate(played):
            yield place % members.count, block


def _dealt(members: Members, whole: Job, size: int) -> Iterator[Job]:
    """The first block of each member, then the second of each, and so on."""
    for piece, (first, count) in enumerate(blocks(whole.worlds, size)):
        design = whole.design and whole.design.of(first, count)
        for member in range(members.count):
            number = piece * members.count + member
            yield Job(members.case(member), whole.seed, first, count, whole.detail, design, number)
