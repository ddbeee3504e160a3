"""A sender at home: law, renewal, membership, enforcement, fatigue and moods."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.special import ndtr

from sim.actors.sender_values import SenderValues
from sim.equations.bargaining import deliverable
from sim.equations.constants import SMALLEST_SPREAD
from sim.equations.politics import next_fatigue, next_stance, stays
from sim.equations.pressure import common_enforcement, enforcement_chosen
from sim.equations.trust import fresh_dealings
from sim.equations.words import Number, total, where, within_unit


class SenderAtHome(SenderValues):
    """What a sender's institutions and firms let it do."""

    # -- law and relief -----------------------------------------------------------------------------------

    def look_ahead(self) -> None:
        """Judge what no deal would bring, and the chance that its law releases what is locked, as others see it."""
        super().look_ahead()
        self.law_chance = 1.0 - self.model.vetoes * (1.0 - ndtr(self.stance - self.law_bar))

    @property
    def law_passes(self) -> Any:
        """Whether it would release it this month."""
        return (self.stance >= self.law_bar) | (self.model.vetoes < 0.5)

    def can_deliver(self, relief: Number) -> Number:
        """Relief it can be expected to deliver of this much promised."""
        return relief * deliverable(relief, self.codified, self.law_chance)

    def lift(self, promised: Number, due: Any) -> None:
        """Lift what is due, as far as the law allows this month; one that reneges takes all relief back."""
        free = where(self.law_passes, 1.0, 1.0 - self.codified)
        more = np.maximum(self.lifted, np.minimum(promised, free))
        self.lifted = where(due, where(np.asarray(self.honours_relief) < 0.5, 0.0, more), self.lifted)

    @property
    def adopts(self) -> Any:
        """Whether its council or legislature adopts a new measure this month."""
        return (self.law_for_new < 0.5) | (self.stance >= self.new_bar) | (self.model.vetoes < 0.5)

    @property
    def chance_of_adopting(self) -> Number:
        """Chance, as its leaders see it, that a new measure is adopted."""
        return 1.0 - self.law_for_new * self.model.vetoes * (1.0 - ndtr(self.stance - self.new_bar))

    @property
    def free_to_act(self) -> Any:
        """Where it takes part and no deal binds it: under a deal its measures move by the plan alone."""
        return (self.member > 0.5) & ~self.model.deal.under_way

    def takes_over(self, parameter: str) -> None:
        """A dated change of a first belief, of membership or of an offer takes effect at once."""
        if parameter == "credibility":
            self.carried_out, self.idle = fresh_dealings(self.credibility, self.model.trust_weight)
        elif parameter == "joined":
            self.member = self.joined + np.zeros(self.model.worlds)
        elif parameter == "offer_relief":
            self.offered = where(self.offered > 0.0, self.offer_relief, 0.0)
        elif parameter == "conflict_expectation" and self.model.counterpart is self:
            self.model.target.phi = self.conflict_expectation + np.zeros(self.model.worlds)

    # -- staying in -------------------------------------------------------------------------------------

    @property
    def cost_of_staying(self) -> Number:
        """Cost of taking part, fatigue included, less the benefit of standing up to the target."""
        return self.burden + self.fatigue_weight * self.fatigue

    def renew(self) -> Any:
        """Every so often measures in force must be renewed; a holdout may let them lapse."""
        interval = self.renewal_interval
        falls_due = (interval > 0.0) & (np.mod(self.model.month + 1.0, np.maximum(1.0, interval)) < 0.5)
        keeps = stays(
            self.cost_of_staying,
            0.0,
            self.side_payment,
            self.institution,
            self.leaving_penalty,
            self.holdout * self.stance,
        )
        bound = (self.model.vetoes > 0.5) & ~self.model.deal.under_way
        in_force = total(self.intensity) > 0.0
        lapses = falls_due & ~keeps & bound & (self.member > 0.5) & in_force
        self.intensity = where(lapses, 0.0, self.intensity)
        self.authorised = where(lapses, 0.0, self.authorised)
        self.threatened = where(lapses, 0.0, self.threatened)
        self.member = where(lapses, 0.0, self.member)
        return lapses

    def likelier_to_lapse(self, swaying: Number, tiring: Number) -> Number:
        """How much likelier its measures are to lapse if its holdout is swayed, or it is tired, by so much."""
        slack = self.side_payment + self.institution * self.leaving_penalty - self.cost_of_staying
        spread = np.maximum(SMALLEST_SPREAD, self.holdout)
        reach = self.exposure_to_target
        before = ndtr(-slack / spread - self.stance)
        after = ndtr(-(slack - tiring * reach * self.fatigue_weight) / spread - self.stance + swaying * reach)
        return np.maximum(0.0, after - before)

    # -- the month's drift ------------------------------------------------------------------------------

    def bring_into_force(self) -> None:
        """What was adopted last month is in force now."""
        more = np.maximum(0.0, self.authorised - self.intensity)
        self.fresh, self.decreed = self.decreed + total(more * self.model.exposure_weight), 0.0 * self.member
        self.intensity = self.intensity + more

    def is_decreed(self, touched: Any, level: Number) -> None:
        """The scenario sets measures at once: what is new is news to the target, what is given away is unrewarded."""
        before, self.intensity = self.intensity, where(touched, level, self.intensity)
        self.threatened = where(self.intensity < before, level, self.threatened)
        self.decreed = self.decreed + total(np.maximum(0.0, self.intensity - before) * self.model.exposure_weight)
        given_up = np.maximum(0.0, self.effort_share(before) - self.effort_share(self.intensity))
        self.licensed = self.licensed + where(self.model.deal.under_way, 0.0, given_up)

    def enforce(self) -> None:
        """Enforcement drifts to what its firms, its fatigue and common policing allow."""
        firms = self.firm_lobby * self.market_share * self.market_share
        gain = self.first_enforcement * self.enforcement_effort + firms
        rested = gain * (1.0 - self.fatigue + self.fatigue_at_start)
        alone = enforcement_chosen(rested, self.firm_lobby, self.market_share, self.enforcement_effort)
        wanted = common_enforcement(alone, self.institution, self.model.common_enforcement)
        self.enforcement = self.enforcement + self.enforcement_speed * (wanted - self.enforcement)

    def domestic_life(self, countered: Number, courted: Number) -> None:
        """Fatigue and the mood of veto players move; counter-sanctions tire, courting sways."""
        cost = np.maximum(0.0, self.burden)
        fatigue = next_fatigue(self.fatigue, cost, 0.0, self.fatigue_burden, self.fatigue_recovery)
        self.fatigue = within_unit(fatigue + self.exposure_to_target * countered * self.model.target.counter_bite)
        swayed = self.stance - courted * self.exposure_to_target * self.model.target.courting_sway
        self.stance = next_stance(swayed, self.model.stance_persistence, self.luck("mood"))
