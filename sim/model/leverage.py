"""Standing leverage: what the sanctions now add to the target's gain from the deal on the table.

The change of V - D at that package against a twin whose economy no sanctions touch, on the same dice:
*removable pain* (what relief would lift), *threat*, and *constraint* (what fighting on now yields
less of), net of the rents and the rally that sanctions bring. In points of utility.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.equations.constants import SMALLEST_SPREAD, TINY
from sim.equations.words import Number, total

if TYPE_CHECKING:
    from sim.model.sanctions_model import SanctionsModel


def standing_leverage(model: SanctionsModel) -> dict[str, Number]:
    """Leverage of the month by channel, their sum, and the part busting and adaptation took away."""
    target, economy, deal = model.target, model.economy, model.on_the_table
    relieved = target.trust * model.full_relief(deal.relief)
    loss = economy.loss
    ahead = target.hardship_ahead(loss)
    pain = target.pain * (ahead - target.hardship_ahead(loss * (1.0 - relieved)))
    channels: dict[str, Number] = {}
    parts = model.by_instrument(economy.worth * economy.bite, range(len(model.instruments)))
    channels |= zip(model.instruments, pain * (parts / np.maximum(loss, TINY)), strict=True)
    channels["threat"] = target.pain * (target.hardship_ahead(loss + economy.threat_loss) - ahead)
    channels["constraint"] = target.slope * (model.expected_share_untouched() - model.expected_share)
    grown = target.war_lobby - target.war_lobby_at_start
    channels["rents"] = -(
        grown * target.war_rents * model.at_war + target.war_lobby * target.sanction_rents * economy.pressure * relieved
    )
    channels["rally"] = -model.rally_worth * target.rally_from_measures
    together = total([0.0 * loss, *channels.values()])
    blunted = economy.loss_blunted_by_busting + economy.loss_blunted_by_adaptation
    lost = (
        target.pain
        * (target.hardship_ahead(loss + blunted) - target.hardship_ahead((loss + blunted) * (1.0 - relieved)))
        - pain
    )
    return {
        **channels,
        "total": together,
        "blunted": lost,
        "as land": together / np.maximum(model.worth_of_land(), SMALLEST_SPREAD),
    }
