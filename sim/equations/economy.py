"""The economy: prices and measures in, revenue, hardship and senders' costs out.

Real units (USD/bbl, EUR mn/day, RUB bn/month, % of GDP) and the 0–1 index of hardship come from the
same exposures, so that a case with oil and one without run on the same equations.
"""

from __future__ import annotations

import numpy as np

from sim.equations.constants import DAYS_PER_YEAR, PERCENT, THOUSAND, TINY
from sim.equations.words import Number, within_unit


def next_log_price_gap(gap: Number, persistence: Number, volatility: Number, luck: Number) -> Number:
    """The oil price wanders around its norm: log gap, AR(1) in months; ``luck`` is standard normal.

    >>> round(float(next_log_price_gap(0.2, 0.9, 0.08, 0.5)), 3)
    0.22
    """
    return persistence * gap + volatility * luck


def world_price(norm: Number, gap: Number, barrels_lost: Number, world_supply: Number, elasticity: Number) -> Number:
    """Oil price in USD/bbl, raised by barrels that sanctions keep from the market.

    P = norm·exp(gap)·(1 + lost/supply/elasticity); elasticity is supply plus demand, short run.
    Source: Kilian and Murphy; Caldara et al.; Baumeister and Hamilton (0.15–0.5 together).

    >>> round(float(world_price(62.5, 0.0, 1.0, 103.0, 0.3)), 1)
    64.5
    """
    return norm * np.exp(gap) * (1.0 + barrels_lost / world_supply / elasticity)


def export_discount(
    normal: Number, exposure: Number, price_share: Number, gdp: Number, volume: Number, bite: Number
) -> Number:
    """Discount of the target's oil to the world price, USD/bbl.

    The price part of the exposure (% of GDP a year, GDP in USD bn) spread over the barrels exported (mb/d).
    Source: Kilian, Rapson and Schipper 2024; Wachtmeister et al. 2022 for the share of price.

    >>> round(float(export_discount(3.0, 3.5, 0.8, 2200.0, 7.3, 0.8)), 1)
    21.5
    """
    return normal + price_share * exposure / PERCENT * gdp * bite / (volume * DAYS_PER_YEAR / THOUSAND)


def export_volume(volume: Number, exposure: Number, price_share: Number, export_income: Number, bite: Number) -> Number:
    """Barrels still exported, mb/d: the part of the exposure that is not price is lost volume.

    >>> round(float(export_volume(7.3, 3.5, 0.8, 7.0, 0.8)), 2)
    6.72
    """
    return volume * np.maximum(0.0, 1.0 - (1.0 - price_share) * exposure * bite / np.maximum(export_income, TINY))


def export_revenue(price: Number, volume: Number, usd_per_eur: Number) -> Number:
    """Oil export revenue in EUR mn/day.

    >>> round(float(export_revenue(41.0, 6.7, 1.17)), 1)
    234.8
    """
    return price * volume / usd_per_eur


def rouble_rate(norm: Number, revenue: Number, revenue_norm: Number, elasticity: Number) -> Number:
    """Local currency per USD: it weakens when export receipts fall short of their norm.

    >>> round(float(rouble_rate(80.0, 200.0, 250.0, 0.2)), 2)
    83.65
    """
    return norm * np.power(np.maximum(revenue, TINY) / np.maximum(revenue_norm, TINY), -elasticity)


def budget_revenue(fixed_part: Number, slope: Number, price: Number, rate: Number) -> Number:
    """Federal oil and gas revenue in bn of local currency a month, outside quarterly-tax months.

    Source: own regression on finance-ministry figures (about 90–127 + 0.10 × price in roubles).

    >>> float(budget_revenue(100.0, 0.10, 39.0, 79.0))
    408.1
    """
    return fixed_part + slope * price * rate


def export_weight(price_share: Number, price: Number, price_norm: Number) -> Number:
    """What lost exports cost today against a year of normal prices: lost barrels hurt more when dear.

    >>> float(export_weight(0.8, 78.0, 65.0))
    1.04
    """
    return price_share + (1.0 - price_share) * price / price_norm


def price_loss(export_income: Number, price: Number, price_norm: Number) -> Number:
    """Income lost (gained, if negative) to a low world price, % of GDP: hardship, but no one's leverage.

    >>> round(float(price_loss(7.0, 62.5, 65.0)), 3)
    0.269
    """
    return export_income * (1.0 - price / price_norm)


def hardship_aim(loss: Number, breaking_loss: Number) -> Number:
    """Hardship to which a lasting loss of output (% of GDP) leads: H* = loss / breaking loss, within 0–1.

    >>> float(hardship_aim(4.0, 10.0))
    0.4
    """
    return within_unit(loss / breaking_loss)


def next_hardship(hardship: Number, aim: Number, speed: Number) -> Number:
    """Hardship moves a part of the way each month: damage comes over about two years.

    H′ = H + h·(H* − H). Source: SF9 (front-loaded damage).

    >>> round(float(next_hardship(0.3, 0.5, 0.08)), 3)
    0.316
    """
    return hardship + speed * (aim - hardship)


def horizon_weight(patience: Number, speed: Number) -> Number:
    """Weight of where hardship is going in its discounted mean: κ = d·h / (1 − d·(1 − h)).

    >>> round(float(horizon_weight(0.99, 0.08)), 3)
    0.888
    """
    return patience * speed / (1.0 - patience * (1.0 - speed))


def expected_hardship(hardship: Number, aim: Number, weight: Number) -> Number:
    """Discounted mean of the path of hardship: X = H + κ·(H* − H).

    >>> round(float(expected_hardship(0.3, 0.5, 0.888)), 4)
    0.4776
    """
    return hardship + weight * (aim - hardship)


def price_burden(price: Number, price_norm: Number, steepness: Number) -> Number:
    """How much dearer a sender's measures become when the world price rises.

    (P/norm)^γ. Source: S0.10, S1.5; +10 USD Brent adds 0.30 USD per gallon in the US.

    >>> round(float(price_burden(130.0, 65.0, 1.0)), 2)
    2.0
    """
    return np.power(price / price_norm, steepness)
