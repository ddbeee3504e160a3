"""Where standing leverage comes from: its channels over and under zero, and their sum."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from sim.views.figures.drawn import Cell, Drawn, change, foot, open_worlds
from sim.views.figures.fan import FEWEST, Fan, fan, rounded
from sim.views.figures.months import month_axis
from sim.views.figures.sheet import EDGE, THICK, THIN, Sheet, points
from sim.views.figures.source import Source
from sim.views.figures.wording import MODEL, capital, in_worlds, percent, signed
from sim.views.palette import ADDS, INK, MUTED, PART_EDGE, TAKES

_QUESTION = "Where does the leverage of the sanctions come from?"
_NAMES = {"threat": "Threats", "constraint": "War capacity lost", "rents": "War rents", "rally": "Rally"}
_PAIN, _SMALL = "Pain that relief lifts", "Small parts"
_ALONE, _WORTH_A_NAME, _MOST = 0.08, 0.02, 6
"""Share of all parts from which an instrument stands alone, and any other channel; how many parts at most."""
_NICE = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0)
_LEFT, _WIDE = EDGE + 100, 1240

Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Part:
    """One channel, or several small ones: mean over open worlds, month by month."""

    name: str
    mean: Numbers

    @property
    def adds(self) -> bool:
        """Whether it stands over zero, taken over the run."""
        return float(np.nansum(self.mean)) >= 0.0

    @property
    def size(self) -> float:
        """How much of it there is over the run, whatever the sign."""
        return float(np.nansum(np.abs(self.mean)))

    def crosses(self, whole: float) -> bool:
        """Whether it is clearly on either side of zero, compared with the size of all parts."""
        over, under = np.nansum(np.maximum(self.mean, 0.0)), -np.nansum(np.minimum(self.mean, 0.0))
        return bool(min(over, under) > _WORTH_A_NAME * whole)


def draw(source: Source) -> Drawn:
    """Stacked areas, or small multiples if a part changes sign; the sum with its middle half of worlds."""
    parts = parts_of(source)
    whole = fan(source.series("leverage.total"), source.open)
    answer = _answer(source)
    sheet = Sheet(_QUESTION, answer, foot(source, _note(source)))
    whole_size = sum(part.size for part in parts)
    if any(part.crosses(whole_size) for part in parts):
        _multiples(sheet, source, parts)
    else:
        _stacked(sheet, source, parts, whole)
    header = ("part", "month", "mean", "p25", "p50", "p75")
    return Drawn(sheet, header, _rows(source, parts, whole), _words(answer, parts))


def parts_of(source: Source) -> list[Part]:
    """The channels, largest first: instruments that matter alone, the others' pain in one, tiny ones in one."""
    pains = [Part(f"{capital(name)}: pain", _mean(source, source.key(name))) for name in source.scenario.instruments]
    others = [Part(title, _mean(source, name)) for name, title in _NAMES.items()]
    whole = sum(part.size for part in [*pains, *others])
    pains.sort(key=lambda part: -part.size)
    alone = [part for part in pains if part.size > _ALONE * whole][: _MOST - len(_NAMES) - 1]
    rest = [part for part in pains if part not in alone]
    parts = [*alone, *others, *_summed(_PAIN if not alone else "Other pain", rest)]
    small = [part for part in parts if part.size <= _WORTH_A_NAME * whole]
    large = [part for part in parts if part not in small]
    return sorted([*large, *_summed(_SMALL, small)], key=lambda part: -part.size)


def _summed(name: str, parts: list[Part]) -> list[Part]:
    """One part of several, or none if there is nothing of them."""
    one = Part(name, np.sum([part.mean for part in parts], axis=0)) if parts else None
    return [one] if one and one.size > 0.0 else []


def _mean(source: Source, name: str) -> Numbers:
    is_open = source.open
    count = is_open.sum(axis=1)
    total = np.where(is_open, source.series(f"leverage.{name}"), 0.0).sum(axis=1, dtype=np.float64)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def _stacked(sheet: Sheet, source: Source, parts: list[Part], whole: Fan) -> None:
    axes = sheet.axes(_LEFT, sheet.top + 44, _WIDE, sheet.bottom - sheet.top - 120)
    labels = _areas(axes, parts)
    total = np.nansum([part.mean for part in parts], axis=0) if parts else np.zeros(source.months)
    total = np.where(whole.count > 0, total, np.nan)
    month = np.arange(source.months)
    for level in (whole.quantiles[1], whole.quantiles[3]):
        axes.plot(month, level, color=INK, linewidth=points(THIN), linestyle=(0, (4, 2)))
    axes.plot(month, total, color=INK, linewidth=points(THICK))
    axes.axhline(0.0, color=INK, linewidth=points(THIN))
    _range(axes, [part.mean for part in parts], [total, whole.quantiles[1], whole.quantiles[3]])
    month_axis(sheet, axes, source.start, source.months)
    sheet.write(EDGE, sheet.top + 12, f"points of {source.target}'s utility (its whole scale is 1)")
    if np.isfinite(total).any():
        labels.append((change(total)[1], f"Sum {signed(change(total)[1])}", INK))
    if np.isfinite(whole.median).any():
        labels.append((change(whole.quantiles[3])[1], "dashed: 5 of 10\nworlds lie between", MUTED))
    known = np.flatnonzero(np.isfinite(total))
    sheet.end_labels(axes, labels, _LEFT + _WIDE + 44, last=float(known[-1]) if known.size else None)


def _areas(axes: Axes, parts: list[Part]) -> list[tuple[float, str, str]]:
    """Draw the areas outwards from zero, the largest next to it; their labels at the end."""
    labels = []
    for adds, shades in ((True, ADDS), (False, TAKES)):
        base: Numbers | float = 0.0
        for number, part in enumerate(part for part in parts if part.adds == adds):
            top = base + part.mean
            axes.fill_between(np.arange(len(top)), base, top, color=shades[min(number, len(shades) - 1)], linewidth=0)
            axes.plot(np.arange(len(top)), top, color=PART_EDGE, linewidth=points(THIN))
            at = change(part.mean)[1]
            labels.append((change(top)[1] - at / 2, f"{part.name} {signed(at)}", INK))
            base = top
    return labels


def _range(axes: Axes, parts: list[Numbers], lines: list[Numbers]) -> None:
    """From a fixed ladder of ranges, so that it stays put while an input changes a little."""
    over = np.nansum([np.maximum(part, 0.0) for part in parts], axis=0) if parts else np.zeros(1)
    under = np.nansum([np.minimum(part, 0.0) for part in parts], axis=0) if parts else np.zeros(1)
    highest = max(float(np.nanmax([*over, *np.concatenate(lines)], initial=0.0)), 0.0)
    lowest = -min(float(np.nanmin([*under, *np.concatenate(lines)], initial=0.0)), 0.0)
    axes.set_ylim(-_nice(lowest), _nice(highest))


def _nice(size: float) -> float:
    return next((step for step in _NICE if size <= step), size)


def _multiples(sheet: Sheet, source: Source, parts: list[Part]) -> None:
    """One panel for each part on one scale, since areas that cross zero cannot be stacked."""
    high, wide = (sheet.bottom - sheet.top - 60) / 2, (1920 - 2 * EDGE) / 3
    for number, part in enumerate(parts):
        row, column = divmod(number, 3)
        left, top = EDGE + column * wide + 100, sheet.top + 50 + row * high
        axes = sheet.axes(left, top, wide - 150, high - 110)
        month = np.arange(source.months)
        for adds, shades in ((True, ADDS), (False, TAKES)):
            side = np.maximum(part.mean, 0.0) if adds else np.minimum(part.mean, 0.0)
            axes.fill_between(month, 0.0, side, color=shades[1], linewidth=0)
        axes.plot(month, part.mean, color=INK, linewidth=points(THIN))
        axes.axhline(0.0, color=INK, linewidth=points(THIN))
        largest = _nice(max(float(np.nanmax(np.abs(other.mean))) for other in parts))
        axes.set_ylim(-largest, largest)
        month_axis(sheet, axes, source.start, source.months, title="")
        sheet.write(left - 100, top - 24, f"{part.name} {signed(change(part.mean)[1])}")


def _answer(source: Source) -> str:
    total, is_open = source.series("leverage.total"), source.open
    first, last = change(np.where(is_open.any(axis=1), _mean(source, "total"), np.nan))
    if not np.isfinite(first):
        return f"{MODEL} no world was open at the end of any month, so no leverage stood."
    mean = "" if source.worlds == 1 else " (mean of the open worlds)"
    text = (
        f"{MODEL} the sanctions change {source.target}'s gain from the deal on the table by {signed(first)} points "
        f"of utility in the first month and {signed(last)} in the last{mean}"
    )
    land = np.median(source.series("leverage.as_land")[is_open])
    middle = "" if source.worlds == 1 else " in the middle world"
    in_land = f", worth {percent(land)} of the way on territory{middle}"
    text += f"{in_land if source.has_defender and abs(land) < 1.0 else ''}."
    if source.worlds == 1:
        return text
    against = int(((np.where(is_open, total, 0.0).sum(axis=0)) < 0.0).sum())
    return f"{text} Summed over its open months, leverage was negative {in_worlds(against, source.worlds)}."


def _note(source: Source) -> str:
    few = "" if source.worlds >= FEWEST else " Too few worlds for a band." * (source.worlds > 1)
    return f"{open_worlds(source)} Against a twin economy without sanctions, on the same dice.{few}"


def _rows(source: Source, parts: list[Part], whole: Fan) -> list[tuple[Cell, ...]]:
    months = [str(source.start.later(k)) for k in range(source.months)]
    rows: list[tuple[Cell, ...]] = [
        (part.name, month, rounded(part.mean[k]), "", "", "") for part in parts for k, month in enumerate(months)
    ]
    total, middle = _mean(source, "total"), whole.quantiles[1:4]
    return rows + [("total", month, *map(rounded, (total[k], *middle[:, k]))) for k, month in enumerate(months)]


def _words(answer: str, parts: list[Part]) -> str:
    told = [f"{part.name} {signed(change(part.mean)[1])}" for part in parts]
    return f"{answer} Parts in the last month: {'; '.join(told)}." if told else answer
