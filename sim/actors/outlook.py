"""One appraisal for every move of a sender: where would this step lead, through the same equations?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.actors.sender_steps import Steps
from sim.equations.bargaining import acceptance_chance
from sim.equations.constants import TINY
from sim.equations.words import Number, within_unit

if TYPE_CHECKING:
    from sim.actors.sender import Sender


def weigh(sender: Sender, steps: Steps) -> tuple[Number, dict[str, Number]]:
    """Expected utility of each step: P·V + (1 − P)·D − price, P the chance that the target accepts.

    The target's answer is foreseen through its own public values, at the package now on the table.
    """
    model, target = sender.model, sender.model.target
    economy = model.economy
    new_loss = np.maximum(0.0, economy.loss + steps.loss)
    pressure = within_unit(new_loss / np.maximum(economy.largest_loss, TINY))
    relieved, settled = _relief(sender, steps)
    with_deal = target.worth_conceded + target.value_of_relief(pressure, new_loss, target.trust * relieved)
    outcome = target.no_deal_worth + target.slope * steps.front
    expected = np.maximum(0.0, new_loss + (economy.threat_loss + steps.threat))
    without = target.value_given(outcome, pressure, expected)
    chance = acceptance_chance(with_deal - without, 0.0, target.belief_mean, target.belief_variance)
    no_deal = sender.value_of_no_deal() + (sender.stake * sender.slope * steps.front - steps.cost)
    value = no_deal + chance * (settled - no_deal) - steps.price
    return value, {"chance that the target accepts": chance, "value of a deal": settled, "value of no deal": no_deal}


def _relief(sender: Sender, steps: Steps) -> tuple[Number, Number]:
    """Relief the target can expect from all senders after each step, and what the deal is then worth to this one."""
    model, deal = sender.model, sender.model.on_the_table
    by_others = model.full_relief(deal.relief, without=sender)
    own_share, worth = model.economy.share_of[sender.name], sender.worth(deal.package)

    def after(offered: Number) -> tuple[Number, Number]:
        given = deal.relief * offered
        return within_unit(by_others + own_share * sender.can_deliver(given)), sender.value_of_deal(worth, given)

    kept = 1.0 - deal.relief * sender.offered
    relieved, value = after(sender.offered)
    relief, settled = np.empty(steps.cost.shape), value - steps.cost * kept
    relief[:] = relieved
    for row, offered in steps.offers.items():
        relief[row], settled[row] = after(offered)
    return relief, settled
