"""What the hindcast writes: each series, its unit, how it is scored, and where model and record hold it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sim.results.block import Block
from sim.scenario import Month
from sim.validation.statistics import Array

START, LAST_FITTED, LAST = Month(2022, 2), Month(2023, 12), Month(2025, 12)
MONTHS, FITTED = LAST.since(START) + 1, LAST_FITTED.since(START) + 1
"""Months in all, and months of the fitting window."""
FIRST_PACKAGES = 3.0
"""Packages of the EU in the first month, which the scenario gives."""
QUARTERLY_TAX = (3, 4, 7, 10)
"""Months of the quarterly tax, which no rule on prices explains."""
SCORED, RULE, REGIME, COUNT, CHANCE = "scored", "rule-based", "regime", "free run only", "chance"
"""How a series is judged: by skill; reported only; as a policy state; in the free run alone; by log score."""


@dataclass(frozen=True)
class Output:
    """One series of the hindcast.

    ``record`` is the observed quantity in the ledger; ``since`` the first month that counts (before it the
    model is given what happened); ``near`` the distance from the record, in its unit, that counts as one step when
    worlds are matched to the end of the window (0: not matched); ``smooth`` a series without lumps to match by.
    """

    name: str
    unit: str
    judged: str
    told: str
    read: Callable[[Block], Array]
    record: str = ""
    since: Month = START
    near: float = 0.0
    smooth: Callable[[Block], Array] | None = None

    def counts(self, month: Month) -> bool:
        """Whether a month has a value at all."""
        return not (self.name == "oil_gas_federal_revenue" and month.month in QUARTERLY_TAX)


def series(name: str) -> Callable[[Block], Array]:
    """Reads one monthly series of the model (months x worlds)."""
    return lambda block: block.series[name].astype(float)


def _packages(block: Block) -> Array:
    """Packages of the first month, with which the run starts, and months so far in which the EU adopted measures."""
    adopted = _lived(block) & (block.series["eu.adopts"] > 0.0) & (np.arange(block.months)[:, np.newaxis] > 0)
    return FIRST_PACKAGES + np.cumsum(adopted, axis=0)


def _ceasefire(block: Block) -> Array:
    """Whether a deal has been signed so far."""
    signed = block.worlds["signed"]
    months = np.arange(block.months)[:, np.newaxis]
    return ((signed >= 0) & (signed <= months)).astype(float)


def _lived(block: Block) -> Array:
    over = block.worlds["over"]
    lived: Array = (over < 0) | (np.arange(block.months)[:, np.newaxis] <= over)
    return lived


OUTPUTS = (
    Output(
        "urals_discount",
        "USD/bbl",
        SCORED,
        "Urals discount to Brent",
        series("russia.oil_discount"),
        "oil.urals-discount",
        near=3.0,
    ),
    Output(
        "oil_export_revenue",
        "EUR mn/day",
        SCORED,
        "Oil export revenue",
        series("russia.oil_revenue"),
        "oil.oil-revenue",
        near=20.0,
    ),
    Output(
        "fossil_export_revenue",
        "EUR mn/day",
        RULE,
        "Fossil export revenue",
        series("russia.fossil_revenue"),
        "oil.fossil-revenue",
        near=30.0,
    ),
    Output(
        "oil_gas_federal_revenue",
        "RUB bn/month",
        SCORED,
        "Oil and gas in the budget",
        series("russia.oil_budget"),
        "macro.oil-gas-revenue",
        near=60.0,
    ),
    Output(
        "occupied_share",
        "%",
        SCORED,
        "Occupied share of Ukraine",
        series("front.occupied_share"),
        "territory.occupied-share",
        Month(2022, 12),
        0.05,
    ),
    Output(
        "occupied_change",
        "km2/month",
        SCORED,
        "Change of occupied land",
        series("front.km2"),
        "territory.occupied-change",
        Month(2022, 12),
    ),
    Output("aid_us", "EUR bn/month", REGIME, "US aid allocated", series("us.allocated"), "aid.us-total"),
    Output(
        "aid_europe",
        "EUR bn/month",
        SCORED,
        "European aid allocated",
        series("eu.allocated"),
        "aid.europe-total",
        near=0.5,
        smooth=series("eu.aid"),
    ),
    Output("key_rate", "%", RULE, "Key rate", series("russia.policy_rate"), "macro.key-rate", near=3.0),
    Output(
        "rouble_per_usd", "RUB/USD", RULE, "Roubles per dollar", series("russia.oil_rate"), "macro.rouble", near=5.0
    ),
    Output(
        "oil_payments_china",
        "EUR mn/day",
        SCORED,
        "China's payments for oil",
        series("russia.paid_by_china"),
        "oil.oil-revenue-china",
        near=15.0,
    ),
    Output(
        "oil_payments_india",
        "EUR mn/day",
        SCORED,
        "India's payments for oil",
        series("russia.paid_by_india"),
        "oil.oil-revenue-india",
        near=15.0,
    ),
    Output(
        "oil_payments_eu",
        "EUR mn/day",
        RULE,
        "The EU's payments for oil",
        series("russia.paid_by_eu"),
        "oil.oil-revenue-eu",
        near=10.0,
    ),
    Output("eu_packages", "packages", COUNT, "Packages of the EU so far", _packages),
    Output("ceasefire", "chance", CHANCE, "Chance of a deal so far", _ceasefire),
)
"""Every series, in the order in which it is written."""
