"""Play one block of worlds from the first month to the last."""

from __future__ import annotations

from sim.ensemble import Job
from sim.model.recorder import Recorder
from sim.model.sanctions_model import SanctionsModel, strengths_of_root
from sim.results.block import Block


def play(job: Job) -> Block:
    """The block of worlds a job asks for: the same to the bit, however an ensemble is cut."""
    luck = strengths_of_root(job.scenario, job.worlds, job.seed, job.first_world, job.design)
    model = SanctionsModel(job.scenario, job.worlds, job.seed, job.first_world, luck, job.design)
    recorder = Recorder(model, job.detail)
    while model.month < job.scenario.months and model.endings.active.any():
        model.step()
        recorder.note()
    recorder.stand_still()
    return recorder.block(job.first_world)
