"""The lab: plays each ensemble that facts ask for once, on all workers, and keeps it if told where."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import cache
from hashlib import sha256
from pathlib import Path

import numpy as np

from sim.ensemble import Design, Job
from sim.ensemble.keep import Keep
from sim.model.play import play
from sim.results.block import Block, join
from sim.scenario import Scenario, load
from sim.validation.episodes import Episodes, episodes_of, joined
from sim.validation.population import PARTS, Part, design_of, flags_of, weights_of, worlds_of

SEED = 11
BLOCK = 500
Changes = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Request:
    """An ensemble that a fact needs: a scenario with changes, or (``part``) a part of the population."""

    scenario: str = ""
    changes: Changes = ()
    part: Part | None = None
    share: float = 1.0
    """Share of the lab's usual number of worlds."""
    series: tuple[str, ...] = ()
    """Monthly series that are kept; none: only outcomes."""
    institution: float | None = None
    """Institution of every dyad, where it is not left to the sample."""
    alike: bool = False
    """Whether every dyad is the middle one of its part, told apart by luck alone."""

    def case(self, extra: Changes = ()) -> Scenario:
        """The scenario to play; what the request itself changes goes first."""
        return load(self.part.path if self.part else _path(self.scenario), dict(extra) | dict(self.changes))


def _path(scenario: str) -> str | Path:
    """A scenario of the validation itself, or one of the library."""
    own = Path(__file__).parent / "experiments" / f"{scenario}.yaml"
    return own if own.is_file() else scenario


def population(
    *changes: tuple[str, str], share: float = 1.0, institution: float | None = None, parts: Iterable[Part] = PARTS
) -> tuple[Request, ...]:
    """The requests for the whole population with some values changed in every part."""
    return tuple(Request(changes=changes, part=part, share=share, institution=institution) for part in parts)


@dataclass
class Lab:
    """Ensembles by request. ``dyads`` and ``wars`` are the usual numbers of worlds."""

    dyads: int
    wars: int
    workers: int = 1
    keep: Path | None = None
    tell: Callable[[int, int], None] | None = None
    switched: Changes = ()
    """Paths, perhaps with ``*``, that are set in every scenario that has them."""

    def __post_init__(self) -> None:
        self._blocks: dict[Request, Block] = {}

    def without(self, switched: Changes) -> Lab:
        """The same lab with a mechanism switched off."""
        return replace(self, switched=switched)

    def worlds(self, request: Request) -> int:
        """Worlds that a request asks for."""
        if request.part is not None:
            return worlds_of(request.part, round(self.dyads * request.share))
        return max(20, round(self.wars * request.share))

    def prepare(self, requests: Iterable[Request]) -> None:
        """Play all that is not there yet."""
        due = [request for request in dict.fromkeys(requests) if request not in self._blocks]
        tasks = [(request, job) for request in due for job in self._jobs(request)]
        parts: dict[Request, list[Block]] = {request: [] for request in due}
        if self.workers > 1 and len(tasks) > 1:
            with ProcessPoolExecutor(self.workers, multiprocessing.get_context("spawn")) as pool:
                out = [pool.submit(_played, job, self.keep, request.series) for request, job in tasks]
                for number, ((request, _), future) in enumerate(zip(tasks, out, strict=True), 1):
                    parts[request].append(future.result())
                    self._say(number, len(tasks))
        else:
            for number, (request, job) in enumerate(tasks, 1):
                parts[request].append(_played(job, self.keep, request.series))
                self._say(number, len(tasks))
        self._blocks |= {request: join(blocks) for request, blocks in parts.items()}

    def block(self, request: Request) -> Block:
        """The ensemble of a request."""
        self.prepare([request])
        return self._blocks[request]

    def episodes(self, requests: Iterable[Request]) -> Episodes:
        """Parts of the population, classified."""
        requests = tuple(requests)
        self.prepare(requests)
        return joined(self._classified(request) for request in requests)

    def _classified(self, request: Request) -> Episodes:
        part, block = request.part, self._blocks[request]
        assert part is not None
        flags = flags_of(block.count, request.institution)
        weights = weights_of(part, flags_of(block.count))
        return episodes_of(block, part.issue, part.coalition, flags, weights)

    def _jobs(self, request: Request) -> list[Job]:
        case, worlds = _case(request, self.switched), self.worlds(request)
        design = design_of(request.part, worlds, request.institution) if request.part else None
        if design and request.alike:
            design = Design(design.dice, design.inputs, dict.fromkeys(_drawn(case), np.full(worlds, 0.5)))
        detail = "full" if request.series else "outcomes"
        size = -(-worlds // -(-worlds // BLOCK))
        return [
            Job(case, SEED, first, min(size, worlds - first), detail,
                design and design.of(first, min(size, worlds - first)))
            for first in range(0, worlds, size)
        ]  # fmt: skip

    def _say(self, done: int, of: int) -> None:
        if self.tell is not None:
            self.tell(done, of)


def _drawn(case: Scenario) -> list[str]:
    return [path for path, quantity in case.quantities.items() if quantity.is_drawn]


@cache
def _case(request: Request, switched: Changes) -> Scenario:
    plain = request.case()
    paths = [*plain.quantities, *(f"hypotheses.{name}" for name in plain.hypotheses)]
    extra = {path: value for pattern, value in switched for path in paths if fnmatchcase(path, pattern)}
    return request.case(tuple(extra.items())) if extra else plain


def _played(job: Job, keep: Path | None, series: tuple[str, ...]) -> Block:
    """One block, from the disk if it was kept there."""
    store = _store(keep, job, series)
    block = store.find(job) if store else None
    if block is None:
        block = play(job)
        kept = {name: values for name, values in block.series.items() if name in series}
        block = replace(block, series=kept, moves={}, instruments={}, reasons={}, margins={})
        if store:
            store.save(job, block)
    missing = [name for name in series if name not in block.series]
    assert not missing, f"no such series: {missing}"
    return block


def _store(keep: Path | None, job: Job, series: tuple[str, ...]) -> Keep | None:
    if keep is None:
        return None
    keep.mkdir(parents=True, exist_ok=True)
    design = "" if job.design is None else job.design.digest
    name = sha256(f"{job.scenario.text}{job.detail}{design}{series}".encode()).hexdigest()[:16]
    return Keep(keep / name, play)
