"""Playing a block with the model, which is loaded only in the processes that play."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.ensemble.job import Job

if TYPE_CHECKING:
    from sim.results.block import Block

HOME = "sim.model.play"
"""The module that takes long to load."""


def play(job: Job) -> Block:
    """The block of worlds a job asks for; see ``sim.model.play.play``."""
    from sim.model.play import play as played  # which in turn needs this package

    return played(job)
