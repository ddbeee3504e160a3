"""How the worlds ended, and when: the share of worlds in each state, month by month."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from sim.analysis.frequencies import wilson
from sim.views.figures.drawn import Cell, Drawn, foot
from sim.views.figures.months import month_axis
from sim.views.figures.sheet import EDGE, THIN, Sheet, mark_style, points
from sim.views.figures.source import Source
from sim.views.figures.wording import MODEL, capital, in_worlds, share_of
from sim.views.palette import INK, OUTCOMES

_NONE, _UNDER_WAY, _COLLAPSED = "none", "deal under way", "deal collapsed"


def draw(source: Source) -> Drawn:
    """Stacked steps of competing endings, with final shares and their intervals."""
    states = states_by_month(source)
    worlds = source.worlds
    final = {name: int(share[-1] * worlds + 0.5) for name, share in states.items()}
    sheet = Sheet("How did the worlds end, and when?", _answer(source, final), foot(source, _note(source)))
    axes = sheet.axes(EDGE + 90, sheet.top + 44, 1090, sheet.bottom - sheet.top - 120)
    _stack(axes, states, source.months)
    month_axis(sheet, axes, source.start, source.months + 1)
    axes.set_ylim(0, 100)
    axes.set_yticks([0, 25, 50, 75, 100] if worlds > 1 else [])
    sheet.write(EDGE, sheet.top + 12, f"share of {worlds:,} worlds, in %" if worlds > 1 else "state of the world")
    if worlds == 1:
        _dates(sheet, states, source)
    else:
        _shares(sheet, axes, final, source)
    header = ("ending", "month", "worlds", "share", "low", "high")
    return Drawn(sheet, header, _rows(states, source), _words(source, final))


def states_by_month(source: Source) -> dict[str, NDArray[np.float64]]:
    """Share of worlds in each state at the end of every month, in the order of the stack.

    From the table of worlds alone: a deal that collapsed and was followed by another counts as
    under way in between.
    """
    code, names = source.labels("dispute_ending")
    over, signed, collapsed = (source.column(name) for name in ("over", "signed", "collapsed"))
    month = np.arange(source.months)[:, np.newaxis]
    number = {name: k for k, name in enumerate(names)}
    state = np.where(month >= signed, number[_UNDER_WAY], number[_NONE])
    kept = (month >= signed) & np.isnan(over) & ~np.isin(code, [number[_NONE], number[_COLLAPSED]])
    state = np.where(kept, code, state)
    state = np.where((code == number[_COLLAPSED]) & (month >= collapsed), number[_COLLAPSED], state)
    state = np.where(month >= over, code, state)
    always = (_NONE, "deal completed" if source.has_defender else "complies fully")
    held: dict[str, Any] = {name: (state == number[name]).mean(axis=1) for name in OUTCOMES if name in number}
    return {name: share for name, share in held.items() if share.any() or (name in always and source.worlds > 1)}


def _stack(axes: Any, states: dict[str, NDArray[np.float64]], months: int) -> None:
    edges, base = np.arange(months + 1), np.zeros(months + 1)
    for name, share in states.items():
        top = base + 100 * np.append(share, share[-1])
        axes.fill_between(edges, base, top, step="post", color=OUTCOMES[name], linewidth=0)
        if share.any():
            axes.step(edges, top, where="post", color=INK, linewidth=points(THIN), clip_on=False)
        base = top


def _shares(sheet: Sheet, axes: Axes, final: dict[str, int], source: Source) -> None:
    """What the worlds came to, beside the end of each band."""
    labels, base = [], 0.0
    for name, count in final.items():
        height = 100 * count / source.worlds
        told = f"{_named(name, source)}\n{count:,} of {source.worlds:,}: {share_of(count, source.worlds)}"
        labels.append((base + height / 2, told, INK))
        base += height
    sheet.end_labels(axes, labels, EDGE + 90 + 1090 + 70)


def _dates(sheet: Sheet, states: dict[str, NDArray[np.float64]], source: Source) -> None:
    """From when on the one world was in each state."""
    since = sorted((int(np.argmax(share > 0.0)), name) for name, share in states.items())
    for line, (month, name) in enumerate(since):
        y = sheet.top + 70 + 50 * line
        sheet.mark(EDGE + 90 + 1090 + 70, y, "s", mark_style(INK, 24) | {"markerfacecolor": OUTCOMES[name]})
        sheet.write(EDGE + 90 + 1090 + 100, y, f"from {source.month(month)}: {_named(name, source)}")


def _named(name: str, source: Source) -> str:
    if name == _NONE:
        return "No deal, no other end"
    who = {"target capitulates": source.target, "defender capitulates": source.counterpart}
    return f"{who[name]} capitulates" if name in who else capital(name)


def _answer(source: Source, final: dict[str, int]) -> str:
    end = source.month(source.months - 1)
    if source.worlds == 1:
        name = next(name for name, count in final.items() if count)
        return f"{MODEL} this one world stood at the end of {end} at: {_named(name, source).lower()}."
    signed = int(np.isfinite(source.column("signed")).sum())
    done, none = int(np.isfinite(source.column("completed")).sum()), final.get(_NONE, 0)
    return (
        f"{MODEL} a deal was signed {in_worlds(signed, source.worlds)} by the end of {end}, and completed "
        f"{in_worlds(done, source.worlds)}; {in_worlds(none, source.worlds)} there was neither a deal nor another end."
    )


def _note(source: Source) -> str:
    if source.worlds == 1:
        return "The state of the world month by month."
    return "Counts are at the end of the run; in brackets the 95 % interval (Wilson) that the number of worlds allows."


def _rows(states: dict[str, NDArray[np.float64]], source: Source) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for name, share in states.items():
        for month, part in enumerate(share):
            count = round(float(part) * source.worlds)
            low, high = wilson(count, source.worlds)
            when = str(source.start.later(month))
            rows.append((name, when, count, round(float(part), 5), round(low, 5), round(high, 5)))
    return rows


def _words(source: Source, final: dict[str, int]) -> str:
    if source.worlds == 1:
        return _answer(source, final)
    parts = [f"{_named(name, source)} {in_worlds(count, source.worlds)}" for name, count in final.items()]
    return f"{_answer(source, final)} Each ending: {'; '.join(parts)}."
