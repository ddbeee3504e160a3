"""Private strengths of both parties; in an old war, only those under which no easy settlement was left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.equations.constants import ATTEMPTS, WORTH_A_NEW_LOOK
from sim.equations.words import Worlds
from sim.model.talks import lay_out, signable

if TYPE_CHECKING:
    from sim.model.sanctions_model import SanctionsModel

Private = tuple[Worlds, Worlds]
"""Where a party's lasting edge lies in its distribution (0-1), and its first shock (standard normal)."""


@dataclass(frozen=True)
class Luck:
    """Private luck of the target and of its counterpart."""

    target: Private
    other: Private


def lasting_strengths(model: SanctionsModel) -> Luck:
    """Redraw private strengths, on tapes of their own, until no signable package exists at the start."""
    luck = _draw(model, 0)
    model.take_private_strengths(luck)
    if not model.war_possible:
        return luck
    model.judge()
    table = lay_out(model)
    easy = np.flatnonzero(signable(table, model.target.strength, model.counterpart.strength) & _old_war(model))
    still = np.zeros(0, dtype=bool)
    for attempt in range(1, ATTEMPTS):
        if easy.size == 0:
            break
        if easy.size < WORTH_A_NEW_LOOK * still.size or still.size == 0:
            here, still = easy, np.ones(easy.size, dtype=bool)
            some, some_table = model.in_worlds(model, here), model.in_worlds(table, here)
        fresh = _draw(model, attempt)
        luck = _replace(luck, fresh, easy)
        strengths = (
            party.edge_at(edge[here]) + party.shock_spread * shock[here]
            for party, (edge, shock) in ((some.target, fresh.target), (some.counterpart, fresh.other))
        )
        still = still & signable(some_table, *strengths)
        easy = here[still]
    return luck


def _old_war(model: SanctionsModel) -> Any:
    return (model.war_age > 0.0) & (np.asarray(model.survivors) > 0.5)


def _draw(model: SanctionsModel, attempt: int) -> Luck:
    sides = (model.target.name, model.counterpart.name)
    target, other = (
        (model.dice.uniform("private edge", name, attempt), model.dice.normal("first shock", name, attempt))
        for name in sides
    )
    return Luck(target, other)


def _replace(luck: Luck, fresh: Luck, here: Any) -> Luck:
    def mixed(old: Worlds, new: Worlds) -> Worlds:
        answer = old.copy()
        answer[here] = new[here]
        return answer

    target, other = (
        (mixed(old[0], new[0]), mixed(old[1], new[1]))
        for old, new in ((luck.target, fresh.target), (luck.other, fresh.other))
    )
    return Luck(target, other)
