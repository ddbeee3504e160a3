"""Playing the waves of history matching."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sim.ensemble import Design
from sim.ensemble import run as play_all
from sim.model.play import play
from sim.results.block import Block, join
from sim.scenario import load
from sim.validation.calibration import (
    CUT,
    DYADIC,
    SPREAD,
    TARGETS,
    WAR_TARGETS,
    WARLIKE,
    Emulator,
    Target,
    distances,
    emulate,
    implausibility,
    resample,
    rolls_of,
    spread_out,
)  # fmt: skip
from sim.validation.episodes import Episodes, episodes_of, joined
from sim.validation.facts.causes import MAIN
from sim.validation.facts.time import EARLY, LATE, first_end
from sim.validation.lab import SEED
from sim.validation.population import MEMBERS, Part, flags_of, weights_of
from sim.validation.statistics import Array, hazard

HIT_ROLLS = (0.35, 0.80, 0.947)
"""Places of the exposures at which the targets of a set feel minor, major and severe costs, a third of them each."""
CANDIDATES = 20_000


@dataclass(frozen=True)
class Matching:
    """What history matching found."""

    places: Array
    """Places of the plausible sets."""
    emulators: dict[str, Emulator]
    share: float
    """Share of the prior that is not ruled out."""
    prior: dict[str, tuple[float, float, float]]
    """Statistics over the sets of the prior: 5 %, median, 95 %."""


def dyads_of(places: Array, per_set: int, workers: int) -> tuple[Episodes, Array]:
    """Episodes of dyads that take the places of their set, and the number of that set."""
    parts, sets = [], []
    each = max(3, per_set // len(MAIN))
    which = np.repeat(np.arange(len(places)), each)
    for part in MAIN:
        block = _part(part, places, which, workers)
        flags = flags_of(len(which))
        parts.append(episodes_of(block, part.issue, part.coalition, flags, weights_of(part, flags)))
        sets.append(which)
    return joined(parts), np.concatenate(sets)


def _part(part: Part, places: Array, which: Array, workers: int) -> Block:
    numbers = np.arange(len(which))
    level = np.array(HIT_ROLLS)[numbers % 3]
    rolls = rolls_of(places, DYADIC, which, SPREAD)
    rolls |= {f"instruments.{name}.exposure": level for name in ("trade", "finance")}
    members = MEMBERS if part.coalition else MEMBERS[:1]
    rolls |= {f"actors.{name}.institution": flags_of(len(which)) for name in members}
    blocks = play_all(
        load(part.path), len(which), SEED, play=play, workers=workers, detail="outcomes",
        design=Design(numbers, numbers, rolls),
    )  # fmt: skip
    return join(list(blocks))


def statistics_of(episodes: Episodes, level: Array) -> dict[str, float]:
    """The statistics of SF3 and SF8 for the dyads of one set."""
    rows = episodes.imposed
    part, hit = episodes.where(rows), level[rows]
    won = [_smoothed(part.broad[hit == k]) for k in range(3)]
    odds = [np.log(rate / (1.0 - rate)) for rate in won]
    even = np.ones(len(part))
    early = hazard(part.months, part.broad, *EARLY, even)
    late = hazard(part.months, part.broad, *LATE, even)
    floor = 5e-4
    names = list(TARGETS)
    return {
        names[0]: won[0],
        names[1]: float(odds[2] - odds[0]) / 2.0,
        names[2]: float(np.log(max(early, floor))),
        names[3]: float(np.log(max(early, floor) / max(late, floor))) if np.isfinite(late) else float("nan"),
    }


def _smoothed(won: Array) -> float:
    return float((won.sum() + 0.5) / (len(won) + 1.0))


def match_dyads(sets: int, per_set: int, keep: int, workers: int) -> Matching:
    """History matching of the population on SF3 and SF8."""
    places = spread_out(sets, len(DYADIC), "dyads")
    episodes, which = dyads_of(places, per_set, workers)
    each = len(which) // len(MAIN)
    level = np.tile(np.arange(each) % 3, len(MAIN))
    found = [statistics_of(episodes.where(which == k), level[which == k]) for k in range(sets)]
    return _sift(places, found, TARGETS, len(DYADIC), keep, "dyads")


def match_wars(sets: int, per_set: int, keep: int, workers: int) -> Matching:
    """History matching of the baseline on SF16."""
    places = spread_out(sets, len(WARLIKE), "wars")
    which = np.repeat(np.arange(sets), per_set)
    numbers = np.arange(len(which))
    design = Design(numbers, numbers, rolls_of(places, WARLIKE, which, 0.0))
    blocks = play_all(load("baseline"), len(which), SEED, play=play, workers=workers, detail="outcomes", design=design)
    first, ended = first_end(join(list(blocks)))
    months = np.maximum(1, first + 1)
    name = next(iter(WAR_TARGETS))
    found = [{name: float(np.log((ended[which == k].sum() + 0.5) / months[which == k].sum()))} for k in range(sets)]
    return _sift(places, found, WAR_TARGETS, len(WARLIKE), keep, "wars")


def _sift(
    places: Array, found: list[dict[str, float]], targets: Mapping[str, Target], dimensions: int, keep: int, key: str
) -> Matching:
    columns = {name: np.array([one[name] for one in found]) for name in targets}
    emulators = {name: emulate(places, column) for name, column in columns.items()}
    candidates = spread_out(CANDIDATES, dimensions, f"{key} again")
    plausible = candidates[implausibility(emulators, candidates, targets) <= CUT]
    apart = distances(emulators, plausible, targets)
    fit = np.exp(-0.5 * (apart * apart).sum(axis=0))
    prior = {name: _quantiles(column) for name, column in columns.items()}
    return Matching(resample(plausible, fit, keep), emulators, len(plausible) / CANDIDATES, prior)


def _quantiles(column: Array) -> tuple[float, float, float]:
    low, middle, high = np.nanpercentile(column, [5, 50, 95])
    return float(low), float(middle), float(high)
