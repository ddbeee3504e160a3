"""The present, as all actors can work it out: prices, pressure, the front, relief, what is at risk."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.equations.bargaining import acceptance_chance, no_deal_package
from sim.equations.constants import NEAREST_IDEAL, PERCENT, TINY
from sim.equations.economy import world_price
from sim.equations.trust import guarantee_stake, stake_in_compliance
from sim.equations.war import expected_share, front_movement
from sim.equations.words import Number, total, where, within_unit


class Present:
    """What can be seen or worked out of the model's state this month; it changes nothing."""

    # -- time and prices -----------------------------------------------------------------------------

    def see_who_fights(self: Any) -> None:
        """Note where the war goes on: not under a deal, nor where there is no war."""
        self.at_war = self.war_possible * (1.0 - self.deal.under_way)

    @property
    def oil_price(self: Any) -> Number:
        """World oil price, USD/bbl: the scenario's where it gives one."""
        gap, lost = self.oil_gap + self.oil_push, self.barrels_lost
        free = world_price(self.oil_price_norm, gap, lost, self.oil_supply, self.oil_elasticity)
        return where(np.asarray(self.oil_price_given) > 0.0, self.oil_price_given, free)

    @property
    def gas_price(self: Any) -> Number:
        """Price of gas at the senders' hub, USD/MMBtu."""
        return self.gas_price_norm * np.exp(self.gas_gap)

    # -- the front -------------------------------------------------------------------------------------

    @property
    def expected_share(self: Any) -> Number:
        """Share of the contested land that fighting on is expected to leave the target, by common knowledge."""
        return expected_share(self.held, self.war_possible * self.drift, self.contested_area, self.planning_horizon)

    @property
    def occupied(self: Any) -> Number:
        """Share of the defender's country that is occupied, %."""
        return (
            self.occupied_share + (self.held - self.held_at_start) * self.contested_area / self.country_area * PERCENT
        )

    def expected_share_untouched(self: Any) -> Number:
        """The same for the twin whose economy no sanctions touch."""
        extra = front_movement(self.front_pace, self.target.mobilisation * self.economy.constraint, 0.0, 0.0)
        drift = self.war_possible * (self.drift + extra)
        return expected_share(self.held, drift, self.contested_area, self.planning_horizon)

    def share_gained_by(self: Any, effort: Number, fading: Number) -> Number:
        """Expected share of land that a burst of effort gains before it wears off."""
        months = (1.0 - np.power(fading, self.planning_horizon)) / np.maximum(TINY, 1.0 - fading)
        return self.at_war * self.front_pace * effort * np.minimum(months, self.planning_horizon) / self.contested_area

    def by_instrument(self: Any, stack: Number, instruments: Any) -> Number:
        """A stack of measures added up for some of the instruments."""
        spans = [self.span_of_instrument[k] for k in instruments]
        sums = np.empty((len(spans), stack.shape[-1]))
        for row, span in zip(sums, spans, strict=True):
            row[:] = stack[span.start] if span.stop - span.start == 1 else total(stack[span])
        return sums

    def judge_constraint(self: Any) -> None:
        """Expected share of land the target loses for each % of GDP an instrument takes (constraint channel)."""
        every = range(len(self.instruments))
        exposure, constrains = (self.by_instrument(s, every) for s in (self.exposure, self.constrains * self.share))
        reach = self.at_war * self.front_pace * self.planning_horizon * self.target.mobilisation / self.contested_area
        self.front_per_loss = -reach * where(exposure > 0.0, constrains / np.maximum(exposure, TINY), 0.0)

    @property
    def aid_given(self: Any) -> Number:
        """Aid that the senders now give the defender, EUR bn/month."""
        return total([sender.aid for sender in self.senders])

    def front_per_aid(self: Any, aid: Number) -> Number:
        """Expected share of land that so much more aid a month keeps from the target."""
        defender = self.defender
        effort = defender.mobilisation * (1.0 - defender.own_effort) * aid / defender.aid_need
        return self.at_war * self.front_pace * self.planning_horizon * effort / self.contested_area

    # -- issues ------------------------------------------------------------------------------------------

    @property
    def status_quo_now(self: Any) -> Number:
        """Where each issue stands today: what fighting decides stands where the front stands."""
        return no_deal_package(self.status_quo, self.force_decides, self.held)

    def no_deal_package(self: Any, share: Number) -> Number:
        """What each issue comes to without a deal."""
        return no_deal_package(self.status_quo, self.force_decides, share)

    def fortified_land_ceded(self: Any, packages: Any) -> Number:
        """Fortified land that a package (issues first) hands to the target."""
        now = self.status_quo_now
        nothing = 0.0 * packages[0]
        return total(
            [nothing, *[self.fortified[k] * np.maximum(0.0, packages[k] - now[k]) for k in self.fortified_issues]]
        )

    def guarantee_stake(self: Any, binding: Number) -> Number:
        """What guarantees add to the target's stake in keeping a deal."""
        return self.war_possible * guarantee_stake(self.guarantee_weight, self.guarantees, binding)

    def worth_of_land(self: Any) -> Number:
        """What the target would give for the whole of the issue that fighting decides, at the margin."""
        if self.land is None:
            return np.inf
        target, power = self.target, self.curvature
        distance = np.maximum(NEAREST_IDEAL, np.abs(self.on_the_table.package[self.land] - target.positions[self.land]))
        return target.saliences[self.land] * power * np.power(distance, power - 1.0)

    # -- relief --------------------------------------------------------------------------------------------

    def full_relief(self: Any, level: Number, without: Any = None) -> Number:
        """Share of the pressure that this level of relief would lift if honoured, as far as laws allow."""
        parts = [
            self.economy.share_of[sender.name] * sender.can_deliver(level * sender.offered)
            for sender in self.senders
            if sender is not without
        ]
        return within_unit(total([0.0 * level, *parts]))

    def most_tempting_step(self: Any, promised: Number) -> Number:
        """How much breaking would gain the target at its most tempting step, over what it would lose: relief's part."""
        target = self.target
        pain = target.pain_spared(self.economy.loss, self.economy.threat_loss, promised)
        delay = np.power(self.patience, self.lag)
        worst = None
        for given, condition in zip(self.deal.schedule[:-1], self.deal.conditions, strict=True):
            believed = given * target.trust
            arms = target.slope * self.arms_of_relief * promised * believed
            found = self.detection * self.clarity[condition]
            stake = stake_in_compliance(delay, found, pain, target.trust, 1.0 - given, self.snapback, believed)
            worst = arms - stake if worst is None else np.maximum(worst, arms - stake)
        return worst

    # -- what the others may do --------------------------------------------------------------------------

    def chance_counterpart_accepts(self: Any) -> Number:
        """Chance, in the target's eyes, that a round this month ends in the deal now on the table."""
        other = self.counterpart
        takes = acceptance_chance(self.on_the_table.other_gain, 0.0, other.belief_mean, other.belief_variance)
        return self.round_chance_now * takes

    def chance_target_accepts(self: Any) -> Number:
        """Chance, in the counterpart's eyes, that a round this month ends in the deal now on the table."""
        target = self.target
        takes = acceptance_chance(self.on_the_table.target_gain, 0.0, target.belief_mean, target.belief_variance)
        return self.round_chance_now * takes

    def pressure_at_risk(self: Any, swaying: Number, tiring: Number) -> Number:
        """Share of the pressure likelier to lapse if holdouts are swayed and senders tired by so much."""
        return total([self.economy.share_of[s.name] * s.likelier_to_lapse(swaying, tiring) for s in self.senders])

    # -- secondary measures --------------------------------------------------------------------------------

    def secondary_by_others(self: Any, sender: Any) -> Number:
        """How far other senders use secondary measures, 0-1."""
        others = [s.secondary_in_force for s in self.senders if s is not sender]
        return within_unit(total([0.0 * self.held, *others]))

    def fear_response(self: Any, move: str, more: Number) -> Number:
        """Part of third parties' busting that so much more secondary risk would stop, to first order."""
        nothing = 0.0 * self.held
        trade = total([nothing, *[party.busting for party in self.third_parties]])
        stopped = total([nothing, *[party.busting * party.response_to(move, more) for party in self.third_parties]])
        return within_unit(stopped / np.maximum(trade, TINY))
