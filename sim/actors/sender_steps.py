"""What each move of a sender would change, in preview: one row for each move and instrument."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.equations.words import Number, total, where

if TYPE_CHECKING:
    from sim.actors.sender import Sender

BY_INSTRUMENT = ("tighten", "ease", "threaten")
"""Moves with a row for each instrument."""
ALONE = (
    "hold", "carry out", "back down", "secondary banks", "secondary tariff", "offer relief", "withdraw offer", "join",
    "leave",
)  # fmt: skip
"""Moves with a single row."""
AID = ("raise aid", "cut aid")
"""Moves that need a defender."""


class Steps:
    """Moves in preview, in the units of the equations. Rows are moves (by instrument), worlds last."""

    def __init__(self, sender: Sender) -> None:
        self.moves: list[str] = []
        self.instruments: list[str] = []
        self.tracks: dict[str, slice] = {}
        """Rows of each move, one for each instrument."""
        single = len(ALONE) + (len(AID) if sender.model.defender is not None else 0)
        shape = (len(BY_INSTRUMENT) * len(sender.instruments) + single, sender.model.worlds)
        self.price: Any = np.zeros(shape)
        """Political cost of making the move, infinite where it cannot be made (utility)."""
        self.loss: Any = np.zeros(shape)
        """Change of the target's loss of output (% of GDP)."""
        self.threat: Any = np.zeros(shape)
        """Change of the loss that it must expect from threats (% of GDP)."""
        self.front: Any = np.zeros(shape)
        """Change of the share of land that the target can expect."""
        self.cost: Any = np.zeros(shape)
        """Change of the sender's own cost (utility)."""
        self.passes, self.inside = sender.chance_of_adopting, sender.free_to_act
        """Chance that a new measure is adopted, and where the sender is free to take one."""
        self.offers: dict[int, Number] = {}
        """Relief the sender would offer, by row, where the move changes it."""

    def row(self, move: str, price: Number, possible: Number, **changes: Number) -> int:
        """Add a row: what the move costs, where it is possible, and what it changes."""
        self.rows(move, [""], price, possible, **changes)
        return len(self.moves) - 1

    def rows(self, move: str, instruments: Iterable[str], price: Number, possible: Number, **changes: Number) -> None:
        """Add a row for each instrument with which the move can be made."""
        start = len(self.moves)
        self.instruments.extend(instruments)
        self.moves.extend([move] * (len(self.instruments) - start))
        if len(self.moves) == start:
            return
        self.tracks[move] = track = slice(start, len(self.moves))
        self.price[track] = where(possible, price, np.inf)
        for what, change in changes.items():
            getattr(self, what)[track] = change


def steps_of(sender: Sender) -> Steps:
    """Every move that the scenario leaves open to this sender."""
    steps = Steps(sender)
    bites = sender.model.economy.loss_per_intensity(sender)
    steps.row("hold", 0.0, True)
    _measures(steps, sender, bites)
    _threats(steps, sender, bites)
    _secondary(steps, sender)
    _offers(steps, sender)
    if sender.model.defender is not None:
        _aid(steps, sender)
    _membership(steps, sender, bites)
    return steps


def _measures(steps: Steps, sender: Sender, bites: Number) -> None:
    """Tighten or ease one instrument by a step."""
    model, passes, inside = sender.model, steps.passes, steps.inside
    up = np.minimum(sender.step, 1.0 - sender.intensity) * sender.may_impose
    down = np.minimum(sender.step, sender.intensity)
    own, front = sender.instruments, model.front_per_loss[list(sender.numbers_of_instruments)]
    room_up, loss_up, cost_up = sender.by_own_instrument(up, bites * up, sender.cost_now * up)
    room_down, loss_down, cost_down = sender.by_own_instrument(down, bites * down, sender.cost_now * down)
    more = loss_up * passes
    steps.rows("tighten", own, sender.cost_of_tightening, inside & (room_up > 0.0),
               loss=more, front=front * more, cost=cost_up * passes)  # fmt: skip
    steps.rows("ease", own, sender.cost_of_easing, inside & (room_down > 0.0),
               loss=-loss_down, front=-front * loss_down, cost=-cost_down)  # fmt: skip


def _threats(steps: Steps, sender: Sender, bites: Number) -> None:
    """Threaten one instrument, carry an open threat out, or back down."""
    passes, inside = steps.passes, steps.inside
    ahead, standing = sender.ahead, sender.threatens & inside
    more = np.maximum(0.0, np.minimum(sender.threat_step, 1.0 - sender.intensity) - ahead) * sender.may_impose
    room, feared = sender.by_own_instrument(more, bites * more)
    credible = sender.tau
    steps.rows(
        "threaten", sender.instruments, sender.cost_of_threatening, inside & (room > 0.0), threat=credible * feared
    )
    promised = total(bites * ahead)
    feared_less = -credible * promised
    steps.row("carry out", sender.cost_of_tightening, standing, loss=promised * passes, threat=feared_less,
              cost=total(sender.cost_now * ahead) * passes)  # fmt: skip
    steps.row("back down", sender.audience_cost + sender.cost_of_threatening, standing, threat=feared_less)


def _secondary(steps: Steps, sender: Sender) -> None:
    """Threaten those who trade with the target: their banks, or their other trade."""
    model, inside = sender.model, steps.inside
    for move, rows, risk in (
        ("secondary banks", model.rows_with_bank_risk, model.bank_risk),
        ("secondary tariff", model.rows_with_tariff_risk, model.tariff_risk),
    ):
        mine = {k: np.minimum(sender.threat_step, 1.0 - sender.intensity[k]) * sender.may_impose[k] for k in rows}
        more = total([0.0 * sender.member, *[mine[k] * risk[k] * sender.coverage[k] for k in rows]])
        cost = total([0.0, *[sender.cost_now[k] * mine[k] for k in rows]])
        regained = model.economy.loss_blunted_by_busting * model.fear_response(move, more)
        steps.row(move, sender.cost_of_secondary, inside & (more > 0.0), loss=regained * steps.passes, cost=cost)


def _offers(steps: Steps, sender: Sender) -> None:
    """Put relief on the table or take it off."""
    price, inside = sender.cost_of_offering, steps.inside
    could, offering = inside & (sender.offered < sender.offer_relief), inside & (sender.offered > 0.0)
    steps.offers[steps.row("offer relief", price, could)] = sender.offer_relief
    steps.offers[steps.row("withdraw offer", price, offering)] = 0.0 * sender.offered


def _aid(steps: Steps, sender: Sender) -> None:
    """Give the defender more, or less."""
    price, cost = sender.cost_of_aid, sender.aid_cost * sender.aid_step
    gain = sender.model.front_per_aid(sender.aid_step)
    steps.row("raise aid", price, True, front=-gain, cost=cost)
    steps.row("cut aid", price, sender.aid >= sender.aid_step, front=gain, cost=-cost)


def _membership(steps: Steps, sender: Sender, bites: Number) -> None:
    """Join the sanctions, or leave them altogether."""
    model = sender.model
    own_loss, cost = total(bites * sender.intensity), sender.cost_of(sender.intensity)
    leaving = sender.cost_of_membership + sender.institution * sender.leaving_penalty
    lead_cost = 0.0 if model.lead is sender else np.maximum(0.0, model.lead.cost_of_measures)
    joining = sender.cost_of_membership - sender.institution * sender.follows * lead_cost - sender.side_payment
    steps.row("join", joining, (sender.member < 0.5) & ~model.deal.under_way, loss=own_loss, cost=cost)
    steps.row("leave", leaving, steps.inside & (sender.effort_now > 0.0), loss=-own_loss, cost=-cost)
