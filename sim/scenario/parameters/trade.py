"""Parameters of trade and money: given prices, buyers, gas and coal, and what the books leave to luck."""

from __future__ import annotations

from sim.chance.quantity import Quantity, fixed
from sim.scenario.registry import Parameter, Scope

# fmt: off

def _one(scope: Scope, name: str, meaning: str, unit: str, low: float, high: float, default: Quantity, provenance: str) -> Parameter:
    return Parameter(name, scope, meaning, unit, low, high, default, provenance)


def _of_target(name: str, meaning: str, unit: str, low: float, high: float, default: Quantity, provenance: str) -> Parameter:
    return Parameter(name, "actor", meaning, unit, low, high, default, provenance, roles=("target",))


WORLD_MARKETS = (
    _one("world", "oil_price_given", "world oil price where the scenario gives its path (0: it wanders around its norm)", "USD/bbl", 0.0, 300.0, fixed(0.0), "assumption (no path unless the scenario gives one)"),
    _one("world", "gas_price_given", "price of gas at the hub where the scenario gives its path (0: it wanders around its norm)", "USD/MMBtu", 0.0, 300.0, fixed(0.0), "assumption (no path unless the scenario gives one)"),
    _one("world", "gas_price_norm", "price of gas that markets are used to", "USD/MMBtu", 0.5, 100.0, fixed(10.0), "gas.ttf (2021 to 2023); assumption"),
    _one("world", "heed", "part of what an announced measure would close that its sender's own buyers give up at once", "share", 0.0, 1.0, fixed(0.4), "assumption"),
    _one("world", "closing_speed", "part of the way to its aim that a buyer's retreat moves in a month", "1/month", 0.0, 1.0, fixed(0.4), "assumption"),
    _one("world", "buying_spread", "long-run spread of what each buyer takes, beyond the rule", "log points", 0.0, 1.0, fixed(0.0), "assumption (no luck unless the scenario says so)"),
)

BOOKS = (
    _of_target("discount_borne", "part of the port discount that oil bears on average, all routes together", "share", 0.0, 1.0, fixed(1.0), "assumption (all of it, unless the scenario says so)"),
    _of_target("discount_spread", "long-run spread of the discount around the rule", "USD/bbl", 0.0, 30.0, fixed(0.0), "assumption (no luck unless the scenario says so)"),
    _of_target("discount_persistence", "how much of that deviation lasts a month", "share", 0.0, 0.99, fixed(0.6), "assumption"),
    _of_target("sales_spread", "long-run spread of oil receipts around the rule", "log points", 0.0, 1.0, fixed(0.0), "assumption (no luck unless the scenario says so)"),
    _of_target("gas_spread", "long-run spread of gas receipts around the rule", "log points", 0.0, 1.0, fixed(0.0), "assumption (no luck unless the scenario says so)"),
    _of_target("receipts_persistence", "how much of these deviations, and of those of buyers, lasts a month", "share", 0.0, 0.99, fixed(0.4), "assumption"),
    _of_target("gas_volume", "gas exported", "bcm/year", 0.0, 1000.0, fixed(0.0), "assumption (none unless the scenario says so)"),
    _of_target("gas_hub_share", "part of it sold at the price of the hub, the rest tied to oil", "share", 0.0, 1.0, fixed(0.5), "assumption"),
    _of_target("gas_oil_slope", "price of gas tied to oil, for each USD/bbl of oil", "USD/MMBtu per USD/bbl", 0.0, 0.3, fixed(0.11), "assumption"),
    _of_target("coal_normal", "receipts from coal at the usual price of gas", "EUR mn/day", 0.0, 1000.0, fixed(0.0), "assumption (none unless the scenario says so)"),
    _of_target("coal_steepness", "how steeply the price of coal follows that of gas", "power", 0.0, 2.0, fixed(0.4), "assumption"),
    _of_target("receipts_norm", "fossil receipts at which the currency is at its norm (0: those of oil at its usual price)", "EUR mn/day", 0.0, 1e5, fixed(0.0), "assumption"),
    _of_target("currency_speed", "part of the way to where receipts lead it that the currency moves in a month", "1/month", 0.0, 1.0, fixed(1.0), "assumption (at once, unless the scenario says so)"),
    _of_target("capital_flows", "spread of a month's push on the currency by capital flows", "log points", 0.0, 0.5, fixed(0.0), "assumption (no luck unless the scenario says so)"),
    _of_target("gas_duty", "duty on exported gas, of its receipts", "share", 0.0, 1.0, fixed(0.0), "assumption (none unless the scenario says so)"),
    _of_target("budget_spread", "spread of a month's oil and gas budget revenue around the rule", "log points", 0.0, 1.0, fixed(0.0), "assumption (no luck unless the scenario says so)"),
    _of_target("policy_start", "policy rate of the central bank at the start (0: it is not followed)", "%", 0.0, 200.0, fixed(0.0), "assumption (the case gives its own)"),
    _of_target("policy_normal", "policy rate in quiet times", "%", 0.0, 100.0, fixed(8.0), "macro.key-rate; assumption"),
    _of_target("policy_lean", "rise of the policy rate when the currency is twice as weak as it was over the last year", "%", 0.0, 200.0, fixed(30.0), "assumption"),
    _of_target("policy_speed", "part of the way to its aim that the policy rate moves in a month", "1/month", 0.0, 1.0, fixed(0.5), "assumption"),
    _of_target("policy_spread", "spread of a month's policy decision around the rule", "%", 0.0, 20.0, fixed(0.0), "assumption (no luck unless the scenario says so)"),
)

BUYER = (
    _one("buyer", "share", "share of the oil sold that the buyer took before any measure", "share", 0.0, 1.0, fixed(0.2), "assumption (the case gives its own)"),
    _one("buyer", "drawn", "weight with which it takes what others have given up", "share", 0.0, 1.0, fixed(0.5), "assumption (the case gives its own)"),
)

TRADE = (
    *WORLD_MARKETS,
    *BOOKS,
    *BUYER,
    _one("world", "aid_delivery", "part of the way to what senders now give that aid reaching the front moves in a month", "1/month", 0.01, 1.0, fixed(1.0), "assumption (at once, unless the scenario says so)"),
    _one("measure", "closes_market", "part of their purchases that the sender's own buyers give up at full intensity", "share", 0.0, 1.0, fixed(0.0), "assumption (none unless the scenario says so)"),
    Parameter("aid_lumpiness", "actor", "spread of a month's allocation of aid around its level, of that level", "ratio", 0.0, 2.0, fixed(0.0), "assumption (the level itself unless the scenario says so)", roles=("sender",)),
)
