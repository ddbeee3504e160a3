"""The hindcast in words and tables: monthly medians and intervals, skill, and the page."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable

from sim.validation.hindcast.outputs import CHANCE, COUNT, FITTED, OUTPUTS, REGIME, RULE, SCORED, START
from sim.validation.hindcast.playing import KEPT, RUNS, STANDING, Played
from sim.validation.hindcast.skill import Line, lines_of

HEADER = ("date", "series", "run", "median", "p10", "p90", "unit")
WIDTH = 100
"""Columns of what is printed."""
HEADS = {
    SCORED: "Scored by skill against naive forecasts",
    RULE: "Rule-based: reported, not scored",
    REGIME: "A policy state, drawn anew at elections from a stated prior",
    COUNT: "Counted in the free run alone",
    CHANCE: "A chance",
}


def rows_of(runs: Iterable[Played]) -> list[tuple[str, ...]]:
    """One row for each month, series and run: median, 10 % and 90 % of worlds, under ``HEADER``."""
    rows = []
    for played in runs:
        for output in OUTPUTS:
            low, middle, high = played.quantiles(output)
            for month in range(len(middle)):
                when = START.later(month)
                if output.counts(when):
                    numbers = (f"{value:.6g}" for value in (middle[month], low[month], high[month]))
                    rows.append((str(when), output.name, played.run, *numbers, output.unit))
    return rows


def told(runs: list[Played]) -> str:
    """What is printed: skill and coverage on the fitting window, in plain words."""
    parts = [
        "In the model, with these assumptions, set going in February 2022 and fitted on 2022-23:",
        *(line for played in runs for line in _item(sentence(played))),
        "",
        *table([line for played in runs for line in lines_of(played)]),
        "",
        *NOTES,
        "",
        *(line for played in runs for line in _item(_of_other(played))),
    ]
    return "\n".join(parts)


def _item(sentence: str) -> list[str]:
    """A sentence as an item of a list, in lines that fit on a terminal."""
    return textwrap.wrap(sentence, WIDTH, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)


def sentence(played: Played) -> str:
    """How many worlds a run has, and which were kept."""
    return (
        f"{played.run} ({RUNS[played.run]}): {played.worlds:,} worlds; {played.settled:,} had a deal or an end by"
        f" December 2023, when there was none; of the others the {played.kept:,} ({KEPT:.0%}) nearest to the record's"
        f" last {STANDING} months go on."
    )


NOTES = (
    "Error: mean absolute error of the median over 2023. Naive: the best, seen afterwards, of random walk, mean, trend",
    "and AR(1) made at the end of 2022. The model is fitted on all of 2022-23, the naive forecasts on 2022 alone: this",
    "skill flatters the model, and only 2024-25 can tell. Of land a naive forecast knows but one month, December 2022.",
    "Inside: share of the window's months that lie within the 80 % interval.",
)
"""How to read the table."""


def table(lines: list[Line]) -> list[str]:
    """Skill and coverage, series by series under how they are judged."""
    rows: list[tuple[str, ...]] = []
    for judged, head in HEADS.items():
        mine = [line for line in lines if line.output.judged == judged]
        if mine:
            rows.append(("", head, "", "", "", "", ""))
            rows += [cells(line) for line in mine]
    heads = ("run", "series", "unit", "error", "naive", "skill", "inside")
    wide = [max(len(row[k]) for row in (heads, *(r for r in rows if r[0]))) for k in range(len(heads))]
    lines_told = ["  ".join(cell.ljust(width) for cell, width in zip(heads, wide, strict=True)).rstrip()]
    for row in rows:
        own = "  ".join(cell.ljust(width) for cell, width in zip(row, wide, strict=True)).rstrip()
        lines_told.append(own if row[0] else f"\n{row[1]}")
    return lines_told


def cells(line: Line) -> tuple[str, ...]:
    """One line of the table."""
    name, error = line.best
    naive = f"{error:.3g} ({name})" if name else "none"
    skill = f"{line.skill:+.2f}" if math.isfinite(line.skill) else ""
    covered = f"{line.coverage:.0%} of {line.months}"
    return line.run, line.output.told, line.output.unit, f"{line.error:.3g}", naive, skill, covered


def _of_other(played: Played) -> str:
    """Packages, and the chance of a deal, at the end of the window and of the run."""
    packages, chance = (next(o for o in OUTPUTS if o.name == name) for name in ("eu_packages", "ceasefire"))
    low, middle, high = played.quantiles(packages)[:, FITTED - 1]
    last = START.later(len(played.values["ceasefire"]) - 1)
    counted = "as dated" if played.run == "conditional" else f"80 % interval {low:.0f} to {high:.0f}"
    early, late = played.settled / played.worlds, played.quantiles(chance)[1, -1]
    return (
        f"{played.run}: {middle:.0f} EU packages by December 2023 ({counted}); a deal or an end came within the window"
        f" in {early:.0%} of all worlds, and a deal by {last.label} in {late:.0%} of those kept."
    )


def page(runs: list[Played], version: str, date: str) -> str:
    """The hindcast as a page of Markdown."""
    lines = [line for played in runs for line in lines_of(played)]
    body = [
        "# Hindcast: February 2022 to December 2025",
        "",
        f"Generated by `leverage hindcast --page`: version {version}, {date}. Fitted on 2022-23 (`leverage validate"
        " --study hindcast-fit`); nothing dated later is read but oil and gas prices, election dates and, in the"
        " conditional run, dated sanctions. `leverage hindcast --csv FILE` writes every month to December 2025.",
        "",
        "![Observed to the end of 2023, and the model](figures/hindcast.png)",
        "",
        *(f"- {sentence(played)}" for played in runs),
        *(f"- {_of_other(played)}" for played in runs),
        "",
        *NOTES,
        "",
        "| series | how judged | run | error in 2023 | best naive | skill | inside the 80 % interval |",
        "|---|---|---|---|---|---|---|",
    ]
    for line in lines:
        run, told_as, unit, error, naive, skill, inside = cells(line)
        body.append(f"| {told_as} ({unit}) | {line.output.judged} | {run} | {error} | {naive} | {skill} | {inside} |")
    return "\n".join([*body, "", "## What fails", "", *failures(lines), "", *LIMITS]) + "\n"


def failures(lines: list[Line]) -> list[str]:
    """Every series that does no better than naive, or whose interval is too narrow or too wide."""
    found = []
    for line in lines:
        which = f"{line.output.told}, {line.run} run"
        if math.isfinite(line.skill) and line.skill <= 0.0:
            found.append(f"- {which}: no better than the {line.best[0]} (skill {line.skill:+.2f}).")
        if not LEAST <= line.coverage <= MOST:
            word = "narrow" if line.coverage < LEAST else "wide"
            found.append(f"- {which}: the 80 % interval holds {line.coverage:.0%} of {line.months} months, too {word}.")
    return found or ["- Nothing by these measures."]


LEAST, MOST = 0.65, 0.95
"""Coverage of an 80 % interval between which it is not called too narrow or too wide, given some 20 months."""
LIMITS = (
    "- The quarterly tax, the panic of the rouble in March 2022 and single lumps of aid are not explained.",
    "- The front before December 2022 is given, not played.",
    "- How far a listing of vessels widens the discount is an assumption, since none had been tried at length by 2023.",
    "- US aid after 2023 is a prior: it has two peaks, none and much, so that its median tells little.",
    "- In the free run most of the worlds kept have an embargo by the summer of 2022, half a year too early.",
    "- The EU imposes what it announces and, late in the free run, lets it lapse in some worlds: hence the wide tail of"
    " payments by the EU and by India.",
    "- In worlds with a deal land goes back: this, not the fighting, is the lower tail of the occupied share.",
)
"""What is known to fail, in words."""
