"""Hypotheses: named switches for contested mechanisms, so that rival theories can be set against each other."""

from __future__ import annotations

from sim.scenario.hypotheses import Hypothesis

_ALL = (
    Hypothesis(
        "relief_credible", "does the target believe that relief will be honoured?", "as drawn",
        {"as drawn": {}, "never": {"actors.*.trust_in_relief": 0.0}, "low": {"actors.*.trust_in_relief": 0.2},
         "medium": {"actors.*.trust_in_relief": 0.5}, "high": {"actors.*.trust_in_relief": 0.85}},
        ("S1.3", "S1.4"),
    ),
    Hypothesis(
        "rally", "do sanctions rally the target around its leader?", "as drawn",
        {"as drawn": {}, "off": {"parameters.rally_from_sanctions": 0.0}, "strong": {"parameters.rally_from_sanctions": 0.12, "actors.*.scapegoat": 0.15}},
        ("S2.4", "S2.5"),
    ),
    Hypothesis(
        "rents", "do war and isolation feed a lobby that lives off them?", "as drawn",
        {"as drawn": {}, "off": {"actors.*.war_rents": 0.0, "actors.*.sanction_rents": 0.0},
         "heavy": {"actors.*.war_lobby": 0.5, "actors.*.sanction_rents": 0.2, "actors.*.war_rents": 0.12}},
        ("S2.6", "S2.7", "S2.8"),
    ),
    Hypothesis(
        "busting", "do third parties offset the measures?", "as drawn",
        {"as drawn": {}, "off": {"actors.*.capacity": 0.0, "actors.*.busting": 0.0}, "heavy": {"actors.*.capacity": 0.95, "parameters.busting_blunts": 0.9}},
        ("S0.9", "S4.5"),
    ),
    Hypothesis(
        "guarantees", "do security guarantees bind the target afterwards?", "as drawn",
        {"as drawn": {}, "idle": {"parameters.guarantee_weight": 0.0}, "strong": {"parameters.guarantee_weight": 0.5, "parameters.guarantees": 0.9}},
        ("S3.11",),
    ),
    Hypothesis(
        "face", "does conceding to a public threat cost face?", "as drawn",
        {"as drawn": {}, "off": {"actors.*.face": 0.0}, "strong": {"actors.*.face": 0.6}},
        ("S2.12",),
    ),
    Hypothesis(
        "constraint", "do lost revenue and technology lower effort at the front?", "as drawn",
        {"as drawn": {}, "off": {"instruments.*.constrains": 0.0, "parameters.effort_needs_capacity": 0.0}},
        ("S0.6", "S4.4"),
    ),
    Hypothesis(
        "price_cap", "does a price cap lower the target's price by itself?", "off",
        {"off": {}, "works": {"instruments.*.measures.price cap.bite": 1.0}},
        ("S4.14",),
    ),
    Hypothesis(
        "elite_split", "do personal sanctions split the elite?", "off",
        {"off": {}, "on": {"actors.*.elite_split": 0.02}},
        ("S0.18",),
    ),
    Hypothesis(
        "commitment", "can deals be broken?", "on",
        {"on": {}, "off": {"parameters.commitment_problem": 0.0}},
        ("S3.10",),
    ),
    Hypothesis(
        "private_information", "are strength and the true front private?", "on",
        {"on": {}, "off": {"parameters.private_information": 0.0}},
        ("S3.10",),
    ),
    Hypothesis(
        "vetoes", "do publics, parliaments and unanimity bind?", "on",
        {"on": {}, "off": {"parameters.vetoes": 0.0}},
        ("S0.2", "S1.6", "S0.15"),
    ),
    Hypothesis(
        "red_lines", "do red lines bind?", "on",
        {"on": {}, "off": {"parameters.red_lines_bind": 0.0}},
        ("S3.6", "S3.12"),
    ),
)  # fmt: skip

HYPOTHESES: dict[str, Hypothesis] = {hypothesis.name: hypothesis for hypothesis in _ALL}
"""Every hypothesis by name; the default level changes nothing."""
