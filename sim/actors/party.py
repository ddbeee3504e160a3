"""A party to the bargain: a side whose private strength the other side must guess."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np

from sim.actors.actor import Actor
from sim.equations.bargaining import belief_after_refusal, next_belief, next_uncertainty, utility
from sim.equations.constants import CLOSE, FRONT_STEP, TINY
from sim.equations.politics import next_stance
from sim.equations.words import Number, Worlds, where, within_unit


class Party(Actor):
    """Either side of the bargain. ``strength`` is private: what no deal is worth beyond what others can see."""

    private_edge: Number
    shock: Number
    belief_mean: Number
    belief_variance: Number

    PRIVATE: ClassVar[tuple[str, ...]] = ("private_edge", "shock", "belief_mean", "belief_variance")

    @property
    def weight(self) -> Number:
        """Weight of the dispute in its utility."""
        return 1.0

    def worth(self, package: Any) -> Number:
        """Utility of a package (issues first), by this actor's saliences and ideal points."""
        return self.weight * utility(self.saliences, package, self.positions, self.model.curvature)

    def room_to_red_lines(self, packages: Any) -> Any:
        """How far packages (issues first) stay inside its tightest red line; negative beyond it, inf without one."""
        answer: Any = np.full(packages.shape[1:], np.inf)
        for number, issue in enumerate(self.model.issues):
            if issue in self.model.case.actors[self.name].red_lines:
                inside = packages[number] - self.red_lines[number]
                answer = np.minimum(answer, inside if self.wants_more else -inside)
        return where(np.asarray(self.model.red_lines_bind) < 0.5, np.inf, answer)

    def accepts_in_principle(self, packages: Any) -> Any:
        """Whether a package respects its red lines: no lower for the target, no higher for others."""
        return self.room_to_red_lines(packages) >= -CLOSE

    wants_more: ClassVar[bool] = False
    """Whether high values of an issue are what it wants (the target)."""

    # -- looking ahead -----------------------------------------------------------------------------

    @property
    def front(self) -> Number:
        """Share of the contested land it expects the target to hold at the planning horizon."""
        return self.model.expected_share

    def look_ahead(self) -> None:
        """Judge once a month what fighting on (or no deal) would bring, and what a shift of the front is worth."""
        outcome = self.model.no_deal_package
        self.no_deal_worth = self.worth(outcome(self.front))
        self.slope = (self.worth(outcome(within_unit(self.front + FRONT_STEP))) - self.no_deal_worth) / FRONT_STEP

    # -- private strength ----------------------------------------------------------------------------

    @property
    def at_issue(self) -> Number:
        """Weight of the whole dispute to it: what is private about it is a part of that."""
        return 1.0

    @property
    def private_spread(self) -> Number:
        """Spread, known to all, of the lasting part of its private strength: short of war, of its resolve."""
        return self.resolve_spread * self.at_issue * self.model.private_information

    @property
    def shock_spread(self) -> Number:
        """Spread of the passing part of its private strength."""
        return self.model.shock_size * self.at_issue

    def edge_at(self, roll: Worlds) -> Number:
        """Lasting part of its private strength at this point (0–1) of its distribution, an even one short of war."""
        return self.private_spread * np.sqrt(12.0) * (roll - 0.5)

    def draw_private(self, edge_roll: Worlds, shock_luck: Worlds) -> None:
        """Draw what only this side knows, and what others believe of it before any talks."""
        self.private_edge = self.edge_at(edge_roll)
        self.shock = self.shock_spread * shock_luck
        self.belief_mean = np.zeros(self.model.worlds)
        self.belief_variance = self.first_uncertainty + np.zeros(self.model.worlds)

    @property
    def first_uncertainty(self) -> Number:
        """Variance of what others believe of its private strength before any talks."""
        spread, shock = self.private_spread, self.shock_spread
        return spread * spread + shock * shock

    @property
    def lasting_share(self) -> Number:
        """Part of that variance that is there to stay."""
        spread = self.private_spread
        return spread * spread / np.maximum(self.first_uncertainty, TINY)

    @property
    def strength(self) -> Number:
        """Private part of its reservation value: a lasting edge and passing shocks (xi)."""
        return self.private_edge + self.shock

    def private_life(self) -> None:
        """Private circumstances drift; what others believe of them fades and blurs."""
        model = self.model
        self.shock = next_stance(self.shock, model.shock_persistence, self.shock_spread * self.luck("shock"))
        self.belief_mean = next_belief(self.belief_mean, self.lasting_share, model.shock_persistence)
        self.belief_variance = next_uncertainty(
            self.belief_variance, model.shock_persistence, self.shock_spread, self.first_uncertainty
        )

    def is_read_after_refusal(self, refused: Any, threshold: Number) -> None:
        """Others learn from a refusal that it is stronger than the offer assumed."""
        mean, variance = belief_after_refusal(self.belief_mean, self.belief_variance, threshold)
        self.belief_mean = where(refused, mean, self.belief_mean)
        self.belief_variance = where(refused, variance, self.belief_variance)

    def is_read_informally(self, met: Any, insight: Number) -> None:
        """An informal contact moves the belief part of the way to the truth and narrows it."""
        closer = self.belief_mean + insight * (self.strength - self.belief_mean)
        self.belief_mean = where(met, closer, self.belief_mean)
        self.belief_variance = where(met, self.belief_variance * (1.0 - insight), self.belief_variance)

    def becomes_unknown(self, changed: Any) -> None:
        """A new leader is a new unknown."""
        self.belief_mean = where(changed, 0.0, self.belief_mean)
        self.belief_variance = where(changed, self.first_uncertainty, self.belief_variance)
