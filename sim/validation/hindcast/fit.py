"""The fit: history matching of a few numbers, block by block, on what was observed by December 2023.

In each wave worlds draw the fitted numbers evenly from their ranges, and are played with sanctions as they were
dated, to the end of the window and with the books' own luck switched off, so that the rules alone are judged. For each
block the worlds nearest to the record, by root mean square over its series in units of their spread, narrow the ranges
of its numbers for the next wave (Craig et al. 1997). What the rules leave is measured last: spread and persistence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from sim.ensemble import Design, Job
from sim.model.play import play
from sim.results.block import Block
from sim.scenario import load
from sim.validation.calibration import spread_out
from sim.validation.hindcast.outputs import FITTED, OUTPUTS, Output, series
from sim.validation.hindcast.playing import RUNS, SEED
from sim.validation.hindcast.record import observed
from sim.validation.statistics import Array

SETS, WAVES, NEAREST = 1500, 3, 75
"""Sets in a wave, waves, and sets by which a block's ranges are narrowed."""
Ranges = dict[str, tuple[float, float]]
_TARGET, _ENERGY = "actors.Russia.", "instruments.energy."
QUIET = (
    *(
        f"{_TARGET}{name}"
        for name in ("discount_spread", "sales_spread", "gas_spread", "capital_flows", "budget_spread", "policy_spread")
    ),
    "parameters.buying_spread",
)
"""Spreads of luck that are switched off while rules are fitted."""


@dataclass(frozen=True)
class Stage:
    """Some numbers with the ranges they may lie in beforehand, and the series that they are fitted to."""

    name: str
    prior: Ranges
    outputs: tuple[str, ...]


STAGES = (
    Stage(
        "discount",
        {
            f"{_ENERGY}exposure": (6.0, 30.0),
            f"{_ENERGY}measures.strike of buyers.share": (0.2, 0.6),
            f"{_ENERGY}measures.strike of buyers.adaptation_rate": (0.03, 0.40),
            f"{_ENERGY}measures.embargo.adaptation_rate": (0.03, 0.40),
            "parameters.adaptation_blunts": (0.5, 1.0),
        },
        ("urals_discount",),
    ),
    Stage(
        "oil sold",
        {f"{_TARGET}export_volume": (6.0, 8.5), f"{_TARGET}discount_borne": (0.1, 0.45)},
        ("oil_export_revenue",),
    ),
    Stage(
        "buyers",
        {
            "parameters.heed": (0.0, 0.8),
            "parameters.closing_speed": (0.1, 0.9),
            f"{_ENERGY}measures.strike of buyers.closes_market": (0.0, 0.4),
            f"{_ENERGY}measures.embargo.closes_market": (0.7, 1.0),
            "buyers.China.drawn": (0.05, 0.6),
            "buyers.India.drawn": (0.05, 0.6),
            "buyers.Turkiye.drawn": (0.05, 0.6),
        },
        ("oil_payments_china", "oil_payments_india", "oil_payments_eu"),
    ),
    Stage("gas", {f"{_TARGET}gas_hub_share": (0.0, 0.8)}, ("gas_revenue",)),
    Stage("coal", {f"{_TARGET}coal_normal": (20.0, 120.0), f"{_TARGET}coal_steepness": (0.0, 1.0)}, ("coal_revenue",)),
    Stage(
        "currency",
        {
            f"{_TARGET}currency": (55.0, 95.0),
            f"{_TARGET}currency_elasticity": (0.3, 1.5),
            f"{_TARGET}currency_speed": (0.05, 0.6),
        },
        ("rouble_per_usd",),
    ),
    Stage(
        "budget",
        {f"{_TARGET}budget_fixed": (70.0, 232.0), f"{_TARGET}budget_slope": (0.04, 0.12)},
        ("oil_gas_federal_revenue",),
    ),
    Stage(
        "policy rate",
        {
            f"{_TARGET}policy_normal": (5.0, 10.0),
            f"{_TARGET}policy_lean": (5.0, 80.0),
            f"{_TARGET}policy_speed": (0.1, 1.0),
        },
        ("key_rate",),
    ),
)
"""The blocks, in the order of the chain from price to policy."""


def _coal(block: Block) -> Array:
    values = {name: series(f"russia.{name}_revenue")(block) for name in ("fossil", "oil", "gas")}
    left: Array = values["fossil"] - values["oil"] - values["gas"]
    return left


FURTHER = (
    Output("gas_revenue", "EUR mn/day", "", "Gas export revenue", series("russia.gas_revenue"), "gas.gas-revenue"),
    Output("coal_revenue", "EUR mn/day", "", "Coal export revenue", _coal),
)
"""Series that are fitted to, beside those that are written."""


@dataclass(frozen=True)
class Fitted:
    """What one block came to: the ranges and the best set of its numbers, and what the rule leaves."""

    stage: Stage
    ranges: Ranges
    best: dict[str, float]
    left: dict[str, tuple[float, float, float]]
    """By series: share of variance explained; spread and persistence of what is left (of the logarithm for money)."""


def fit(sets: int = SETS, progress: Callable[[int, int], None] | None = None) -> list[Fitted]:
    """All blocks, fitted together wave by wave."""
    ranges: Ranges = {path: span for stage in STAGES for path, span in stage.prior.items()}
    found: list[Fitted] = []
    for wave in range(WAVES):
        paths = list(ranges)
        places = spread_out(sets, len(paths), f"hindcast {wave}")
        drawn = {path: _at(ranges[path], places[:, k]) for k, path in enumerate(paths)}
        block = _played(drawn, sets)
        found = [_narrowed(stage, drawn, block) for stage in STAGES]
        ranges |= {path: span for one in found for path, span in one.ranges.items()}
        if progress is not None:
            progress(wave + 1, WAVES)
    return found


def _at(span: tuple[float, float], place: Array) -> Array:
    spot: Array = span[0] + (span[1] - span[0]) * place
    return spot


def _played(drawn: dict[str, Array], sets: int) -> Block:
    case = replace(load(RUNS["conditional"]), months=FITTED)
    numbers = np.arange(sets)
    quiet = {path: np.zeros(sets) for path in QUIET}
    return play(Job(case, SEED, 0, sets, "full", Design(numbers, numbers, {}, drawn | quiet)))


def _narrowed(stage: Stage, drawn: dict[str, Array], block: Block) -> Fitted:
    """The block's ranges after a wave, and its best set."""
    open_still = (block.worlds["signed"] < 0) & (block.worlds["over"] < 0)
    away = np.where(open_still, 0.0, np.inf)
    for name in stage.outputs:
        held, seen = read(name, block)
        away = away + np.nanmean(np.square((held - seen[:, np.newaxis]) / np.nanstd(seen)), axis=0)
    order = np.argsort(away, kind="stable")[:NEAREST]
    ranges = {path: _span(drawn[path][order]) for path in stage.prior}
    best = {path: float(np.median(drawn[path][order])) for path in stage.prior}
    left = {name: _left(*read(name, block), order) for name in stage.outputs}
    return Fitted(stage, ranges, best, left)


def read(name: str, block: Block) -> tuple[Array, Array]:
    """A series in all worlds (months x worlds) and as observed, within the window."""
    output = next(one for one in (*OUTPUTS, *FURTHER) if one.name == name)
    return output.read(block)[:FITTED], _coal_observed() if name == "coal_revenue" else observed(output)


def _coal_observed() -> Array:
    by_name = {output.name: output for output in (*OUTPUTS, *FURTHER)}
    fossil, oil, gas = (by_name[name] for name in ("fossil_export_revenue", "oil_export_revenue", "gas_revenue"))
    left: Array = observed(fossil) - observed(oil) - observed(gas)
    return left


def _span(values: Array) -> tuple[float, float]:
    low, high = np.quantile(values, (0.05, 0.95))
    return float(low), float(high)


def _left(held: Array, seen: Array, order: Array) -> tuple[float, float, float]:
    """Share of variance explained by the median of the nearest sets; spread and persistence of the rest."""
    middle = np.median(held[:, order], axis=1)
    positive = np.nanmin(seen) > 50.0
    rest = np.log(seen / middle) if positive else seen - middle
    explained = 1.0 - float(np.nanmean(np.square(seen - middle)) / np.nanvar(seen))
    centred = rest - np.nanmean(rest)
    pairs = np.isfinite(centred[1:]) & np.isfinite(centred[:-1])
    lasting = float(np.sum(centred[1:][pairs] * centred[:-1][pairs]) / np.sum(np.square(centred[:-1][pairs])))
    return explained, float(np.sqrt(np.nanmean(np.square(rest)))), lasting


def told(found: list[Fitted]) -> str:
    """The fit as a page."""
    lines = ["| block | number | before | nearest sets: 5 %, middle, 95 % |", "|---|---|---|---|"]
    for one in found:
        for path, (low, high) in one.stage.prior.items():
            now = one.ranges[path]
            nearest = f"{now[0]:.3g}, {one.best[path]:.3g}, {now[1]:.3g}"
            lines.append(f"| {one.stage.name} | {path} | {low:g} to {high:g} | {nearest} |")
    lines += ["", "| series | variance explained | spread of the rest | persistence of the rest |", "|---|---|---|---|"]
    lines += [f"| {name} | {e:.0%} | {s:.3g} | {p:.2f} |" for one in found for name, (e, s, p) in one.left.items()]
    return "\n".join(lines) + "\n"
