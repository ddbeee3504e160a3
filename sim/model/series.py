"""The monthly series of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sim.chance.inputs import gamma_quantile
from sim.equations.constants import TINY
from sim.equations.words import Number, total, where

if TYPE_CHECKING:
    from sim.actors.sender import Sender
    from sim.model.sanctions_model import SanctionsModel


def key_of(name: str) -> str:
    """How a table names an actor or an issue: ``nuclear plant`` is ``nuclear_plant``."""
    return name.lower().replace(" ", "_")


def series_of(model: SanctionsModel, leverage: dict[str, Number]) -> dict[str, Number]:
    """Every monthly series, by name: one number for each world."""
    economy = model.economy
    low, high = model.zone_of_month
    named: dict[str, Number] = {
        "world.oil_price": model.oil_price,
        "world.gas_gap": model.gas_gap,
        "world.gas_price": model.gas_price,
        "sanctions.pressure": economy.pressure,
        "sanctions.loss": economy.loss,
        "sanctions.threat": economy.threat_loss,
        "front.held": model.held,
        "front.km2": model.km2,
        "front.expected_share": model.expected_share,
        "deal.under_way": 1.0 * model.deal.under_way,
        "deal.step": where(model.deal.under_way, model.deal.step, -1.0),
        "table.relief": model.on_the_table.relief,
        "zone.target_least": low,
        "zone.counterpart_most": high,
        "front.occupied_share": model.occupied,
    }
    for channel, value in leverage.items():
        named[f"leverage.{key_of(channel)}"] = value
    for issue, value in zip(model.issues, model.on_the_table.package, strict=True):
        named[f"table.{key_of(issue)}"] = value
    return named | _target(model) | _senders(model) | _others(model)


def _target(model: SanctionsModel) -> dict[str, Number]:
    target = model.target
    own = {
        name: getattr(target, name)
        for name in (
            "hardship",
            "hardship_untouched",
            "rally",
            "war_lobby",
            "support",
            "capacity",
            "trust",
            "effort",
            "phi",
            "belief_mean",
        )
    }
    elites = {
        "profiteers": target.war_lobby * target.profiteers,
        "security_services": target.war_lobby * (1.0 - target.profiteers),
        "export_business": 1.0 - target.war_lobby,
    }
    values = {
        "value_of_no_deal": target.value_of_no_deal() + target.strength,
        "value_of_deal": target.value_of_no_deal() + model.on_the_table.target_gain,
    }
    start = key_of(target.name)
    return {f"{start}.{name}": value for name, value in (own | elites | values | _books(model)).items()}


def _books(model: SanctionsModel) -> dict[str, Number]:
    """The target's books in real units; nothing where the case has no oil."""
    if not model.accounts.kept:
        return {}
    books = model.accounts
    named = {
        "oil_discount": books.discount,
        "oil_price": books.price,
        "oil_volume": books.volume,
        "oil_revenue": books.revenue,
        "oil_rate": books.rate,
        "oil_budget": books.budget,
        "gas_revenue": books.gas_revenue,
        "fossil_revenue": books.fossil_revenue,
    }
    if np.max(model.target.policy_start) > 0.0:
        named["policy_rate"] = books.policy_rate
    return named | {f"paid_by_{key_of(name)}": paid for name, paid in zip(books.buyers, books.payments, strict=True)}


def _senders(model: SanctionsModel) -> dict[str, Number]:
    named = {}
    for sender in model.senders:
        start = key_of(sender.name)
        for name in ("fatigue", "aid", "stance", "lifted", "offered", "tau", "burden", "member"):
            named[f"{start}.{name}"] = getattr(sender, name)
        named[f"{start}.adopts"] = 1.0 * adopts_now(sender)
        named[f"{start}.allocated"] = allocation(model, sender)
        named[f"{start}.intensity"] = sender.effort_share(sender.in_force)
        named[f"{start}.enforcement"] = total(sender.coverage * sender.enforcement) / np.maximum(
            total(sender.coverage), TINY
        )
    return named


def adopts_now(sender: Sender) -> Any:
    """Where its council or legislature adopts measures this month that it has itself chosen."""
    chosen = sender.chose("tighten") | sender.chose("carry out")
    chosen = chosen | sender.chose("secondary banks") | sender.chose("secondary tariff")
    return chosen & (total(sender.authorised) > total(sender.as_it_was("authorised")))


def allocation(model: SanctionsModel, sender: Sender) -> Number:
    """Aid that the sender allocates this month, EUR bn: lumps around the level it gives, whose mean is that level."""
    roll = model.dice.uniform("allocation", sender.name, model.month - 1)
    return gamma_quantile(sender.aid, sender.aid_lumpiness * sender.aid, roll)


def _others(model: SanctionsModel) -> dict[str, Number]:
    named: dict[str, Number] = {}
    for party in model.third_parties:
        for name in ("busting", "alternative_payments", "fears"):
            named[f"{key_of(party.name)}.{name}"] = getattr(party, name)
    if model.defender is not None:
        d = model.defender
        for name in ("stance", "readiness", "effort", "distrust"):
            named[f"{key_of(d.name)}.{name}"] = getattr(d, name)
        named[f"{key_of(d.name)}.value_of_no_deal"] = d.value_of_no_deal() + d.strength
        named[f"{key_of(d.name)}.value_of_deal"] = d.value_of_no_deal() + model.on_the_table.other_gain
    return named
