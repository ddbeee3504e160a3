"""State variables and moves in words: one entry for each that the model declares, and no other."""

from __future__ import annotations

from sim.actors.stateful import Stateful
from sim.model.accounts import Accounts
from sim.model.deal import Deal
from sim.model.sanctions_model import ROLES
from sim.model.stages import Stages

MODEL, DEAL, BOOKS = "model", "deal", "books"
Meaning = tuple[str, str, str]
"""What it is, its scale, and where it starts."""
_SHARE, _UTILITY = "0-1", "utility"
_MONTH = "month, -1 never"

_PARTY: dict[str, Meaning] = {
    "private_edge": ("lasting part of private strength", _UTILITY, "drawn, see Initialisation"),
    "shock": ("passing part of private strength, AR(1)", _UTILITY, "drawn, see Initialisation"),
    "belief_mean": ("mean of what others believe of its private strength (m)", _UTILITY, "0"),
    "belief_variance": ("variance of that belief (v)", "utility²", "v0, see Initialisation"),
}
_BELLIGERENT: dict[str, Meaning] = _PARTY | {
    "mobilisation": ("effort ordered at the front, norm 1", "effort", "parameter"),
    "optimism": ("how much better than the true front it expects the war to go (o)", _SHARE,
                 "parameter times `private_information`"),
}  # fmt: skip
_TARGET: dict[str, Meaning] = _BELLIGERENT | {
    "adaptation": ("how far it has learnt to live with each measure (A_m)", _SHARE, "steady state"),
    "hardship": ("hardship of its people (H)", _SHARE, "steady state"),
    "hardship_untouched": ("hardship in its twin without sanctions", _SHARE, "steady state"),
    "rally": ("public support that closes ranks after a shock", _SHARE, "0"),
    "rally_from_measures": ("the part of the rally that sanctions brought", _SHARE, "0"),
    "war_lobby": ("weight of those who live off war and isolation (ω)", _SHARE, "parameter"),
    "profiteers": ("share of profiteers in that lobby (reported, moves nothing)", _SHARE, "parameter"),
    "capacity": ("long-run capacity of its economy (K)", "index", "1"),
    "phi": ("future conflict it expects (φ)", _SHARE, "the counterpart's `conflict_expectation`"),
    "honoured": ("dealings that speak for promised relief", "dealings", "`trust_in_relief` · `trust_weight`"),
    "dishonoured": ("dealings that speak against it", "dealings", "(1 − `trust_in_relief`) · `trust_weight`"),
    "regrouped": ("expected share of land won by stalling or in a truce", _SHARE, "0"),
    "support": ("public support of its leader", _SHARE, "`support_norm`"),
    "positions": ("ideal point on each issue (θ)", _SHARE, "parameter; a new leader moves it"),
    "saliences": ("weight of each issue but relief, adding up to one (w)", _SHARE, "parameter; a new leader moves it"),
}  # fmt: skip
_DEFENDER: dict[str, Meaning] = _BELLIGERENT | {
    "kept": ("dealings that speak for the target's word", "dealings", "`trust_in_compliance` · `trust_weight`"),
    "cheated": ("dealings that speak against it", "dealings", "(1 − `trust_in_compliance`) · `trust_weight`"),
    "stance": ("mood of its public (z)", "standard deviations", "standard normal"),
    "stance_before": ("the same a month ago: the latest polls", "standard deviations", "as `stance`"),
    "readiness": ("readiness for terms beyond the mood", "standard deviations", "0"),
}
_SENDER: dict[str, Meaning] = _PARTY | {
    "intensity": ("how far each measure is in force (S_m)", _SHARE, "parameter"),
    "authorised": ("level adopted, in force from next month", _SHARE, "as `intensity`"),
    "threatened": ("level announced", _SHARE, "the larger of parameter and `intensity`"),
    "threat_age": ("months a threat has stood unexecuted", "months", "0"),
    "enforcement": ("enforcement of each measure (e)", _SHARE, "parameter"),
    "lifted": ("share of its measures that a deal has lifted (l)", _SHARE, "0"),
    "fatigue": ("fatigue (F)", _SHARE, "parameter"),
    "stance": ("mood of its veto players (z)", "standard deviations", "standard normal"),
    "member": ("1 while it takes part", "switch", "`joined`"),
    "offered": ("share of its measures it offers to lift", _SHARE, "`offer_relief` · `offers_at_start`"),
    "aid": ("aid to the defender", "EUR bn/month", "parameter"),
    "carried_out": ("dealings that speak for its threats", "dealings", "`credibility` · `trust_weight`"),
    "idle": ("dealings that speak against them", "dealings", "(1 − `credibility`) · `trust_weight`"),
    "kept": ("dealings that speak for the target's word", "dealings",
             "(1 − `conflict_expectation`) · `trust_weight`"),
    "cheated": ("dealings that speak against it", "dealings", "`conflict_expectation` · `trust_weight`"),
}  # fmt: skip
_THIRD_PARTY: dict[str, Meaning] = {
    "exposed_busting": ("part of each measure that its exposed class offsets", _SHARE, "`busting` · gap"),
    "insulated_busting": ("the same of its insulated class", _SHARE, "`busting` · gap"),
    "insulated": ("share of its trade that runs through the insulated class", _SHARE, "parameter"),
    "alternative_payments": ("share of dealings outside the senders' currencies", _SHARE, "parameter"),
    "busting": ("busting of all measures together, weighed by their exposure", _SHARE, "parameter, then reckoned"),
}
_MODEL: dict[str, Meaning] = {
    "held": ("share of the contested land that the target holds", _SHARE, "parameter"),
    "war_age": ("age of the war", "months", "parameter"),
    "oil_gap": ("log distance of the oil price to its norm", "log points",
                "log(`oil_price_start` / `oil_price_norm`)"),
    "gas_gap_base": ("log distance of the gas price to its norm, shocks apart", "log points", "0"),
    "barrels_lost": ("oil that measures keep from the market", "mb/d", "0"),
    "fines": ("fear of fines on banks elsewhere", _SHARE, "0"),
    "busting": ("part of each measure that all third parties offset (B_m)", _SHARE, "steady state"),
    "gap": ("margin that each measure opens", _SHARE, "steady state"),
    "months_of_war": ("months of fighting so far", "months", "0"),
    "km2": ("land taken by the target this month", "km2", "0"),
    "fog": ("fortune at the front beyond the drift, this month", "km2", "0"),
    "aid": ("aid that has reached the front", "EUR bn/month", "what senders give"),
    "human_cost": ("sum of harm to ordinary people, times hardship", "index · months", "0"),
}  # fmt: skip
_DEAL: dict[str, Meaning] = {
    "under_way": ("whether a deal is in force", "yes or no", "no"),
    "package": ("terms of the last deal (y)", _SHARE, "0"),
    "relief": ("level of relief in it", _SHARE, "0"),
    "promised": ("relief promised by each sender", _SHARE, "0"),
    "weights": ("each sender's part of the loss at signature", _SHARE, "0"),
    "loss_at_signing": ("output lost to the measures at signature", "% of GDP", "0"),
    "threat_at_signing": ("output expected to be lost to threats when it was signed", "% of GDP", "0"),
    "held_at_signing": ("share of land held at signature", _SHARE, "0"),
    "age": ("months since signature", "months", "0"),
    "step": ("steps taken", "number", "0"),
    "waited": ("months that relief due has been withheld", "months", "0"),
    "signed": ("when the last deal was signed", _MONTH, "-1"),
    "first_signed": ("when the first deal was signed", _MONTH, "-1"),
    "by_target": ("whether the target proposed it", "yes or no", "no"),
    "completed": ("when it was completed", _MONTH, "-1"),
    "collapsed": ("when it collapsed", _MONTH, "-1"),
    "threatened_only": ("whether nothing but threats stood at signature", "yes or no", "no"),
    "compliant": ("1 while the target has cheated at no step", "switch", "0"),
}
_BOOKS: dict[str, Meaning] = {
    "discount_luck": ("what the rule of the discount leaves out, AR(1)", "USD/bbl", "0"),
    "sales_luck": ("the same of oil sold", "log points", "0"),
    "gas_luck": ("the same of gas sold", "log points", "0"),
    "buying_luck": ("the same of what each buyer takes", "log points", "0"),
    "closed": ("part of its purchases that each buyer has given up", _SHARE, "steady state"),
    "world_price": ("world oil price, kept for next month", "USD/bbl", "first price"),
    "discount": ("discount of the target's oil at the port", "USD/bbl", "reckoned"),
    "price": ("price of its oil at the port", "USD/bbl", "reckoned"),
    "volume": ("oil exported", "mb/d", "reckoned"),
    "revenue": ("receipts from oil", "EUR mn/day", "reckoned"),
    "gas_revenue": ("receipts from gas", "EUR mn/day", "reckoned"),
    "coal_revenue": ("receipts from coal", "EUR mn/day", "reckoned"),
    "rate": ("local currency per USD", "per USD", "where receipts lead it"),
    "usual_rate": ("its mean over about a year", "per USD", "as `rate`"),
    "budget": ("oil and gas revenue of the budget", "bn/month", "reckoned"),
    "policy_rate": ("policy rate of the central bank", "%", "`policy_start`"),
    "payments": ("what each buyer pays for oil", "EUR mn/day", "reckoned"),
}
STATES: dict[str, dict[str, Meaning]] = {
    "target": _TARGET, "defender": _DEFENDER, "sender": _SENDER, "third_party": _THIRD_PARTY, MODEL: _MODEL,
    DEAL: _DEAL, BOOKS: _BOOKS,
}  # fmt: skip
"""Meanings of the state variables of each role, of the model as a whole, of a deal and of the books."""

MOVES: dict[str, dict[str, str]] = {
    "sender": {
        "hold": "nothing changes",
        "tighten": "adopt a step more of one instrument, in force next month",
        "ease": "take a step of one instrument away at once, and its threat with it",
        "threaten": "announce a higher level of one instrument",
        "carry out": "adopt what is threatened",
        "back down": "take all threats back, at the audience's price",
        "offer relief": "put relief in a deal on the table",
        "withdraw offer": "take it off",
        "secondary banks": "adopt measures against banks that serve the target",
        "secondary tariff": "adopt measures against other trade of those who buy from it",
        "raise aid": "give the defender a step more a month",
        "cut aid": "give it a step less",
        "join": "take part in the sanctions again",
        "leave": "drop all measures at once and take no part",
    },
    "target": {
        "negotiate": "come to the table, if there is a round",
        "stall": "talk for show: threats wait, forces regroup",
        "refuse": "stay away",
        "escalate": "add effort at the front",
        "counter-sanction": "tire the senders that depend on it",
        "court": "move the holdouts of the coalition by a differential offer",
    },
    "defender": {
        "negotiate": "come to the table, if there is a round",
        "refuse": "stay away",
        "escalate": "add effort at the front",
    },
    "third_party": {
        "hold": "let trade find its own way",
        "bust": "put the state behind the trade",
        "comply": "close the exposed class",
    },
}
"""What each move of each role does."""


def declared(owner: str) -> tuple[str, ...]:
    """Names of the state variables that the code declares for a role, the model, a deal or the books."""
    holders: dict[str, type[Stages] | type[Stateful]] = {MODEL: Stages, DEAL: Deal, BOOKS: Accounts, **ROLES}
    return tuple(dict.fromkeys(holders[owner].STATE))


def state_of(owner: str) -> list[tuple[str, ...]]:
    """Rows for the state variables of a role, the model, a deal or the books; KeyError for one without a meaning."""
    return [(f"`{name}`", *STATES[owner][name]) for name in declared(owner)]


def moves_of(role: str) -> list[tuple[str, str]]:
    """Rows for the moves of a role, in the order of its code; KeyError for one without a meaning."""
    return [(f"`{move}`", MOVES[role][move]) for move in ROLES[role].MOVES]
