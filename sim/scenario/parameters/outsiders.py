"""Parameters of senders and third parties."""

from __future__ import annotations

from sim.chance.quantity import Quantity, fixed, spread
from sim.scenario.registry import Parameter, Role

# fmt: off

def _of(role: Role, name: str, meaning: str, unit: str, low: float, high: float, default: Quantity, provenance: str, symbol: str = "") -> Parameter:
    return Parameter(name, "actor", meaning, unit, low, high, default, provenance, symbol, (role,))


_COST = "political cost, in utility, of"

SENDER = (
    _of("sender", "leads", "1 for the sender that leads: it negotiates where there is no defender, and others watch its cost", "switch", 0.0, 1.0, fixed(0.0), "Martin 1992"),
    _of("sender", "stake", "weight of the dispute in the sender's utility", "utility", 0.0, 1.0, spread(0.3, 0.5, 0.7), "assumption", "v"),
    _of("sender", "prize", "what a deal is worth to the office-holder", "utility", 0.0, 0.5, fixed(0.02), "S1.10; assumption", "prize"),
    _of("sender", "honours_relief", "1 if it keeps its part of a deal; below 1/2 it takes relief back", "switch", 0.0, 1.0, fixed(1.0), "SF19 (senders that withdrew)"),
    _of("sender", "precedent_weight", "what unearned relief costs through expected future conflict", "utility", 0.0, 1.0, fixed(0.05), "S1.6; assumption", "prec"),
    _of("sender", "offer_relief", "share of its measures it is ready to lift in a deal, when it offers", "share", 0.0, 1.0, spread(0.3, 0.6, 0.9), "S1.1; S1.4"),
    _of("sender", "offers_at_start", "1 if the offer is on the table when the scenario opens", "switch", 0.0, 1.0, fixed(1.0), "S1.1"),
    _of("sender", "conflict_expectation", "expected future conflict with the target", "share", 0.0, 1.0, spread(0.1, 0.3, 0.5), "Drezner 1998", "phi"),
    _of("sender", "credibility", "first belief that its threats are carried out", "share", 0.0, 1.0, spread(0.2, 0.4, 0.6), "effects.threats-carried-out", "tau"),
    _of("sender", "audience_cost", "cost of backing down from a threat", "utility", 0.0, 0.2, fixed(0.02), "assumption", "a_s"),
    _of("sender", "aid", "aid to the defender at the start", "EUR bn/month", 0.0, 50.0, fixed(0.0), "assumption (none unless the scenario says so)"),
    _of("sender", "aid_step", "change of aid in one move", "EUR bn/month", 0.0, 10.0, fixed(0.5), "assumption"),
    _of("sender", "aid_cost", "what a billion a month costs", "utility per EUR bn/month", 0.0, 0.1, fixed(0.004), "assumption"),
    _of("sender", "fatigue", "fatigue at the start", "share", 0.0, 1.0, fixed(0.2), "opinion.eu-sanctions-support@2025; assumption"),
    _of("sender", "fatigue_burden", "fatigue fed by a month of full cost", "1/month", 0.0, 2.0, fixed(0.25), "assumption", "f"),
    _of("sender", "fatigue_recovery", "fatigue that fades in a month", "1/month", 0.0, 1.0, fixed(0.04), "assumption"),
    _of("sender", "fatigue_weight", "what complete fatigue costs while the dispute lasts", "utility", 0.0, 0.5, fixed(0.06), "assumption"),
    _of("sender", "codified", "share of its measures locked by law", "share", 0.0, 1.0, spread(0.2, 0.5, 0.8), "S0.2; S1.6; assumption", "L"),
    _of("sender", "law_bar", "mood the legislature or council needs to release what is locked", "standard deviations", -5.0, 5.0, fixed(0.5), "assumption"),
    _of("sender", "law_for_new", "1 if new measures need a vote (unanimity, or a bill)", "switch", 0.0, 1.0, fixed(0.0), "S0.11; S0.1"),
    _of("sender", "new_bar", "mood that such a vote needs", "standard deviations", -5.0, 5.0, fixed(-0.8), "priors.eu-packages; assumption"),
    _of("sender", "institution", "how far an institution ties the members' hands", "share", 0.0, 1.0, fixed(0.0), "Martin 1992", "inst"),
    _of("sender", "leaving_penalty", "what leaving costs where an institution binds fully", "utility", 0.0, 0.5, fixed(0.06), "Martin 1992; assumption"),
    _of("sender", "benefit", "what standing up to the target is worth at full measures", "utility", 0.0, 0.5, fixed(0.04), "Tsebelis 1990; SF2 (signal); assumption", "b"),
    _of("sender", "side_payment", "compensation it receives for taking part", "utility", 0.0, 0.5, fixed(0.0), "Martin 1992"),
    _of("sender", "follows", "how much a lead sender's visible cost persuades it to join", "ratio", 0.0, 5.0, fixed(0.5), "Martin 1992; assumption", "j"),
    _of("sender", "holdout", "how far the mood of the most reluctant member moves renewal", "utility", 0.0, 0.2, fixed(0.02), "S0.11; assumption"),
    _of("sender", "renewal_interval", "months between renewals (0: never needed)", "months", 0.0, 120.0, fixed(12.0), "assumption (a year, where the EU renews every six months)"),
    _of("sender", "joined", "1 if it takes part at the start", "switch", 0.0, 1.0, fixed(1.0), "assumption"),
    _of("sender", "market_share", "share of the target's market held by its firms", "share", 0.0, 1.0, fixed(0.1), "Bapat and Kwon 2015", "m"),
    _of("sender", "firm_lobby", "weight of its firms in enforcement", "ratio", 0.0, 10.0, fixed(1.0), "Bapat and Kwon 2015; S1.8", "kappa_e"),
    _of("sender", "enforcement_effort", "cost of policing", "ratio", 0.1, 10.0, fixed(1.0), "Bapat and Kwon 2015; assumption", "c"),
    _of("sender", "enforcement_speed", "part of the way enforcement moves in a month", "1/month", 0.0, 1.0, fixed(0.1), "assumption"),
    _of("sender", "oil_steepness", "how its costs follow the oil price", "power", 0.0, 3.0, fixed(0.5), "effects.brent-to-petrol; S0.17; assumption", "gamma"),
    _of("sender", "gas_exposure", "cost added by a doubling of the gas price", "utility", 0.0, 0.5, fixed(0.0), "S0.10; S1.5; Bachmann et al. 2022"),
    _of("sender", "ally_friction", "cost to it of other senders' secondary measures", "utility", 0.0, 0.5, fixed(0.01), "S0.16"),
    _of("sender", "exposure_to_target", "how far counter-sanctions by the target reach it", "share", 0.0, 1.0, fixed(0.2), "gas.eu-russian-share@2025; assumption"),
    _of("sender", "step", "intensity added or taken in one move", "share", 0.01, 1.0, fixed(0.08), "priors.eu-packages; assumption"),
    _of("sender", "threat_step", "intensity threatened in one move", "share", 0.01, 1.0, fixed(0.3), "S0.1; assumption"),
    _of("sender", "cost_of_tightening", f"{_COST} a new measure", "utility", 0.0, 1.0, fixed(0.10), "priors.eu-package-interval; assumption"),
    _of("sender", "cost_of_easing", f"{_COST} easing without a deal", "utility", 0.0, 1.0, fixed(0.24), "assumption"),
    _of("sender", "cost_of_threatening", f"{_COST} a public threat", "utility", 0.0, 1.0, fixed(0.17), "effects.threats-carried-out; assumption"),
    _of("sender", "cost_of_secondary", f"{_COST} secondary measures", "utility", 0.0, 1.0, fixed(0.24), "S4.13; S0.16; assumption"),
    _of("sender", "cost_of_offering", f"{_COST} offering relief or taking the offer back", "utility", 0.0, 1.0, fixed(0.18), "S1.6; assumption"),
    _of("sender", "cost_of_aid", f"{_COST} changing aid", "utility", 0.0, 1.0, fixed(0.12), "assumption"),
    _of("sender", "cost_of_membership", f"{_COST} joining or leaving the coalition", "utility", 0.0, 1.0, fixed(0.38), "assumption"),
    _of("sender", "resolve_spread", "spread of a lead sender's private resolve where there is no defender, as a share of its stake", "ratio", 0.0, 3.0, fixed(0.15), "assumption"),
)

THIRD_PARTY = (
    _of("third_party", "capacity", "largest share of a measure its trade can offset", "share", 0.0, 1.0, spread(0.3, 0.5, 0.8), "Early 2015; S0.9", "Bmax"),
    _of("third_party", "threshold", "reluctance to bust without a margin", "log odds", -10.0, 5.0, fixed(-3.0), "assumption", "b0"),
    _of("third_party", "profit", "pull of the margin that a measure opens", "log odds", 0.0, 20.0, fixed(7.0), "Early 2015; assumption", "pi"),
    _of("third_party", "affinity", "pull of the margin through political affinity", "log odds", 0.0, 20.0, spread(0.5, 1.0, 2.0), "Early and Spice 2011; assumption", "alpha aff"),
    _of("third_party", "fear", "push of the chance of being designated", "log odds", 0.0, 30.0, fixed(6.0), "Drezner 2000; SF15; assumption", "x"),
    _of("third_party", "exposure", "exposure of its exposed class to the senders' finance", "share", 0.0, 1.0, fixed(0.7), "S4.12; assumption", "X"),
    _of("third_party", "trade_exposure", "exposure to the senders' tariffs", "share", 0.0, 1.0, fixed(0.3), "effects.tariff-threat-buyer; assumption"),
    _of("third_party", "insulated", "share of its trade that runs through insulated traders and banks", "share", 0.0, 1.0, fixed(0.15), "priors.compliance-trade; SF15; assumption"),
    _of("third_party", "insulated_growth", "growth of the insulated share while the exposed class is under fire", "1/month", 0.0, 0.5, fixed(0.3), "effects.bank-threat-fading; SF15"),
    _of("third_party", "rise", "monthly speed at which busting grows", "1/month", 0.0, 1.0, spread(0.05, 0.10, 0.15), "assumption", "nu rise"),
    _of("third_party", "fall", "monthly speed at which busting stops", "1/month", 0.0, 1.0, spread(0.3, 0.45, 0.6), "SF15; assumption", "nu fall"),
    _of("third_party", "busting", "share of the measures' bite it offsets at the start", "share", 0.0, 1.0, fixed(0.0), "assumption (none unless the scenario says so)"),
    _of("third_party", "alternative_payments", "share of dealings outside the senders' currencies at the start", "share", 0.0, 1.0, fixed(0.2), "S4.5; third-parties.yuan-share"),
    _of("third_party", "alternative_growth", "growth of those dealings with use", "1/month", 0.0, 0.2, fixed(0.01), "assumption"),
    _of("third_party", "over_compliance", "fear added by fines on banks elsewhere", "share", 0.0, 1.0, fixed(0.3), "S4.10; assumption"),
    _of("third_party", "markup", "part of the gain from busting that it keeps as the target depends on it", "share", 0.0, 1.0, fixed(0.3), "effects.evasion-markup; effects.markup-elsewhere; assumption"),
    _of("third_party", "trade_value", "what full busting earns it over the months it lasts", "utility", 0.0, 10.0, fixed(2.0), "assumption"),
    _of("third_party", "designation_cost", "what certain designation of the exposed class costs it", "utility", 0.0, 20.0, fixed(4.0), "Drezner 2000; assumption"),
    _of("third_party", "state_support", "how much more the margin pulls when the state stands behind the trade", "ratio", 0.0, 3.0, fixed(0.3), "Early and Spice 2011; assumption"),
    _of("third_party", "cost_of_changing", "political cost of a visible change of course", "utility", 0.0, 0.5, fixed(0.08), "assumption"),
)


def _sanction(name: str, meaning: str, unit: str, low: float, high: float, default: Quantity, provenance: str, symbol: str = "") -> Parameter:
    return Parameter(name, "sanction", meaning, unit, low, high, default, provenance, symbol)


SANCTION = (
    _sanction("coverage", "share of the target's flow that the sender controls", "share", 0.0, 1.0, fixed(0.0), "assumption", "cov"),
    _sanction("intensity", "how far the measure is in force at the start", "share", 0.0, 1.0, fixed(0.0), "assumption", "S"),
    _sanction("threatened", "level publicly threatened at the start, if above the intensity", "share", 0.0, 1.0, fixed(0.0), "S0.1"),
    _sanction("enforcement", "enforcement at the start", "share", 0.0, 1.0, spread(0.55, 0.70, 0.85), "S4.6; assumption", "e"),
    _sanction("cost", "what the measure costs the sender at full intensity", "utility", 0.0, 0.5, fixed(0.01), "TIES v4.1 (sender costs nearly always minor); assumption", "k_sm"),
)

INSTRUMENT = (
    Parameter("exposure", "instrument", "output the target loses at full pressure through this instrument", "% of GDP", 0.0, 50.0, fixed(1.0), "assumption (the case gives its own)", "loss_m"),
    Parameter("constrains", "instrument", "effort at the front lost at full bite (the constraint channel)", "share", 0.0, 1.0, fixed(0.0), "S0.6; S4.4"),
    Parameter("hits_exports", "instrument", "1 if it works on the target's oil exports", "switch", 0.0, 1.0, fixed(0.0), "S0.3"),
    Parameter("personal", "instrument", "1 if it hits members of the elite in person", "switch", 0.0, 1.0, fixed(0.0), "S0.18"),
    Parameter("civil", "instrument", "part of its relief that reaches civil business rather than the state", "share", 0.0, 1.0, fixed(0.5), "S2.8; S1.8; assumption"),
    Parameter("exemptions", "instrument", "part of that harm that humanitarian exemptions take away", "share", 0.0, 1.0, fixed(0.3), "assumption"),
    Parameter("civilian_harm", "instrument", "harm to ordinary people at full bite", "index", 0.0, 1.0, fixed(0.3), "S2.2; assumption"),
)

MEASURE = (
    Parameter("share", "measure", "part of the instrument's exposure that this measure carries", "share", 0.0, 1.0, fixed(1.0), "assumption"),
    Parameter("bite", "measure", "how far the measure works at all", "share", 0.0, 1.0, fixed(1.0), "effects.price-cap"),
    Parameter("adaptation_rate", "measure", "speed at which the target learns to live with it", "1/month", 0.0, 1.0, spread(0.03, 0.05, 0.08), "priors.adaptation-decay; assumption", "a_m"),
    Parameter("age", "measure", "how long it has been felt at the start, if less than the sanctions as a whole", "months", 0.0, 600.0, fixed(600.0), "assumption (as old as the sanctions unless the scenario says so)"),
    Parameter("bank_risk", "measure", "chance of designation it brings on banks that serve the target", "share", 0.0, 1.0, fixed(0.0), "S4.3; sanctions.us-secondary@2023-12-22"),
    Parameter("tariff_risk", "measure", "loss it threatens on other trade of those who buy from the target", "share", 0.0, 1.0, fixed(0.0), "S0.3; sanctions.us-secondary@2025-08-06"),
)

ISSUE = (
    Parameter("status_quo", "issue", "where the issue stands (0: defender's or sender's ideal, 1: target's)", "share", 0.0, 1.0, fixed(0.5), "assumption", "y0"),
    Parameter("force_decides", "issue", "how far fighting decides the issue", "share", 0.0, 1.0, fixed(0.0), "assumption", "force"),
    Parameter("binds", "issue", "how far low values of the issue bind the target afterwards", "share", 0.0, 1.0, fixed(0.0), "S3.11; Fortna 2003"),
    Parameter("fortified", "issue", "how far giving way on the issue cedes fortified land", "share", 0.0, 1.0, fixed(0.0), "S3.4"),
)


def _stance(name: str, meaning: str, default: Quantity, provenance: str, symbol: str, roles: tuple[Role, ...]) -> Parameter:
    return Parameter(name, "stance", meaning, "share", 0.0, 1.0, default, provenance, symbol, roles)


STANCE = (
    _stance("positions", "ideal point on the issue", fixed(1.0), "assumption", "theta", ("target",)),
    _stance("positions", "ideal point on the issue", fixed(0.0), "assumption", "theta", ("sender", "defender")),
    _stance("saliences", "weight of the issue", fixed(0.0), "assumption", "w", ("target", "sender", "defender")),
    _stance("red_lines", "limit the actor will not cross (the target: no lower; others: no higher)", fixed(0.5), "S3.12; assumption", "line", ("target", "sender", "defender")),
)


def _mediator(name: str, meaning: str, high: float, default: Quantity, provenance: str) -> Parameter:
    return Parameter(name, "mediator", meaning, "share", 0.0, high, default, provenance)


MEDIATOR = (
    _mediator("strength", "added chance of a round of talks in a month", 1.0, fixed(0.1), "S0.13; assumption"),
    _mediator("insight", "share of each side's doubt about the other that a round removes", 1.0, fixed(0.05), "assumption"),
    _mediator("partisanship", "how far partiality spoils both", 1.0, fixed(0.0), "S0.12 (contradicted); assumption"),
    _mediator("discretion", "how far talks it hosts are kept from the public", 1.0, fixed(0.0), "S4.15; assumption"),
)


def _plan(name: str, meaning: str, unit: str, low: float, high: float, default: Quantity, provenance: str, symbol: str = "") -> Parameter:
    return Parameter(name, "plan", meaning, unit, low, high, default, provenance, symbol)


PLAN = (
    _plan("lag", "months from one step of a deal to the next", "months", 1.0, 24.0, fixed(3.0), "SF19 (relief 6 to 60 months after signature)", "lag"),
    _plan("detection", "chance that cheating at a step is found out", "share", 0.0, 1.0, spread(0.6, 0.8, 0.9), "assumption", "q"),
    _plan("snapback", "share of relief given that returns at once when cheating is found", "share", 0.0, 1.0, spread(0.3, 0.6, 0.9), "S1.4; talks.us-terms@2025-11-20", "snap"),
    _plan("waiting", "months a side waits for a step that is due", "months", 0.0, 60.0, fixed(4.0), "assumption"),
    _plan("verify_ceasefire", "how well a ceasefire can be verified", "share", 0.0, 1.0, fixed(1.0), "S1.9; assumption"),
    _plan("verify_withdrawal", "how well a withdrawal can be verified", "share", 0.0, 1.0, fixed(0.9), "S1.9; assumption"),
    _plan("verify_forces", "how well a reduction of forces can be verified", "share", 0.0, 1.0, fixed(0.7), "S1.9; assumption"),
    _plan("verify_reform", "how well a reform can be verified", "share", 0.0, 1.0, fixed(0.6), "S4.7; assumption"),
)

OUTSIDERS = (*SENDER, *THIRD_PARTY, *SANCTION, *INSTRUMENT, *MEASURE, *ISSUE, *STANCE, *MEDIATOR, *PLAN)
