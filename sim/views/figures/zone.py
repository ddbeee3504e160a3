"""The zone of possible agreement: whether there is one, and where its edges lie."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from sim.analysis.frequencies import wilson
from sim.views.figures.drawn import Cell, Drawn, change, foot, open_worlds
from sim.views.figures.fan import FAN_HEADER, FEWEST, Fan, draw_fan, fan, fan_rows, rounded
from sim.views.figures.months import month_axis
from sim.views.figures.sheet import EDGE, THICK, Sheet, points
from sim.views.figures.source import Source
from sim.views.figures.wording import MODEL
from sim.views.palette import OUTCOMES, tint

_LEFT, _WIDE = EDGE + 90, 1270
_PURPLE = OUTCOMES["deal completed"]


def draw(source: Source) -> Drawn:
    """Above, in which share of open worlds there is a zone; below, the least and the most."""
    least, most = source.series("zone.target_least"), source.series("zone.counterpart_most")
    there = (least <= most) & source.open
    answer = _answer(source, there)
    sheet = Sheet("Is there a deal that both sides would sign?", answer, foot(source, _note(source)))
    sides = {source.target: least, source.counterpart: most}
    edges = {who: fan(np.clip(edge, 0.0, 1.0), source.open) for who, edge in sides.items()}
    room = sheet.bottom - sheet.top - 176
    above = sheet.axes(_LEFT, sheet.top + 44, _WIDE, room * 0.36)
    below = sheet.axes(_LEFT, sheet.top + 44 + room * 0.36 + 60, _WIDE, room * 0.64)
    _shares(sheet, above, there, source)
    _edges(sheet, below, edges, source)
    return Drawn(sheet, (*FAN_HEADER, "share"), _rows(source, edges, there), _words(answer, source, edges))


def _shares(sheet: Sheet, axes: Axes, there: NDArray[np.bool_], source: Source) -> None:
    count, of = there.sum(axis=1), source.open.sum(axis=1)
    known = of > 0
    share = np.where(known, 100 * count / np.maximum(of, 1), np.nan)
    interval = np.array([wilson(int(k), int(n)) if n else (np.nan, np.nan) for k, n in zip(count, of, strict=True)])
    month = np.arange(source.months)
    if source.worlds > 1:
        axes.fill_between(month, *(100 * interval.T), color=tint(_PURPLE, 0.7), linewidth=0)
    axes.plot(month, share, color=_PURPLE, linewidth=points(THICK), clip_on=False)
    axes.set_ylim(-2, 102)
    axes.set_yticks([0, 50, 100])
    month_axis(sheet, axes, source.start, source.months, named=False)
    if source.worlds == 1:
        axes.set_yticks([0, 100], ["no", "yes"])
    title = "open worlds in which there is a zone, in %" if source.worlds > 1 else "whether there is a zone"
    sheet.write(EDGE, sheet.top + 14, title)
    if source.worlds > 1 and known.any():
        last = int(np.flatnonzero(known)[-1])
        text = f"{count[last]:,} of {of[last]:,} open worlds\nband: 95 % interval"
        sheet.end_labels(axes, [(float(share[last]), text, _PURPLE)], _LEFT + _WIDE + 44)


def _edges(sheet: Sheet, axes: Axes, edges: dict[str, Fan], source: Source) -> None:
    labels, last = [], None
    for verb, (who, shown) in zip(("least", "most"), edges.items(), strict=True):
        look = source.looks[who]
        draw_fan(axes, shown, look.line, look.dash, wide=False, paths=source.worlds < FEWEST)
        line = _middle(shown, source)
        known = line[np.isfinite(line)]
        if known.size:
            last = float(np.flatnonzero(np.isfinite(line))[-1])
            takes = "takes" if verb == "least" else "grants"
            labels.append((float(known[-1]), f"{verb} {who} {takes}:\n{_end(source)} {known[-1]:.2f}", look.text))
    axes.set_ylim(-0.02, 1.02)
    axes.set_yticks([0.0, 0.25, 0.5, 0.75, 1.0])
    month_axis(sheet, axes, source.start, source.months)
    top = axes.get_window_extent().y1
    title = f"place on the efficient frontier: 0 is {source.counterpart}'s ideal, 1 is {source.target}'s"
    sheet.write(EDGE, sheet.figure.bbox.height - top - 28, title)
    sheet.end_labels(axes, labels, _LEFT + _WIDE + 44, last=last)


def _end(source: Source) -> str:
    if source.worlds == 1:
        return "at its end"
    return "median" if source.worlds >= FEWEST else "mean"


def _middle(shown: Fan, source: Source) -> NDArray[np.float64]:
    """The median, or in a small run the mean of its worlds."""
    if source.worlds >= FEWEST:
        return shown.median
    count = np.isfinite(shown.paths).sum(axis=1)
    return np.where(count > 0, np.nansum(shown.paths, axis=1) / np.maximum(count, 1), np.nan)


def _answer(source: Source, there: NDArray[np.bool_]) -> str:
    of = source.open.sum(axis=1)
    months = np.flatnonzero(of)
    if not months.size:
        return f"{MODEL} no world was open at the end of any month."
    if source.worlds == 1:
        months_with = f"in {int(there.sum())} of the {int(of.sum())} months"
        return f"{MODEL} there was a zone {months_with} in which the world was open."
    told = [
        f"in {there[k].sum():,} of the {of[k]:,} worlds still open at the end of {source.month(k)}"
        for k in months[[0, -1]]
    ]
    return f"{MODEL} there was a zone of possible agreement {told[0]}, and {told[1]}."


def _words(answer: str, source: Source, edges: dict[str, Fan]) -> str:
    scale = f"On the efficient frontier 0 is the ideal of {source.counterpart}, 1 that of {source.target}."
    told = []
    for verb, (who, shown) in zip(("least that {} takes", "most that {} grants"), edges.items(), strict=True):
        first, last = change(_middle(shown, source))
        if np.isfinite(first):
            told.append(f"The {verb.format(who)} went from {first:.2f} to {last:.2f} ({_end(source)}).")
    return " ".join([answer, scale, *told])


def _note(source: Source) -> str:
    least, most = f"the least that {source.target} takes", f"the most that {source.counterpart} grants"
    meaning = f"There is a zone where {least} is not above {most}."
    band = " Shaded: 5 of 10 worlds." if source.worlds >= FEWEST else ""
    return f"{meaning}{band} {open_worlds(source)}"


def _rows(source: Source, edges: dict[str, Fan], there: NDArray[np.bool_]) -> list[tuple[Cell, ...]]:
    names = [str(source.start.later(k)) for k in range(source.months)]
    rows: list[tuple[Cell, ...]] = []
    for what, (who, shown) in zip(("least for", "most for"), edges.items(), strict=True):
        rows += [(*row, "") for row in fan_rows(shown, names, f"{what} {who}")]
    for name, of, count in zip(names, source.open.sum(axis=1), there.sum(axis=1), strict=True):
        rows.append(("zone", name, int(of), "", "", "", "", rounded(count / of if of else np.nan)))
    return rows
