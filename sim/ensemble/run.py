"""Playing an ensemble: blocks go out to an engine and come back in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from sim.ensemble.job import DETAILS, Design, EnsembleError, Job, Play, blocks
from sim.ensemble.pool import Pool

if TYPE_CHECKING:
    from sim.ensemble.keep import Keep
    from sim.results.block import Block

type Progress = Callable[[int, int], None]


class Engine(Protocol):
    """Where jobs are played. ``window`` is how many may be out at once."""

    window: int

    def send(self, job: Job) -> None:
        """Start a job."""

    def fetch(self, job: Job) -> Block | None:
        """Wait for a job that was sent, and forget it; None if the worker saved the block."""

    def stop(self) -> None:
        """Drop whatever is unfinished and give up the workers at once."""


def run(
    scenario: Any,
    worlds: int,
    seed: int,
    *,
    play: Play,
    workers: int = 1,
    cluster: str | None = None,
    detail: str = "full",
    block: int = 1000,
    progress: Progress | None = None,
    keep: Path | None = None,
    design: Design | None = None,
) -> Iterator[Block]:
    """Play worlds 0 to ``worlds`` - 1 and yield their blocks in order, a few in memory at a time.

    The data are the same whatever ``block``, ``workers`` and ``cluster``, which is "local" for a
    Dask cluster on this machine or the address of a scheduler. ``progress`` is told the worlds done
    and the worlds in all. Blocks found in the folder ``keep`` are not played again, new ones are
    saved there. A ``design`` decides whose luck each world takes. Close the iterator
    (``contextlib.closing``) if you leave it early: the workers end. Raises EnsembleError for what
    workers do wrong, RunError for the disk, and what ``play`` raises.
    """
    if detail not in DETAILS:
        raise ValueError(f"expected a detail of {', '.join(DETAILS)}, not {detail!r}")
    jobs = [
        Job(scenario, seed, first, count, detail, design and design.of(first, count), number)
        for number, (first, count) in enumerate(blocks(worlds, block))
    ]
    return play_jobs(jobs, worlds, play=play, workers=workers, cluster=cluster, progress=progress, keep=keep)


def play_jobs(
    jobs: Iterable[Job],
    worlds: int,
    *,
    play: Play,
    workers: int = 1,
    cluster: str | None = None,
    progress: Progress | None = None,
    keep: Path | None = None,
) -> Iterator[Block]:
    """Play jobs, each with a number of its own, and yield their blocks in order; they have so many worlds in all.

    For everything else see ``run``.
    """
    if workers < 1:
        raise ValueError(f"expected at least one worker, not {workers}")
    store = _store(keep, play)
    return _played(jobs, worlds, lambda: _engine(play, workers, cluster, store), store, progress)


def _played(
    jobs: Iterable[Job], worlds: int, engine: Callable[[], Engine], store: Keep | None, progress: Progress | None
) -> Iterator[Block]:
    crew, done = _Crew(engine, store), 0
    try:
        for job, block in crew.in_order(jobs):
            done += job.worlds
            if progress is not None:
                progress(done, worlds)
            yield block
    finally:
        crew.stop()


class _Crew:
    """An engine that is started when the first job needs it, and the store that may spare it."""

    def __init__(self, engine: Callable[[], Engine], store: Keep | None) -> None:
        self._start, self._store = engine, store
        self._engine: Engine | None = None

    def in_order(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Block]]:
        out: deque[tuple[Job, Block | None]] = deque()
        for job in jobs:
            out.append((job, self._found_or_sent(job)))
            if len(out) > (self._engine.window if self._engine else 0):
                yield self._finished(*out.popleft())
        while out:
            yield self._finished(*out.popleft())

    def stop(self) -> None:
        if self._engine is not None:
            self._engine.stop()

    def _found_or_sent(self, job: Job) -> Block | None:
        found = self._store.find(job) if self._store else None
        if found is None:
            self._engine = self._engine or self._start()
            self._engine.send(job)
        return found

    def _finished(self, job: Job, found: Block | None) -> tuple[Job, Block]:
        if found is not None:
            return job, found
        assert self._engine is not None
        try:
            block = self._engine.fetch(job)
        except Exception as error:
            error.add_note(f"while playing {job}")
            raise
        if block is None:
            return job, self._saved(job)
        if self._store is not None:
            self._store.save(job, block)
        return job, block

    def _saved(self, job: Job) -> Block:
        block = self._store.find(job) if self._store else None
        if block is None:
            raise EnsembleError(f"{job} were played and saved, but cannot be read again")
        return block


class Here:
    """Plays in this very process, each job when it is fetched."""

    window = 0

    def __init__(self, play: Play) -> None:
        self._play = play

    def send(self, job: Job) -> None:
        """Nothing to do ahead."""

    def fetch(self, job: Job) -> Block:
        """Play the job now."""
        return self._play(job)

    def stop(self) -> None:
        """Nothing is out."""


def _engine(play: Play, workers: int, cluster: str | None, store: Keep | None) -> Engine:
    if cluster is not None:
        from sim.ensemble.cluster import Cluster

        return Cluster(play, workers, cluster)
    if workers == 1:
        return Here(play)
    if store is None:
        return Pool(play, workers)
    from sim.ensemble.keep import Saving

    return Pool(Saving(play, store), workers)


def _store(folder: Path | None, play: Play) -> Keep | None:
    if folder is None:
        return None
    from sim.ensemble.keep import Keep

    return Keep(folder, play)
