"""How the dispute and the sanctions end, and which worlds are over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sim.equations.constants import CLOSE, FULLY, GIVEN_UP_BELOW, GIVEN_UP_MONTHS, PARTLY, TINY
from sim.equations.words import Worlds, where
from sim.model.deal import NEVER

if TYPE_CHECKING:
    from sim.model.sanctions_model import SanctionsModel

DISPUTE = (
    "none", "deal under way", "deal completed", "deal collapsed", "conquest", "target capitulates",
    "defender capitulates", "outside force", "complies at the threat", "complies partly", "complies fully",
)  # fmt: skip
SANCTIONS = ("in force", "lifted for compliance", "lifted by a deal", "given up", "lapsed", "never imposed")


class Endings:
    """Judges each month which worlds have come to an end, and why."""

    def __init__(self, model: SanctionsModel) -> None:
        self.model = model
        worlds = model.worlds
        self.active = np.ones(worlds, dtype=bool)
        never = np.full(worlds, NEVER)
        self.over = self.conquest = self.target_capitulates = self.defender_capitulates = self.outside = never
        self.given_up = self.lapsed = self.threat_dropped = never
        self.imposed_at = where(model.first_pressure > 0.0, 0.0, never)
        self.peak_loss = model.economy.loss + np.zeros(worlds)
        self.low_for = np.zeros(worlds)
        self.imposed = model.first_pressure > 0.0
        self.full_pressure = model.first_pressure
        """Pressure at the start, or the highest so far where none was in force then."""

    def judge(self) -> None:
        """Look for endings among the worlds still active."""
        model, month = self.model, float(self.model.month)
        fighting = self.active & (model.at_war > 0.5)
        self.conquest = where(fighting & (model.held >= 1.0 - CLOSE), month, self.conquest)
        loses, wins = self._capitulations()
        self.target_capitulates = where(fighting & loses & ~wins, month, self.target_capitulates)
        self.defender_capitulates = where(fighting & wins, month, self.defender_capitulates)
        self.outside = where(self.active & model.outside_force, month, self.outside)
        self._watch_sanctions(month)

    def _capitulations(self) -> tuple[Any, Any]:
        """Where the enemy's ideal beats the target's, or the defender's, own value of no deal."""
        model, target = self.model, self.model.target
        if model.defender is None:
            nobody = np.zeros(model.worlds, dtype=bool)
            return nobody, nobody
        defender = model.defender
        yields = target.worth(defender.positions) + target.value_of_relief(
            model.economy.pressure, model.economy.loss, 0.0
        )
        loses = yields > target.value_of_no_deal() + target.strength
        wins = defender.worth(target.positions) > defender.value_of_no_deal() + defender.strength
        return loses, wins

    def _watch_sanctions(self, month: float) -> None:
        model = self.model
        bites = self.active & (model.economy.pressure > 0.0)
        self.imposed = self.imposed | bites
        self.imposed_at = where(bites & (self.imposed_at < 0.0), month, self.imposed_at)
        self.peak_loss = where(bites, np.maximum(self.peak_loss, model.economy.loss), self.peak_loss)
        quiet = self.active & ~self.imposed & ~(model.economy.threat_loss > 0.0)
        self.threat_dropped = where(quiet & (self.threat_dropped < 0.0), month, self.threat_dropped)
        highest = np.maximum(self.full_pressure, model.economy.pressure)
        self.full_pressure = where(model.first_pressure > 0.0, model.first_pressure, highest)
        low = (model.economy.pressure < GIVEN_UP_BELOW * self.full_pressure) & ~model.deal.under_way
        self.low_for = where(self.active, where(low, self.low_for + 1.0, 0.0), self.low_for)
        gone = self.active & (self.low_for >= GIVEN_UP_MONTHS) & (self.full_pressure > CLOSE)
        self.given_up = where(gone & (self.given_up < 0.0), month, self.given_up)
        lapse = np.zeros(model.worlds, dtype=bool)
        for lapses in model.lapsed:
            lapse = lapse | lapses
        self.lapsed = where(self.active & lapse & (self.lapsed < 0.0), month, self.lapsed)

    def retire(self) -> None:
        """Worlds that are over stand still from now on."""
        ended = (self.conquest >= 0.0) | (self.target_capitulates >= 0.0) | (self.defender_capitulates >= 0.0)
        ended = ended | (self.outside >= 0.0) | (self.model.deal.completed >= 0.0)
        self.over = where(ended & self.active, float(self.model.month), self.over)
        self.active = self.active & ~ended

    # -- the verdict ------------------------------------------------------------------------------------

    def dispute(self) -> Worlds:
        """Number of each world's ending in ``DISPUTE``; the more telling wins where several hold."""
        model, deal = self.model, self.model.deal
        code = np.zeros(model.worlds, dtype=np.int8)
        for name, holds in (
            ("deal under way", deal.under_way),
            ("outside force", self.outside >= 0.0),
            ("defender capitulates", self.defender_capitulates >= 0.0),
            ("target capitulates", self.target_capitulates >= 0.0),
            ("conquest", self.conquest >= 0.0),
            ("deal collapsed", (deal.collapsed >= 0.0) & ~deal.under_way),
            ("deal completed", deal.completed >= 0.0),
        ):
            code = where(holds, DISPUTE.index(name), code)
        return self._compliance(code).astype(np.int8)

    def _compliance(self, code: Any) -> Any:
        """Without a defender, a deal on the sender's terms is compliance, partial or full, or at the threat."""
        model, deal = self.model, self.model.deal
        if model.defender is not None:
            return code
        met, done = self.demand_met(), code == DISPUTE.index("deal completed")
        kept = done | (code == DISPUTE.index("deal under way"))
        code = where(done & (met >= PARTLY), DISPUTE.index("complies partly"), code)
        code = where(done & (met >= FULLY), DISPUTE.index("complies fully"), code)
        return where(kept & (met >= PARTLY) & deal.threatened_only, DISPUTE.index("complies at the threat"), code)

    def demand_met(self) -> Worlds:
        """Share of the counterpart's demand that the last deal met, weighed by its saliences, 0-1."""
        model, other = self.model, self.model.counterpart
        now, terms = model.status_quo_now, model.deal.package
        asked, given = np.zeros(model.worlds), np.zeros(model.worlds)
        for k in range(len(model.issues)):
            distance = now[k] - other.positions[k]
            asked = asked + other.saliences[k] * np.abs(distance)
            given = given + other.saliences[k] * np.sign(distance) * (now[k] - terms[k])
        return where(model.deal.signed >= 0.0, np.clip(given / np.maximum(asked, TINY), 0.0, 1.0), 0.0)

    def sanctions(self) -> Worlds:
        """Number of each world's fate of the sanctions in ``SANCTIONS``."""
        deal, model = self.model.deal, self.model
        code = np.zeros(model.worlds, dtype=np.int8)
        code = where(self.imposed, code, SANCTIONS.index("never imposed"))
        code = where(self.given_up >= 0.0, SANCTIONS.index("given up"), code)
        code = where((self.given_up >= 0.0) & (self.lapsed >= 0.0), SANCTIONS.index("lapsed"), code)
        lifted = (deal.completed >= 0.0) & (deal.relief > 0.0) & self.imposed
        by_deal = SANCTIONS.index("lifted by a deal" if model.defender is not None else "lifted for compliance")
        return where(lifted, by_deal, code).astype(np.int8)
