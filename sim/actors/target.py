"""The target of the sanctions: what it suffers, what it hopes for, and how it answers."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.actors.actor import BARRED
from sim.actors.belligerent import Belligerent
from sim.equations.bargaining import concession, target_with_deal, target_without_deal
from sim.equations.economy import expected_hardship, hardship_aim
from sim.equations.politics import exit_hazard, next_rally, next_war_lobby, support_for_leader
from sim.equations.trust import fresh_dealings, tied_belief
from sim.equations.war import effort_under_constraint
from sim.equations.words import Number, happens, total, where, within_unit


class Target(Belligerent):
    """The state whose conduct the sanctions are meant to change.

    It may talk in earnest, stall to regroup, refuse, escalate, counter-sanction, or court a single
    member of the coalition against it.
    """

    adaptation: Number
    """How far it has learnt to live with each measure (measures x worlds)."""
    hardship: Number
    hardship_untouched: Number
    """Hardship in its twin without sanctions."""
    rally: Number
    rally_from_measures: Number
    war_lobby: Number
    profiteers: Number
    """Share of profiteers in the war lobby; pressure feeds them first."""
    capacity: Number
    phi: Number
    """Conflict it expects."""
    honoured: Number
    dishonoured: Number
    """Dealings that speak for and against promised relief."""
    regrouped: Number
    support: Number
    positions: Number
    saliences: Number

    wants_more = True
    MOVES = ("negotiate", "stall", "refuse", "escalate", "counter-sanction", "court")
    STATE = (
        *Belligerent.AT_WAR, "adaptation", "hardship", "hardship_untouched", "rally", "rally_from_measures",
        "war_lobby", "profiteers", "capacity", "phi", "honoured", "dishonoured", "regrouped", "support",
        "positions", "saliences",
    )  # fmt: skip

    def prepare(self) -> None:
        """Start values that follow from the scenario."""
        worlds = self.model.worlds
        self.optimism = self.optimism * self.model.private_information
        self.adaptation = np.zeros((len(self.model.measures), worlds))
        self.rally, self.regrouped, self.capacity = np.zeros(worlds), np.zeros(worlds), np.ones(worlds)
        self.rally_from_measures, self.war_lobby_at_start = np.zeros(worlds), self.war_lobby
        self.hardship, self.hardship_untouched, self.support = (
            np.zeros(worlds),
            np.zeros(worlds),
            self.support_norm + np.zeros(worlds),
        )
        self.phi = self.model.counterpart.conflict_expectation + np.zeros(worlds)
        self.honoured, self.dishonoured = fresh_dealings(self.trust_in_relief, self.model.trust_weight)

    # -- what it believes --------------------------------------------------------------------------

    @property
    def trust(self) -> Number:
        """Belief that relief will be honoured (chi)."""
        model = self.model
        return tied_belief(self.honoured, self.dishonoured, model.institution_of_all, model.relief_tied)

    @property
    def front(self) -> Number:
        """Share of the contested land it expects to hold at its planning horizon."""
        return within_unit(self.model.expected_share + self.regrouped + self.optimism)

    def takes_over(self, parameter: str) -> None:
        """A dated change of its first belief starts the count of dealings afresh."""
        if parameter == "trust_in_relief":
            self.honoured, self.dishonoured = fresh_dealings(self.trust_in_relief, self.model.trust_weight)

    def sees_relief(self, honoured: Any, broken: Any) -> None:
        """A promise of relief kept or broken: broken ones weigh more."""
        self.honoured = self.honoured + where(honoured, 1.0, 0.0)
        self.dishonoured = self.dishonoured + where(broken, self.model.betrayal_weight, 0.0)

    # -- what no deal and a deal are worth -----------------------------------------------------------

    @property
    def at_issue(self) -> Number:
        """Weight of the dispute to it."""
        return self.weight

    @property
    def weight(self) -> Number:
        """Weight of the dispute in its utility: all of it in a war, its stake otherwise."""
        return 1.0 if self.model.war_possible else self.stake

    def look_ahead(self) -> None:
        """Judge the front, and what war would bring if it were resumed after a truce."""
        super().look_ahead()
        resumed = self.worth(self.model.no_deal_package(self.model.expected_share))
        self.worth_of_resumed_war = resumed - self.model.war_possible * self.war_cost

    def hardship_ahead(self, loss: Number) -> Number:
        """Hardship it expects on average if output stays this far below its path (% of GDP)."""
        aim = hardship_aim(loss + self.model.economy.price_loss, self.model.breaking_loss)
        return expected_hardship(self.hardship, aim, self.model.horizon_weight)

    def pain_spared(self, loss: Number, threatened: Number, relieved: Number) -> Number:
        """Hardship that a deal spares it, kH·(X_N − X_D): threats averted, and so much of the measures lifted."""
        return self.pain * (self.hardship_ahead(loss + threatened) - self.hardship_ahead(loss * (1.0 - relieved)))

    def value_given(self, worth: Number, pressure: Number, loss: Number) -> Number:
        """What holding out is worth to it if it brings this outcome under this pressure (D_T)."""
        rents = self.model.at_war * self.war_rents + self.sanction_rents * pressure
        return target_without_deal(
            worth,
            self.model.at_war * self.cost_of_war,
            self.pain,
            self.hardship_ahead(loss),
            self.war_lobby,
            rents,
            self.model.rally_worth * self.rally,
        )

    def value_of_no_deal(self, further: Number = 0.0) -> Number:
        """What holding out is worth to it now, threats included; ``further`` shifts the front it expects."""
        economy = self.model.economy
        worth = self.no_deal_worth + self.slope * further
        return self.value_given(worth, economy.pressure, economy.loss + economy.threat_loss)

    @property
    def worth_conceded(self) -> Number:
        """Worth of the package now on the table, less the cost of conceding it, before relief."""
        package = self.model.on_the_table.package
        return self.worth(package) - self.cost_of_conceding(package)

    def value_of_relief(self, pressure: Number, loss: Number, relieved: Number) -> Number:
        """The part of a deal's worth that depends on relief: hardship that remains, and rents that are lost."""
        kept = 1.0 - relieved
        return target_with_deal(
            0.0, self.pain, self.hardship_ahead(loss * kept), self.war_lobby, self.sanction_rents * pressure * kept, 0.0
        )

    def cost_of_conceding(self, package: Any) -> Number:
        """Giving way costs face before the public, and more when more conflict is expected."""
        given_up = self.weight * concession(self.saliences, self.model.status_quo_now, package)
        return (self.face * self.model.publicity + self.phi) * given_up

    # -- what it does ------------------------------------------------------------------------------

    def choose(self) -> None:
        """Weigh the six courses: each is its own value of the world one step ahead, less what the step costs."""
        economy, deal, no_deal = self.model.economy, self.model.on_the_table, self.value_of_no_deal()
        self.value_as_it_stands = self.value_given(self.no_deal_worth, economy.pressure, economy.loss)
        holding_out, settled = no_deal + self.strength, no_deal + deal.target_gain
        signing = self.model.chance_counterpart_accepts()
        self.settle_on(self.unless_bound({
            "negotiate": self.talking(holding_out, settled, signing),
            "stall": self._stalling() - self.cost_of_stalling,
            "refuse": holding_out - self.cost_of_refusing,
            "escalate": self._escalating(holding_out - self.cost_of_escalating),
            "counter-sanction": self._undoing(holding_out - self.cost_of_countering, tiring=self.counter_bite),
            "court": self._undoing(holding_out - self.cost_of_courting, swaying=self.courting_sway),
        }))  # fmt: skip
        self.grounds = {"value of a deal": settled, "value of no deal": holding_out, "chance of signing": signing}

    def _stalling(self) -> Number:
        """Talks for show put threats off and win time to regroup."""
        economy = self.model.economy
        worth = self.no_deal_worth + self.slope * self.stalling_gain * self.model.at_war
        return self.value_given(worth, economy.pressure, economy.loss) + self.strength

    def _escalating(self, otherwise: Number) -> Number:
        """In a war more effort moves the front, at a cost that stays."""
        gained = self.slope * self.model.share_gained_by(self.mobilisation_step, self.mobilisation_fading)
        return where(
            self.model.at_war > 0.0, otherwise + gained - self.mobilisation_cost * self.mobilisation_step, BARRED
        )

    def _undoing(self, otherwise: Number, swaying: Number = 0.0, tiring: Number = 0.0) -> Number:
        """There is something to undo only where measures bite or loom."""
        economy = self.model.economy
        sanctioned = economy.loss + economy.threat_loss > 0.0
        return where(sanctioned, otherwise + self._if_pressure_fell(swaying, tiring), BARRED)

    def _if_pressure_fell(self, swaying: Number, tiring: Number) -> Number:
        """What it is worth that a sender may tire of its measures, or its holdout block them."""
        economy, left = self.model.economy, 1.0 - self.model.pressure_at_risk(swaying, tiring)
        eased = self.value_given(self.no_deal_worth, economy.pressure * left, economy.loss * left)
        return eased - self.value_as_it_stands

    def act(self) -> None:
        """Carry the chosen course out."""
        self.mobilise()
        self.regrouped = self.regrouped * self.mobilisation_fading + where(self.chose("stall"), self.stalling_gain, 0.0)

    @property
    def effort(self) -> Number:
        """Effort it can sustain at the front with the revenue and technology it still has."""
        return effort_under_constraint(self.mobilisation, self.model.economy.constraint)

    # -- politics at home ----------------------------------------------------------------------------

    def politics(self, fresh_measures: Number, war_news: Number, civil_relief: Number) -> None:
        """The rally fades, the war lobby feeds on pressure, support follows hardship."""
        model = self.model
        measures = model.rally_from_sanctions * fresh_measures
        event = measures + model.rally_from_war * war_news
        self.rally = next_rally(self.rally, model.rally_fading, event, model.rally_cap)
        self.rally_from_measures = next_rally(self.rally_from_measures, model.rally_fading, measures, model.rally_cap)
        lobby = next_war_lobby(
            self.war_lobby, model.rents_grow, model.economy.pressure, model.relief_shrinks_rents, civil_relief
        )
        self.profiteers = next_war_lobby(self.profiteers, model.rents_grow, model.economy.pressure, 0.0, 0.0)
        self.war_lobby = lobby * (1.0 - self.elite_split * model.economy.personal_bite)
        self.support = support_for_leader(self.support_norm, self.rally, self.punishment, self.scapegoat, self.hardship)

    def may_lose_office(self, forced: Any) -> Any:
        """A leader may fall; a successor brings other aims, weights and costs, and doubts about them all."""
        hazard = exit_hazard(self.exit_base, self.exit_steepness, self.support, self.support_norm, self.control)
        falls = happens(hazard, self.roll("leader")) | forced
        if falls.any():
            moderation = self.successor_moderation * self.roll("successor")
            softer = self.positions + moderation * (self.model.counterpart.positions - self.positions)
            self.positions = where(falls, softer, self.positions)
            dice = self.model.dice.uniform("priorities", self.name, self.model.month, len(self.model.issues) + 1)
            shifted = self.saliences * (1.0 + self.successor_priorities * (2.0 * dice[:-1] - 1.0))
            self.saliences = where(falls, shifted / total(shifted), self.saliences)
            self.private_edge = self.edge_of_new_leader(np.flatnonzero(falls), dice[-1])
            self.becomes_unknown(falls)
        return falls
