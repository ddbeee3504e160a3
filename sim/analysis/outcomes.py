"""What scenarios are compared on: each outcome with its unit, and for whom more or less of it is better."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.model.series import key_of

if TYPE_CHECKING:
    from sim.results.block import Block
    from sim.scenario import Scenario

Numbers = NDArray[np.float64]

SHARE = "share of worlds"
NEUTRAL = "neutral"
"""Better for nobody in particular: *better* then only says which way is counted."""
_COMPLIES = ("complies at the threat", "complies partly", "complies fully")


@dataclass(frozen=True)
class Outcome:
    """One outcome of a world. Where ``higher`` is false, less of it (or sooner) is called better."""

    key: str
    label: str
    unit: str
    better_for: str
    higher: bool = True
    if_signed: bool = False
    """Whether it has a value only in worlds with a signed deal."""

    @property
    def better_means(self) -> str:
        """Which way *better* is counted."""
        return "more" if self.higher else "sooner" if self.unit == "months" and self.if_signed else "less"

    def gain(self, difference: Numbers) -> Numbers:
        """A difference with the sign of better."""
        return difference if self.higher else -difference


def outcomes_of(case: Scenario) -> tuple[Outcome, ...]:
    """Every outcome of a scenario, in reading order."""
    return (*_endings(case), *_terms(case), *_utilities(case), *_costs(case), *_bought(case))


def values_of(block: Block, outcomes: tuple[Outcome, ...]) -> dict[str, Numbers]:
    """One number for each world: 1 or 0 for what happened or not, NaN where an outcome has no value there."""
    return {outcome.key: _values(block, outcome.key) for outcome in outcomes}


def role_of_counterpart(case: Scenario) -> str:
    """Who negotiates with the target, by role."""
    return "the defender" if _has(case, "defender") else "the lead sender"


def _endings(case: Scenario) -> list[Outcome]:
    other = role_of_counterpart(case)
    found = [
        Outcome("signed", "deal signed", SHARE, "both parties"),
        Outcome("completed", "deal carried out in full", SHARE, "both parties"),
        Outcome("collapsed", "deal broken", SHARE, other, higher=False),
    ]
    if _has(case, "defender"):
        found += [
            Outcome("conquest", "all the land in dispute taken", SHARE, other, higher=False),
            Outcome("target_capitulates", "the target gives in", SHARE, other),
            Outcome("defender_capitulates", "the defender gives in", SHARE, other, higher=False),
        ]
    else:
        found.append(Outcome("complies", "the target complies, partly at least", SHARE, other))
    if any(event.kind == "outside force" for event in case.events):
        found.append(Outcome("outside_force", "ended by force from outside", SHARE, NEUTRAL, higher=False))
    return [
        *found,
        Outcome("given_up", "sanctions given up or lapsed", SHARE, "the senders", higher=False),
        Outcome("no_end", "no deal and no other end", SHARE, NEUTRAL, higher=False),
        Outcome("month_signed", "month of signature", "months", "both parties", higher=False, if_signed=True),
    ]


def _terms(case: Scenario) -> list[Outcome]:
    other, scale = role_of_counterpart(case), f"0 {role_of_counterpart(case)}'s ideal, 1 the target's"
    issues = [issue for issue in case.issues if issue != "relief"]
    return [
        *[Outcome(f"terms.{key_of(k)}", f"terms: {k}", scale, other, higher=False, if_signed=True) for k in issues],
        Outcome("terms.relief", "terms: relief", "part of the relief on offer", "the target", if_signed=True),
        Outcome("demand_met", "demand met", f"share of {other}'s demand", other),
    ]


def _utilities(case: Scenario) -> list[Outcome]:
    parties = [name for name, actor in case.actors.items() if actor.role != "third_party"]
    return [Outcome(f"utility.{key_of(name)}", f"utility of {name}", "0-1", name) for name in parties]


def _costs(case: Scenario) -> list[Outcome]:
    found = [
        Outcome("hardship", "hardship in the target", "0-1, mean month", "the target's people", higher=False),
        Outcome("human_cost", "human cost", "civilian harm times hardship", "all", higher=False),
        Outcome("sender_cost", "cost to the senders", "points of utility", "the senders", higher=False),
    ]
    war = Outcome("months_of_war", "months of war", "months", "all", higher=False)
    return [war, *found] if _has(case, "defender") else found


def _bought(case: Scenario) -> list[Outcome]:
    other = role_of_counterpart(case)
    return [
        Outcome("constraint", "constraint: war effort lost", "share of the target's effort", other),
        Outcome("cohesion", "signal: measures kept in force", "share of the senders' measures", "the senders"),
        Outcome("leverage", "mean standing leverage", "points of utility", "the senders"),
    ]


def _has(case: Scenario, role: str) -> bool:
    return any(actor.role == role for actor in case.actors.values())


def _values(block: Block, key: str) -> Numbers:
    if key in ("signed", "completed"):
        return np.asarray(block.worlds[key] >= 0, dtype=np.float64)
    if key == "month_signed":
        signed = block.worlds["signed"]
        return np.where(signed >= 0, signed, np.nan)
    labels = {
        "collapsed": ("deal collapsed",), "conquest": ("conquest",), "target_capitulates": ("target capitulates",),
        "defender_capitulates": ("defender capitulates",), "complies": _COMPLIES, "outside_force": ("outside force",),
        "no_end": ("none",),
    }  # fmt: skip
    if key in labels:
        return _ended(block, "dispute_ending", labels[key])
    if key == "given_up":
        return _ended(block, "sanctions_ending", ("given up", "lapsed"))
    return block.worlds[key].astype(np.float64)


def _ended(block: Block, column: str, labels: tuple[str, ...]) -> Numbers:
    names = block.categories[column]
    found = np.isin(block.worlds[column], [names.index(label) for label in labels])
    return np.asarray(found, dtype=np.float64)
