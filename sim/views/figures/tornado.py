"""Tornado: the rank correlation of each input with an outcome, the strongest on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sim.views.figures.drawn import Cell, Drawn
from sim.views.figures.rows import (
    LIGHT,
    MIDDLE,
    MOST,
    bar,
    foot_of,
    records,
    row_axes,
    write_numbers,
    zero_line,
)
from sim.views.figures.sheet import Sheet
from sim.views.figures.wording import MODEL, joined
from sim.views.narrate.sensing import factor_in_words

if TYPE_CHECKING:
    from sim.scenario import Scenario

HEADER = ("factor", "correlation", "low", "high", "clear")


def draw(scenario: Scenario, correlations: pd.DataFrame, meaning: str, run: str) -> Drawn:
    """The strongest inputs of one outcome; ``correlations`` as ``sim.analysis.correlations`` gives them."""
    top = correlations.head(MOST)
    names = [factor_in_words(name, "input") for name in top["factor"]]
    answer = _answer(top, names, meaning)
    note = (
        "Bars: Spearman's rank correlation; to the left lower values of an input go with it, to the right higher. "
        f"Lines: 95 % interval. Pale: not clear of what chance gives the largest of {len(correlations)} inputs."
    )
    sheet = Sheet(f"Which inputs go with this: {meaning}?", answer, foot_of(scenario, note, run))
    edge = float(np.ceil(10 * max(0.2, top[["low", "high"]].abs().to_numpy().max(initial=0.0))) / 10)
    axes = row_axes(
        sheet,
        names,
        -edge,
        edge,
        "rank correlation, one at a time: hides interactions",
        "correlation",
    )
    for number, row in enumerate(records(top)):
        bar(axes, -number, row.correlation, (row.low, row.high), MIDDLE if row.clear else LIGHT)
    zero_line(axes)
    write_numbers(sheet, axes, [_told(value) for value in top["correlation"]])
    rows: list[tuple[Cell, ...]] = [
        (r.factor, round(r.correlation, 4), round(r.low, 4), round(r.high, 4), str(r.clear))
        for r in records(correlations)
    ]
    return Drawn(sheet, HEADER, rows, f"{answer} One at a time: hides interactions.")


def _answer(top: pd.DataFrame, names: list[str], meaning: str) -> str:
    clear = [
        f"{name} ({_told(rank)})"
        for name, rank, firm in zip(names, top["correlation"], top["clear"], strict=True)
        if firm
    ]
    if not clear:
        return f"{MODEL} no single input goes with it more than chance allows: {meaning}."
    return f"{MODEL} the inputs that go with it most, taken one at a time, are {joined(clear[:3])}."


def _told(rank: float) -> str:
    return f"{rank:+.2f}".replace("-", "−") if abs(rank) >= 0.005 else "0.00"
