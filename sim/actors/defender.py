"""The defender: what it can hold, what its public will accept, whom it trusts."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.special import ndtr

from sim.actors.belligerent import Belligerent
from sim.equations.bargaining import defender_without_deal
from sim.equations.politics import next_readiness, next_stance
from sim.equations.trust import belief, fresh_dealings
from sim.equations.war import effort_with_aid
from sim.equations.words import Number, within_unit


class Defender(Belligerent):
    """The state under attack. It negotiates in its own name; its public ratifies."""

    kept: Number
    cheated: Number
    """Dealings that speak for and against the target's word."""
    stance: Number
    stance_before: Number
    """Mood of its public, now and last month, standard normal in the long run."""
    readiness: Number

    MOVES = ("negotiate", "refuse", "escalate")
    STATE = (*Belligerent.AT_WAR, "kept", "cheated", "stance", "stance_before", "readiness")

    def prepare(self) -> None:
        """Start values that follow from the scenario."""
        worlds = self.model.worlds
        self.optimism = self.optimism * self.model.private_information
        self.kept, self.cheated = fresh_dealings(self.trust_in_compliance, self.model.trust_weight)
        self.stance, self.readiness = self.luck("first mood"), np.zeros(worlds)
        self.stance_before = self.stance

    # -- what it believes --------------------------------------------------------------------------

    @property
    def distrust(self) -> Number:
        """Belief that the target would break a deal that pays to break (1 − chi)."""
        return (1.0 - belief(self.kept, self.cheated)) * self.model.commitment_problem

    @property
    def front(self) -> Number:
        """Share of the contested land it expects the target to hold at the planning horizon."""
        return within_unit(self.model.expected_share - self.optimism)

    def takes_over(self, parameter: str) -> None:
        """A dated change of a first belief starts afresh."""
        if parameter == "trust_in_compliance":
            self.kept, self.cheated = fresh_dealings(self.trust_in_compliance, self.model.trust_weight)
        elif parameter == "conflict_expectation":
            self.model.target.phi = self.conflict_expectation + np.zeros(self.model.worlds)

    def sees_compliance(self, honoured: Any, broken: Any) -> None:
        """A step honoured or a breach found out: breaches weigh more."""
        self.kept = self.kept + np.where(honoured, 1.0, 0.0)
        self.cheated = self.cheated + np.where(broken, self.model.betrayal_weight, 0.0)

    # -- what no deal and a deal are worth -----------------------------------------------------------

    def value_of_no_deal(self, further: Number = 0.0) -> Number:
        """What fighting on is worth to it, as others can see it (D_C); ``further`` shifts the front it expects."""
        worth = self.no_deal_worth + self.slope * further
        return defender_without_deal(worth, self.model.at_war * self.cost_of_war, self.aid_weight, self.aid_level)

    def worth_of_deal(self, worth: Number) -> Number:
        """What a deal is worth to it while it holds."""
        return worth

    def worth_if_broken(self, truce: Number) -> Number:
        """What it is left with if the target breaks the deal after regrouping and fights on."""
        return self.no_deal_worth + self.slope * truce - self.war_cost

    def worth_of_no_deal_at_table(self) -> Number:
        """What fighting on is worth to it, as others can see it."""
        return self.value_of_no_deal()

    def worth_of_giving_relief(self, relief: Number) -> Number:
        """Relief is the senders' to give: it costs the defender nothing."""
        return 0.0 * relief

    @property
    def aid_level(self) -> Number:
        """Aid received, as a share of what full effort needs."""
        return np.minimum(self.aid_surplus, self.model.aid / self.aid_need)

    @property
    def effort(self) -> Number:
        """Effort it can sustain at the front with the aid it gets."""
        return effort_with_aid(self.mobilisation, self.own_effort, self.model.aid, self.aid_need, self.aid_surplus)

    # -- its public --------------------------------------------------------------------------------

    def bar_for(self, worth: Number) -> Number:
        """Mood the public needs for a deal of this worth: the better against today's line, the lower."""
        return self.ratification_bar - self.ratification_slope * (worth - self.line_of_today) - self.readiness

    @property
    def line_of_today(self) -> Number:
        """Worth to it of freezing everything where it stands."""
        return self.worth(self.model.status_quo_now)

    def chance_of_passing(self, worth: Number) -> Number:
        """Chance, judged by last month's polls, that the public accepts a deal of this worth."""
        persistence = self.model.stance_persistence
        spread = np.sqrt(1.0 - persistence * persistence)
        chance = ndtr((persistence * self.stance_before - self.bar_for(worth)) / spread)
        return 1.0 - self.model.vetoes * (1.0 - chance)

    def ratifies(self, worth: Number) -> Any:
        """Whether the public accepts a deal of this worth this month."""
        return (self.stance >= self.bar_for(worth)) | (self.model.vetoes < 0.5)

    def public_life(self) -> None:
        """The public's mood drifts; readiness for terms grows with the war."""
        self.stance_before = self.stance
        self.stance = next_stance(self.stance, self.model.stance_persistence, self.luck("mood"))
        self.readiness = next_readiness(self.readiness, self.readiness_drift * self.model.at_war)

    # -- what it does ------------------------------------------------------------------------------

    def choose(self) -> None:
        """Negotiate, refuse or escalate, each judged by where it leads one step ahead."""
        no_deal = self.value_of_no_deal()
        holding_out, settled = no_deal + self.strength, no_deal + self.model.on_the_table.other_gain
        signing = self.model.chance_target_accepts()
        pushed = -self.slope * self.model.share_gained_by(self.mobilisation_step, self.mobilisation_fading)
        effort = self.mobilisation_cost * self.mobilisation_step * self.model.at_war
        self.settle_on(self.unless_bound({
            "negotiate": self.talking(holding_out, settled, signing),
            "refuse": holding_out - self.cost_of_refusing,
            "escalate": holding_out + pushed - effort - self.cost_of_escalating,
        }))  # fmt: skip
        self.grounds = {"value of a deal": settled, "value of no deal": holding_out, "chance of signing": signing}

    def act(self) -> None:
        """Carry the chosen course out."""
        self.mobilise()
