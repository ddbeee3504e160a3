"""The target's books: what it sells, to whom, at what price, and what that does to its currency, budget and rate.

They follow the economy of the month and decide nothing in it: hardship comes from the same exposures
(``sim.model.economy``), so that the books and hardship cannot drift apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.actors.stateful import Stateful
from sim.equations.constants import TINY
from sim.equations.economy import budget_revenue, export_discount, export_revenue, export_volume, rouble_rate
from sim.equations.trade import (
    average_price,
    closed_by_all,
    closing_aim,
    coal_receipts,
    gas_duty,
    gas_price_fetched,
    gas_receipts,
    next_closed,
    next_currency,
    next_deviation,
    next_policy_rate,
    policy_aim,
    share_bought,
)
from sim.equations.words import Number, total
from sim.model.economy import export_bite

if TYPE_CHECKING:
    from sim.model.sanctions_model import SanctionsModel


class Accounts(Stateful):
    """Oil, gas and coal sold, buyers, receipts, currency, budget and policy rate of the target, month by month."""

    STATE = (
        "discount_luck", "sales_luck", "gas_luck", "buying_luck", "closed", "world_price", "discount", "price",
        "volume", "revenue", "gas_revenue", "coal_revenue", "rate", "usual_rate", "budget", "policy_rate", "payments",
    )  # fmt: skip

    def __init__(self, model: SanctionsModel) -> None:
        self.model = model
        self.kept = bool(np.max(model.target.export_income) > 0.0)
        """Whether the case has oil: without it there are no books."""
        self.buyers = {name: model.numbers.of_buyer(name) for name in model.case.buyers}
        zero = np.zeros(model.worlds)
        self.discount_luck = self.sales_luck = self.gas_luck = zero
        self.buying_luck = self.payments = np.zeros((len(self.buyers), model.worlds))
        self.closed = np.zeros((len(self.buyers), model.worlds))
        lived_with = 1.0 - np.power(1.0 - model.closing_speed, model.sanctions_age)
        self.closed = self._closing_aims() * lived_with
        self.world_price = model.oil_price + zero
        if self.kept:
            self._sell()
            self.rate = self.usual_rate = self._rate_receipts_lead_to() + zero
            self.policy_rate = model.target.policy_start + zero
            self.budget = self._budget(self.price, self.rate, self.gas_revenue)

    # -- a month -----------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Write up the month."""
        if not self.kept:
            return
        target, dice, month = self.model.target, self.model.dice, self.model.month
        before = self.price, self.rate, self.gas_revenue
        self._be_lucky()
        self._sell()
        flows = target.capital_flows * dice.normal("capital flows", target.name, month)
        self.rate = next_currency(self.rate, self._rate_receipts_lead_to(), target.currency_speed, flows)
        self.usual_rate = self.usual_rate + (self.rate - self.usual_rate) / 12.0
        wanted = policy_aim(target.policy_normal, target.policy_lean, self.rate, self.usual_rate)
        decided = target.policy_spread * dice.normal("policy rate", target.name, month)
        moved = next_policy_rate(self.policy_rate, wanted, target.policy_speed) + decided
        self.policy_rate = np.maximum(0.0, moved)
        surprise = np.exp(target.budget_spread * dice.normal("budget", target.name, month))
        self.budget = self._budget(*before) * surprise

    def _be_lucky(self) -> None:
        """What the rules leave out: markets, cargoes, buyers."""
        target, dice, month = self.model.target, self.model.dice, self.model.month
        roll = dice.normal("discount", target.name, month)
        self.discount_luck = next_deviation(
            self.discount_luck, target.discount_persistence, target.discount_spread, roll
        )
        lasting = target.receipts_persistence
        roll = dice.normal("oil sales", target.name, month)
        self.sales_luck = next_deviation(self.sales_luck, lasting, target.sales_spread, roll)
        roll = dice.normal("gas sales", target.name, month)
        self.gas_luck = next_deviation(self.gas_luck, lasting, target.gas_spread, roll)
        if self.buyers:
            rolls = np.stack([dice.normal("buying", name, month) for name in self.buyers])
            self.buying_luck = next_deviation(self.buying_luck, lasting, self.model.buying_spread, rolls)

    # -- what is sold --------------------------------------------------------------------------------------

    def _sell(self) -> None:
        """Oil at a discount, gas and coal; who pays for the oil."""
        model, target = self.model, self.model.target
        bite, exposure = export_bite(model, model.economy), total(model.exposure * (model.hits_exports > 0.5))
        rule = export_discount(
            target.normal_discount, exposure, target.price_share, target.gdp, target.export_volume, bite
        )
        price_before, self.world_price = self.world_price, model.oil_price + np.zeros(model.worlds)
        self.discount = np.maximum(0.0, rule + self.discount_luck)
        self.price = np.maximum(1.0, self.world_price - self.discount)
        rule = export_volume(target.export_volume, exposure, target.price_share, target.export_income, bite)
        self.volume = rule * np.exp(self.sales_luck)
        fetched = average_price(self.world_price, price_before, self.discount, target.discount_borne)
        self.revenue = export_revenue(fetched, self.volume, target.usd_per_eur)
        gas = gas_price_fetched(model.gas_price, self.world_price, target.gas_hub_share, target.gas_oil_slope)
        self.gas_revenue = gas_receipts(target.gas_volume, gas, target.usd_per_eur) * np.exp(self.gas_luck)
        self.coal_revenue = coal_receipts(
            target.coal_normal, model.gas_price, model.gas_price_norm, target.coal_steepness
        )
        self._divide_among_buyers()

    def _divide_among_buyers(self) -> None:
        """Who pays how much: some give up what their law forbids, others take it."""
        if not self.buyers:
            return
        self.closed = next_closed(self.closed, self._closing_aims(), self.model.closing_speed)
        first, drawn = self._shares()
        given_up = total(first * self.closed)
        bought = share_bought(first, self.closed, given_up, drawn) * np.exp(self.buying_luck)
        self.payments = self.revenue * bought / np.maximum(TINY, total(bought))

    def _shares(self) -> tuple[Number, Number]:
        """Shares before any measure, and shares of what others give up: one row for each buyer, summing to one."""
        nothing = np.zeros(self.model.worlds)
        first = np.stack([buyer["share"] + nothing for buyer in self.buyers.values()])
        drawn = np.stack([buyer["drawn"] + nothing for buyer in self.buyers.values()])
        return first / np.maximum(TINY, total(first)), drawn / np.maximum(TINY, total(drawn))

    def _closing_aims(self) -> Number:
        """Part of its purchases that each buyer is on its way to give up: senders only, by their own measures."""
        model, aims = self.model, 0.0 * self.closed
        senders = {sender.name: sender for sender in model.senders}
        rows = []
        for name, nothing in zip(self.buyers, aims, strict=True):
            sender = senders.get(name)
            if sender is None:
                rows.append(nothing)
                continue
            aim = closing_aim(model.closes_market, sender.in_force, sender.member * sender.ahead, model.heed)
            rows.append(closed_by_all(aim) + nothing)
        return np.stack(rows) if rows else aims

    # -- what it brings --------------------------------------------------------------------------------------

    @property
    def fossil_revenue(self) -> Number:
        """Receipts from oil, gas and coal, EUR mn/day."""
        return self.revenue + self.gas_revenue + self.coal_revenue

    def _rate_receipts_lead_to(self) -> Number:
        target = self.model.target
        usual = export_revenue(target.price_norm - target.normal_discount, target.export_volume, target.usd_per_eur)
        norm = np.where(np.asarray(target.receipts_norm) > 0.0, target.receipts_norm, usual)
        return rouble_rate(target.currency, self.fossil_revenue, norm, target.currency_elasticity)

    def _budget(self, price: Number, rate: Number, gas: Number) -> Number:
        """Taxes follow last month's prices: on oil by the budget rule, on gas by a duty."""
        target = self.model.target
        oil = budget_revenue(target.budget_fixed, target.budget_slope, price, rate)
        return oil + gas_duty(target.gas_duty, gas, target.usd_per_eur, rate)
