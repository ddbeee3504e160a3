"""The record: what happened in each world, month by month, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sim.equations.words import Number, Worlds, total, where
from sim.model.endings import DISPUTE, SANCTIONS
from sim.model.leverage import standing_leverage
from sim.model.outcomes import outcomes_of
from sim.model.series import series_of
from sim.results.block import Block
from sim.scenario.words import MOVES

if TYPE_CHECKING:
    from sim.model.sanctions_model import SanctionsModel

REASONS = (
    "no round",
    "the target stayed away",
    "the counterpart stayed away",
    "no offer worth making",
    "the target refused",
    "the counterpart refused",
    "vetoed at home",
    "signed",
    "under a deal",
    "over",
)
"""What the talks of a month came to, and which constraint bound."""
_CODES = {reason: code for code, reason in enumerate(REASONS)}
MOVE_NAMES = tuple(dict.fromkeys(move for moves in MOVES.values() for move in moves))


class Recorder:
    """Keeps series and moves (``full``), the moves alone (``moves``), or only what decides outcomes (``outcomes``)."""

    def __init__(self, model: SanctionsModel, detail: str = "full") -> None:
        self.model, self.full, self.told = model, detail == "full", detail != "outcomes"
        model.watches_zone = self.full
        months, worlds = model.case.months, model.worlds
        self.series: dict[str, NDArray[np.float32]] = {}
        names = list(model.actors) if self.told else []
        self.moves = {name: np.full((months, worlds), -1, dtype=np.int8) for name in names}
        self.instruments = {name: np.full((months, worlds), -1, dtype=np.int8) for name in names}
        self.reasons = {name: np.full((months, worlds), -1, dtype=np.int8) for name in names}
        self.margins = {name: np.zeros((months, worlds), dtype=np.float32) for name in names}
        self.codes = {
            a.name: np.array([MOVE_NAMES.index(move) for move in a.MOVES], dtype=np.int8) for a in model.actors.values()
        }
        self.sums = {
            name: np.zeros(worlds)
            for name in ("hardship", "constraint", "leverage", "cohesion", "months", "sender_cost", "pressure_at_end")
        }

    def note(self) -> None:
        """Record the month just played (before the clock moves on)."""
        model, month = self.model, self.model.month - 1
        lived = 1.0 * ((model.endings.over < 0.0) | (model.endings.over == float(month)))
        leverage = standing_leverage(model)
        self._sum_up(lived, leverage)
        if not self.told:
            return
        for name, value in series_of(model, leverage).items() if self.full else ():
            if month == 0:
                self.series[name] = np.empty((model.case.months, model.worlds), dtype=np.float32)
            self.series[name][month] = value
        reason = self._what_talks_came_to(lived)
        for name, actor in model.actors.items():
            self.moves[name][month] = where(lived > 0.0, self.codes[name][actor.move], -1)
            self.instruments[name][month] = where(lived > 0.0, actor.instrument, -1)
            self.margins[name][month] = where((lived > 0.0) & np.isfinite(actor.margin), actor.margin, 0.0)
            if actor in (model.target, model.counterpart):
                self.reasons[name][month] = reason

    def stand_still(self) -> None:
        """Worlds that are over keep the values of their last month."""
        model = self.model
        over = np.flatnonzero(model.endings.over >= 0.0)
        last = np.minimum(np.arange(model.case.months)[:, np.newaxis], model.endings.over[over].astype(int))
        for kept in self.series.values():
            kept[:, over] = np.take_along_axis(kept[:, over], last, axis=0)
        for party in (model.target, model.counterpart) if self.told else ():
            self.reasons[party.name][model.month :] = REASONS.index("over")

    def _sum_up(self, lived: Worlds, leverage: dict[str, Number]) -> None:
        model = self.model
        self.sums["pressure_at_end"] = where(lived > 0.0, model.economy.pressure, self.sums["pressure_at_end"])
        cost = total([s.price + s.aid_cost * s.aid for s in model.senders])
        members = total([s.effort_share(s.in_force) for s in model.senders]) / len(model.senders)
        for name, value in (
            ("hardship", model.target.hardship),
            ("constraint", model.economy.constraint),
            ("leverage", leverage["total"]),
            ("cohesion", members),
            ("months", 1.0),
            ("sender_cost", cost),
        ):
            self.sums[name] = self.sums[name] + lived * value

    # -- the result --------------------------------------------------------------------------------------------

    def block(self, first_world: int) -> Block:
        """Everything recorded, as one block of results."""
        model = self.model
        return Block(
            first_world=first_world,
            months=model.case.months,
            start=str(model.case.start),
            worlds=outcomes_of(model, self.sums),
            categories={
                "dispute_ending": DISPUTE,
                "sanctions_ending": SANCTIONS,
                "package": ("", *model.named_packages, "other"),
            },
            series=self.series,
            moves=self.moves,
            instruments=self.instruments,
            reasons=self.reasons,
            margins=self.margins,
            move_names=MOVE_NAMES,
            instrument_names=tuple(model.instruments),
            reason_names=REASONS,
        )

    def _what_talks_came_to(self, lived: Worlds) -> Any:
        """The binding constraint of the month, world by world."""
        model, held, code = self.model, self.model.round, _CODES
        away = ~(model.target.chose("negotiate"))
        answer: Any = where(away, code["the target stayed away"], np.full(model.worlds, code["no round"]))
        if model.defender is not None:
            answer = where(~away & ~model.defender.chose("negotiate"), code["the counterpart stayed away"], answer)
        if held is not None:
            refused = where(held.by_target, code["the counterpart refused"], code["the target refused"])
            settled = where(model.signed_now, code["signed"], where(model.vetoed, code["vetoed at home"], refused))
            talked = where(~held.made, code["no offer worth making"], settled)
            answer = where(model.round_held, talked, answer)
        month = float(model.month - 1)
        ended = (model.deal.completed == month) | (model.deal.collapsed == month)
        under = (model.deal.under_way & (model.deal.signed < month)) | ended
        return where(lived > 0.0, where(under, code["under a deal"], answer), code["over"]).astype(np.int8)
