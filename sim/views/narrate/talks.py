"""The talks of a month: who offered what, who would have taken it, and what stood in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.model.recorder import REASONS
from sim.model.talks import Round, hold_round, lay_out

if TYPE_CHECKING:
    from sim.model.sanctions_model import SanctionsModel

NO_ROUND, TARGET_AWAY, OTHER_AWAY, NO_OFFER, TARGET_REFUSED, OTHER_REFUSED, VETOED, SIGNED, UNDER_A_DEAL, OVER = REASONS


@dataclass(frozen=True)
class Offer:
    """One side's best offer, with ``relief`` as the part of the relief on offer.

    ``margin`` is by how much the other accepts, in points of utility; a negative one is how far the
    offer falls short of what waiting is worth to it. ``package`` is a name, empty if it has none.
    """

    proposer: str
    answerer: str
    made: bool
    accepted: bool
    margin: float
    package: str
    terms: dict[str, float]
    relief: float


@dataclass(frozen=True)
class Talks:
    """What the talks of a month came to. ``outcome`` names the constraint that bound.

    ``offer`` is the offer of the round, if one was held; ``would`` are the two offers that a round
    now would see. ``least`` and ``most`` are what the target would at least, and the counterpart at
    most, sign on the way from the counterpart's ideal (0) to the target's (1), all relief granted, as the
    month ends.
    """

    outcome: str
    told: str
    offer: Offer | None
    would: list[Offer]
    least: float
    most: float


def talks_of(model: SanctionsModel, outcome: str, least: float, most: float) -> Talks:
    """The talks of the month just played, in the one world of the model."""
    held = model.round is not None and bool(model.round_held[0])
    offer = _offer(model, model.round) if held else None
    would = [] if held or outcome in (UNDER_A_DEAL, OVER) else _if_they_met(model)
    told = _round(model, outcome, offer) if offer is not None else _no_round(model, outcome, would)
    room = "" if outcome in (SIGNED, UNDER_A_DEAL, OVER) else f" {_room(model, least, most)}"
    return Talks(outcome, f"{told}{room}".strip(), offer, would, least, most)


def terms_in_words(terms: dict[str, float]) -> str:
    """A package issue by issue.

    >>> terms_in_words({"territory": 0.5312, "security": 0.25})
    'territory 0.53, security 0.25'
    """
    return ", ".join(f"{issue} {value:.2f}" for issue, value in terms.items())


def offer_in_words(offer: Offer) -> str:
    """An offer: its name if it has one, its terms, and the relief that comes with it."""
    relief = {0.0: "no relief", 1.0: "all the relief on offer"}.get(
        offer.relief, f"{100 * offer.relief:.0f} % of the relief on offer"
    )
    name = f'"{offer.package}": ' if offer.package else ""
    return f"{name}{terms_in_words(offer.terms)}, with {relief}"


def package_name(model: SanctionsModel, terms: dict[str, float]) -> str:
    """The scenario's name for a package, if it has one."""
    for name, package in model.named_packages.items():
        if sum(abs(terms[issue] - package[issue]) for issue in model.issues) < 1e-9:
            return name
    return ""


def _if_they_met(model: SanctionsModel) -> list[Offer]:
    table = lay_out(model)
    return [_offer(model, hold_round(model, table, np.array([by_target]))) for by_target in (False, True)]


def _offer(model: SanctionsModel, held: Round) -> Offer:
    names = (model.counterpart.name, model.target.name)
    by_target = bool(held.by_target[0])
    terms = {issue: float(value) for issue, value in zip(model.issues, held.package[:, 0], strict=True)}
    return Offer(
        names[by_target], names[not by_target], bool(held.made[0]), bool(held.accepted[0]), float(held.margin[0]),
        package_name(model, terms), terms, float(held.relief[0]),
    )  # fmt: skip


def _round(model: SanctionsModel, outcome: str, offer: Offer) -> str:
    if outcome == NO_OFFER:
        return f"A round is held, but {offer.proposer}, whose turn it is, sees no offer worth making."
    told = f"A round is held. {offer.proposer} offers {offer_in_words(offer)}."
    if not offer.accepted:
        short = f"the offer falls {-offer.margin:z.3f} short of what waiting is worth to it"
        return f"{told} {offer.answerer} refuses: {short}."
    told = f"{told} {offer.answerer} accepts, with {offer.margin:z.3f} to spare."
    return f"{told} {_veto(model.counterpart, offer)}" if outcome == VETOED else f"{told} The deal is signed."


def _veto(other: Any, offer: Offer) -> str:
    package = np.array([[value] for value in offer.terms.values()])
    mood, bar = float(other.stance[0]), float(np.ravel(other.bar_for(other.worth(package)))[0])
    return f"{other.name} does not ratify: public mood {mood:+.2f}, needed {bar:+.2f}."


def _no_round(model: SanctionsModel, outcome: str, would: list[Offer]) -> str:
    target, other = model.target, model.counterpart
    if outcome in (UNDER_A_DEAL, OVER):
        return ""
    away = [side.name for side in (target, other) if "negotiate" in side.MOVES and not side.chose("negotiate")[0]]
    chance = 100 * float(np.ravel(model.round_chance_now)[0])
    why = {2: "Both sides stay away.", 1: f"{' '.join(away)} stays away."}.get(
        len(away), f"Both are ready to talk, but no round is held (the chance is {chance:.0f} % a month)."
    )
    return f"{why} {_had_they_met(would)}"


def _had_they_met(would: list[Offer]) -> str:
    """Whether each side would have accepted the other's best offer."""
    answers = [_answer(offer) for offer in would]
    return f"Had they met, {answers[0]}; {answers[1]}."


def _answer(offer: Offer) -> str:
    if not offer.made:
        return f"{offer.proposer} would see no offer worth making"
    if offer.accepted:
        return f"{offer.answerer} would take {offer.proposer}'s offer, with {offer.margin:z.3f} to spare"
    return f"{offer.answerer} would refuse {offer.proposer}'s offer, {-offer.margin:z.3f} short"


def _room(model: SanctionsModel, least: float, most: float) -> str:
    target, other = model.target.name, model.counterpart.name
    ends = f"{target} would sign from {least:.2f}, {other} up to {most:.2f}"
    if most < 0.0:
        ends = f"{target} would sign from {least:.2f}, {other} nothing"
    if least > 1.0:
        ends = f"{target} would sign nothing, {other} up to {max(most, 0.0):.2f}"
    return f"There is {'room' if least <= most else 'no room'} for a deal: {ends}."
