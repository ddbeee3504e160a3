"""What makes one move look better than another, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from sim.actors.actor import Actor

Named = tuple[str, str]
"""A move and its instrument (empty: none, or the best one)."""

_CHANCE, _DEAL, _NO_DEAL = "chance that the target accepts", "value of a deal", "value of no deal"
_PRICE = "political price"
_TIPPED = {
    _DEAL: "a deal leaves it better off",
    _NO_DEAL: "it fares better without a deal, its own costs and the front together",
    _PRICE: "it costs less politically",
}
_BELLIGERENT = {
    "stall": "talking for show, to put threats off and win time,",
    "refuse": "staying away",
    "escalate": "a push at the front",
    "counter-sanction": "tiring a sender",
    "court": "swaying a holdout",
}
_TRADER = {
    "bust": "the margin outweighs the fear of being hit",
    "comply": "the fear of being hit outweighs the margin",
    "hold": "a change of course would not repay its cost",
}


@dataclass(frozen=True)
class Appraisal:
    """A sender's view of each step: a move and its instrument, its value, and what the value is made of."""

    steps: list[Named]
    values: NDArray[np.float64]
    parts: dict[str, NDArray[np.float64]]

    @classmethod
    def by(cls, actor: Actor) -> Appraisal | None:
        """The appraisal behind this month's choice; None for actors that do not weigh steps."""
        if _CHANCE not in actor.grounds:
            return None
        rows, grounds = len(actor.steps.moves), actor.grounds
        parts = {name: np.broadcast_to(values, (rows, 1))[:, 0] for name, values in grounds.items()}
        parts[_PRICE] = actor.steps.price[:, 0]
        values = parts[_NO_DEAL] + parts[_CHANCE] * (parts[_DEAL] - parts[_NO_DEAL]) - parts[_PRICE]
        return cls(list(zip(actor.steps.moves, actor.steps.instruments, strict=True)), values, parts)

    def of(self, move: str, instrument: str = "") -> dict[str, float]:
        """The parts of a step's value; without an instrument, of the best step of the move."""
        rows = [n for n, step in enumerate(self.steps) if step[0] == move and instrument in ("", step[1])]
        best = max(rows, key=lambda n: (self.values[n], -n))
        return {name: float(values[best]) for name, values in self.parts.items()}


def reason_of(actor: Actor, better: Named, worse: Named, appraisal: Appraisal | None) -> str:
    """Why the better of two moves looks better to this actor, as a clause."""
    if appraisal is not None:
        return _sender(appraisal, better, worse)
    if _NO_DEAL in actor.grounds:
        return _belligerent(actor, better[0])
    trade, fear = (100 * alone(actor.grounds[name]) for name in ("trade", "fear"))
    return (
        f"{_TRADER[better[0]]} (its trade offsets {trade:.0f} % of the measures, the risk of being hit is {fear:.0f} %)"
    )


def _sender(appraisal: Appraisal, better: Named, worse: Named) -> str:
    """The largest part of the difference in value; the four parts add up to it exactly."""
    this, that = appraisal.of(*better), appraisal.of(*worse)
    ahead = {name: this[name] - that[name] for name in this}
    chance = (this[_CHANCE] + that[_CHANCE]) / 2
    stake = (this[_DEAL] - this[_NO_DEAL] + that[_DEAL] - that[_NO_DEAL]) / 2
    parts = {
        _CHANCE: ahead[_CHANCE] * stake,
        _DEAL: ahead[_DEAL] * chance,
        _NO_DEAL: ahead[_NO_DEAL] * (1 - chance),
        _PRICE: -ahead[_PRICE],
    }
    largest = max(parts, key=lambda name: parts[name])
    if largest == _CHANCE:
        effect = "it makes a deal likelier" if ahead[_CHANCE] > 0 else "it keeps away a deal that it does not want"
        return f"{effect}, {100 * that[_CHANCE]:.1f} to {100 * this[_CHANCE]:.1f} % (worth {parts[largest]:z.3f})"
    if largest == _PRICE and better[0] == "hold":
        return f"{worse[0]} does not repay its political price ({that[_PRICE]:z.3f})"
    return f"{_TIPPED[largest]} (by {parts[largest]:z.3f})"


def _belligerent(actor: Actor, move: str) -> str:
    settled, holding, signing = (alone(actor.grounds[name]) for name in (_DEAL, _NO_DEAL, "chance of signing"))
    if move != "negotiate":
        return f"{_BELLIGERENT[move]} looks worth {alone(actor.appeals[move]) - holding:+z.3f} against holding out"
    gain = settled - holding
    if gain > 0:
        chance = f"and may be signed ({100 * signing:.0f} %)"
        return f"the deal on the table is worth {gain:z.3f} more than holding out, {chance}"
    seen = f"to be seen talking costs only {alone(actor.cost_of_talking):z.3f}"
    return f"{seen}, though the deal on the table is worth {-gain:z.3f} less than holding out"


def alone(value: Any) -> float:
    """The number of the one world that is played."""
    return float(np.ravel(value)[0])
