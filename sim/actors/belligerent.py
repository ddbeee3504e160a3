"""A belligerent: a party to the bargain that can also fight on."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np

from sim.actors.actor import BARRED
from sim.actors.party import Party
from sim.chance.inputs import gamma_quantile
from sim.equations.war import next_optimism, war_weariness
from sim.equations.words import Number, Worlds, where


class Belligerent(Party):
    """The target, and the defender if the dispute is a war. Its private strength is a low cost of war."""

    mobilisation: Number
    optimism: Number

    AT_WAR: ClassVar[tuple[str, ...]] = (*Party.PRIVATE, "mobilisation", "optimism")

    @property
    def private_spread(self) -> Number:
        if not self.model.war_possible:
            return super().private_spread
        return self.war_cost_spread * self.model.private_information

    def edge_at(self, roll: Worlds) -> Number:
        if not self.model.war_possible:
            return super().edge_at(roll)
        return self.war_cost - gamma_quantile(self.war_cost, self.private_spread, roll)

    def talking(self, holding_out: Number, settled: Number, signing: Number) -> Number:
        """Coming to the table may end in the deal on it; where that falls short, to be seen there costs face."""
        gain = settled - holding_out
        return holding_out + where(gain > 0.0, signing * gain, -self.cost_of_talking)

    def unless_bound(self, appeals: dict[str, Number]) -> dict[str, Number]:
        """Under a deal the parties keep to the table: only there can they break it."""
        bound = self.model.deal.under_way
        return {move: a if move == "negotiate" else where(bound, BARRED, a) for move, a in appeals.items()}

    def edge_of_new_leader(self, changed: Any, roll: Worlds) -> Worlds:
        """Lasting private strength, drawn afresh in the worlds with a new leader."""
        edge = np.array(self.private_edge)
        some: Any = self.model.in_worlds(self, changed)
        edge[changed] = some.edge_at(roll[changed])
        return edge

    def look_ahead(self) -> None:
        """Judge the front, and the cost of fighting on that all can see: it grows with age and extra effort."""
        super().look_ahead()
        weariness = war_weariness(self.weariness, self.model.war_age, self.model.weariness_span)
        extra_effort = np.maximum(0.0, self.mobilisation - 1.0)
        self.cost_of_war = self.war_cost * weariness + self.mobilisation_cost * extra_effort

    def judge_the_front(self, disappointment: Number) -> None:
        """Optimism fades with time, and faster when the front disappoints."""
        self.optimism = next_optimism(self.optimism, self.model.optimism_fading, disappointment)

    def mobilise(self) -> None:
        """An escalation adds effort; extra effort wears off."""
        extra = (self.mobilisation - 1.0) * self.mobilisation_fading
        self.mobilisation = 1.0 + extra + where(self.chose("escalate"), self.mobilisation_step, 0.0)
