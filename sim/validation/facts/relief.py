"""Secondary measures and staged relief: SF15, SF19."""

from __future__ import annotations

import math

import numpy as np

from sim.results.block import Block
from sim.validation.fact import ABOVE_ZERO, Fact, Finding
from sim.validation.lab import Lab, Request
from sim.validation.statistics import Array, paired, resampled

_TRADE = ("china.busting",)
BEFORE, AFTER = (Request(name, series=_TRADE) for name in ("baseline", "secondary-step"))
STEP = 5
"""The sixth month, in which the order is given; it is in force from the next."""
DISTRUST, TRUST = "0.2", "0.95"
STAGED, AT_ONCE = (
    {trust: Request(name, (("actors.Russia.trust_in_relief", trust),)) for trust in (DISTRUST, TRUST)}
    for name in ("four-steps", "one-step")
)
DEFECTS, KEEPS = (
    Request(name, (("actors.Russia.trust_in_relief", "0.5"),)) for name in ("sender-defects", "four-steps")
)
DEFECTION = 17
"""Month in which both senders take their relief back."""


def secondary_step(lab: Lab, fact: Fact) -> list[Finding]:
    """SF15: Turkish exports to Russia fell by 28 to 34 % after the order of December 2023, and recovered in part."""
    before, after = (lab.block(request).series["china.busting"] for request in (BEFORE, AFTER))

    def change(month: int, rows: Array) -> float:
        usual = before[month, rows].mean()
        return float(after[month, rows].mean() / usual - 1.0) if usual > 0.0 else float("nan")

    def recovery(rows: Array) -> float:
        path = np.array([change(month, rows) for month in range(STEP + 1, before.shape[0])])
        low = int(np.argmin(path))
        back = np.flatnonzero(path[low:] >= path[low] / 2.0)
        return float(low + back[0]) if back.size else float(len(path))

    worlds = before.shape[1]
    return [
        fact.judge("a", "B", "change of the third party's trade after three months", resampled(lambda rows: change(STEP + 4, rows), worlds), (-0.45, -0.10)),
        fact.judge("b", "B", "months until half of it is back", resampled(recovery, worlds, 60), (6.0, 18.0)),
    ]  # fmt: skip


def completed(block: Block) -> Array:
    """Worlds in which a deal was carried out in full."""
    done: Array = block.worlds["completed"] >= 0
    return done


def staging(lab: Lab, fact: Fact) -> list[Finding]:
    """SF19: compliance outlives broken relief for a while; staging helps the distrustful, not the trustful."""
    gap = {
        trust: paired(completed(lab.block(STAGED[trust])), completed(lab.block(AT_ONCE[trust])))
        for trust in (DISTRUST, TRUST)
    }
    defects, keeps = lab.block(DEFECTS).worlds, lab.block(KEEPS).worlds
    under_way = (keeps["signed"] >= 0) & (keeps["signed"] < DEFECTION)
    under_way = under_way & ((keeps["completed"] < 0) | (keeps["completed"] > DEFECTION))
    broken = under_way & (defects["collapsed"] >= DEFECTION)
    lag = (defects["collapsed"] - DEFECTION)[broken].astype(float)
    at_once = trust_gap = gap[TRUST]
    reverse = type(trust_gap)(-at_once.value, -at_once.high, -at_once.low)
    median = resampled(lambda rows: float(np.median(lag[rows])), len(lag))
    return [
        fact.judge("a", "M", "median months from the senders' breach to the deal's end", median, (1.0, math.inf)),
        fact.judge("b", "M", "completed deals, staged less at once, little trust (.2)", gap[DISTRUST], ABOVE_ZERO),
        fact.judge("c", "M", "completed deals, at once less staged, much trust (.95)", reverse, (-0.01, math.inf)),
    ]


SF15 = Fact(
    "SF15",
    "Secondary measures: quick, partial, worn off",
    "EO 14114; trade statistics",
    (BEFORE, AFTER),
    secondary_step,
)
SF19 = Fact(
    "SF19", "Staged relief", "past staged deals", (*STAGED.values(), *AT_ONCE.values(), DEFECTS, KEEPS), staging
)
