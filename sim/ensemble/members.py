"""Several scenarios on the same luck, as one piece of work for one set of workers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, cast

from sim.ensemble.job import LARGEST_BLOCK, Design, Job
from sim.ensemble.run import Progress, run

if TYPE_CHECKING:
    from collections.abc import Generator

    from sim.results.block import Block


class Members(Protocol):
    """Scenarios by number. What is sent to the workers with every block, so it is small and can be pickled."""

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
    workers: int = 1,
    detail: str = "outcomes",
    design: Design | None = None,
    progress: Progress | None = None,
) -> Iterator[tuple[int, Block]]:
    """Play every member in the same worlds, and yield its number with each block of its worlds.

    World k of each has the dice and the inputs of world k, or those that the ``design`` says. The
    blocks of the same worlds come after one another, one for each member in order, and all of them
    go through one set of workers. Raises what ``run`` raises.
    """
    if worlds < 1:
        raise ValueError(f"expected at least one world, not {worlds}")
    pieces = max(-(-worlds // LARGEST_BLOCK), -(-workers // members.count))
    size = -(-worlds // pieces)
    dealt = _Dealt(members, worlds, size, design)
    total = members.count * -(-worlds // size) * size
    playing = run(dealt, total, seed, play=_play_one, workers=workers, detail=detail, block=size, progress=progress)
    with closing(cast("Generator[Block]", playing)) as blocks:
        for place, block in enumerate(blocks):
            yield place % members.count, block


@dataclass(frozen=True)
class _Dealt:
    """All members as one ensemble: the first block of each, then the second of each, and so on."""

    members: Members
    worlds: int
    size: int
    design: Design | None

    def job(self, whole: Job) -> Job:
        """The block of one member behind a block of the whole."""
        piece, number = divmod(whole.first_world // self.size, self.members.count)
        first = piece * self.size
        count = min(self.size, self.worlds - first)
        design = self.design and self.design.of(first, count)
        return Job(self.members.case(number), whole.seed, first, count, whole.detail, design)


def _play_one(job: Job) -> Block:
    """Play a block of one member."""
    from sim.model.play import play  # which in turn imports this package

    dealt: _Dealt = job.scenario
    return play(dealt.job(job))
