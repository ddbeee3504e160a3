"""The numbers behind a run's summary: endings, timing, terms, what sanctions bought and what they cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sim.analysis.drivers import Driver, drivers_of
from sim.analysis.frequencies import Share, share_of
from sim.analysis.grounds import kinds_of_inputs
from sim.equations.constants import PARTLY
from sim.model.series import key_of
from sim.scenario.words import RELIEF

if TYPE_CHECKING:
    from sim.scenario import Scenario

Column = Callable[[str], Any]
"""A column of the table of worlds, by name, as a pandas series."""

AS_LAND = "leverage.as_land"


@dataclass(frozen=True)
class Mean:
    """Mean over worlds, its standard error, and the 5 % and 95 % quantiles of the worlds."""

    name: str
    unit: str
    mean: float
    error: float
    p05: float
    p95: float


@dataclass(frozen=True)
class Timing:
    """When deals were first signed: median and middle half, months of the calendar."""

    deals: int
    median: str
    early: str
    late: str


@dataclass(frozen=True)
class Term:
    """Where deals settle an issue, 0 the counterpart's ideal and 1 the target's; ``today`` is the start.

    ``nearer_target`` counts the deals above today's value, ``nearer_counterpart`` those below it.
    For relief, ``mean`` is the part granted of what was on offer.
    """

    issue: str
    mean: float
    error: float
    p05: float
    p95: float
    today: float
    nearer_target: int
    nearer_counterpart: int


@dataclass(frozen=True)
class Headline:
    """What a run came to. Counts are of worlds; every list is in the scenario's order."""

    worlds: int
    months: int
    start: str
    end: str
    endings: list[Share]
    sanctions: list[Share]
    signed: Share
    completed: Share
    timing: Timing | None
    terms: list[Term]
    demand_met: Share
    bought: list[Mean]
    cost: list[Mean]
    inputs: dict[str, int]
    drivers: list[Driver]
    """The assumptions that go most with whether a deal is signed."""
    strongest: Driver | None
    """The input that does, whatever it rests on."""


def headline(scenario: Scenario, column: Column, land: NDArray[np.float64] | None = None) -> Headline:
    """The headline of a run; ``land`` is each world's mean of ``leverage.as_land``, where it was recorded."""
    signed = _numbers(column("signed"))
    dealt = np.isfinite(signed)
    count = len(signed)
    drivers, strongest = drivers_of(scenario, column, dealt)
    return Headline(
        worlds=count,
        months=scenario.months,
        start=str(scenario.start),
        end=str(scenario.start.later(scenario.months - 1)),
        endings=_shares(column("dispute_ending")),
        sanctions=_shares(column("sanctions_ending")),
        signed=share_of("a deal signed", int(dealt.sum()), count),
        completed=share_of("a deal carried out in full", int(np.isfinite(_numbers(column("completed"))).sum()), count),
        timing=_timing(scenario, signed[dealt]),
        terms=[_term(scenario, issue, column) for issue in _issues(scenario)] if dealt.any() else [],
        demand_met=share_of("demand met in part", int((_numbers(column("demand_met")) >= PARTLY).sum()), count),
        bought=_bought(scenario, column, land if _fights_over_land(scenario) else None),
        cost=_cost(scenario, column),
        inputs=kinds_of_inputs(scenario),
        drivers=drivers,
        strongest=strongest,
    )


def saved_columns(folder: Path) -> Column:
    """The columns of a finished run, each read from the disk when it is asked for."""
    import pyarrow.parquet as pq

    path = folder / "worlds.parquet"
    return lambda name: pq.read_table(path, columns=[name]).to_pandas()[name]


def saved_land(folder: Path, column: Column) -> NDArray[np.float64] | None:
    """Each world's mean of ``leverage.as_land`` in a finished run, a thousand worlds at a time."""
    import pyarrow.parquet as pq

    path = folder / "months.parquet"
    if not path.exists():
        return None
    over = _numbers(column("over"))
    with pq.ParquetFile(path) as file:
        months, first, means = file.metadata.num_rows // len(over), 0, []
        for number in range(file.num_row_groups):
            series = file.read_row_group(number, [AS_LAND])[AS_LAND].to_numpy().reshape(-1, months).T
            means.append(_lived(series, over[first : first + series.shape[1]]))
            first += series.shape[1]
    return np.concatenate(means)


def land_of(series: NDArray[np.float32], over: Any) -> NDArray[np.float64]:
    """Each world's mean of a (months, worlds) series over the months until it was over."""
    return _lived(series, _numbers(over))


def _lived(series: NDArray[Any], over: NDArray[np.float64]) -> NDArray[np.float64]:
    alive = np.arange(len(series))[:, np.newaxis] <= np.where(np.isfinite(over), over, np.inf)
    lived: NDArray[np.float64] = (series * alive).sum(axis=0) / alive.sum(axis=0)
    return lived


def _numbers(values: Any) -> NDArray[np.float64]:
    """A column as floats, empty as not-a-number."""
    import pandas as pd

    return pd.Series(values).to_numpy(dtype=np.float64, na_value=np.nan)


def _shares(values: Any) -> list[Share]:
    counts = values.value_counts(sort=False)
    return [share_of(str(label), int(counts[label]), len(values)) for label in values.cat.categories]


def _timing(scenario: Scenario, months: NDArray[np.float64]) -> Timing | None:
    if not len(months):
        return None
    early, middle, late = (
        str(scenario.start.later(int(month))) for month in np.quantile(months, [0.25, 0.5, 0.75], method="inverted_cdf")
    )
    return Timing(len(months), middle, early, late)


def _issues(scenario: Scenario) -> list[str]:
    """The issues of every deal: relief is one of them wherever there are sanctions, said or not."""
    return list(dict.fromkeys([*scenario.issues, RELIEF]))


def _term(scenario: Scenario, issue: str, column: Column) -> Term:
    values = _numbers(column(f"terms.{key_of(issue)}"))
    values = values[np.isfinite(values)]
    today = _today(scenario, issue)
    rough = _mean(issue, "", values)
    above, below = int((values > today + 1e-9).sum()), int((values < today - 1e-9).sum())
    return Term(issue, rough.mean, rough.error, rough.p05, rough.p95, today, above, below)


def _today(scenario: Scenario, issue: str) -> float:
    """Where the issue stands at the start: no relief given, and what force decides as the front stands."""
    told = scenario.quantities
    if f"issues.{issue}.status_quo" not in told or issue == "relief":
        return 0.0
    status_quo, force = (told[f"issues.{issue}.{name}"].central for name in ("status_quo", "force_decides"))
    return status_quo + force * (told["parameters.held"].central - status_quo)


def _bought(scenario: Scenario, column: Column, land: NDArray[np.float64] | None) -> list[Mean]:
    bought = [_mean("leverage", "points of utility, mean month", _numbers(column("leverage")))]
    if land is not None:
        bought.append(_mean("leverage as land", "share of the land in dispute", land))
    if _is_war(scenario):
        bought.append(_mean("constraint", "share of the target's war effort lost", _numbers(column("constraint"))))
    return [*bought, _mean("signal", "share of the senders' measures kept in force", _numbers(column("cohesion")))]


def _cost(scenario: Scenario, column: Column) -> list[Mean]:
    cost = [
        _mean("sender cost", "points of utility, all senders and months", _numbers(column("sender_cost"))),
        _mean("hardship", "0-1, mean month", _numbers(column("hardship"))),
        _mean("human cost", "civilian harm times hardship, all months", _numbers(column("human_cost"))),
    ]
    if not _is_war(scenario):
        return cost
    return [*cost, _mean("months of war", "months", _numbers(column("months_of_war")))]


def _is_war(scenario: Scenario) -> bool:
    return any(actor.role == "defender" for actor in scenario.actors.values())


def _fights_over_land(scenario: Scenario) -> bool:
    forces = (quantity for path, quantity in scenario.quantities.items() if path.endswith(".force_decides"))
    return any(force.central > 0.0 for force in forces)


def _mean(name: str, unit: str, values: NDArray[np.float64]) -> Mean:
    error = float(values.std(ddof=1) / np.sqrt(len(values))) if len(values) > 1 else float("nan")
    low, high = (float(edge) for edge in np.quantile(values, [0.05, 0.95]))
    return Mean(name, unit, float(values.mean()), error, low, high)
