"""What a run hangs on: the rank correlation of each drawn input with whether a deal is signed."""

from __future__ import annotations

import numpy as np

from sim.analysis.correlations import correlations
from sim.analysis.drivers import FEWEST_WORLDS, InputColumns
from sim.analysis.grounds import drawn_inputs
from sim.views.figures import tornado
from sim.views.figures.drawn import Drawn, foot
from sim.views.figures.sheet import Sheet
from sim.views.figures.source import Source
from sim.views.figures.wording import MODEL, in_worlds


def draw(source: Source) -> Drawn:
    """A tornado of the inputs, or a word on why nothing can be told."""
    signed = np.isfinite(source.column("signed"))
    meaning = f"a deal is signed by {source.month(source.months - 1)}"
    if signed.size >= FEWEST_WORLDS and signed.any() and not signed.all():
        inputs = InputColumns(drawn_inputs(source.scenario), source.column)
        ranks = correlations(inputs, {"signed": signed.astype(np.float64)})
        return tornado.draw(source.scenario, ranks, meaning, f"{source.worlds:,} worlds, seed {source.seed}.")
    answer = f"{MODEL} {meaning} {in_worlds(int(signed.sum()), signed.size)}: nothing can be told of the inputs."
    note = f"Inputs are ranked where at least {FEWEST_WORLDS} worlds are played, some with a deal and some without."
    return Drawn(Sheet("Which inputs go with a deal?", answer, foot(source, note)), tornado.HEADER, [], answer)
