"""Runs on the same dice held against the first of them: plain values for the template, no markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sim.analysis.comparison import Comparison, Difference
from sim.analysis.errors import AnalysisError
from sim.analysis.kept import compared
from sim.results.run_folder import Run
from sim.scenario import Scenario
from sim.views.figures import differences, incidence
from sim.views.narrate.comparing import opening
from sim.views.narrate.numbers import change, level, span
from sim.views.report.figure import Figure, drawn_figure


@dataclass(frozen=True)
class Row:
    """One outcome under both: levels, the difference with its interval, and in what share of worlds it is better."""

    label: str
    first: str
    other: str
    change: str
    span: str
    shares: tuple[str, str, str]
    whom: str
    told_apart: bool


@dataclass(frozen=True)
class Pair:
    """What differs between two runs."""

    first: str
    other: str
    lead: str
    rows: list[Row]
    figures: list[Figure]


def pairs_of(runs: Sequence[Run], cases: Sequence[Scenario]) -> tuple[list[Pair], str]:
    """Every run after the first against the first; or nothing, and why they cannot be paired."""
    named = [replace(case, name=_name(run)) for run, case in zip(runs, cases, strict=True)]
    try:
        done = compared(runs, named)
    except AnalysisError as error:
        return [], str(error)
    return [_pair(done, place) for place in range(1, len(runs))], ""


def _pair(done: Comparison, place: int) -> Pair:
    a, b = done.names[0], done.names[place]
    rows = [_row(one) for one in done.all_differences if one.b == b and one.pairs]
    drawn = {"differences": differences.draw(done, place), "incidence": incidence.draw(done, place)}
    figures = [drawn_figure(f"{name}-{b}", one) for name, one in drawn.items()]
    return Pair(a, b, opening(done, b), rows, figures)


def _row(one: Difference) -> Row:
    better, worse, same = (f"{100 * share:.0f} %" for share in (one.better, one.worse, one.same))
    return Row(
        one.label, level(one.mean_a, one.unit), level(one.mean_b, one.unit), change(one.difference, one.unit),
        span(one.low, one.high, one.unit), (better, worse, same), f"{one.better_for} ({one.better_means})",
        one.told_apart,
    )  # fmt: skip


def _name(run: Run) -> str:
    """What a run is called for short: its scenario, or its folder where that is not told."""
    command = run.manifest["command"]
    return Path(command[2]).stem if len(command) > 2 else run.path.name
