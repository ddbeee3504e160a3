"""What became of each episode of the population, in the categories of the TIES data.

An episode begins with the threat that stands in the first month. It ends with the first of: a deal; the
threat dropped before anything was imposed; the measures given up; the horizon. A deal is classed by the
share of the demand it meets. The cuts stand half-way between the mean scores (0-10) that TIES gives the
sender: 2.9 where it capitulates, 5.6 in a negotiated settlement, 8.4 under total acquiescence; full
compliance is that of the model's own endings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from sim.results.block import Block
from sim.validation.statistics import Array

TOTAL, PARTIAL, NEGOTIATED = 0.9, 0.7, 0.3
"""Share of the demand met from which a deal is total acquiescence, partial acquiescence, a negotiated settlement."""
OUTCOMES = ("total", "partial", "negotiated", "capitulation", "stalemate")
GIVING_UP = 5
"""Months between the fall of pressure and the month in which measures count as given up."""
_NEVER = 10_000
ISSUES = ("trade", "security", "territory")


@dataclass(frozen=True)
class Episodes:
    """Arrays over episodes."""

    outcome: Array
    """Code into ``OUTCOMES``."""
    imposed: Array
    """Whether measures were in force before the end."""
    months: Array
    """Age at the end; for imposed ones, counted from imposition."""
    met: Array
    """Share of the demand that the deal met; 0 without one."""
    hit: Array
    """Output that the threatened measures would cost the target, % of GDP."""
    felt: Array
    """Largest loss the target felt, % of GDP."""
    institution: Array
    coalition: Array
    issue: Array
    """Code into ``ISSUES``."""
    target_worth: Array
    """Target's worth of where the issues ended, as a share of its stake."""
    sender_worth: Array
    relief: Array
    """Relief in the deal, 0-1."""
    weights: Array
    inputs: dict[str, Array]
    """Drawn inputs that all parts of the population share."""

    def __len__(self) -> int:
        return len(self.outcome)

    def where(self, chosen: Array) -> Episodes:
        """Some of the episodes, by mask or by number."""
        parts = {name: value[chosen] for name, value in vars(self).items() if name != "inputs"}
        return Episodes(**parts, inputs={name: value[chosen] for name, value in self.inputs.items()})

    def is_(self, *names: str) -> Array:
        """Episodes with one of these outcomes."""
        return np.isin(self.outcome, [OUTCOMES.index(name) for name in names])

    @property
    def narrow(self) -> Array:
        """The target acquiesces, in part or in full."""
        return self.is_("total", "partial")

    @property
    def broad(self) -> Array:
        """Narrow success, or a negotiated settlement."""
        return self.is_("total", "partial", "negotiated")


def episodes_of(block: Block, issue: str, coalition: bool, flags: Array, weight: Array) -> Episodes:
    """Classify the worlds of one part of the population."""
    worlds = block.worlds
    signed, imposed_at, dropped, given_up = (
        _dates(worlds[column]) for column in ("signed", "imposed", "threat_dropped", "given_up")
    )
    quits = np.maximum(0, given_up - GIVING_UP)
    quits[given_up == _NEVER] = _NEVER
    imposed = (imposed_at <= signed) & (imposed_at < np.minimum(dropped, _NEVER))
    leaves = np.where(imposed, quits, dropped)
    end = np.minimum(np.minimum(signed, leaves), block.months)
    deal, left = (signed <= leaves) & (signed < block.months), (leaves < signed) & (leaves < block.months)
    met = np.where(deal, worlds["demand_met"], 0.0)
    outcome = np.full(block.count, OUTCOMES.index("stalemate"))
    for name, least in (("capitulation", -1.0), ("negotiated", NEGOTIATED), ("partial", PARTIAL), ("total", TOTAL)):
        outcome[deal & (met >= least)] = OUTCOMES.index(name)
    outcome[left] = OUTCOMES.index("capitulation")
    return Episodes(
        outcome=outcome,
        imposed=imposed,
        months=np.where(imposed, end - imposed_at, end).astype(float),
        met=met,
        hit=_hit(block),
        felt=worlds["peak_loss"],
        institution=flags > 0.5,
        coalition=np.full(block.count, coalition),
        issue=np.full(block.count, ISSUES.index(issue)),
        target_worth=worlds["utility.target"] / worlds.get("input.actors.Target.stake", np.array(1.0)),
        sender_worth=worlds["utility.lead"],
        relief=np.nan_to_num(worlds["terms.relief"]),
        weights=np.broadcast_to(weight, (block.count,)).astype(float),
        inputs={name: values for name, values in worlds.items() if name.startswith("input.") and "artner" not in name},
    )


def joined(parts: Iterable[Episodes]) -> Episodes:
    """Episodes of several parts in one."""
    parts = list(parts)
    shared = set.intersection(*[set(part.inputs) for part in parts])
    columns = {
        name: np.concatenate([getattr(part, name) for part in parts]) for name in vars(parts[0]) if name != "inputs"
    }
    return Episodes(
        **columns, inputs={name: np.concatenate([part.inputs[name] for part in parts]) for name in sorted(shared)}
    )


def _dates(months: Array) -> Array:
    return np.where(months >= 0, months, _NEVER).astype(int)


def _hit(block: Block) -> Array:
    """Coverage x enforcement x exposure of the measures threatened, over senders and instruments, % of GDP."""
    total = np.zeros(block.count)
    for name, coverage in block.worlds.items():
        if name.startswith("input.actors.") and name.endswith(".coverage"):
            start = name.removesuffix("coverage")
            instrument = start.split(".")[-2]
            enforcement = block.worlds[f"{start}enforcement"]
            total = total + coverage * enforcement * block.worlds.get(f"input.instruments.{instrument}.exposure", 0.0)
    return total
