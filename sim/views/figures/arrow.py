"""Columns of Arrow as plain arrays, without the detour over pandas that takes a second to import."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def numbers(column: Any) -> NDArray[Any]:
    """A chunked column of numbers; where it has empty cells, floats with NaN in them."""
    parts = [_part(chunk) for chunk in column.chunks]
    return np.concatenate(parts) if parts else np.zeros(0)


def codes(column: Any) -> tuple[NDArray[Any], list[str]]:
    """A chunked column of labels: one code per cell (-1 where empty) and what the codes stand for.

    The chunks share one dictionary, as everything does that a run writes.
    """
    parts = [_part(chunk.indices) for chunk in column.chunks]
    filled = [np.where(np.isnan(part), -1, part).astype(np.int64) for part in parts]
    return np.concatenate(filled), column.chunks[0].dictionary.to_pylist()


def _part(chunk: Any) -> NDArray[Any]:
    valid, data = chunk.buffers()
    inside = slice(chunk.offset, chunk.offset + len(chunk))
    values = np.frombuffer(data, dtype=chunk.type.to_pandas_dtype())[inside]
    if not chunk.null_count:
        return values
    known = np.unpackbits(np.frombuffer(valid, dtype=np.uint8), bitorder="little")[inside]
    return np.where(known == 1, values, np.nan)
