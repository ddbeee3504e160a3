"""One world as lanes: a symbol for every move of every actor."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from sim.views.figures.drawn import Cell, Drawn, foot
from sim.views.figures.months import month_axis
from sim.views.figures.sheet import BODY, EDGE, HEIGHT, SMALL, THIN, WIDTH, Sheet, mark_style, points
from sim.views.figures.source import Source
from sim.views.figures.wording import MODEL, joined
from sim.views.palette import INK, MUTED, Look

SYMBOLS: dict[str, tuple[str, bool]] = {
    "hold": (".", True), "tighten": ("^", True), "ease": ("v", True), "threaten": ("^", False),
    "carry out": ("P", True), "back down": ("v", False), "offer relief": ("s", False), "withdraw offer": ("X", True),
    "secondary banks": ("s", True), "secondary tariff": ("D", True), "raise aid": ("+", True), "cut aid": ("_", True),
    "join": ("8", True), "leave": ("8", False), "negotiate": ("o", True), "stall": ("o", False),
    "refuse": ("x", True), "escalate": ("*", True), "counter-sanction": ("p", True), "court": ("d", False),
    "bust": (">", True), "comply": ("<", False),
}  # fmt: skip
"""Marker of each move, and whether it is filled: no two moves look alike."""

_LEFT, _SIZE = 250, 22


def draw(source: Source) -> Drawn:
    """A lane for each actor, with the dates of the deal and of the end."""
    moves = source.moves_of_world()
    actors = [name for name in source.scenario.actors if any(move["actor"] == name for move in moves)]
    answer = _answer(source, moves, actors)
    note = "Each symbol is one actor's move of one month."
    sheet = Sheet("Who did what, month by month?", answer, foot(source, note))
    used = [move for move in SYMBOLS if any(one["move"] == move for one in moves)]
    lines = _key(sheet, used, 0.0, dry=True)
    top, low = sheet.top + 50, sheet.bottom - 32 * lines - 84
    axes = sheet.axes(_LEFT, top, WIDTH - _LEFT - 190, low - top)
    axes.set_ylim(len(actors) - 0.5, -0.5)
    axes.set_yticks([])
    month_axis(sheet, axes, source.start, source.months)
    axes.set_xlim(-0.7, max(source.months - 0.3, 0.7))
    size = min(_SIZE, max(8.0, 0.9 * axes.get_window_extent().width / source.months))
    names = [str(source.start.later(k)) for k in range(source.months)]
    for lane, actor in enumerate(actors):
        look = source.looks[actor]
        axes.axhline(lane, color="#E2E2E2", linewidth=points(THIN), zorder=0)
        _who(sheet, actor, look, sheet.pixel(axes, 0.0, lane)[1])
        for move in moves:
            if move["actor"] == actor:
                marker, filled = SYMBOLS[move["move"]]
                axes.plot([names.index(move["month"])], [lane], marker, **mark_style(look.line, size, filled))
    _dates(sheet, axes, source, top)
    _key(sheet, used, low + 74)
    header = ("month", "actor", "move", "instrument")
    rows: list[tuple[Cell, ...]] = [tuple(move[name] or "" for name in header) for move in moves]
    return Drawn(sheet, header, rows, answer)


def _who(sheet: Sheet, actor: str, look: Look, y: float) -> None:
    wide = _LEFT - EDGE - 20
    first, *rest = sheet.wrapped(actor, BODY, wide, "bold")
    name = "\n".join([first, sheet.shortened(" ".join(rest), BODY, wide, "bold")] if rest else [first])
    sheet.write(_LEFT - 20, y, name, BODY, look.text, "bold", "right")


def _dates(sheet: Sheet, axes: Axes, source: Source, top: float) -> None:
    """Lines at the months in which a deal was signed, collapsed or completed, or the world ended."""
    named: dict[float, list[str]] = {}
    for column in ("signed", "collapsed", "completed", "conquest", "over"):
        month = float(source.column(column)[0])
        if np.isfinite(month):
            told = {"signed": "deal signed", "completed": "completed", "over": "end"}.get(column, column)
            named.setdefault(month, []).append(told)
    right = 0.0
    for month, what in sorted(named.items()):
        text = joined(what[:-1] if len(what) > 1 and what[-1] == "end" else what)
        x, _ = sheet.pixel(axes, month + 0.5, 0.0)
        wide = sheet.width_of(text, SMALL)
        place = min(max(x - wide / 2, right + 24, EDGE), WIDTH - EDGE - wide)
        right = place + wide
        sheet.line([x, x], [top, HEIGHT - axes.get_window_extent().y0], INK, (0, (3, 2)))
        sheet.write(place, top - 22, text, SMALL, INK)


def _key(sheet: Sheet, used: list[str], top: float, dry: bool = False) -> int:
    """What the symbols mean; the number of lines it takes."""
    x, line = float(EDGE), 0
    for move in used:
        wide = 34 + sheet.width_of(move, SMALL) + 40
        if x + wide > WIDTH - EDGE:
            x, line = float(EDGE), line + 1
        if not dry:
            marker, filled = SYMBOLS[move]
            y = top + 16 + line * 32
            sheet.mark(x + 10, y, marker, mark_style(MUTED, _SIZE, filled))
            sheet.write(x + 32, y, move, SMALL)
        x += wide
    return line + 1


def _answer(source: Source, moves: list[dict[str, str]], actors: list[str]) -> str:
    told = []
    for actor in actors:
        own = [move["move"] for move in moves if move["actor"] == actor]
        first = max(dict.fromkeys(own), key=own.count)
        told.append(f"{actor} {first} in {own.count(first)} of {len(own)}")
    return f"{MODEL} the most frequent moves, month by month, in this one world: {joined(told)}."
