"""The talks: what each candidate is worth, who proposes what, who accepts.

The one place with more than one axis before the worlds: packages x levels of relief x worlds. A
proposer foresees the other's answer through its beliefs and the vetoes to come; an answer is a
threshold: accept iff the gain over no deal, net of private strength, beats waiting. ``model`` may be
the whole model or the model in some of its worlds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.equations.bargaining import acceptance_chance, deal_that_may_break, value_of_waiting
from sim.equations.constants import RELIEF_STEPS, TINY
from sim.equations.trust import break_chance, shift_from_truce
from sim.equations.words import Number, Worlds, where
from sim.model.packages import Frontier

if TYPE_CHECKING:
    from sim.model.sanctions_model import SanctionsModel

RELIEF_LEVELS = np.linspace(0.0, 1.0, RELIEF_STEPS)
"""Parts of the relief on offer; none comes first, so that ties break to no relief."""
_LEVELS = RELIEF_LEVELS.reshape(-1, 1)


@dataclass
class Table:
    """What each candidate is worth (packages x relief x worlds)."""

    model: SanctionsModel
    target_gain: Worlds
    """V - D of the target, as others can see it."""
    other_gain: Worlds
    """V - D of the counterpart, as others can see it."""
    passes: Worlds
    """Chance that no veto player stops it; 0 beyond a red line."""

    @cached_property
    def prospects_of_counterpart(self) -> Worlds:
        """What the counterpart may hope for by proposing each candidate: the chance of a deal, times its own gain."""
        target, other = self.model.target, self.model.counterpart
        takes = acceptance_chance(self.target_gain, 0.0, target.belief_mean, target.belief_variance) * self.passes
        return takes * (self.other_gain - other.belief_mean)

    @cached_property
    def prospects_of_target(self) -> Worlds:
        """What the target may hope for by proposing each candidate."""
        target, other = self.model.target, self.model.counterpart
        takes = acceptance_chance(self.other_gain, 0.0, other.belief_mean, other.belief_variance) * self.passes
        return takes * (self.target_gain - target.belief_mean)


@dataclass
class OnTheTable:
    """The package the counterpart would put to the target now, in every world."""

    package: Worlds
    """Issues x worlds."""
    relief: Worlds
    """Part of the relief on offer, 0-1."""
    target_gain: Worlds
    other_gain: Worlds


@dataclass
class Round:
    """One round of talks: who proposed what, who took it, by how much."""

    by_target: Any
    made: Any
    accepted: Any
    package: Worlds
    relief: Worlds
    threshold: Worlds
    """Private strength at which the answering side would just have accepted."""
    margin: Worlds
    """By how much it accepted (or fell short)."""


def lay_out(model: SanctionsModel) -> Table:
    """Worth of every candidate to both sides, and its chance to pass the veto players."""
    frontier, other = model.frontier, model.counterpart
    passes = where(frontier.target_accepts & frontier.other_accepts, other.chance_of_passing(frontier.other_worth), 0.0)
    passes = passes + np.zeros(frontier.other_worth.shape)
    gains = _gains(model, frontier, _LEVELS)
    return Table(model, *gains, _freely_signed(model, *gains, passes[:, np.newaxis]))


def _freely_signed(model: SanctionsModel, target_gain: Worlds, other_gain: Worlds, passes: Worlds) -> Worlds:
    """Outside a war either side can keep things as they are for nothing: no one signs what leaves it worse off.

    In a war the cost of fighting on is private, and a side may privately need a deal that others think bad for it.
    """
    if model.war_possible:
        return passes
    better = (target_gain >= -TINY) & (other_gain >= -TINY) & (target_gain + other_gain > TINY)
    return np.where(better, passes, 0.0)


def zone(model: SanctionsModel) -> tuple[Worlds, Worlds]:
    """Zone of possible agreement along the frontier, all relief on offer granted, red lines kept.

    The least that the target, and the most that the counterpart, would sign: from 0 (the
    counterpart's ideal) to 1 (the target's). There is a zone where the first is not above the second;
    a side that would sign nothing stands just outside the scale.
    """
    efficient = Frontier(*[part[..., : model.frontier_points : 2, :] for part in vars(model.frontier).values()])
    gains = _gains(model, efficient, np.ones((1, 1)))
    sides = (model.target, model.counterpart)
    target_room, other_room = (
        np.minimum(gain[:, 0] - side.strength, side.room_to_red_lines(efficient.packages))
        for side, gain in zip(sides, gains, strict=True)
    )
    return _first_inside(target_room), 1.0 - _first_inside(
        np.take(other_room, range(len(other_room) - 1, -1, -1), axis=0)
    )


def _first_inside(room: Worlds) -> Worlds:
    """Where room (points of a line from 0 to 1, then worlds) turns from negative to positive, between its points."""
    steps = len(room) - 1
    outside = np.count_nonzero(np.logical_and.accumulate(room < 0.0, axis=0), axis=0)
    before, after = (_at(room, np.clip(outside + k, 0, steps)) for k in (-1, 0))
    part = before / np.minimum(before - after, -TINY)
    crosses = (outside > 0) & (outside <= steps)
    return (outside - where(crosses, 1.0 - part, 0.0)) / steps


def _gains(model: SanctionsModel, frontier: Frontier, levels: Worlds) -> tuple[Worlds, Worlds]:
    """V - D of both sides for every candidate at every level of relief."""
    target, other, economy = model.target, model.counterpart, model.economy
    promised = model.full_relief(levels)
    relief_value = target.value_of_relief(economy.pressure, economy.loss, target.trust * promised)
    by_package = frontier.target_worth - target.cost_of_conceding(frontier.packages) - target.value_of_no_deal()
    target_gain = by_package[:, np.newaxis] + relief_value
    ceded = model.fortified_land_ceded(frontier.packages)
    truce = shift_from_truce(model.regroup, 0.0, 0.0, model.fortification, ceded)
    kept, broken = other.worth_of_deal(frontier.other_worth), other.worth_if_broken(truce)
    armed = other.slope * model.arms_of_relief * target.trust * promised
    breaks = _break_chance(model, frontier, truce, promised)
    value = deal_that_may_break(breaks, kept[:, np.newaxis], broken[:, np.newaxis] + armed)
    return target_gain, value + (other.worth_of_giving_relief(levels) - other.worth_of_no_deal_at_table())


def _break_chance(model: SanctionsModel, frontier: Frontier, truce: Number, promised: Number) -> Worlds:
    """How likely the counterpart thinks it that the target breaks each candidate, at its most tempting step."""
    target = model.target
    resumed = target.worth_of_resumed_war + target.slope * truce
    binding = model.guarantee_stake(frontier.guarantee)
    by_package = resumed - frontier.target_worth - binding
    worst = model.most_tempting_step(promised)
    return break_chance(model.counterpart.distrust, by_package[:, np.newaxis] + worst, 0.0, model.doubt)


def put_on_table(model: SanctionsModel, table: Table) -> OnTheTable:
    """The counterpart's first choice: its best prospect."""
    number, _ = _best(table.prospects_of_counterpart)
    package, relief = _tell(model, number)
    return OnTheTable(package, relief, _at(table.target_gain, number), _at(table.other_gain, number))


def hold_round(model: SanctionsModel, table: Table, by_target: Any) -> Round:
    """One side offers its best prospect; the other accepts if that beats waiting."""
    target, other = model.target, model.counterpart
    target_waits, other_waits = (
        value_of_waiting(model.patience, model.round_chance_now, proposes, _best(prospects)[1])
        for proposes, prospects in (
            (model.agenda, table.prospects_of_target),
            (1.0 - model.agenda, table.prospects_of_counterpart),
        )
    )
    own = where(by_target, table.target_gain - target.strength, table.other_gain - other.strength)
    theirs = where(by_target, table.other_gain - other_waits, table.target_gain - target_waits)
    mean = where(by_target, other.belief_mean, target.belief_mean)
    variance = where(by_target, other.belief_variance, target.belief_variance)
    number, prospect = _best(acceptance_chance(theirs, 0.0, mean, variance) * table.passes * own)
    made = prospect > 0.0
    threshold = _at(theirs, number)
    margin = threshold - where(by_target, other.strength, target.strength)
    return Round(by_target, made, made & (margin >= 0.0), *_tell(model, number), threshold, margin)


def signable(table: Table, target_strength: Worlds, other_strength: Worlds) -> Any:
    """Whether some candidate beats no deal for both sides, their private strength included."""
    both = (table.target_gain >= target_strength) & (table.other_gain >= other_strength)
    inside = both & (table.passes > 0.0)
    return inside.reshape(-1, inside.shape[-1]).any(axis=0)


def _tell(model: SanctionsModel, number: Any) -> tuple[Worlds, Worlds]:
    """The package and the relief behind a candidate's number."""
    which, level = np.divmod(number, len(RELIEF_LEVELS))
    return model.frontier.packages[:, which, np.arange(number.size)], RELIEF_LEVELS[level]


def _best(prospects: Worlds) -> tuple[Any, Worlds]:
    """Number and value of the best candidate, the first among equals."""
    number = prospects.reshape(-1, prospects.shape[-1]).argmax(axis=0)
    return number, _at(prospects, number)


def _at(candidates: Worlds, number: Any) -> Worlds:
    """What candidates are worth, each world's own candidate."""
    return candidates.reshape(-1, candidates.shape[-1])[number, np.arange(number.size)]
