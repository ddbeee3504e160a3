"""What happens in each stage of the month, beyond the actors' own moves."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np

from sim.equations.constants import CLOSE, TINY
from sim.equations.economy import export_volume, hardship_aim, horizon_weight, next_hardship
from sim.equations.pressure import next_adaptation, next_capacity
from sim.equations.war import front_movement, next_delivered, next_held
from sim.equations.words import Number, happens, total, where, within_unit
from sim.model.economy import assess, export_bite
from sim.model.packages import frontier_of
from sim.model.talks import OnTheTable, Round


class Stages:
    """Bodies of the stages. Each reads only what an earlier stage wrote."""

    STATE: ClassVar[tuple[str, ...]] = (
        "held", "war_age", "oil_gap", "gas_gap_base", "barrels_lost", "fines", "busting", "gap", "months_of_war", "km2",
        "fog", "aid", "human_cost",
    )  # fmt: skip

    # -- before the first month ----------------------------------------------------------------------

    def set_the_stage(self: Any) -> None:
        """Start values of what belongs to no actor."""
        zero = np.zeros(self.worlds)
        self.war_possible = 1.0 if self.defender is not None else 0.0
        self.held = self.held_at_start = self.held + zero
        self.war_age = self.war_age + zero
        self.oil_gap = np.log(self.oil_price_start / self.oil_price_norm) + zero
        self.gas_gap_base = self.gas_gap = self.oil_push = self.barrels_lost = zero
        self.fines = self.months_of_war = self.km2 = self.fog = self.human_cost = zero
        self.aid = self.drift = zero
        self.clarity = {
            "ceasefire": self.verify_ceasefire, "withdrawal": self.verify_withdrawal,
            "force reduction": self.verify_forces, "reform": self.verify_reform,
        }  # fmt: skip
        self.land = self._land_issue()
        self._note_rows()
        flat = np.zeros((len(self.measures), self.worlds))
        self.busting = self.gap = flat
        self.mediators = [self.numbers.of_mediator(name) for name in self.case.mediators]
        self._settle_rates()

    def _note_rows(self: Any) -> None:
        """Which measures and issues have a property at all, so that the others need no arithmetic."""
        self.rows_with_bank_risk = _rows_with(self.bank_risk)
        self.rows_with_tariff_risk = _rows_with(self.tariff_risk)
        self.rows_with_secondary_risk = sorted({*self.rows_with_bank_risk, *self.rows_with_tariff_risk})
        self.fortified_issues = _rows_with(self.fortified)

    def _land_issue(self: Any) -> int | None:
        """The issue that fighting decides most."""
        decided = [self.case.quantities[f"issues.{issue}.force_decides"].central for issue in self.issues]
        return int(np.argmax(decided)) if max(decided, default=0.0) > 0.0 else None

    def _settle_rates(self: Any) -> None:
        """Rates that follow: mediators raise the chance of a round and narrow doubts, less so if partisan."""
        nothing: Number = 0.0
        strength = total([nothing, *[m["strength"] * (1.0 - m["partisanship"]) for m in self.mediators]])
        insight = total([nothing, *[m["insight"] * (1.0 - m["partisanship"]) for m in self.mediators]])
        discretion = total([nothing, *[m["discretion"] for m in self.mediators]])
        self.round_chance_now = within_unit(self.round_chance + strength)
        state = total([0.0, *[(1.0 - c) * w for c, w in zip(self.civil, self.exposure_weight, strict=True)]])
        self.arms_of_relief = self.arms_from_relief * state
        covered = [total(s.coverage) for s in self.senders]
        tied = total([s.institution * c for s, c in zip(self.senders, covered, strict=True)])
        self.institution_of_all = tied / np.maximum(total(covered), TINY)
        self.horizon_weight = horizon_weight(self.patience, self.hardship_speed)
        self.insight_of_round, self.publicity = within_unit(insight), within_unit(1.0 - discretion)

    def start_from_steady_state(self: Any) -> None:
        """Measures in force for a while have already been felt, adapted to and busted."""
        target = self.target
        self.aid = self.aid_given
        intensity = within_unit(
            total([s.coverage * s.member * s.intensity for s in self.senders])
            / np.maximum(total([s.coverage for s in self.senders]), TINY)
        )
        age = self.sanctions_age
        lived_with = 1.0 - np.power(1.0 - self.adaptation_rate, np.minimum(self.age, age))
        target.adaptation = intensity * lived_with + np.zeros((1, self.worlds))
        self.see_margins()
        for party in self.third_parties:
            party.start_trade()
        self.see_busting()
        economy = assess(self, self.oil_price)
        felt = 1.0 - np.power(1.0 - self.hardship_speed, age)
        target.hardship = felt * hardship_aim(economy.loss + economy.price_loss, self.breaking_loss) + np.zeros(
            self.worlds
        )
        target.hardship_untouched = felt * hardship_aim(economy.price_loss, self.breaking_loss) + np.zeros(self.worlds)
        self.economy = economy
        self.reckon()
        self.frontier = frontier_of(self)
        self.only_threatened = self._only_threats()
        self._drift_of_front()
        self.first_pressure = economy.pressure + np.zeros(self.worlds)

    def _only_threats(self: Any) -> Any:
        """Where measures are threatened but none is in force yet."""
        imposed = total([total(s.intensity * s.member) for s in self.senders]) > CLOSE
        return ~imposed & (self.economy.threat_loss > CLOSE)

    def take_private_strengths(self: Any, luck: Any) -> None:
        """Give both parties what only they know."""
        for party, (edge, shock) in ((self.target, luck.target), (self.counterpart, luck.other)):
            party.draw_private(edge, shock)

    # -- 1 news --------------------------------------------------------------------------------------

    def reread(self: Any, paths: set[str]) -> None:
        """Take dated changes of parameters over into the attributes that hold them."""
        if not paths:
            return
        for path in paths:
            self.numbers.place(self, path)
        self._note_rows()
        self._settle_rates()
        if any(
            ".positions." in p
            or ".saliences." in p
            or ".red_lines." in p
            or p.startswith("issues.")
            or p == "parameters.curvature"
            for p in paths
        ):
            self.frontier = frontier_of(self)

    def reckon(self: Any) -> None:
        """All senders add up what their measures do and cost."""
        for sender in self.senders:
            sender.reckon_measures()
        for sender in self.senders:
            sender.reckon_burden()

    # -- 2, 3 senders and third parties --------------------------------------------------------------

    def count_unrewarded_relief(self: Any) -> None:
        """Measures lifted for nothing teach the target that more may come: expected conflict grows."""
        eased = total([s.eased_for_nothing * self.economy.share_of[s.name] for s in self.senders])
        self.target.phi = within_unit(self.target.phi + self.precedent_step * eased)

    def see_margins(self: Any) -> None:
        """The margin each measure opens, and the risk that secondary measures put on those who use it."""
        self.gap = within_unit(total([s.reach for s in self.senders])) + np.zeros((1, self.worlds))
        self.bank_threat = within_unit(total([s.secondary_risk(self.bank_risk) for s in self.senders]))
        self.tariff_threat = within_unit(total([s.secondary_risk(self.tariff_risk) for s in self.senders]))

    def see_busting(self: Any) -> None:
        """Share of each measure that third parties offset between them."""
        zero = np.zeros((len(self.measures), self.worlds))
        self.busting = within_unit(total([zero, *[party.offset for party in self.third_parties]]))

    # -- 4 fighting ----------------------------------------------------------------------------------

    def _drift_of_front(self: Any) -> None:
        if self.defender is not None:
            self.drift = front_movement(self.front_pace, self.target.effort, self.defender.effort, self.front_advantage)

    def bring_aid(self: Any) -> None:
        """What senders give reaches the front, at once or part of the way each month."""
        at_once = np.asarray(self.aid_delivery) >= 1.0
        late = next_delivered(self.aid, self.aid_given, self.aid_delivery)
        self.aid = where(at_once, self.aid_given, late) + np.zeros(self.worlds)

    def move_front(self: Any) -> None:
        """Effort moves the front, in the fog of war; no one fights under a deal."""
        self._drift_of_front()
        if self.defender is None:
            return
        luck = self.front_noise * self.dice.normal("front", "war", self.month)
        self.fog = self.front_persistence * self.fog + luck
        self.km2 = self.at_war * (self.drift + self.fog + self.war_shock)
        self.held = next_held(self.held, self.km2, self.contested_area)
        self.months_of_war = self.months_of_war + self.at_war
        self.war_age = self.war_age + self.at_war

    # -- 5 economy -----------------------------------------------------------------------------------

    def let_hardship_follow(self: Any) -> None:
        """Hardship follows the loss of output, in the world and in its twin without sanctions; the target adapts."""
        self.reckon()
        target, economy = self.target, self.economy
        aim = hardship_aim(economy.loss + economy.price_loss, self.breaking_loss)
        target.hardship = next_hardship(target.hardship, aim, self.hardship_speed)
        untouched = hardship_aim(economy.price_loss, self.breaking_loss)
        target.hardship_untouched = next_hardship(target.hardship_untouched, untouched, self.hardship_speed)
        covered = total([s.coverage for s in self.senders])
        felt = total([s.coverage * s.member * s.intensity * (1.0 - s.lifted) for s in self.senders]) / np.maximum(
            covered, TINY
        )
        target.adaptation = next_adaptation(target.adaptation, felt, self.adaptation_rate)
        target.capacity = next_capacity(
            target.capacity, total(self.exposure_weight * target.adaptation), self.capacity_wear
        )
        bite = export_bite(self, economy)
        exposure = total(self.exposure * (self.hits_exports > 0.5))
        sold = export_volume(target.export_volume, exposure, target.price_share, target.export_income, bite)
        self.barrels_lost = where(np.asarray(target.export_income) > 0.0, target.export_volume - sold, 0.0) + np.zeros(
            self.worlds
        )
        harm = total(self.civilian_harm * (1.0 - self.exemptions) * economy.bite * self.exposure_weight)
        self.human_cost = self.human_cost + harm * target.hardship

    # -- 6 politics ----------------------------------------------------------------------------------

    def live_at_home(self: Any) -> None:
        """Rally, lobbies, support and office in the target; fatigue and moods elsewhere."""
        target = self.target
        war_news = where(self.war_shock != 0.0, 1.0, 0.0)
        for side in [one for one in (target, self.defender) if one is not None]:
            war_news = war_news + where(side.chose("escalate"), side.mobilisation_step, 0.0)
        fresh = total([s.fresh for s in self.senders])
        civil = total(
            [total(s.coverage * s.intensity * s.lifted * self.civil * self.exposure_weight) for s in self.senders]
        )
        target.politics(fresh, war_news * self.at_war, civil)
        changed = target.may_lose_office(self.new_leader)
        countered, courted = where(target.chose("counter-sanction"), 1.0, 0.0), where(target.chose("court"), 1.0, 0.0)
        for sender in self.senders:
            sender.domestic_life(countered, courted)
            sender.enforce()
        if self.defender is not None:
            self.defender.public_life()
        for party in (target, self.counterpart):
            party.private_life()
        if changed.any():
            self.renew_frontier(np.flatnonzero(changed))

    def judge(self: Any) -> None:
        """Parties and senders judge once what no deal would bring."""
        for actor in {id(a): a for a in (self.target, self.counterpart, *self.senders)}.values():
            actor.look_ahead()

    def renew_frontier(self: Any, changed: Any) -> None:
        """New candidates where aims have changed. The frontier is no actor's state: it is written over."""
        fresh = frontier_of(self.in_worlds(self, changed))
        for name, kept in vars(self.frontier).items():
            kept[..., changed] = getattr(fresh, name)

    # -- 7 talks -------------------------------------------------------------------------------------

    def at_the_table(self: Any) -> Any:
        """Worlds in which both sides come to talk in earnest this month."""
        rolls = self.dice.uniform("round", "talks", self.month)
        meets = happens(self.round_chance_now, rolls) | self.meeting
        willing = self.target.chose("negotiate") & self.endings.active & ~self.deal.under_way
        if self.defender is not None:
            willing = willing & self.defender.chose("negotiate")
        return meets & willing

    def enter_round(self: Any, here: Any, put: OnTheTable, held: Round) -> None:
        """Take the results of the round over into all worlds; vetoes come after acceptance."""
        now = self.on_the_table
        self.on_the_table = OnTheTable(
            *[_spread(new, old, here) for new, old in zip(vars(put).values(), vars(now).values(), strict=True)]
        )
        nobody = np.zeros(self.worlds, dtype=bool)
        nothing = np.zeros(self.worlds)
        blank = (nobody, nobody, nobody, np.zeros((len(self.issues), self.worlds)), nothing, nothing, nothing)
        self.round = Round(*[_spread(new, old, here) for new, old in zip(vars(held).values(), blank, strict=True)])
        self.round_held = _spread(np.ones(here.size, dtype=bool), nobody, here)
        self.vetoed = self.round.accepted & ~self.counterpart.ratifies(self.counterpart.worth(self.round.package))
        self.signed_now = self.round.accepted & ~self.vetoed
        self.only_threatened = self._only_threats()
        self.deal.sign(self.signed_now, self.round.package, self.round.relief, self.round.by_target)
        self.see_who_fights()

    # -- 9 beliefs -----------------------------------------------------------------------------------

    def learn_from_talks(self: Any) -> None:
        """Refusals reveal strength; rounds with a mediator reveal more; a disappointing front sobers."""
        if self.round is not None:
            refused = self.round.made & ~self.round.accepted
            self.counterpart.is_read_after_refusal(refused & self.round.by_target, self.round.threshold)
            self.target.is_read_after_refusal(refused & ~self.round.by_target, self.round.threshold)
            for party in (self.target, self.counterpart):
                party.is_read_informally(self.round_held, self.insight_of_round)
        if self.defender is not None:
            surprise = (self.km2 - self.drift * self.at_war) / self.contested_area
            self.target.judge_the_front(np.maximum(0.0, -surprise))
            self.defender.judge_the_front(np.maximum(0.0, surprise))


def _rows_with(stack: Any) -> tuple[int, ...]:
    return tuple(int(k) for k in np.flatnonzero(stack.max(axis=-1) > 0.0))


def _spread(new: Any, old: Any, here: Any) -> Any:
    """New values in the worlds at the table, old ones elsewhere."""
    answer = np.array(np.broadcast_to(old, (*np.shape(new)[:-1], np.shape(old)[-1])))
    answer[..., here] = new
    return answer
