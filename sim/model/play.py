"""Play one block of worlds from the first month to the last."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from sim.ensemble import Design, Job
from sim.model.recorder import Recorder
from sim.model.sanctions_model import SanctionsModel, root_of, strengths_of_root
from sim.results.block import Block
from sim.scenario import Scenario

if TYPE_CHECKING:
    from sim.model.survivors import Luck


def play(job: Job, kind: type[SanctionsModel] = SanctionsModel) -> Block:
    """The block of worlds a job asks for, in this kind of model: the same to the bit, however an ensemble is cut."""
    root = root_of(job.scenario, job.design)
    design = "" if job.design is None else job.design.digest
    luck = _luck_of(_Asked(repr(root), job.seed, job.first_world, job.worlds, design, job.scenario, job.design))
    model = kind(job.scenario, job.worlds, job.seed, job.first_world, luck, job.design)
    recorder = Recorder(model, job.detail)
    while model.month < job.scenario.months and model.endings.active.any():
        model.step()
        recorder.note()
    recorder.stand_still()
    return recorder.block(job.first_world)


@dataclass(frozen=True)
class _Asked:
    """Whose private strengths are asked for; scenarios on one baseline ask the same."""

    root: str
    seed: int
    first_world: int
    worlds: int
    digest: str
    scenario: Scenario = field(compare=False, repr=False)
    design: Design | None = field(compare=False, repr=False)


@lru_cache(maxsize=2)
def _luck_of(asked: _Asked) -> Luck | None:
    """Private strengths, reckoned once for all scenarios on the same baseline that play the same worlds in turn."""
    return strengths_of_root(asked.scenario, asked.worlds, asked.seed, asked.first_world, asked.design)
