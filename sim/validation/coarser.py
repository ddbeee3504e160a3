"""A scenario told in steps of two months: the same war and the same economy, looked at half as often."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from sim.chance.quantity import Knot, Quantity
from sim.scenario import Event, Scenario
from sim.scenario.registry import Parameter

STEP = 2
"""Months in a step."""
Change = Callable[[float], float]


def _rate(value: float) -> float:
    """The part of the way gone in a step, where it is so much in a month."""
    return 1.0 - (1.0 - value) ** STEP


def _lasting(value: float) -> float:
    """What outlives a step, where so much outlives a month."""
    return float(value**STEP)


def _shorter(value: float) -> float:
    return value / STEP


def _longer(value: float) -> float:
    return value * STEP


def _spread(value: float) -> float:
    """Spread of a step's sum of independent monthly changes."""
    return float(value * np.sqrt(STEP))


BY_UNIT: dict[str, Change] = {
    "1/month": _rate, "months": _shorter, "km2/month": _longer, "standard deviations/month": _longer,
}  # fmt: skip
BY_NAME: dict[str, Change] = {
    **dict.fromkeys(
        ("patience", "shock_persistence", "stance_persistence", "oil_persistence", "gas_persistence", "optimism_fading",
         "rally_fading", "fines_fading", "mobilisation_fading"), _lasting,
    ),
    **dict.fromkeys(("round_chance", "strength"), _rate),
    **dict.fromkeys(("oil_volatility", "gas_volatility", "front_noise"), _spread),
    **dict.fromkeys(("step", "aid_step", "mobilisation_step", "stalling_gain", "idle_weight"), _longer),
}  # fmt: skip
"""Numbers whose unit does not say that they belong to a month; the last are what one move, of half as many, changes."""


def coarser(case: Scenario) -> Scenario:
    """The scenario in steps of two months. It lives in memory only: its ``text`` is that of the original."""
    return replace(
        case,
        months=-(-case.months // STEP),
        quantities={path: _told(quantity, case.parameters[path]) for path, quantity in case.quantities.items()},
        events=tuple(_moved(event) for event in case.events),
        root=coarser(case.root) if case.root else None,
    )


def change_of(parameter: Parameter) -> Change:
    """What a step of two months makes of a number; most stay as they are."""
    return BY_NAME.get(parameter.name) or BY_UNIT.get(parameter.unit) or (lambda value: value)


def _told(quantity: Quantity, parameter: Parameter) -> Quantity:
    change = change_of(parameter)
    knots = tuple(Knot(knot.month // STEP, _told(knot.value, parameter), knot.over // STEP) for knot in quantity.series)
    mean = change(quantity.mean)
    return replace(
        quantity,
        low=change(quantity.low),
        likely=change(quantity.likely),
        high=change(quantity.high),
        mean=mean,
        sd=change(quantity.mean + quantity.sd) - mean,
        series=knots,
    )


def _moved(event: Event) -> Event:
    return replace(event, month=event.month // STEP, over=event.over // STEP, lasts=-(-event.lasts // STEP))
