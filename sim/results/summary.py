"""The short table of a run: one line for each column of worlds, or for each label of a coded one."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

HEADER = ("column", "label", "worlds", "share", "mean", "sd", "p05", "p50", "p95")


def write_summary(worlds: Path, out: Path) -> None:
    """Read a table of worlds column by column and write ``out`` as CSV.

    ``worlds`` counts those that have a value (or the label), ``share`` is of all worlds; mean,
    standard deviation and quantiles are of the worlds that have a value.
    """
    with pq.ParquetFile(worlds) as file, out.open("w", newline="", encoding="utf-8") as target:
        lines = csv.writer(target, lineterminator="\n")
        lines.writerow(HEADER)
        for name in file.schema_arrow.names:
            if name != "world":
                lines.writerows(_lines(name, file.read([name]).column(0).combine_chunks()))


def _lines(name: str, column: Any) -> list[list[object]]:
    total = len(column)
    if pa.types.is_dictionary(column.type):
        codes = column.indices.fill_null(-1).to_numpy(zero_copy_only=False)
        counts = [int((codes == code).sum()) for code in range(len(column.dictionary))]
        labels = column.dictionary.to_pylist()
        return [
            [name, label, count, f"{count / total:.6g}", *[""] * 5] for label, count in zip(labels, counts, strict=True)
        ]
    values = column.drop_null().to_numpy(zero_copy_only=False).astype(np.float64)
    values = values[np.isfinite(values)]
    head: list[object] = [name, "", len(values), f"{len(values) / total:.6g}"]
    if not len(values):
        return [[*head, *[""] * 5]]
    figures = [values.mean(), values.std(), *np.quantile(values, [0.05, 0.5, 0.95])]
    return [[*head, *(f"{figure:.6g}" for figure in figures)]]
