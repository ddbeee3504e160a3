"""Deals against the efficient frontier, and against what two formulas would have the parties sign."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.analysis.benchmarks import Benchmarks, Pair, benchmarks
from sim.views.figures.drawn import Cell, Drawn, foot
from sim.views.figures.fan import rounded
from sim.views.figures.sheet import EDGE, SMALL, THICK, Sheet, mark_style, points
from sim.views.figures.source import Source
from sim.views.figures.wording import MODEL, in_worlds
from sim.views.palette import INK, MUTED, OUTCOMES

Numbers = NDArray[np.float64]

_LEFT, _WIDE = EDGE + 110, 1060
_KEY = _LEFT + _WIDE + 70
_MOST_DOTS, _MOST_WORLDS = 400, 1000
_PURPLE = OUTCOMES["complies partly"]
_LETTERS = "ABCDEFGH"


def draw(source: Source) -> Drawn:
    """Dots are deals; a line is the mean frontier; symbols are the status quo, the formulas and the named packages."""
    count = min(source.worlds, _MOST_WORLDS)
    issues = [issue for issue in source.scenario.issues if issue != "relief"]
    terms = np.stack([source.column(f"terms.{source.key(issue)}")[:count] for issue in issues])
    found = benchmarks(source.scenario, count, source.seed or 0, terms)
    answer = _answer(source, found, count)
    sheet = Sheet("How do the deals compare with what formulas would give?", answer, foot(source, _note(count, source)))
    axes = sheet.axes(_LEFT, sheet.top + 44, _WIDE, sheet.bottom - sheet.top - 130)
    shown = np.flatnonzero(np.isfinite(found.terms[0]))[:_MOST_DOTS]
    axes.plot(found.terms[0][shown], found.terms[1][shown], "o", alpha=0.55, zorder=4, **mark_style(_PURPLE, 9))
    axes.plot(*(side.mean(axis=1) for side in found.frontier), color=INK, linewidth=points(THICK), zorder=3)
    marks = _marks(found, source)
    for symbol, filled, _, (x, y) in marks:
        if symbol in _LETTERS:
            axes.plot([x], [y], "o", zorder=6, **mark_style(INK, 10, filled=False))
            axes.annotate(symbol, (x, y), (points(-18), points(-20)), textcoords="offset points", ha="center",
                          va="center", fontsize=points(SMALL), fontweight="bold", color=INK, zorder=7)  # fmt: skip
        else:
            axes.plot([x], [y], symbol, zorder=6, **mark_style(INK, 20, filled))
    axes.set_xlim(-0.02, 1.02)
    axes.set_ylim(-0.02, 1.02)
    axes.set_xticks([0.0, 0.25, 0.5, 0.75, 1.0])
    axes.set_yticks([0.0, 0.25, 0.5, 0.75, 1.0])
    sheet.write(EDGE, sheet.top + 12, f"worth to {source.target} (0–1)", SMALL, MUTED)
    bottom = sheet.figure.bbox.height - axes.get_window_extent().y0
    sheet.write(_LEFT + _WIDE + 30, bottom + 24, f"worth to {source.counterpart} (0–1)", SMALL, MUTED)
    _key(sheet, marks, sheet.top + 60)
    return Drawn(sheet, ("point", "counterpart", "target", "worlds"), _rows(found, source), _words(answer, marks))


def _marks(found: Benchmarks, source: Source) -> list[tuple[str, bool, str, tuple[float, float]]]:
    """Symbol, whether filled, name and mean place of every point."""
    marks = [
        ("s", False, "as it stood at the start", _mean(found.status_quo)),
        ("*", True, "largest product of gains (Nash)", _mean(found.nash)),
        ("X", False, "compromise weighed by salience", _mean(found.compromise)),
        ("o", True, "mean deal", _mean(found.terms)),
    ]
    for number, (letter, name) in enumerate(zip(_LETTERS, source.scenario.packages, strict=False)):
        marks.append((letter, True, name, _mean((found.named[0][number], found.named[1][number]))))
    return [mark for mark in marks if np.isfinite(mark[3][0])]


def _mean(pair: Pair) -> tuple[float, float]:
    known = np.isfinite(pair[0])
    return (float(pair[0][known].mean()), float(pair[1][known].mean())) if known.any() else (np.nan, np.nan)


def _key(sheet: Sheet, marks: list[tuple[str, bool, str, tuple[float, float]]], top: float) -> None:
    sheet.mark(_KEY, top, "o", mark_style(_PURPLE, 12))
    sheet.write(_KEY + 30, top, "a deal, in one world", SMALL)
    sheet.line([_KEY - 16, _KEY + 16], [top + 44, top + 44], INK)
    sheet.write(_KEY + 30, top + 44, "efficient packages, mean over worlds", SMALL)
    for line, (symbol, filled, name, _) in enumerate(marks, start=2):
        if symbol in _LETTERS:
            sheet.write(_KEY, top + 44 * line, symbol, SMALL, INK, "bold", "center")
        else:
            sheet.mark(_KEY, top + 44 * line, symbol, mark_style(INK, 18, filled))
        sheet.write(_KEY + 30, top + 44 * line, name, SMALL)


def _answer(source: Source, found: Benchmarks, count: int) -> str:
    deals, exists = int(np.isfinite(found.terms[0]).sum()), int(np.isfinite(found.nash[0]).sum())
    sides = (source.counterpart, source.target)
    if not deals:
        there = f"a package that gains both sides is there at the start {in_worlds(exists, count)}"
        return f"{MODEL} no deal was signed; {there}."
    told = " and ".join(f"{worth:.2f} to {who}" for worth, who in zip(_mean(found.terms), sides, strict=True))
    middle = " and ".join(f"{worth:.2f}" for worth in _mean(found.compromise))
    return (
        f"{MODEL} deals are worth {told} on average; a compromise weighed by salience would be worth {middle}. At the "
        f"start some package gains both sides, as others can see it, {in_worlds(exists, count)}."
    )


def _note(count: int, source: Source) -> str:
    first = f" The first {count:,} worlds." if count < source.worlds else ""
    return (
        "Worth of the issues alone, without relief, war or hardship, under each world's own saliences; so a deal may "
        f"lie off the mean frontier and still be efficient. Nash: over no deal at the start, relief included.{first}"
    )


def _rows(found: Benchmarks, source: Source) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for name in ("status_quo", "compromise", "nash", "terms"):
        pair: Pair = getattr(found, name)
        rows.append((name.replace("_", " "), *map(rounded, _mean(pair)), int(np.isfinite(pair[0]).sum())))
    for number, name in enumerate(source.scenario.packages):
        pair = (found.named[0][number], found.named[1][number])
        rows.append((name, *map(rounded, _mean(pair)), pair[0].size))
    for x, y in zip(*found.frontier, strict=True):
        rows.append(("frontier", rounded(float(x.mean())), rounded(float(y.mean())), x.size))
    return rows


def _words(answer: str, marks: list[tuple[str, bool, str, tuple[float, float]]]) -> str:
    told = "; ".join(f"{name} {x:.2f} and {y:.2f}" for _, _, name, (x, y) in marks)
    return f"{answer} Worth to the counterpart and to the target: {told}."
