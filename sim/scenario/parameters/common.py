"""Parameters shared by all actors: time, chance, the oil market, the front, trust."""

from __future__ import annotations

from sim.chance.quantity import Quantity, fixed, spread
from sim.scenario.registry import Parameter

# fmt: off

def _world(name: str, meaning: str, unit: str, low: float, high: float, default: Quantity, provenance: str, symbol: str = "") -> Parameter:
    return Parameter(name, "world", meaning, unit, low, high, default, provenance, symbol)


TIME_AND_CHOICE = (
    _world("patience", "weight of next month against this one", "share", 0.9, 0.9999, fixed(0.99), "Eaton and Engers 1992", "d"),
    _world("curvature", "how sharply an issue hurts away from one's ideal (1 linear, 2 quadratic)", "power", 1.0, 3.0, fixed(1.0), "assumption", "a"),
    _world("precision", "how surely the better move is chosen", "1/utility", 0.0, 400.0, fixed(12.0), "McKelvey and Palfrey 1995; assumption", "lambda"),
    _world("planning_horizon", "months ahead at which the front is judged", "months", 1.0, 60.0, fixed(24.0), "assumption"),
    _world("agenda", "chance that the target is the one to put the next proposal", "share", 0.0, 1.0, fixed(0.5), "Romer and Rosenthal 1978; assumption", "pi_T"),
    _world("round_chance", "chance that a month has a round of talks", "share", 0.0, 1.0, spread(0.3, 0.5, 0.7), "assumption", "rec"),
    _world("shock_persistence", "how much of a private shock lasts a month", "share", 0.0, 0.999, spread(0.88, 0.92, 0.96), "assumption (lasting, never drawn afresh each month)", "rho"),
    _world("shock_size", "long-run spread of private shocks to what each side will accept; short of war, as a share of its stake", "utility", 0.0, 1.0, spread(0.03, 0.05, 0.07), "assumption (lasting, never drawn afresh each month)", "s_e"),
    _world("stance_persistence", "how much of a veto player's stance lasts a month", "share", 0.0, 0.999, fixed(0.95), "assumption"),
    _world("private_information", "1: own strength and the true front are private; 0: all is known", "switch", 0.0, 1.0, fixed(1.0), "Fearon 1995"),
    _world("commitment_problem", "1: deals may be broken; 0: they hold by assumption", "switch", 0.0, 1.0, fixed(1.0), "Powell 2006"),
    _world("vetoes", "1: publics, parliaments and unanimity bind; 0: leaders are free", "switch", 0.0, 1.0, fixed(1.0), "Tsebelis 2002; Putnam 1988"),
    _world("red_lines_bind", "1: red lines bind; 0: everything is negotiable", "switch", 0.0, 1.0, fixed(1.0), "S3.6; S3.12"),
    _world("survivors", "1: a war this old has outlived its easy settlements", "switch", 0.0, 1.0, fixed(1.0), "SF16 (wars past 24 months)"),
)

ECONOMY = (
    _world("hardship_speed", "part of the way to its aim that hardship moves in a month", "1/month", 0.01, 0.5, spread(0.04, 0.08, 0.15), "SF9 (damage comes over about two years)", "h"),
    _world("breaking_loss", "loss of output at which hardship is complete", "% of GDP", 2.0, 50.0, fixed(10.0), "assumption"),
    _world("busting_blunts", "share of a measure's bite that full busting takes away", "share", 0.0, 1.0, spread(0.6, 0.75, 0.9), "Chowdhry et al. 2022; effects.coalition-share", "rB"),
    _world("adaptation_blunts", "share of a measure's bite that full adaptation takes away", "share", 0.0, 1.0, spread(0.3, 0.5, 0.7), "effects.discount-half-life; S4.9; assumption", "rA"),
    _world("capacity_wear", "long-run capacity lost a month to living with full sanctions", "1/month", 0.0, 0.02, fixed(0.002), "S4.9; assumption", "k_K"),
    _world("oil_price_norm", "oil price to which the market returns", "USD/bbl", 10.0, 200.0, spread(55.0, 62.5, 75.0), "oil.brent@2025-12"),
    _world("oil_price_start", "oil price in the month before the scenario opens", "USD/bbl", 10.0, 200.0, fixed(65.0), "oil.brent (2021 to 2025)"),
    _world("oil_persistence", "how much of an oil price gap lasts a month", "share", 0.0, 0.999, fixed(0.87), "oil.brent (2021 to 2025)"),
    _world("oil_volatility", "monthly spread of oil price news", "log points", 0.0, 0.5, fixed(0.07), "oil.brent (2021 to 2025)"),
    _world("oil_supply", "world oil supply", "mb/d", 20.0, 150.0, fixed(103.0), "assumption"),
    _world("oil_elasticity", "short-run supply and demand elasticity together", "ratio", 0.05, 2.0, spread(0.15, 0.3, 0.5), "effects.oil-supply-elasticity; effects.oil-demand-elasticity"),
    _world("gas_persistence", "how much of a gas price shock lasts a month", "share", 0.0, 0.999, fixed(0.69), "gas.ttf (2023 to 2025)"),
    _world("gas_volatility", "monthly spread of gas price news", "log points", 0.0, 0.5, fixed(0.126), "gas.ttf (2023 to 2025)"),
)

FRONT = (
    _world("war_age", "age of the war when the scenario opens (0: no war yet)", "months", 0.0, 600.0, fixed(0.0), "assumption (the case gives its own)"),
    _world("held", "share of the contested land that the target holds at the start", "share", 0.0, 1.0, fixed(0.5), "assumption (the case gives its own)", "held"),
    _world("contested_area", "land in dispute", "km2", 1.0, 1e7, fixed(11300.0), "assumption"),
    _world("country_area", "area of the defender's country", "km2", 1.0, 2e7, fixed(603550.0), "territory.country-area"),
    _world("occupied_share", "share of the defender's country occupied at the start", "%", 0.0, 100.0, fixed(0.0), "assumption (the case gives its own)"),
    _world("sanctions_age", "how long the measures in force at the start have been felt", "months", 0.0, 600.0, fixed(0.0), "assumption (nothing felt yet unless the scenario says so)"),
    _world("front_pace", "land that one unit of superior effort takes", "km2/month", 0.0, 1e5, spread(300.0, 600.0, 1000.0), "S3.7; territory.advance-mean", "pace"),
    _world("front_advantage", "advantage of the attacker at equal effort", "effort", -1.0, 1.0, spread(-0.15, 0.0, 0.15), "assumption"),
    _world("front_noise", "fog of war in a month's change of the front", "km2/month", 0.0, 1e5, fixed(60.0), "territory.occupied-change (2023 spreads by 158, the counter-offensive included); assumption"),
    _world("front_persistence", "how much of a month's fortune at the front lasts into the next", "share", 0.0, 0.99, fixed(0.0), "assumption (none unless the scenario says so)"),
    _world("weariness_span", "months over which war weariness builds up", "months", 1.0, 120.0, fixed(24.0), "assumption"),
    _world("optimism_fading", "part of optimism that outlives a month", "share", 0.5, 1.0, fixed(0.985), "Slantchev 2004; assumption"),
)

TRUST = (
    _world("doubt", "spread of the counterpart's judgement of whether breaking pays", "utility", 0.001, 1.0, fixed(0.1), "assumption"),
    _world("trust_weight", "how many past dealings a first belief counts for", "dealings", 1.0, 50.0, fixed(7.0), "assumption"),
    _world("betrayal_weight", "how many kept promises one broken promise outweighs", "ratio", 1.0, 10.0, fixed(2.5), "assumption"),
    _world("regroup", "gain in expected share of land from regrouping in a truce", "share", 0.0, 0.5, spread(0.0, 0.03, 0.08), "S0.8; Powell 2006"),
    _world("arms_from_relief", "gain in expected share of land from full relief to the state, turned into arms", "share", 0.0, 0.5, spread(0.0, 0.1, 0.2), "Powell 2006; assumption"),
    _world("fortification", "gain in expected share of land for each unit of fortified land ceded", "share", 0.0, 2.0, spread(0.1, 0.3, 0.6), "S3.4; assumption", "fort"),
    _world("guarantees", "strength of third-party guarantees that the scenario allows", "share", 0.0, 1.0, spread(0.2, 0.5, 0.8), "S3.11; Fortna 2003", "G"),
    _world("guarantee_weight", "what full guarantees add to the stake in keeping a deal", "utility", 0.0, 1.0, spread(0.05, 0.2, 0.4), "Walter 2002; Fortna 2003; assumption", "kG"),
    _world("rally_fading", "part of a rally that outlives a month", "share", 0.0, 1.0, fixed(0.92), "SF11 (half gone in 6 to 12 months)", ""),
    _world("rally_cap", "largest rally in public support", "share", 0.0, 0.5, fixed(0.12), "effects.rally-war (no larger one was seen); assumption"),
    _world("rally_from_war", "rally in public support after a shock of the war; an escalation counts by the effort it adds", "share", 0.0, 0.5, fixed(0.12), "effects.rally-war (the outbreak of 2022, all effort at once)"),
    _world("rally_from_sanctions", "rally in public support after a new round of sanctions at full strength", "share", 0.0, 0.5, spread(0.0, 0.01, 0.036), "Frye 2019; effects.rally-us-sanctions; S2.4"),
    _world("rally_worth", "what a rally of the whole public is worth to a leadership that holds out", "utility per share", 0.0, 5.0, fixed(0.42), "assumption (a rally like that of 2022 is worth half of the mean cost of war)"),
    _world("rents_grow", "growth of the war lobby under full pressure", "1/month", 0.0, 0.2, fixed(0.01), "S2.6; S2.7; assumption", "g1"),
    _world("relief_shrinks_rents", "shrinking of the war lobby under full relief to civil business", "1/month", 0.0, 0.5, fixed(0.03), "S2.8; assumption", "g2"),
    _world("precedent_step", "growth of expected conflict after a full measure is lifted for nothing", "share", 0.0, 1.0, fixed(0.2), "S1.6; Drezner 1998; assumption"),
    _world("relief_tied", "how much less a promise of relief is doubted where an institution ties it to conditions", "share", 0.0, 1.0, fixed(0.5), "Martin 1992; SF4; assumption"),
    _world("common_enforcement", "part of the slack in enforcement that an institution takes up", "share", 0.0, 1.0, fixed(0.3), "Martin 1992; SF4; assumption"),
    _world("idle_after", "months after which an unexecuted threat looks idle", "months", 1.0, 60.0, fixed(6.0), "effects.threats-carried-out"),
    _world("idle_weight", "broken promises that each further idle month counts for", "dealings", 0.0, 5.0, fixed(0.25), "assumption"),
    _world("effort_needs_capacity", "effort lost at the front as long-run capacity wears away", "share", 0.0, 2.0, fixed(0.3), "S4.9; assumption"),
    _world("fines_fading", "part of the fear of fines elsewhere that outlives a month", "share", 0.0, 1.0, fixed(0.8), "S4.10; assumption"),
    _world("informal_insight", "share of doubt about the other side that an informal contact removes", "share", 0.0, 1.0, fixed(0.15), "S4.15; assumption"),
)

COMMON = TIME_AND_CHOICE + ECONOMY + FRONT + TRUST
