"""Several scenarios on the same luck, as one piece of work for one set of workers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from sim.ensemble.job import LARGEST_BLOCK, Design, Job, Play
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
    pieces = max(-(-worlds // LARGEST_BLOCK), -(-cut // members.count))
    size = -(-worlds // pieces)
    dealt = _Dealt(members, worlds, size, design, play)
    total = members.count * -(-worlds // size) * size
    playing = run(
        dealt, total, seed, play=_play_one, workers=workers, cluster=cluster, detail=detail, block=size,
        progress=progress, keep=keep,
    )  # fmt: skip
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
    play: Play = field(repr=False)

    def job(self, whole: Job) -> Job:
        """The block of one member behind a block of the whole."""
        piece, number = divmod(whole.first_world // self.size, self.members.count)
        first = piece * self.size
        count = min(self.size, self.worlds - first)
        design = self.design and self.design.of(first, count)
        return Job(self.members.case(number), whole.seed, first, count, whole.detail, design)


def _play_one(job: Job) -> Block:
    """Play a block of one member."""
    dealt: _Dealt = job.scenario
    return dealt.play(dealt.job(job))
