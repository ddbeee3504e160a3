"""When a deal is signed, as a hundred worlds that can be counted, those without any included."""

from __future__ import annotations

from math import ceil

import numpy as np
from numpy.typing import NDArray

from sim.views.figures.drawn import Cell, Drawn, foot
from sim.views.figures.fan import rounded
from sim.views.figures.sheet import EDGE, SMALL, Sheet, mark_style
from sim.views.figures.source import Source
from sim.views.figures.wording import MODEL, in_worlds
from sim.views.palette import INK, OUTCOMES, RULE

_DOTS, _BINS = 100, 12
_LEFT, _WIDE, _NONE_LEFT, _NONE_WIDE = EDGE + 20, 1240, 1440, 400
_PITCHES = (46, 40, 34, 28, 24, 20, 16, 12, 9, 7)
_PURPLE, _GREY = OUTCOMES["complies partly"], OUTCOMES["target capitulates"]


def draw(source: Source) -> Drawn:
    """A quantile dot plot: each dot stands for as many worlds as any other."""
    months = np.sort(np.where(np.isfinite(source.column("signed")), source.column("signed"), np.inf))
    dots = _dots(months)
    step = ceil(source.months / _BINS)
    stacks = [int(((dots >= first) & (dots < first + step)).sum()) for first in range(0, source.months, step)]
    none = int(np.isinf(dots).sum())
    answer = _answer(source, months, dots)
    sheet = Sheet("When is a deal signed?", answer, foot(source, _note(source, dots)))
    floor = sheet.bottom - 96
    wide, high = _WIDE / len(stacks), floor - sheet.top - 70
    pitch = next((p for p in _PITCHES if _fits(stacks, none, p, wide, high)), _PITCHES[-1])
    for place, count in enumerate(stacks):
        _stack(sheet, (_LEFT + place * wide, wide), floor, count, (pitch, high), _PURPLE)
    _stack(sheet, (_NONE_LEFT, _NONE_WIDE), floor, none, (pitch, high), _GREY)
    sheet.line([_LEFT, _LEFT + _WIDE], [floor + 8, floor + 8], RULE)
    sheet.line([_NONE_LEFT, _NONE_LEFT + _NONE_WIDE], [floor + 8, floor + 8], RULE)
    _names(sheet, source, step, wide, floor)
    end = source.month(source.months - 1)
    sheet.write(_NONE_LEFT + _NONE_WIDE / 2, floor + 36, f"none by the end of {end}", SMALL, INK, across="center")
    header = ("from", "to", "dots", "worlds", "share")
    return Drawn(sheet, header, _rows(source, months, stacks, none, step), _words(source, answer, stacks, none, step))


def _dots(months: NDArray[np.float64]) -> NDArray[np.float64]:
    """The months at a hundred equal steps of the worlds; of fewer worlds, every one."""
    if months.size <= _DOTS:
        return months
    return np.quantile(months, (np.arange(_DOTS) + 0.5) / _DOTS, method="inverted_cdf")


def _fits(stacks: list[int], none: int, pitch: int, wide: float, high: float) -> bool:
    rows = int(high / pitch)
    return all(ceil(n / rows) * pitch <= room for n, room in (*((n, wide - 10) for n in stacks), (none, _NONE_WIDE)))


def _stack(
    sheet: Sheet, span: tuple[float, float], floor: float, count: int, size: tuple[int, float], colour: str
) -> None:
    """Dots from the floor up, in as many columns as it takes."""
    pitch, high = size
    across = max(1, ceil(count / int(high / pitch)))
    left = span[0] + span[1] / 2 - (across - 1) * pitch / 2
    for number in range(count):
        row, column = divmod(number, across)
        sheet.mark(left + column * pitch, floor - (row + 0.5) * pitch, "o", mark_style(colour, 0.78 * pitch - 3))


def _names(sheet: Sheet, source: Source, step: int, wide: float, floor: float) -> None:
    """The first month of every other bin, at its left edge."""
    every = 2 if step < 12 else 1
    for place in range(0, ceil(source.months / step), every):
        if place * step < source.months and wide * every > 100:
            x = _LEFT + place * wide
            sheet.line([x, x], [floor + 8, floor + 18], RULE)
            sheet.write(x, floor + 36, source.month(place * step), SMALL, INK)


def _answer(source: Source, months: NDArray[np.float64], dots: NDArray[np.float64]) -> str:
    if source.worlds == 1:
        when = "at no time" if np.isinf(months[0]) else f"in {source.month(months[0])}"
        return f"{MODEL} a deal was signed {when} in the one world played."
    middle = source.months // 2
    early, ever = int((dots < middle).sum()), int(np.isfinite(dots).sum())
    first = f"{MODEL} a deal is signed by the end of {source.month(middle - 1)} {in_worlds(early, dots.size)}"
    return f"{first}, by the end of {source.month(source.months - 1)} {in_worlds(ever, dots.size)}."


def _note(source: Source, dots: NDArray[np.float64]) -> str:
    if source.worlds > _DOTS:
        each = f"Each dot stands for one in {dots.size} of the {source.worlds:,} worlds."
    else:
        each = "Each dot is a world."
    return f"{each} First signatures; the deal may be broken later. Worlds without a deal stand apart."


def _rows(
    source: Source, months: NDArray[np.float64], stacks: list[int], none: int, step: int
) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for place, count in enumerate(stacks):
        first, last = place * step, min(source.months, (place + 1) * step) - 1
        worlds = int(((months >= first) & (months <= last)).sum())
        ends = (str(source.start.later(first)), str(source.start.later(last)))
        rows.append((*ends, count, worlds, rounded(worlds / months.size)))
    worlds = int(np.isinf(months).sum())
    return [*rows, ("none by the end", "", none, worlds, rounded(worlds / months.size))]


def _words(source: Source, answer: str, stacks: list[int], none: int, step: int) -> str:
    told = [f"{count} from {source.month(place * step)}" for place, count in enumerate(stacks) if count]
    of = sum(stacks) + none
    return f"{answer} Of {of} dots: {', '.join([*told, f'{none} without a deal'])}."
