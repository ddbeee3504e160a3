"""The same model, one world a run, through ``mesa.batch_run``: what vectorising over worlds is measured against."""

from __future__ import annotations

import time
from typing import Any

import mesa

from sim.model.sanctions_model import SanctionsModel
from sim.scenario import Scenario


class OneWorld(SanctionsModel):
    """A single world, as ``batch_run`` wants it: parameters in, a data collector out."""

    def __init__(self, case: Scenario, world: int, rng: Any = None) -> None:
        super().__init__(case, 1, 1, world)
        self.running = True
        self.datacollector = mesa.DataCollector({"signed": lambda model: float(model.deal.first_signed[0])})

    def step(self) -> None:
        """A month; the data collector looks at the end of it."""
        super().step()
        self.datacollector.collect(self)


def worlds_per_second_by_batch_run(case: Scenario, worlds: int = 8) -> float:
    """Rate at which ``batch_run`` plays single worlds in this process."""
    start = time.perf_counter()
    parameters = {"case": [case], "world": list(range(worlds))}
    mesa.batch_run(OneWorld, parameters, number_processes=1, max_steps=case.months, display_progress=False)
    return worlds / (time.perf_counter() - start)
