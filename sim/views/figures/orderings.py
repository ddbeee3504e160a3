"""Which of two scenarios is better on each outcome under each supposition: shares of draws, written in the cells."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.patches import Rectangle

from sim.analysis.orderings import ROBUST, Orderings, Supposition
from sim.views.figures.drawn import Cell, Drawn, foot_of
from sim.views.figures.fan import rounded
from sim.views.figures.sheet import EDGE, SMALL, THIN, WIDTH, Sheet, points
from sim.views.figures.wording import MODEL
from sim.views.narrate.debating import of_100
from sim.views.palette import ADDS, INK, MUTED, PAPER, TAKES, tint

_LABELS, _HEAD = 400, 84
_MOST_ROWS, _MOST_COLUMNS = 18, 14
_LAST = ("demand_met", "terms.humanitarian", "terms.nuclear_plant", "collapsed", "constraint", "no_end", "terms.assets")
"""Outcomes left out of the picture first where there is no room for all; the table has them."""
Record = dict[str, Any]


def draw(done: Orderings, pair: tuple[int, int]) -> Drawn:
    """Rows are outcomes, columns suppositions; a frame and bold numbers where one is better in 80 % of draws."""
    a, b = (done.names[k] for k in pair)
    records = [row for row in done.records() if (row["a"], row["b"]) == (a, b)]
    sheet = Sheet(f"Where is {b} better than {a}, and where worse?", _answer(done, records, a, b), _foot(done, pair))
    shown, columns = _rows(records), done.suppositions[:_MOST_COLUMNS]
    wide = (WIDTH - EDGE - 20 - EDGE - _LABELS) / len(columns)
    high = min(44.0, (sheet.bottom - sheet.top - _HEAD - 16) / len(shown))
    _heads(sheet, columns, wide)
    cells = {(row["outcome"], row["hypothesis"], row["level"]): row for row in records}
    for line, key in enumerate(shown):
        y = sheet.top + _HEAD + (line + 0.5) * high
        label = next(row["label"] for row in records if row["outcome"] == key)
        sheet.write(EDGE, y, label, SMALL)
        for column, one in enumerate(columns):
            _cell(sheet, EDGE + _LABELS + column * wide, y, (wide, high), cells[key, one.hypothesis, one.level])
    header = ("a", "b", "hypothesis", "level", "outcome", "a better", "b better", "same", "draws", "better")
    return Drawn(sheet, header, [_line(row) for row in records], _words(done, records, a, b))


def _rows(records: list[Record]) -> list[str]:
    """Outcomes that some draw tells apart, as many as there is room for."""
    keys = dict.fromkeys(row["outcome"] for row in records if row["draws"] and row["same"] < 1.0)
    shown = list(keys) or list(dict.fromkeys(row["outcome"] for row in records))[:1]
    for key in _LAST:
        if len(shown) > _MOST_ROWS and key in shown:
            shown.remove(key)
    return shown[:_MOST_ROWS]


def _heads(sheet: Sheet, columns: tuple[Supposition, ...], wide: float) -> None:
    """The hypothesis over its levels."""
    start = EDGE + _LABELS
    spans: dict[str, list[int]] = {}
    for column, one in enumerate(columns):
        spans.setdefault(one.hypothesis, []).append(column)
        level = one.level or "are"
        sheet.write(start + (column + 0.5) * wide, sheet.top + 58, level, SMALL, INK, across="center")
    for name, own in spans.items():
        middle = start + (own[0] + own[-1] + 1) / 2 * wide
        told = name.replace("_", " ") or "as they"
        sheet.write(middle, sheet.top + 24, told, SMALL, MUTED, across="center")


def _cell(sheet: Sheet, left: float, middle: float, size: tuple[float, float], row: Record) -> None:
    wide, high = size
    share = row["b_better"] if row["b_better"] >= row["a_better"] else -row["a_better"]
    held = bool(row["better"])
    box = (left / WIDTH, 1 - (middle + high / 2 - 2) / 1080, (wide - 4) / WIDTH, (high - 4) / 1080)
    edge = INK if held else PAPER
    patch = Rectangle(box[:2], box[2], box[3], transform=sheet.figure.transFigure, facecolor=_shade(share),
                      edgecolor=edge, linewidth=points(THIN))  # fmt: skip
    sheet.figure.add_artist(patch)
    told = "–" if not row["draws"] else f"{of_100(row['b_better'])}"
    weight = "bold" if held else "normal"
    sheet.write(left + wide / 2 - 2, middle, told, SMALL, INK, weight, "center")


def _shade(share: float) -> str:
    """Blue-grey where the second is better, ochre where the first is; darker the more draws agree."""
    if not np.isfinite(share):
        return PAPER
    colour = ADDS[1] if share >= 0.0 else TAKES[1]
    return tint(colour, 1.0 - min(1.0, abs(share)))


def _answer(done: Orderings, records: list[Record], a: str, b: str) -> str:
    first = [row for row in records if not row["hypothesis"] and row["draws"]]
    held = [row for row in done.robust() if (row["a"], row["b"]) == (a, b)]
    firm = sum(not row["fails"] for row in held)
    under = f", of which {firm} under every supposition shown" if len(done.suppositions) > 1 else ""
    return (
        f"{MODEL} and as the scenarios are, one of the two is better in at least 80 % of the draws on {len(held)} of "
        f"{len(first)} outcomes{under}. On the others there is no ordering."
    )


def _foot(done: Orderings, pair: tuple[int, int]) -> list[str]:
    a, b = (done.names[k] for k in pair)
    note = (
        f"Cells: in how many of 100 draws {b} is better (each row in its own sense, see the table). Blue-grey: {b} is "
        f"better more often than worse; ochre: {a}. Framed and bold: one of them in at least {100 * ROBUST:.0f} %; "
        "less is not called better."
    )
    titles = "; ".join(done.cases[k].title for k in pair)
    count = f"{done.draws:,} draws of the uncertain numbers, {done.dice} dice each. Scenarios: {titles}."
    return foot_of(done.cases[0], done.draws * done.dice, done.seed, note, count)


def _line(row: Record) -> tuple[Cell, ...]:
    shares = (rounded(row[key]) for key in ("a_better", "b_better", "same"))
    return (row["a"], row["b"], row["hypothesis"], row["level"], row["outcome"], *shares, row["draws"], row["better"])


def _words(done: Orderings, records: list[Record], a: str, b: str) -> str:
    told = []
    for row in done.robust():
        if (row["a"], row["b"]) == (a, b):
            where = f", not under {', '.join(row['fails'])}" if row["fails"] else ""
            told.append(f"{row['label']}: {row['better']} in {100 * row['share']:.0f} of 100 draws{where}")
    return f"{_answer(done, records, a, b)} {'. '.join(told)}{'.' if told else ''}".strip()
