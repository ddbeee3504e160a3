"""Trade and money of an exporter: prices fetched, buyers, receipts, currency, budget and policy rate."""

from __future__ import annotations

import numpy as np

from sim.equations.constants import DAYS_PER_YEAR, HEAT_OF_GAS, THOUSAND, TINY
from sim.equations.words import Number, within_unit


def next_deviation(deviation: Number, persistence: Number, spread: Number, luck: Number) -> Number:
    """What a rule leaves out, month by month: AR(1) whose long-run standard deviation is ``spread``.

    u′ = ρ·u + σ·√(1 − ρ²)·luck; ``luck`` is standard normal.

    >>> float(next_deviation(2.0, 0.5, 0.0, 1.0)), float(next_deviation(0.0, 0.6, 5.0, 1.0))
    (1.0, 4.0)
    """
    return persistence * deviation + spread * np.sqrt(1.0 - persistence * persistence) * luck


def average_price(price: Number, price_before: Number, discount: Number, borne: Number) -> Number:
    """Average price of all oil sold, USD/bbl: cargoes are priced over two months, and part of them bears the discount.

    Source: Babina et al. 2023 (customs records lie far above the port quote).

    >>> float(average_price(80.0, 90.0, 30.0, 0.3))
    76.0
    """
    return np.maximum(1.0, (price + price_before) / 2.0 - borne * discount)


def gas_price_fetched(hub: Number, oil: Number, hub_share: Number, oil_slope: Number) -> Number:
    """Average price of exported gas, USD/MMBtu: part at the hub, part tied to oil by a slope.

    >>> round(float(gas_price_fetched(12.0, 80.0, 0.5, 0.11)), 2)
    10.4
    """
    return hub_share * hub + (1.0 - hub_share) * oil_slope * oil


def gas_receipts(volume: Number, price: Number, usd_per_eur: Number) -> Number:
    """Receipts from gas in EUR mn/day, of bcm a year at USD/MMBtu.

    >>> round(float(gas_receipts(120.0, 10.0, 1.07)), 1)
    108.5
    """
    return volume * HEAT_OF_GAS / DAYS_PER_YEAR * price / usd_per_eur


def coal_receipts(normal: Number, gas: Number, gas_norm: Number, steepness: Number) -> Number:
    """Receipts from coal in EUR mn/day: its price follows that of gas, less steeply.

    >>> float(coal_receipts(60.0, 40.0, 10.0, 0.5))
    120.0
    """
    return normal * np.power(gas / gas_norm, steepness)


def next_closed(closed: Number, aim: Number, speed: Number) -> Number:
    """Part of its former purchases that a buyer has given up moves part of the way to its aim each month.

    >>> float(next_closed(0.2, 0.6, 0.5))
    0.4
    """
    return closed + speed * (aim - closed)


def closing_aim(closes: Number, intensity: Number, ahead: Number, heed: Number) -> Number:
    """Purchases that a measure makes its sender's own buyers give up; some leave ahead of what is only announced.

    >>> round(float(closing_aim(0.9, 0.0, 1.0, 0.4)), 2)
    0.36
    """
    return within_unit(closes * (intensity + heed * ahead))


def closed_by_all(aims: Number) -> Number:
    """Purchases given up under several measures (rows): each closes its part of what the others leave.

    >>> float(closed_by_all(np.array([0.5, 0.5])))
    0.75
    """
    left = 1.0 - aims[0]
    for row in aims[1:]:
        left = left * (1.0 - row)
    return 1.0 - left


def share_bought(first: Number, closed: Number, given_up: Number, drawn: Number) -> Number:
    """A buyer's share of the oil sold: what it keeps, and its part of what others have given up.

    Source: Babina et al. 2023 (volumes were redirected in full).

    >>> round(float(share_bought(0.1, 0.0, 0.4, 0.5)), 2)
    0.3
    """
    return first * (1.0 - closed) + drawn * given_up


def next_currency(rate: Number, aim: Number, speed: Number, flows: Number) -> Number:
    """The currency moves part of the way to where receipts lead it; capital flows push it (log points).

    >>> float(next_currency(80.0, 100.0, 0.5, 0.0))
    90.0
    """
    return (rate + speed * (aim - rate)) * np.exp(flows)


def gas_duty(share: Number, receipts: Number, usd_per_eur: Number, rate: Number) -> Number:
    """Duty on exported gas in bn of local currency a month, of receipts in EUR mn/day.

    >>> round(float(gas_duty(0.3, 200.0, 1.07, 60.0)), 1)
    117.2
    """
    return share * receipts * DAYS_PER_YEAR / 12.0 / THOUSAND * usd_per_eur * rate


def policy_aim(normal: Number, lean: Number, rate: Number, usual: Number) -> Number:
    """Where the central bank leads its rate, %: above normal when the currency is weaker than it was of late.

    >>> float(policy_aim(7.5, 30.0, 100.0, 80.0))
    15.0
    """
    return normal + lean * np.maximum(0.0, rate / np.maximum(usual, TINY) - 1.0)


def next_policy_rate(rate: Number, aim: Number, speed: Number) -> Number:
    """The policy rate moves part of the way to its aim each month.

    >>> float(next_policy_rate(8.0, 12.0, 0.5))
    10.0
    """
    return rate + speed * (aim - rate)
