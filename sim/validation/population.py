"""The population of dyads: which parts it has, how often each comes, and whose luck each world takes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sim.ensemble import Design
from sim.validation.calibration import SPREAD, read_sets, rolls_of
from sim.validation.statistics import Array

FOLDER = Path(__file__).parent / "populations"
SETS = FOLDER / "plausible.csv"
"""Plausible sets of the calibration, which the population takes in turn; without them it follows the priors."""
ISSUE_SHARES = {"trade": 0.54, "security": 0.32, "territory": 0.14}
"""Shares of issues among TIES cases with a known end (SF1, SF6)."""
TIE_SHARES = {(False, False): 0.69, (False, True): 0.07, (True, False): 0.08, (True, True): 0.16}
"""Shares of TIES cases imposed by (coalition, institution): 373, 39, 42 and 86 of 540 (SF4)."""
WITH_INSTITUTION = 0.4
"""Share of each part that has an institution in the sample, before weighting."""
SAMPLE = {("trade", False): 0.27, ("security", False): 0.21, ("territory", False): 0.12,
          ("trade", True): 0.18, ("security", True): 0.14, ("territory", True): 0.08}  # fmt: skip
"""Share of the sample in each part (issue, coalition); rare ones are drawn more often and weighted down."""
MEMBERS = ("Lead", "Partner", "Second partner")


@dataclass(frozen=True)
class Part:
    """One file of the population."""

    issue: str
    coalition: bool

    @property
    def path(self) -> Path:
        """Its scenario file."""
        return FOLDER / f"{self.issue}{'-coalition' if self.coalition else ''}.yaml"


PARTS = tuple(Part(issue, coalition) for issue, coalition in SAMPLE)


def worlds_of(part: Part, total: int) -> int:
    """Worlds of one part in a sample of so many."""
    return max(10, round(total * SAMPLE[part.issue, part.coalition]))


def flags_of(worlds: int, institution: float | None = None) -> Array:
    """Which worlds have an institution: two in every five, unless all are to have the same."""
    if institution is not None:
        return np.full(worlds, institution)
    return (np.arange(worlds) % 5 < 5 * WITH_INSTITUTION).astype(float)


def weights_of(part: Part, flags: Array) -> Array:
    """Weights that give issues and ties their shares in the data."""
    drawn = np.where(flags > 0.5, WITH_INSTITUTION, 1.0 - WITH_INSTITUTION) * SAMPLE[part.issue, part.coalition]
    due = np.where(flags > 0.5, TIE_SHARES[part.coalition, True], TIE_SHARES[part.coalition, False])
    weights: Array = due * ISSUE_SHARES[part.issue] / drawn
    return weights


def design_of(part: Part, worlds: int, institution: float | None = None) -> Design:
    """Each world its own luck around a plausible set, and one institution for all its senders."""
    numbers = np.arange(worlds)
    members = MEMBERS if part.coalition else MEMBERS[:1]
    rolls = {f"actors.{name}.institution": flags_of(worlds, institution) for name in members}
    if SETS.is_file():
        paths, places = read_sets(SETS)
        rolls |= rolls_of(places, paths, numbers % len(places), SPREAD)
    return Design(numbers, numbers, rolls)
