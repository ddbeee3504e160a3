"""Who did what: shares of moves for each actor; for a single world, its lanes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from sim.views.figures import lanes
from sim.views.figures.drawn import Cell, Drawn, foot
from sim.views.figures.months import month_axis
from sim.views.figures.sheet import BODY, EDGE, SMALL, THIN, WIDTH, Sheet, points
from sim.views.figures.source import Source
from sim.views.figures.wording import MODEL, joined, percent
from sim.views.palette import INK, PAPER, tint

_LARGE = 4
"""Moves of an actor that stand on their own, where there is room."""
_ROOMY, _MOST_PANELS = 6, 8
_SHORT = 48
"""Months of a run up to which each is drawn."""
_QUIET, _OTHER = "hold", "other moves"
_TINTS = (0.0, 0.3, 0.55, 0.75, 0.88)
_LABELS, _HEAD, _GAP = 330, 34, 40


@dataclass(frozen=True)
class Shares:
    """An actor's moves: the share of each among its moves of the month, largest first, then the rest."""

    actor: str
    over_time: dict[str, NDArray[np.float64]]
    in_all: dict[str, float]


def draw(source: Source) -> Drawn:
    """One panel for each actor."""
    if source.worlds == 1:
        return lanes.draw(source)
    panels = min(len(source.scenario.actors), _MOST_PANELS)
    every = shares_of(source, _LARGE if panels <= _ROOMY else _LARGE // 2)
    answer = _answer(source, every)
    shown = every[:_MOST_PANELS]
    sheet = Sheet("Who did what?", answer, foot(source, _note(len(every) - len(shown))))
    lines = -(-len(shown) // 2)
    high, wide = (sheet.bottom - sheet.top) / lines, (WIDTH - 2 * EDGE) / 2
    for number, shares in enumerate(shown):
        row, column = divmod(number, 2)
        left, top = EDGE + column * (wide + 15), sheet.top + row * high
        axes = sheet.axes(left + 62, top + _HEAD, wide - _LABELS - 90, high - _HEAD - _GAP - 28)
        said = ": % of its moves"
        room = wide - _LABELS + 10 - sheet.width_of(said, BODY, "bold")
        title = sheet.shortened(shares.actor, BODY, room, "bold") + said
        sheet.write(left, top + 10, title, BODY, source.looks[shares.actor].text, "bold")
        _panel(sheet, axes, shares, source, left + wide - _LABELS + 20)
    return Drawn(sheet, ("actor", "move", "month", "share"), _rows(source, every), _words(answer, every))


def shares_of(source: Source, large: int) -> list[Shares]:
    """The moves of every actor, in the scenario's order: the largest and holding by name, the rest in one."""
    counts, actors, moves = source.move_counts()
    counts = np.add.reduceat(counts, _starts(source.months), axis=0)
    found = []
    for actor in source.scenario.actors:
        if actor not in actors:
            continue
        count = counts[:, actors.index(actor)]
        made = sorted(np.flatnonzero(count.sum(axis=0)), key=lambda k: (moves[k] == _QUIET, -count[:, k].sum()))
        alone = made if len(made) <= large + 1 else [*made[:large], *[k for k in made[large:] if moves[k] == _QUIET]]
        parts = {moves[k]: count[:, k] for k in alone if moves[k] != _QUIET}
        rest = [k for k in made if k not in alone]
        if rest:
            parts[f"{len(rest)} {_OTHER}"] = count[:, rest].sum(axis=1)
        parts |= {moves[k]: count[:, k] for k in alone if moves[k] == _QUIET}
        month, whole = np.maximum(count.sum(axis=1), 1), max(int(count.sum()), 1)
        in_all = {name: float(made.sum()) / whole for name, made in parts.items()}
        found.append(Shares(actor, {name: made / month for name, made in parts.items()}, in_all))
    return found


def _starts(months: int) -> list[int]:
    """Where the spells begin over which moves are counted: months, or in a long run quarters and more."""
    return list(range(0, months, 1 if months <= _SHORT else 3 * -(-months // (3 * _SHORT))))


def _panel(sheet: Sheet, axes: Axes, shares: Shares, source: Source, x: float) -> None:
    edges, labels = np.array([*_starts(source.months), source.months]), []
    base = np.zeros(len(edges))
    last = int(np.flatnonzero(np.sum(list(shares.over_time.values()), axis=0))[-1])
    colour = source.looks[shares.actor].fill
    for number, (move, share) in enumerate(shares.over_time.items()):
        top = base + 100 * np.append(share, share[-1])
        shade = "#EFEFEF" if move == _QUIET else tint(colour, _TINTS[min(number, len(_TINTS) - 1)])
        axes.fill_between(edges, base, top, step="post", color=shade, linewidth=0)
        axes.step(edges, top, where="post", color=PAPER, linewidth=points(THIN))
        labels.append((float((base + top)[last]) / 2, f"{move} {percent(shares.in_all[move])}", INK))
        base = top
    axes.set_ylim(0, 100)
    axes.set_yticks([0, 50, 100])
    month_axis(sheet, axes, source.start, source.months + 1, title="")
    sheet.end_labels(axes, labels, x, SMALL, float(edges[last + 1]))


def _answer(source: Source, every: list[Shares]) -> str:
    told = []
    for shares in every:
        named = {move: share for move, share in shares.in_all.items() if move != _QUIET and _OTHER not in move}
        if named:
            frequent = max(named, key=lambda move: named[move])
            told.append(f"{shares.actor} {frequent} {_of_hundred(named[frequent])}")
    if not told:
        return f"{MODEL} nobody moved."
    return f"{MODEL} the most frequent moves, holding aside, of every 100 months: {joined(told)}."


def _of_hundred(share: float) -> str:
    return f"{100 * share:.0f}" if share >= 0.005 else "less than 1"


def _note(left_out: int) -> str:
    more = f" Actors in the table beside this figure alone: {left_out}." if left_out else ""
    return f"Time runs from left to right; percentages at the right are of all the actor's moves over the run.{more}"


def _rows(source: Source, every: list[Shares]) -> list[tuple[Cell, ...]]:
    return [
        (shares.actor, move, str(source.start.later(month)), round(float(part), 5))
        for shares in every
        for move, share in shares.over_time.items()
        for month, part in zip(_starts(source.months), share, strict=True)
    ]


def _words(answer: str, every: list[Shares]) -> str:
    told = [f"{one.actor}: {joined(f'{move} {percent(share)}' for move, share in one.in_all.items())}" for one in every]
    return f"{answer} All moves: {'; '.join(told)}." if told else answer
