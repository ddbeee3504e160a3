"""Politics inside the target and the senders: rally, lobbies, support, fatigue, stances."""

from __future__ import annotations

import numpy as np

from sim.equations.words import Number, within_unit


def next_rally(rally: Number, fading: Number, event: Number, cap: Number) -> Number:
    """Public support that closes ranks after a shock, then fades: event-driven, and capped.

    R′ = min(cap, fading·R + event). Share of the public. Source: Frye 2019; Levada for war events.

    >>> round(float(next_rally(0.05, 0.92, 0.12, 0.12)), 3)
    0.12
    """
    return np.minimum(cap, fading * rally + event)


def next_war_lobby(
    lobby: Number, rents_grow: Number, pressure: Number, relief_shrinks: Number, civil_relief: Number
) -> Number:
    """Weight of those who live off war and isolation.

    ω′ = ω + g1·press·(1 − ω) − g2·(relief to civil business)·ω. Source: S2.6–S2.8; Kaempfer and Lowenberg.

    >>> round(float(next_war_lobby(0.25, 0.01, 0.5, 0.03, 0.0)), 4)
    0.2537
    """
    return within_unit(lobby + rents_grow * pressure * (1.0 - lobby) - relief_shrinks * civil_relief * lobby)


def support_for_leader(norm: Number, rally: Number, punishment: Number, scapegoat: Number, hardship: Number) -> Number:
    """Public support: s0 + Rally − (η − scape)·H, where blame shifted abroad softens hardship.

    >>> round(float(support_for_leader(0.75, 0.02, 0.3, 0.1, 0.4)), 3)
    0.69
    """
    return norm + rally - (punishment - scapegoat) * hardship


def exit_hazard(base: Number, steepness: Number, support: Number, norm: Number, control: Number) -> Number:
    """Monthly chance that the leader loses office: h0·exp(−γ·(support − s0))·(1 − control).

    >>> round(float(exit_hazard(0.004, 4.0, 0.65, 0.75, 0.5)), 5)
    0.00298
    """
    return within_unit(base * np.exp(-steepness * (support - norm)) * (1.0 - control))


def next_fatigue(fatigue: Number, cost: Number, price_shock: Number, burden: Number, recovery: Number) -> Number:
    """Fatigue of a sender, 0–1: fed by its own costs and by price shocks, relieved with time.

    >>> round(float(next_fatigue(0.2, 0.05, 0.1, 0.3, 0.03)), 3)
    0.239
    """
    return within_unit(fatigue + burden * (cost + price_shock) - recovery * fatigue)


def next_stance(stance: Number, persistence: Number, luck: Number) -> Number:
    """Stance of a veto player or a private shock, standard normal in the long run, and persistent.

    z′ = ρ·z + √(1 − ρ²)·luck. Source: theory 5.4 (never a fresh coin).

    >>> round(float(next_stance(1.0, 0.92, 0.0)), 2)
    0.92
    """
    return persistence * stance + np.sqrt(1.0 - persistence * persistence) * luck


def next_readiness(readiness: Number, drift: Number) -> Number:
    """The defender's public grows readier for terms as the war goes on. Source: KIIS 2023–2025.

    >>> round(float(next_readiness(0.1, 0.01)), 2)
    0.11
    """
    return readiness + drift


def stays(
    own_cost: Number, benefit: Number, side_payment: Number, institution: Number, penalty: Number, stance: Number
) -> Number:
    """A member stays (or renews) iff its cost is covered: cost ≤ benefit + side payment + inst·penalty.

    ``stance`` moves the balance by the mood of the holdout. Source: Martin 1992.

    >>> bool(stays(0.05, 0.03, 0.0, 1.0, 0.05, 0.0)), bool(stays(0.10, 0.03, 0.0, 0.0, 0.05, 0.0))
    (True, False)
    """
    return own_cost <= benefit + side_payment + institution * penalty + stance
