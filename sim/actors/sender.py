"""A sender: it tightens, threatens, offers, eases or leaves, as the chance of a deal and its own costs suggest."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.actors.actor import BARRED
from sim.actors.outlook import weigh
from sim.actors.party import Party
from sim.actors.sender_home import SenderAtHome
from sim.actors.sender_steps import steps_of
from sim.equations.choice import logit_choice
from sim.equations.constants import CLOSE, UNTHINKABLE
from sim.equations.trust import fresh_dealings
from sim.equations.words import Number, total, where


def best_of(values: Number) -> Number:
    """The best of some rows, world by world."""
    return values[0] if len(values) == 1 else values.max(axis=0)


class Sender(SenderAtHome):
    """A state that imposes sanctions, and may lift them, to change the target's conduct."""

    MOVES = (
        "hold", "tighten", "ease", "threaten", "carry out", "back down", "offer relief", "withdraw offer",
        "secondary banks", "secondary tariff", "raise aid", "cut aid", "join", "leave",
    )  # fmt: skip
    STATE = (
        *Party.PRIVATE, "intensity", "authorised", "threatened", "threat_age", "enforcement", "lifted", "fatigue",
        "stance", "member", "offered", "aid", "carried_out", "idle", "kept", "cheated",
    )  # fmt: skip

    def prepare(self) -> None:
        """Start values that follow from the scenario."""
        zero = np.zeros(self.model.worlds)
        self.intensity, self.enforcement = self.intensity + zero, self.enforcement + zero
        self.first_enforcement, self.authorised = self.enforcement, self.intensity
        self.threatened = np.maximum(self.threatened, self.intensity)
        self.threat_age, self.lifted, self.member = zero, zero, self.joined + zero
        self.offered, self.aid = self.offer_relief * self.offers_at_start + zero, self.aid + zero
        self.fatigue = self.fatigue_at_start = self.fatigue + zero
        self.carried_out, self.idle = fresh_dealings(self.credibility, self.model.trust_weight)
        self.kept, self.cheated = fresh_dealings(1.0 - self.conflict_expectation, self.model.trust_weight)
        self.draw_private(zero + 0.5, zero)
        self.stance = self.luck("first mood")
        self.fresh = self.eased_for_nothing = self.decreed = self.licensed = zero
        self.may_impose = self._open_measures()
        self.instruments = [name for name in self.model.instruments if self._uses(name)]
        self.numbers_of_instruments = tuple(self.model.instruments.index(name) for name in self.instruments)
        (may_use,) = self.by_own_instrument(self.may_impose)
        self.within_reach = np.asarray(may_use) > 0.0

    # -- choosing --------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Weigh every move by one appraisal: the chance of a deal after it, and what deal and no deal are worth."""
        self.steps = steps_of(self)
        values, self.grounds = weigh(self, self.steps)
        self.settle_on({move: best_of(values[rows]) for move, rows in self.steps.tracks.items()})
        self._pick_instrument(values)

    def _pick_instrument(self, values: Number) -> None:
        """Within the chosen track, the better instrument is the likelier; a script may force it, never a barred one."""
        tracks = [(move, rows) for move, rows in self.steps.tracks.items() if rows.stop - rows.start > 1]
        instrument = np.full(self.model.worlds, -1, dtype=np.int8)
        if tracks:
            mine, named = values[tracks[0][1]], self.chose(tracks[0][0])
            for move, rows in tracks[1:]:
                chosen = self.chose(move)
                mine, named = where(chosen, values[rows], mine), named | chosen
            appeals = np.maximum(mine, where(self.within_reach, UNTHINKABLE, BARRED))
            usable = best_of(appeals) > BARRED
            picked = logit_choice(where(usable, appeals, UNTHINKABLE), self.model.precision, self.roll("instrument"))
            named = named & usable
            instrument = where(named, np.array(self.numbers_of_instruments, dtype=np.int8)[picked], instrument)
        self.instrument = instrument

    # -- acting ------------------------------------------------------------------------------------------

    def act(self) -> None:
        """Carry the chosen move out. New measures enter into force next month, by law or decree."""
        own = self.rows_of(self.instrument)
        self._adopt(own)
        self._ease(own)
        self._mind_threats(own)
        self._mind_offer_and_aid()

    def _adopt(self, own: Any) -> None:
        adopts, authorised = self.adopts, self.authorised
        if (tightens := self.chose("tighten") & adopts).any():
            more = np.minimum(1.0, self.intensity + self.step * own * self.may_impose)
            authorised = where(tightens, np.maximum(authorised, more), authorised)
        if (carries := self.chose("carry out") & adopts).any():
            authorised = where(carries, np.maximum(self.threatened, authorised), authorised)
        for move, risk in (("secondary banks", self.model.bank_risk), ("secondary tariff", self.model.tariff_risk)):
            if (widens := self.chose(move) & adopts).any():
                wider = np.minimum(1.0, self.intensity + self.threat_step * (risk > 0.0) * self.may_impose)
                authorised = where(widens, np.maximum(authorised, wider), authorised)
        self.authorised = authorised

    def _ease(self, own: Any) -> None:
        """Ease or leave; what is eased is no longer threatened either."""
        eases, leaves = self.chose("ease"), self.chose("leave")
        loosened = eases | leaves
        self.eased_for_nothing, self.licensed = self.licensed, np.zeros(self.model.worlds)
        if loosened.any():
            eased = where(eases, np.maximum(0.0, self.intensity - self.step * own), self.intensity)
            eased = where(leaves, 0.0, eased)
            given_up = self.effort_share(self.intensity) - self.effort_share(eased)
            self.eased_for_nothing = self.eased_for_nothing + where(self.model.deal.under_way, 0.0, given_up)
            self.authorised = where(loosened, eased, self.authorised)
            self.threatened = where(eased < self.intensity, eased, self.threatened)
            self.intensity = eased

    def _mind_threats(self, own: Any) -> None:
        threatened = self.threatened
        if (threatens := self.chose("threaten")).any():
            raised = np.minimum(1.0, self.intensity + self.threat_step * own * self.may_impose)
            threatened = where(threatens, np.maximum(threatened, raised), threatened)
        done, dropped = self.chose("carry out") & self.adopts, self.chose("back down")
        self.threatened = where(done | dropped, self.authorised, np.maximum(threatened, self.authorised))
        self.threat_age = where(self.threatens, self.threat_age + 1.0, 0.0)
        idle = where(self.threat_age > self.model.idle_after, self.model.idle_weight, 0.0)
        self.carried_out = self.carried_out + where(done, 1.0, 0.0)
        self.idle = self.idle + idle + where(dropped, self.model.betrayal_weight, 0.0)

    @property
    def threatens(self) -> Any:
        """Whether a threat stands that is not yet carried out."""
        return total(np.maximum(0.0, self.threatened - np.maximum(self.intensity, self.authorised))) > CLOSE

    def _mind_offer_and_aid(self) -> None:
        offered = where(self.chose("offer relief"), self.offer_relief, self.offered)
        self.offered = where(self.chose("withdraw offer"), 0.0, offered)
        more = where(self.chose("raise aid"), self.aid_step, 0.0) - where(self.chose("cut aid"), self.aid_step, 0.0)
        self.aid = np.maximum(0.0, self.aid + more)
        self.member = where(self.chose("join"), 1.0, where(self.chose("leave"), 0.0, self.member))

    # -- which measures are whose -----------------------------------------------------------------------

    def rows_of(self, instrument: Any) -> Any:
        """Measures (rows) that belong to an instrument, given by its number."""
        return self.model.instrument_of_measure == instrument

    def by_own_instrument(self, *stacks: Number) -> list[Number]:
        """Stacks of measures, each added up for every instrument it uses on the target itself."""
        return [self.model.by_instrument(stack, self.numbers_of_instruments) for stack in stacks]

    def _open_measures(self) -> Any:
        closed = [i in self.barred or m in self.barred or "all" in self.barred for i, m in self.model.measures]
        return np.where(np.array(closed), 0.0, 1.0)[:, np.newaxis]

    def _uses(self, instrument: str) -> bool:
        """Whether it has this instrument, and uses it on the target itself."""
        rows = [k for k, (name, _) in enumerate(self.model.measures) if name == instrument]
        aims_elsewhere = np.max(self.model.bank_risk[rows]) > 0.0 or np.max(self.model.tariff_risk[rows]) > 0.0
        return bool(np.max(self.coverage[rows]) > 0.0) and not bool(aims_elsewhere)
