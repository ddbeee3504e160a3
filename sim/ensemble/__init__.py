"""Many worlds: cut into blocks, played here, on workers or on a cluster, always to the same result."""

from sim.ensemble import by_model
from sim.ensemble.job import Design, EnsembleError, Job, Play, block_size, blocks
from sim.ensemble.members import Cases, Members, play_members
from sim.ensemble.run import run

__all__ = [
    "Cases",
    "Design",
    "EnsembleError",
    "Job",
    "Members",
    "Play",
    "block_size",
    "blocks",
    "by_model",
    "play_members",
    "run",
]
