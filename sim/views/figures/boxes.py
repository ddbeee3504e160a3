"""Scenario discovery: the range of each input that the box restricts, with coverage and density."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.analysis.discovery import Discovery
from sim.views.figures.drawn import Drawn
from sim.views.figures.rows import DARK, LIGHT, foot_of, row_axes, write_numbers
from sim.views.figures.sheet import BODY, EDGE, SMALL, WIDTH, Sheet, points
from sim.views.narrate.discovering import condition_in_words, sentence
from sim.views.narrate.sensing import factor_in_words
from sim.views.palette import MUTED

_HEADER = ("factor", "kind", "low", "high", "levels", "lowest", "highest", "quasi_p")


def draw(found: Discovery) -> Drawn:
    """A bar for the whole range of each restricted input, its part in the box dark."""
    answer = sentence(found)
    note = (
        "Pale: the range over all worlds. Dark: the part in the box. quasi-p: how likely the box would be as good by "
        "chance were the condition dropped. All counts are of worlds that were not used to find the box."
    )
    run = f"{found.worlds:,} worlds, half to find and half to test, seed {found.seed}; chance and drawn inputs are in."
    sheet = Sheet(f"Under which conditions: {found.wanted}?", answer, foot_of(found.scenario, note, run))
    rows = [row for _, row in found.conditions.iterrows()]
    below = _bars(sheet, rows) if rows else sheet.top
    _shares(sheet, found, below + 60)
    words = f"{answer} {' '.join(f'{condition_in_words(row)}.' for row in rows)}".strip()
    return Drawn(sheet, _HEADER, [_cells(row) for row in rows], words)


def _bars(sheet: Sheet, rows: list[Any]) -> float:
    """Draw the rows; the pixel under the last of them."""
    names = [factor_in_words(row["factor"], row["kind"]) for row in rows]
    axes = row_axes(sheet, names, 0.0, 1.0, "from the lowest to the highest value drawn", "quasi-p")
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    for number, row in enumerate(rows):
        axes.barh(-number, 1.0, height=0.34, color=LIGHT, linewidth=0)
        for start, wide in _inside(row):
            axes.barh(-number, wide, left=start, height=0.34, color=DARK, edgecolor="#FFFFFF", linewidth=points(3))
        left, right = axes.get_window_extent().x0, axes.get_window_extent().x1
        y = sheet.pixel(axes, 0.0, -number)[1] + 36
        if row["kind"] == "hypothesis":
            sheet.write(left, y, f"{row['levels']} (of {row['all_levels']})", SMALL, MUTED)
            continue
        sheet.write(left, y, f"{row['lowest']:.3g}", SMALL, MUTED)
        sheet.write((left + right) / 2, y, condition_in_words(row).partition(" is ")[2], SMALL, across="center")
        sheet.write(right, y, f"{row['highest']:.3g}", SMALL, MUTED, across="right")
    write_numbers(sheet, axes, [f"{p:.1g}" if (p := float(row["quasi_p"])) >= 0.001 else "under 0.001" for row in rows])
    return sheet.pixel(axes, 0.0, 1.0 - len(rows))[1] + 60


def _inside(row: Any) -> list[tuple[float, float]]:
    """Start and width, of 1, of every part of a bar that lies in the box."""
    if row["kind"] == "hypothesis":
        every = row["all_levels"].split(", ")
        left = row["levels"].split(", ")
        return [(every.index(level) / len(every), 1.0 / len(every)) for level in left]
    low = row["lowest"] if np.isnan(row["low"]) else row["low"]
    high = row["highest"] if np.isnan(row["high"]) else row["high"]
    spread = (row["highest"] - row["lowest"]) or 1.0
    return [((low - row["lowest"]) / spread, (high - low) / spread)]


def _shares(sheet: Sheet, found: Discovery, y: float) -> None:
    """Density in the box and elsewhere, and coverage, as counts."""
    parts = [("in the box", found.inside), ("elsewhere", found.outside), ("in all worlds", found.base)]
    told = [f"{name}: {s.worlds:,} of {s.of:,} ({100 * s.share:.0f} %)" for name, s in parts if s is not None]
    if found.coverage is not None:
        cover = found.coverage
        told.append(f"coverage: {cover.worlds:,} of {cover.of:,} ({100 * cover.share:.0f} %)")
    gap = (WIDTH - 2 * EDGE) / max(1, len(told))
    for number, text in enumerate(told):
        sheet.write(EDGE + gap * number, y, text, BODY)


def _cells(row: Any) -> tuple[str | int | float, ...]:
    numbers = {
        name: "" if np.isnan(row[name]) else float(f"{row[name]:.5g}") for name in ("low", "high", "lowest", "highest")
    }
    doubt = float(f"{row['quasi_p']:.2g}")
    return (
        row["factor"],
        row["kind"],
        numbers["low"],
        numbers["high"],
        row["levels"],
        numbers["lowest"],
        numbers["highest"],
        doubt,
    )
