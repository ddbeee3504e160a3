"""Why an actor moved as it did: the appeal of its options, the runner-up, and what tipped the balance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim.equations.choice import logit_chances
from sim.views.narrate.moves import move_in_words, needs_adoption
from sim.views.narrate.reasons import Appraisal, Named, alone, reason_of

if TYPE_CHECKING:
    from sim.actors.actor import Actor
    from sim.model.sanctions_model import SanctionsModel

CLOSE = 1.5
"""Odds between the chosen move and the runner-up up to which a choice is a close call."""


@dataclass(frozen=True)
class Choice:
    """One actor's move of a month.

    ``appeals`` are in points of utility; a move that was not open is absent. ``chance`` is how likely
    this move was before the dice fell, ``margin`` its appeal over the best of the others. ``kind`` is
    ``clear``, ``close call``, ``upset`` (a worse move came up), ``only move`` or ``scripted``.
    """

    actor: str
    role: str
    move: str
    instrument: str
    told: str
    reason: str
    kind: str
    chance: float
    margin: float
    runner_up: str
    appeals: dict[str, float]
    grounds: dict[str, float]


def choice_of(model: SanctionsModel, actor: Actor) -> Choice:
    """What this actor chose this month in the one world of the model, and why."""
    appeals = {move: float(appeal[0]) for move, appeal in actor.appeals.items() if np.isfinite(appeal[0])}
    move = actor.MOVES[int(actor.move[0])]
    instrument = model.instruments[int(actor.instrument[0])] if actor.instrument[0] >= 0 else ""
    chances = _chances(appeals, model)
    rival = max((other for other in appeals if other != move), key=lambda other: appeals[other], default="")
    margin = appeals.get(move, float("nan")) - appeals[rival] if rival else 0.0
    kind = _kind(actor, move, margin, chances, rival)
    appraisal = Appraisal.by(actor)
    return Choice(
        actor=actor.name,
        role=model.case.actors[actor.name].role,
        move=move,
        instrument=instrument,
        told=move_in_words(move, instrument) + _failing(actor, move),
        reason=_why(
            kind, margin, rival, _tipped(actor, (move, instrument), (rival, ""), margin, appraisal), chances, move
        ),
        kind=kind,
        chance=chances.get(move, 0.0),
        margin=margin,
        runner_up=rival,
        appeals=appeals,
        grounds=appraisal.of(move, instrument) if appraisal else _grounds(actor),
    )


def _failing(actor: Actor, move: str) -> str:
    """Whether a new measure failed at home: what is adopted enters into force next month."""
    adopted = not needs_adoption(move) or bool(np.any(actor.authorised > actor.intensity))
    return "" if adopted else ", which is not adopted at home"


def _grounds(actor: Actor) -> dict[str, float]:
    return {name: alone(value) for name, value in actor.grounds.items()}


def _chances(appeals: dict[str, float], model: SanctionsModel) -> dict[str, float]:
    precision = alone(model.precision)
    chances = logit_chances(np.array([[appeal] for appeal in appeals.values()]), precision)
    return {move: float(chance) for move, chance in zip(appeals, chances[:, 0], strict=True)}


def _kind(actor: Actor, move: str, margin: float, chances: dict[str, float], rival: str) -> str:
    if any(name == move and bool(alone(applies)) for name, applies in actor.scripted.items()):
        return "scripted"
    if not rival:
        return "only move"
    odds = chances[move] / max(chances[rival], 1e-12)
    if 1 / CLOSE <= odds <= CLOSE:
        return "close call"
    return "clear" if margin > 0 else "upset"


def _tipped(actor: Actor, chosen: Named, rival: Named, margin: float, appraisal: Appraisal | None) -> str:
    """What made the better of the two look better; nothing if there were not two."""
    if not rival[0] or not np.isfinite(margin):
        return ""
    better, worse = (chosen, rival) if margin >= 0 else (rival, chosen)
    return reason_of(actor, better, worse, appraisal)


def _why(kind: str, margin: float, rival: str, tipped: str, chances: dict[str, float], move: str) -> str:
    if kind == "scripted":
        return "so the scenario has it"
    if kind == "only move":
        return "no other move is open to it"
    odds = f"chance {100 * chances[move]:.0f} % against {100 * chances[rival]:.0f} %"
    word = {"close call": "a close call", "upset": "an upset", "clear": ""}[kind]
    if margin < 0:
        return f"{word}, {odds}: {rival} looks better by {-margin:z.3f}, as {tipped}"
    return f"{tipped}; next best {rival}, {margin:z.3f} behind ({', '.join(filter(None, (word, odds)))})"
