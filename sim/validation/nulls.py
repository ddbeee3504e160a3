"""Null models beside the model: constant hazard and coin flip for timing, compromise and Nash for terms (SF25).

Published whatever the result. Timing is scored on the windows of SF8 (log score: the mean log chance given to
what the data saw; higher is better); terms on the distance between where deals end and where a formula puts them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from sim.model.sanctions_model import SanctionsModel
from sim.model.talks import lay_out
from sim.scenario import load
from sim.validation.episodes import Episodes
from sim.validation.facts.outcomes import WHOLE, saliences
from sim.validation.facts.time import BASELINE
from sim.validation.lab import SEED, Lab
from sim.validation.statistics import Array, hazard

WINDOWS = (0.0, 3.0, 6.0, 12.0, 24.0, 36.0, 60.0, 120.0)
SEEN = (0.022, 0.014, 0.011, 0.0090, 0.0046, 0.0023, 0.0020)
"""Hazard of concession by window in TIES (SF8)."""
SENDER_SCORE = 0.56
"""Sender's mean score in negotiated settlements, of 1 (SF18, TIES)."""


@dataclass(frozen=True)
class Line:
    """One line of the comparison."""

    what: str
    model: str
    value: float


def compare(lab: Lab) -> list[Line]:
    """Every null model beside the model."""
    lab.prepare((*WHOLE, BASELINE))
    return [*_timing(lab.episodes(WHOLE)), *_scores(lab.episodes(WHOLE)), *_terms(lab)]


def chances(hazards: Array) -> Array:
    """Chance of each window, and of none, under piecewise constant hazards.

    >>> [round(float(c), 3) for c in chances(np.zeros(7))][-1]
    1.0
    """
    lived = np.exp(-np.cumsum(hazards * np.diff(WINDOWS)))
    return np.append(-np.diff(lived, prepend=1.0), lived[-1])


def _timing(every: Episodes) -> list[Line]:
    imposed = every.where(every.imposed)
    spans = list(pairwise(WINDOWS))
    own = np.array([hazard(imposed.months, imposed.broad, *span, imposed.weights) for span in spans])
    constant = np.full(len(spans), hazard(imposed.months, imposed.broad, 0.0, WINDOWS[-1], imposed.weights))
    seen = chances(np.array(SEEN))
    best = np.full(len(spans), _constant_as_seen(seen))
    what = "log score of the timing of concession"
    named = {"model": chances(own), "constant hazard at the model's rate": chances(constant),
             "constant hazard at the data's rate": chances(best), "coin flip": np.full(len(seen), 1.0 / len(seen)),
             "the data themselves": seen}  # fmt: skip
    return [Line(what, name, float((seen * np.log(np.maximum(each, 1e-9))).sum())) for name, each in named.items()]


def _constant_as_seen(seen: Array) -> float:
    """The constant hazard with the data's chance of no concession in ten years."""
    return float(-np.log(seen[-1]) / WINDOWS[-1])


def _scores(every: Episodes) -> list[Line]:
    """How far predictions of the sender's score in negotiated settlements lie from the data's mean."""
    settled = every.where(every.is_("negotiated"))
    compromise, nash = np.zeros(len(settled)), np.zeros(len(settled))
    for target, lead in saliences(settled):
        compromise = compromise + lead * lead / (target + lead)
        nash = nash + lead * (lead > target)
    what = "distance of the sender's mean score in negotiated settlements from .56"
    named = {"model": settled.sender_worth, "compromise": compromise, "issue by issue to the keener side": nash,
             "coin flip": np.full(len(settled), 0.5)}  # fmt: skip
    return [
        Line(what, name, abs(float(np.average(each, weights=settled.weights)) - SENDER_SCORE))
        for name, each in named.items()
    ]


def _terms(lab: Lab) -> list[Line]:
    """Mean distance of signed terms in the baseline from the compromise, Nash and the middle, by issue."""
    block = lab.block(BASELINE)
    model = SanctionsModel(load("baseline"), block.count, SEED)
    signed = block.worlds["signed"] >= 0
    target, other = model.target, model.counterpart
    table = lay_out(model)
    gains = np.maximum(table.target_gain, 0.0) * np.maximum(table.other_gain, 0.0) * (table.passes > 0.0)
    best = np.argmax(gains.max(axis=1), axis=0)
    lines = []
    for k, issue in enumerate(model.issues):
        terms = block.worlds[f"terms.{issue.replace(' ', '_')}"][signed]
        pull = target.saliences[k] / np.maximum(target.saliences[k] + other.saliences[k], 1e-9)
        mean = np.broadcast_to(other.positions[k] + pull * (target.positions[k] - other.positions[k]), (block.count,))
        nash = model.frontier.packages[k][best, np.arange(block.count)]
        for name, guess in (("compromise", mean), ("Nash", nash), ("middle", np.full(block.count, 0.5))):
            lines.append(Line(f"distance of signed terms, {issue}", name, float(np.abs(terms - guess[signed]).mean())))
    return lines
