"""Samples of calibrated sets: where in their ranges uncertain inputs lie together, a row for each set.

A scenario that names a sample draws those inputs from it instead of each by itself. The shipped samples
are the tables at the top of ``seeds/``; ``docs/calibration.md`` says how they were found.
"""

from __future__ import annotations

import csv
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sim.scenario.ledger import seeds_folder

EDGE = 5e-5
"""Half of the last decimal of a place: how near it comes to the ends of a range."""


def samples() -> list[str]:
    """Names of the shipped samples."""
    return sorted(path.stem for path in seeds_folder().glob("*.csv"))


@cache
def read_sample(name: str) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """Paths of the inputs, and their places in their ranges (sets x inputs, 0-1)."""
    with (seeds_folder() / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = list(csv.reader(file))
    places = np.clip(np.array(rows, dtype=np.float64), EDGE, 1.0 - EDGE)
    places.setflags(write=False)
    return tuple(head), places
