"""What a sender's measures cost it, and what a deal or no deal is worth to it."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.actors.party import Party
from sim.equations.bargaining import sender_with_deal, sender_without_deal
from sim.equations.constants import TINY
from sim.equations.economy import price_burden
from sim.equations.pressure import reach
from sim.equations.trust import belief
from sim.equations.words import Number, total, where, within_unit


class SenderValues(Party):
    """The scales of a sender: costs and benefits of its measures, aid and fatigue against a deal."""

    intensity: Number
    """How far each measure is in force (measures x worlds); ``authorised`` and ``threatened`` likewise."""
    authorised: Number
    threatened: Number
    enforcement: Number
    lifted: Number
    """Share of its measures lifted by a deal."""
    member: Number
    """1 while it takes part in the sanctions."""
    decreed: Number
    """New measures that the scenario set this month, weighed by what they cost the target."""
    licensed: Number
    """Share of its measures that the scenario took away this month, with no deal under way."""
    offered: Number
    """Share of its measures it offers to lift."""
    aid: Number
    fatigue: Number
    stance: Number
    """Mood of its veto players, standard normal in the long run."""
    carried_out: Number
    idle: Number
    """Dealings that speak for and against its threats."""
    kept: Number
    cheated: Number
    """Dealings that speak for and against the target's word."""

    # -- what its measures do --------------------------------------------------------------------------

    @property
    def in_force(self) -> Number:
        """Intensity of its measures that counts now."""
        return self.member * self.intensity * (1.0 - self.lifted)

    @property
    def reach(self) -> Number:
        """Share of each flow that its measures really stop."""
        return reach(self.coverage, self.member * self.intensity, self.lifted, self.enforcement)

    @property
    def tau(self) -> Number:
        """Belief that it carries out its threats."""
        return belief(self.carried_out, self.idle)

    @property
    def ahead(self) -> Number:
        """How far its open threats go beyond what is in force."""
        return np.maximum(0.0, self.threatened - self.intensity)

    @property
    def extra_threat(self) -> Number:
        """Reach that its open threats would add, weighed by their credibility."""
        return self.tau * self.member * self.coverage * self.enforcement * self.ahead

    def secondary_risk(self, risk: Number) -> Number:
        """Risk that its measures, and credible threats of them, put on third parties."""
        felt = self.intensity * (1.0 - self.lifted) + self.tau * self.ahead
        rows = self.model.rows_with_secondary_risk
        parts = [risk[k] * self.coverage[k] * self.enforcement[k] * felt[k] for k in rows]
        return self.member * total([0.0 * self.member, *parts])

    def effort_share(self, in_force: Number) -> Number:
        """How far it uses the measures it has, weighed by what they cover."""
        return total(self.coverage * in_force) / self.reach_at_most

    # -- what they cost --------------------------------------------------------------------------------

    def reckon_measures(self) -> None:
        """Add up what its measures do and cost at today's prices."""
        dearer = price_burden(self.model.oil_price, self.model.oil_price_norm, self.oil_steepness)
        self.cost_now = self.cost * where(self.model.hits_exports > 0.5, dearer, 1.0)
        self.reach_at_most = np.maximum(TINY, total(self.coverage))
        self.effort_now = self.effort_share(self.in_force)
        self.cost_of_measures = total(self.cost_now * self.in_force) - self.benefit * self.effort_now
        self.secondary_in_force = self.secondary_risk(self.model.bank_risk + self.model.tariff_risk)

    def reckon_burden(self) -> None:
        """Add up what the dispute costs it: its measures, friction among allies, dear gas."""
        friction = self.ally_friction * self.model.secondary_by_others(self)
        gas = self.gas_exposure * np.maximum(0.0, self.model.gas_gap)
        self.burden = self.cost_of_measures + friction + gas * self.member

    @property
    def price(self) -> Number:
        """What the dispute costs it before any applause at home: what its measures buy is set beside this."""
        return self.burden + self.benefit * self.effort_now

    def cost_of(self, in_force: Number) -> Number:
        """What measures of this intensity cost it now, less what standing up to the target is worth."""
        return total(self.cost_now * in_force) - self.benefit * self.effort_share(in_force)

    # -- what no deal and a deal are worth -------------------------------------------------------------

    def value_of_no_deal(self, further: Number = 0.0) -> Number:
        """What no deal is worth to it (D_s); ``further`` shifts the front it expects."""
        worth = self.no_deal_worth + self.slope * further
        return sender_without_deal(
            self.stake, worth, self.burden, self.aid_cost * self.aid, self.fatigue_weight * self.fatigue
        )

    def value_of_deal(self, worth: Number, relief: Number) -> Number:
        """What a deal of this worth, with this much relief by it, is worth to it (V_s)."""
        left = self.burden - relief * self.cost_of_measures
        return sender_with_deal(
            self.stake, worth, self.prize, left, self.precedent_weight * self.model.target.phi * relief
        )

    # -- being the counterpart, where there is no defender ---------------------------------------------

    @property
    def at_issue(self) -> Number:
        """Weight of the dispute to it."""
        return self.stake

    @property
    def distrust(self) -> Number:
        """Belief that the target would break a deal that pays to break; the more conflict is expected, the stronger."""
        return (1.0 - belief(self.kept, self.cheated)) * self.model.commitment_problem

    def sees_compliance(self, honoured: Any, broken: Any) -> None:
        """A step honoured or a breach found out: breaches weigh more."""
        self.kept = self.kept + where(honoured, 1.0, 0.0)
        self.cheated = self.cheated + where(broken, self.model.betrayal_weight, 0.0)

    def worth_of_deal(self, worth: Number) -> Number:
        """What a deal is worth to it while it holds, before relief; to settle for less is to back down in public."""
        committed = where(total(self.threatened) > 0.0, self.audience_cost, 0.0)
        return self.stake * worth - committed * (1.0 - self.demand_met_by(worth))

    def demand_met_by(self, worth: Number) -> Number:
        """Share of what it asks for that a package of this worth brings, 0-1."""
        now = self.worth(self.model.status_quo_now)
        return within_unit((worth - now) / np.maximum(1.0 - now, TINY))

    def worth_if_broken(self, truce: Number) -> Number:
        """What it is left with if the target breaks the deal: the status quo."""
        return self.stake * (self.no_deal_worth + self.slope * truce)

    def worth_of_giving_relief(self, relief: Number) -> Number:
        """What lighter costs and a bad precedent add to a deal with this much relief; prizes are for ending wars."""
        given = relief * self.offered
        return given * self.cost_of_measures - self.burden - self.precedent_weight * self.model.target.phi * given

    def worth_of_no_deal_at_table(self) -> Number:
        """What no deal is worth to it as the one who negotiates: the status quo, less the burden."""
        return self.stake * self.no_deal_worth - self.burden

    def chance_of_passing(self, worth: Number) -> Number:
        """It needs no ratification beyond what its own law says of relief."""
        return 1.0 + 0.0 * worth

    def ratifies(self, worth: Number) -> Any:
        """It signs for itself."""
        return worth > -np.inf
