"""The economy of the month: a pure function of prices, measures and what blunts them.

Called for the world as it is and for its twin without sanctions; moves in preview change its totals
by the same coefficients.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from sim.equations.constants import TINY
from sim.equations.economy import export_weight, price_loss
from sim.equations.pressure import left_over
from sim.equations.words import Number, total, where, within_unit

if TYPE_CHECKING:
    from sim.actors.sender import Sender
    from sim.model.sanctions_model import SanctionsModel


@dataclass
class Economy:
    """What measures and prices do to the target this month. Stacks have one row for each measure."""

    bite: Number
    """Share of each flow stopped, after busting and adaptation."""
    worth: Number
    """Output lost at full bite of each measure, % of GDP, at today's oil price."""
    left: Number
    """Share of each measure's reach that busting and adaptation leave."""
    pressure: Number
    """Weighted bite of all measures, 0-1."""
    loss: Number
    """Output lost to the measures, % of GDP."""
    threat_loss: Number
    """Output that open threats would cost, weighed by their credibility, % of GDP."""
    loss_blunted_by_busting: Number
    """Output that busting saves the target, % of GDP."""
    loss_blunted_by_adaptation: Number
    """Output that adaptation saves the target, % of GDP."""
    price_loss: Number
    """Income lost to a low world price, % of GDP: hardship, but no one's leverage."""
    constraint: Number
    """Share of the target's effort at the front lost to the measures."""
    personal_bite: Number
    """Bite of measures against persons, 0-1."""
    largest_loss: Number
    """Output lost at full pressure, % of GDP."""
    share_of: dict[str, Number] = field(default_factory=dict)
    """Each sender's part of the loss, by name."""

    def loss_per_intensity(self, sender: Sender) -> Number:
        """Output lost for each unit of intensity of this sender's measures, % of GDP."""
        return sender.coverage * sender.enforcement * (1.0 - sender.lifted) * self.left * self.worth


def assess(model: SanctionsModel, price: Number) -> Economy:
    """The economy under the measures now in force."""
    target = model.target
    own_reach = {sender.name: sender.reach for sender in model.senders}
    reach = within_unit(total(list(own_reach.values())))
    threat = total([sender.extra_threat for sender in model.senders])
    adaptation, busting = model.adaptation_blunts * target.adaptation, model.busting_blunts * model.busting
    left = left_over(1.0, busting, 1.0, adaptation) * model.bite
    dear = export_weight(target.price_share, price, target.price_norm)
    worth = model.exposure * where(model.hits_exports > 0.5, dear, 1.0)
    bite = reach * left
    lost = worth * bite
    loss, largest = total(lost), total(model.exposure)
    parts = {name: total(worth * left * own) / np.maximum(loss, TINY) for name, own in own_reach.items()}
    untouched = worth * reach * model.bite
    return Economy(
        bite=bite, worth=worth, left=left,
        pressure=within_unit(total(model.exposure * bite) / np.maximum(largest, TINY)),
        loss=loss, threat_loss=total(worth * left * threat), largest_loss=largest,
        loss_blunted_by_busting=total(untouched * (1.0 - adaptation) * busting),
        loss_blunted_by_adaptation=total(untouched * adaptation),
        price_loss=price_loss(target.export_income, price, target.price_norm),
        constraint=within_unit(
            total(model.constrains * bite * model.share) + model.effort_needs_capacity * (1.0 - target.capacity)
        ),
        personal_bite=total(model.personal * bite * model.share),
        share_of=parts,
    )  # fmt: skip


def export_bite(model: SanctionsModel, economy: Economy) -> Number:
    """Bite of the measures on exports, weighed by their exposure, 0-1."""
    on_exports = model.exposure * (model.hits_exports > 0.5)
    return total(on_exports * economy.bite) / np.maximum(total(on_exports), TINY)
