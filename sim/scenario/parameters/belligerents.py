"""Parameters of the target and of the defender."""

from __future__ import annotations

from sim.chance.quantity import Quantity, fixed, lognormal, spread
from sim.scenario.registry import Parameter, Role

# fmt: off

def _of(role: Role, name: str, meaning: str, unit: str, low: float, high: float, default: Quantity, provenance: str, symbol: str = "") -> Parameter:
    return Parameter(name, "actor", meaning, unit, low, high, default, provenance, symbol, (role,))


def _shared(role: Role, war_cost: Quantity, war_cost_source: str) -> tuple[Parameter, ...]:
    return (
        _of(role, "war_cost", "mean cost of fighting on, as others know it", "utility", 0.0, 1.0, war_cost, war_cost_source, "cbar"),
        _of(role, "war_cost_spread", "spread of the private cost of war", "utility", 0.0, 0.5, spread(0.05, 0.08, 0.11), "SF8 (with .08 or more the hazard of settlement falls with time)", "SD(c)"),
        _of(role, "optimism", "how much better than the true front it expects the war to go", "share", 0.0, 0.5, spread(0.0, 0.05, 0.12), "Slantchev 2003; assumption", "o"),
        _of(role, "weariness", "growth of the cost of war as the war ages", "ratio", 0.0, 3.0, fixed(0.3), "assumption", "f"),
        _of(role, "mobilisation", "effort at the front at the start", "effort", 0.0, 3.0, fixed(1.0), "assumption"),
        _of(role, "mobilisation_step", "effort added by an escalation", "effort", 0.0, 1.0, fixed(0.06), "assumption"),
        _of(role, "mobilisation_cost", "lasting cost of one unit of effort above the norm", "utility", 0.0, 2.0, fixed(0.35), "assumption"),
        _of(role, "mobilisation_fading", "part of extra effort that outlives a month", "share", 0.0, 1.0, fixed(0.93), "assumption"),
        _of(role, "cost_of_talking", "what it costs at home to come to the table while the deal on offer falls short", "utility", 0.0, 0.5, fixed(0.05), "S0.15; S2.12; assumption"),
        _of(role, "cost_of_refusing", "what it costs at home and abroad to stay away from the table", "utility", 0.0, 0.5, fixed(0.08), "assumption"),
        _of(role, "cost_of_escalating", "political cost of ordering an escalation", "utility", 0.0, 0.5, fixed(0.14), "assumption"),
    )


TARGET = (
    *_shared("target", spread(0.03, 0.10, 0.20), "assumption"),
    _of("target", "pain", "what complete hardship costs the leadership", "utility", 0.0, 2.0, spread(0.10, 0.16, 0.24), "SF3 (gradient of success over the target's cost)", "kH"),
    _of("target", "stake", "weight of the dispute in its utility where it is no war (a war weighs 1)", "utility", 0.0, 1.0, lognormal(0.05, 0.15), "SF3 (calibrated over a population of dyads); SF8; Drezner 1998", "v_T"),
    _of("target", "resolve_spread", "spread of its private resolve where it is no war, as a share of its stake", "ratio", 0.0, 3.0, fixed(0.4), "assumption"),
    _of("target", "honours_deal", "1 if it keeps a deal that pays; below 1/2 it cheats at the next step", "switch", 0.0, 1.0, fixed(1.0), "Powell 2006; assumption"),
    _of("target", "face", "extra cost of conceding to a public demand", "ratio", 0.0, 3.0, spread(0.0, 0.1, 0.3), "S2.12; assumption", "face"),
    _of("target", "trust_in_relief", "first belief that relief will be honoured", "share", 0.0, 1.0, spread(0.2, 0.5, 0.7), "assumption (earlier promises were broken)", "chi_T"),
    _of("target", "war_lobby", "weight of those who live off war and isolation", "share", 0.0, 1.0, spread(0.1, 0.25, 0.4), "S2.6; S2.7", "omega"),
    _of("target", "war_rents", "what continued war is worth to them", "utility", 0.0, 1.0, spread(0.02, 0.08, 0.14), "macro.military-spending@2025; assumption", "b_war"),
    _of("target", "sanction_rents", "what full pressure is worth to them", "utility", 0.0, 1.0, spread(0.0, 0.06, 0.12), "S2.6", "b_S"),
    _of("target", "profiteers", "share of profiteers in the war lobby (the rest are the security services)", "share", 0.0, 1.0, fixed(0.4), "S2.6; assumption"),
    _of("target", "elite_split", "weight that personal sanctions take from the war lobby at full bite", "share", 0.0, 1.0, fixed(0.0), "S0.18; assumption (no evidence found, so off)"),
    _of("target", "support_norm", "public support in quiet times", "share", 0.0, 1.0, fixed(0.75), "opinion.russia-army-support@2025-12"),
    _of("target", "punishment", "support lost at complete hardship", "share", 0.0, 1.0, fixed(0.3), "assumption", "eta"),
    _of("target", "scapegoat", "part of that loss averted by blaming the senders", "share", 0.0, 0.5, fixed(0.1), "S2.5; assumption (at most half of the punishment)", "scape"),
    _of("target", "exit_base", "monthly chance that the leader leaves in quiet times", "1/month", 0.0, 0.1, fixed(0.004), "assumption", "h0"),
    _of("target", "exit_steepness", "how steeply that chance rises as support falls", "1/share", 0.0, 30.0, fixed(5.0), "assumption", "gam"),
    _of("target", "control", "share of that chance removed by control at home", "share", 0.0, 1.0, fixed(0.6), "assumption"),
    _of("target", "successor_moderation", "largest part of the way to the other side's ideal that a new leader may move", "share", 0.0, 1.0, fixed(0.3), "McGillivray and Stam 2004; assumption"),
    _of("target", "successor_priorities", "largest part by which a new leader's weight of an issue may differ", "share", 0.0, 1.0, fixed(0.5), "McGillivray and Stam 2004; assumption"),
    _of("target", "gdp", "yearly output", "USD bn", 0.1, 1e5, fixed(1000.0), "assumption"),
    _of("target", "export_income", "oil export income in a normal year (0: the case has no oil)", "% of GDP", 0.0, 60.0, fixed(0.0), "assumption"),
    _of("target", "export_volume", "oil exported", "mb/d", 0.01, 30.0, fixed(1.0), "assumption"),
    _of("target", "normal_discount", "discount of its oil in normal times", "USD/bbl", 0.0, 30.0, fixed(2.0), "oil.urals-discount-official (2021)"),
    _of("target", "price_share", "part of the energy measures that works through price, the rest through volume", "share", 0.0, 1.0, fixed(0.8), "Wachtmeister et al. 2022"),
    _of("target", "price_norm", "oil price its budget and economy are used to", "USD/bbl", 5.0, 200.0, fixed(65.0), "assumption"),
    _of("target", "usd_per_eur", "exchange rate of the euro", "USD/EUR", 0.5, 2.0, fixed(1.17), "assumption"),
    _of("target", "currency", "local currency per USD in normal times", "per USD", 0.01, 1e6, fixed(1.0), "assumption (the case gives its own)"),
    _of("target", "currency_elasticity", "weakening of the currency as export receipts fall", "ratio", 0.0, 2.0, fixed(0.15), "assumption"),
    _of("target", "budget_fixed", "oil and gas budget revenue that does not move with the price", "bn/month", 0.0, 1e6, fixed(0.0), "effects.budget-rule-fixed"),
    _of("target", "budget_slope", "budget revenue for each unit of local-currency oil price", "bn/month", 0.0, 1e3, fixed(0.0), "effects.budget-rule-slope"),
    _of("target", "stalling_gain", "gain in expected share of land from a month of talks used to regroup", "share", 0.0, 0.2, fixed(0.004), "S0.8; assumption"),
    _of("target", "cost_of_stalling", "political cost of talking in bad faith", "utility", 0.0, 0.5, fixed(0.10), "assumption"),
    _of("target", "cost_of_countering", "own cost of a counter-sanction", "utility", 0.0, 0.5, fixed(0.17), "assumption"),
    _of("target", "counter_bite", "fatigue that a counter-sanction adds to a fully dependent sender", "share", 0.0, 1.0, fixed(0.15), "sanctions.russia-energy@2022-07-15; assumption"),
    _of("target", "cost_of_courting", "cost of a differential offer to one coalition member", "utility", 0.0, 0.5, fixed(0.15), "assumption"),
    _of("target", "courting_sway", "how far a differential offer moves a coalition's holdout", "standard deviations", 0.0, 3.0, fixed(0.25), "Bapat and Morgan 2009; assumption"),
)

DEFENDER = (
    *_shared("defender", spread(0.08, 0.16, 0.25), "assumption"),
    _of("defender", "trust_in_compliance", "first belief that the target will comply", "share", 0.0, 1.0, spread(0.2, 0.4, 0.6), "S3.10; assumption", "chi_C"),
    _of("defender", "conflict_expectation", "expected future conflict with the target", "share", 0.0, 1.0, spread(0.1, 0.3, 0.5), "Drezner 1998", "phi"),
    _of("defender", "own_effort", "part of its effort that does not rest on aid", "share", 0.0, 1.0, fixed(0.55), "assumption"),
    _of("defender", "aid_need", "aid at which its effort is full", "EUR bn/month", 0.01, 100.0, fixed(7.5), "aid.europe-total-year@2024; aid.us-total-year@2024"),
    _of("defender", "aid_surplus", "how far aid beyond the need still adds effort", "ratio", 1.0, 3.0, fixed(1.25), "assumption"),
    _of("defender", "aid_weight", "what full aid adds to the worth of fighting on", "utility", 0.0, 0.5, fixed(0.02), "assumption", "k_aid"),
    _of("defender", "ratification_bar", "mood the public needs to accept terms as good as the line of today", "standard deviations", -5.0, 5.0, fixed(-0.1), "opinion.ukraine-freeze-ready@2025-12"),
    _of("defender", "ratification_slope", "how much a better deal lowers that bar", "standard deviations/utility", 0.0, 30.0, fixed(3.7), "opinion.ukraine-freeze-ready@2025-12; opinion.ukraine-hand-over-ready@2025-12; opinion.ukraine-russian-plan-reject@2025-12"),
    _of("defender", "readiness_drift", "monthly growth of the public's readiness for terms", "standard deviations/month", -0.2, 0.2, fixed(0.01), "opinion.ukraine-open-to-concessions; SF21"),
)
