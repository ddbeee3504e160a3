"""The record that the hindcast may know: observations of the fitting window, and dated inputs."""

from __future__ import annotations

import numpy as np

from sim.scenario.ledger import moves, observations
from sim.validation.hindcast.outputs import FITTED, START, Output
from sim.validation.statistics import Array

KNOWN = ("fit", "check")
"""Uses of an observation that may be looked at: what is recalled has neither."""


def observed(output: Output) -> Array:
    """The months of the fitting window as observed, NaN where nothing was or the model is given what happened."""
    found = np.full(FITTED, np.nan)
    for month in range(FITTED):
        when = START.later(month)
        seen = observations().get(f"{output.record}@{when}")
        if seen is not None and seen.use in KNOWN and when >= output.since and output.counts(when):
            found[month] = seen.value
    return found


def packages_dated(months: int) -> Array:
    """Packages of the EU by each month, as they were dated: an input of the run in which sanctions are given."""
    dates = [move.date[:7] for move in moves().values() if move.actor == "EU" and "package" in move.what.lower()]
    return np.array([float(sum(date <= str(START.later(month)) for date in dates)) for month in range(months)])
