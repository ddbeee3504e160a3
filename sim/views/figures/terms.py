"""On which terms the deals were signed, issue by issue, between the two ideals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from sim.views.figures.drawn import Cell, Drawn, foot
from sim.views.figures.fan import FEWEST, LEVELS, rounded
from sim.views.figures.sheet import BODY, EDGE, SMALL, THICK, THIN, WIDTH, Sheet, mark_style, points
from sim.views.figures.source import Source
from sim.views.figures.wording import MODEL, capital, in_worlds
from sim.views.palette import INK, MUTED, OUTCOMES, RULE

_RELIEF = "relief"
_LEFT, _WIDE = 380, 1140
_LETTERS = "ABCDEFGH"
_QUO = mark_style(INK, 15, filled=False)


@dataclass(frozen=True)
class Row:
    """An issue: where the deals put it, where it stood, and where the parties' ideals are."""

    issue: str
    terms: NDArray[np.float64]
    status_quo: float
    ideals: tuple[float, float]

    @property
    def median(self) -> float:
        """The middle deal; NaN without deals."""
        return float(np.median(self.terms)) if self.terms.size else np.nan


def draw(source: Source) -> Drawn:
    """One strip for each issue; relief on a scale of its own."""
    rows = rows_of(source)
    answer = _answer(source, rows)
    sheet = Sheet("On which terms were deals signed?", answer, foot(source, _note(rows)))
    key_top = sheet.bottom - 20 - _key(sheet, source, 0.0, dry=True)
    axes = sheet.axes(_LEFT, sheet.top + 40, _WIDE, key_top - sheet.top - 96)
    axes.set_xlim(-0.01, 1.01)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xticks([0.0, 0.25, 0.5, 0.75, 1.0], ["0", "0.25", "0.50", "0.75", "1"])
    axes.set_yticks([])
    _ends(sheet, source, axes, rows)
    for place, row in enumerate(rows):
        _strip(sheet, axes, place, row, source)
    _key(sheet, source, key_top)
    return Drawn(sheet, _header(source), _table(source, rows), _words(answer, rows, source))


def rows_of(source: Source) -> list[Row]:
    """Every issue with a column of terms, relief last."""
    names = [issue for issue in source.scenario.issues if issue != _RELIEF]
    rows = []
    for issue in [*names, _RELIEF]:
        if f"terms.{source.key(issue)}" not in source.columns:
            continue
        terms = source.column(f"terms.{source.key(issue)}")
        ideals = (_likely(source, f"actors.{source.counterpart}.positions.{issue}"),
                  _likely(source, f"actors.{source.target}.positions.{issue}"))  # fmt: skip
        now = _likely(source, f"issues.{issue}.status_quo")
        rows.append(Row(issue, terms[np.isfinite(terms)], now, ideals))
    return rows


def _likely(source: Source, path: str) -> float:
    quantity = source.scenario.quantities.get(path)
    if quantity is None:
        return np.nan
    if quantity.family == "uniform":
        return (quantity.low + quantity.high) / 2
    return quantity.likely if quantity.family in ("fixed", "triangular") else quantity.mean


def _strip(sheet: Sheet, axes: Axes, place: int, row: Row, source: Source) -> None:
    relief = row.issue == _RELIEF
    if relief:
        axes.axhline(place - 0.5, color=RULE, linewidth=points(THIN), linestyle=(0, (2, 2)))
    y = place - 0.2
    axes.plot([0, 1], [y, y], color="#DDDDDD", linewidth=points(THIN), zorder=1)
    if row.terms.size >= FEWEST:
        _box(axes, y, row.terms)
    else:
        dots = mark_style(OUTCOMES["deal completed"], 15)
        axes.plot(row.terms, np.full(row.terms.size, y), "o", alpha=0.7, **dots)
    if not relief:
        _marks(axes, place, row, source)
    _packages(sheet, axes, place, row, source)
    _, middle = sheet.pixel(axes, 0.0, y)
    named = sheet.wrapped(capital(row.issue), BODY, _LEFT - 22 - EDGE)
    sheet.write(_LEFT - 22, middle, "\n".join(named), BODY, across="right")
    if relief:
        sheet.write(_LEFT - 22, middle + 30, "part of the offer", SMALL, MUTED, across="right")
    sheet.write(_LEFT + _WIDE + 30, middle, _numbers(row), BODY)


def _box(axes: Axes, y: float, terms: NDArray[np.float64]) -> None:
    low90, low50, median, high50, high90 = np.quantile(terms, LEVELS)
    bars = ((low90, high90, THICK, "complies at the threat"), (low50, high50, 26, "deal under way"))
    for low, high, wide, colour in bars:
        axes.hlines(y, low, high, color=OUTCOMES[colour], linewidth=points(wide), zorder=2)
    axes.vlines(median, y - 0.19, y + 0.19, color=OUTCOMES["deal completed"], linewidth=points(8), zorder=4)


def _packages(sheet: Sheet, axes: Axes, place: int, row: Row, source: Source) -> None:
    """A tick where each named package lies, and its letter under it; letters that would collide stand together."""
    values = [package.get(row.issue) for package in source.scenario.packages.values()]
    found = sorted((value, letter) for letter, value in zip(_LETTERS, values, strict=False) if value is not None)
    groups: list[tuple[float, str]] = []
    for value, letter in found:
        x, y = sheet.pixel(axes, value, place + 0.06)
        sheet.line([x, x], [y, y + 8], MUTED)
        if groups and x - groups[-1][0] < 14 + 9 * len(groups[-1][1]):
            groups[-1] = ((groups[-1][0] + x) / 2, f"{groups[-1][1]} {letter}")
        else:
            groups.append((x, letter))
    for x, letters in groups:
        sheet.write(x, sheet.pixel(axes, 0.0, place + 0.06)[1] + 20, letters, SMALL, MUTED, across="center")


def _marks(axes: Axes, place: int, row: Row, source: Source) -> None:
    y = place - 0.2
    for who, at in zip((source.counterpart, source.target), row.ideals, strict=True):
        look = source.looks[who]
        axes.plot([at], [y], look.symbol, clip_on=False, zorder=5, **mark_style(look.line, 18))
    axes.plot([row.status_quo], [y], "D", zorder=6, **_QUO)


def _ends(sheet: Sheet, source: Source, axes: Axes, rows: list[Row]) -> None:
    barred = any(row.terms.size >= FEWEST for row in rows)
    y = sheet.top + 14
    scale = "place between the two ideals (0–1)"
    room = (_WIDE - 80) / 2
    ends = [sheet.shortened(f"{who}'s ideal", BODY, room, "bold") for who in (source.counterpart, source.target)]
    widest = max(sheet.width_of(end, BODY, "bold") for end in ends)
    if 2 * (widest + 50) + sheet.width_of(scale, SMALL) < _WIDE:
        sheet.write(_LEFT + _WIDE / 2, y, scale, SMALL, MUTED, across="center")
    sheet.write(_LEFT + _WIDE + 30, y, "median (5 of 10 deals)" if barred else "median", SMALL, MUTED)
    sides = ((source.counterpart, 0.0, "left"), (source.target, 1.0, "right"))
    for (who, x, across), end in zip(sides, ends, strict=True):
        look, at = source.looks[who], sheet.pixel(axes, x, 0.0)[0]
        sign = 1 if across == "left" else -1
        sheet.mark(at, y, look.symbol, mark_style(look.line, 18))
        sheet.write(at + sign * 20, y, end, BODY, look.text, "bold", across)


def _numbers(row: Row) -> str:
    if not row.terms.size:
        return "no deal"
    if row.issue == _RELIEF:
        return f"some in {int((row.terms > 0.0).sum()):,} of {row.terms.size:,}"
    if row.terms.size < FEWEST:
        return f"{row.median:.2f}"
    low, high = np.quantile(row.terms, (0.25, 0.75))
    return f"{row.median:.2f}  ({low:.2f}–{high:.2f})"


def _key(sheet: Sheet, source: Source, top: float, dry: bool = False) -> float:
    """What the marks mean, in as many lines as it takes; the height is returned."""
    items = ["as it stood at the start", *(f"{letter}: {name}" for letter, name in _lettered(source))]
    x, line = float(EDGE), 0
    for number, text in enumerate(items):
        before = 26 if number == 0 else 0
        wide = before + sheet.width_of(text, SMALL) + 44
        if x + wide > WIDTH - EDGE:
            x, line = float(EDGE), line + 1
        if not dry:
            y = top + 16 + line * 32
            if number == 0:
                sheet.mark(x + 8, y, "D", _QUO)
            sheet.write(x + before, y, text, SMALL)
        x += wide
    return 32.0 * (line + 1)


def _lettered(source: Source) -> list[tuple[str, str]]:
    return list(zip(_LETTERS, source.scenario.packages, strict=False))


def _answer(source: Source, rows: list[Row]) -> str:
    deals = rows[0].terms.size if rows else 0
    if not deals:
        where = "in the one world played" if source.worlds == 1 else f"in any of {source.worlds:,} worlds"
        return f"{MODEL} no deal was signed {where}: shown are only where the issues stood and the named packages."
    text = f"{MODEL} a deal was signed {in_worlds(deals, source.worlds)}"
    issues = [row for row in rows if row.issue != _RELIEF]
    high, low = max(issues, key=lambda row: row.median), min(issues, key=lambda row: row.median)
    if len(issues) == 1:
        text += f". It put {high.issue} at {high.median:.2f} (median; 0 is {source.counterpart}'s ideal)."
    else:
        text += f". Of its terms, {high.issue} came nearest to {source.target}'s ideal (median {high.median:.2f})"
        text += f" and {low.issue} to {source.counterpart}'s ({low.median:.2f})."
    for row in rows:
        if row.issue == _RELIEF:
            text += f" Relief was part of {int((row.terms > 0.0).sum()):,} of {deals:,} deals."
    return text


def _note(rows: list[Row]) -> str:
    deals = rows[0].terms.size if rows else 0
    drawn = "Line: 9 of 10 deals; bar: 5 of 10; tick: median." if deals >= FEWEST else "Each dot is a deal."
    return f"Worlds with a deal: {deals:,}. {drawn} Worlds without a deal are not in it."


def _header(source: Source) -> tuple[str, ...]:
    ideals = (f"ideal of {source.counterpart}", f"ideal of {source.target}")
    return ("issue", "deals", "p05", "p25", "p50", "p75", "p95", "status quo", *ideals, *source.scenario.packages)


def _table(source: Source, rows: list[Row]) -> list[tuple[Cell, ...]]:
    packages = source.scenario.packages.values()
    table: list[tuple[Cell, ...]] = []
    for row in rows:
        levels = np.quantile(row.terms, LEVELS) if row.terms.size else np.full(len(LEVELS), np.nan)
        named = [rounded(package.get(row.issue, np.nan)) for package in packages]
        table.append((row.issue, row.terms.size, *map(rounded, (*levels, row.status_quo, *row.ideals)), *named))
    return table


def _words(answer: str, rows: list[Row], source: Source) -> str:
    told = [f"{row.issue} {_numbers(row)}" for row in rows if row.terms.size]
    scale = f"On the scale 0 is the ideal of {source.counterpart}, 1 that of {source.target}."
    return f"{answer} {scale} Medians and middle halves: {'; '.join(told)}." if told else f"{answer} {scale}"
