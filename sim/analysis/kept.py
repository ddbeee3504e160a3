"""Finished runs on the same dice, compared world by world without playing them again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.analysis.comparison import Comparison, check_paired, names_of, shared_outcomes
from sim.analysis.errors import AnalysisError
from sim.analysis.outcomes import values_of
from sim.model.endings import DISPUTE, SANCTIONS
from sim.results.block import Block

if TYPE_CHECKING:
    from sim.results.run_folder import Run
    from sim.scenario import Scenario

_LABELS = {"dispute_ending": DISPUTE, "sanctions_ending": SANCTIONS}
_SAME = {"seed": "seed", "worlds": "number of worlds", "code_sha256": "version of the model"}
"""What runs must have in common, by its name in the manifest."""


def compared(runs: Sequence[Run], cases: Sequence[Scenario]) -> Comparison:
    """The runs of these scenarios, each held against the first; where worlds part is not told.

    AnalysisError says why they cannot be paired.
    """
    first = runs[0].manifest
    for run in runs[1:]:
        other = [word for key, word in _SAME.items() if run.manifest[key] != first[key]]
        if other:
            raise AnalysisError(f"worlds cannot be paired: {run.path.name} has another {' and '.join(other)}")
    check_paired(cases)
    outcomes = shared_outcomes(cases)
    values = tuple(values_of(_block(run, case), outcomes) for run, case in zip(runs, cases, strict=True))
    return Comparison(tuple(cases), names_of(cases), first["seed"], outcomes, values, ())


def _block(run: Run, case: Scenario) -> Block:
    """The outcomes of a run as they were recorded."""
    frame = run.worlds
    columns = {name: _codes(name, frame[name]) for name in frame.columns if not name.startswith("input.")}
    return Block(0, case.months, str(case.start), columns, _LABELS)


def _codes(name: str, column: Any) -> Any:
    import pandas as pd

    if name in _LABELS:
        return pd.Categorical(column, categories=list(_LABELS[name])).codes
    if isinstance(column.dtype, pd.Int64Dtype):
        return column.fillna(-1).to_numpy(dtype=np.int64)
    return column.to_numpy()
