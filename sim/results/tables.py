"""Blocks as Parquet: the same bytes for the same worlds, however the work was cut."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from sim.results.block import Array, Block, cut, join, month_names, move_columns, move_labels

if TYPE_CHECKING:
    import pandas as pd

GROUP, LEAN_GROUP = 1000, 10_000
"""Worlds in one row group of every file, and where only outcomes are kept: what a file remembers of its groups, it
keeps in memory until it is closed."""

WORLDS, MONTHS, MOVES = "worlds.parquet", "months.parquet", "moves.parquet"


class Tables:
    """Writes blocks, given in order, to Parquet files in a folder; holds less than one group of worlds.

    The options of the files are fixed: with the same versions of pyarrow and of the data, the files
    are equal to the byte. Monthly tables that the blocks do not have are not written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writers: dict[str, Any] = {}
        self._held: list[Block] = []

    def add(self, block: Block) -> None:
        """Take the next block and write the groups of worlds that are full."""
        self._held.append(block)
        group = GROUP if block.series or block.moves else LEAN_GROUP
        if sum(held.count for held in self._held) >= group:
            self._write_full_groups(join(self._held), group)

    def close(self) -> None:
        """Write what is held and finish the files."""
        if self._held:
            self._write(join(self._held))
        self._held = []
        for writer in self._writers.values():
            writer.close()

    def abandon(self) -> None:
        """Let go of the files; they are not complete and must not be used."""
        self._held = []
        for writer in self._writers.values():
            try:
                writer.close()
            except OSError:
                continue

    def _write_full_groups(self, whole: Block, group: int) -> None:
        end = whole.first_world + whole.count
        at = whole.first_world
        while end - at >= group:
            self._write(cut(whole, at, group))
            at += group
        self._held = [cut(whole, at, end - at)] if at < end else []

    def _write(self, group: Block) -> None:
        self._write_table(WORLDS, worlds_table(group))
        if group.series:
            self._write_table(MONTHS, months_table(group))
        if group.moves:
            self._write_table(MOVES, moves_table(group))

    def _write_table(self, name: str, table: Any) -> None:
        if name not in self._writers:
            self._writers[name] = _writer(self._folder / name, table.schema)
        self._writers[name].write_table(table, row_group_size=max(table.num_rows, 1))


def worlds_table(block: Block) -> Any:
    """One row per world: ``world``, then the columns of the block; an empty code or number is null."""

    def column(name: str, values: Array) -> Any:
        if name in block.categories:
            return _labelled(values.astype(np.int16), block.categories[name])
        if np.issubdtype(values.dtype, np.integer):
            return pa.array(values.astype(np.int64), mask=values == -1)
        return pa.array(np.ascontiguousarray(values))

    world = pa.array(np.arange(block.first_world, block.first_world + block.count))
    return pa.table({"world": world} | {name: column(name, values) for name, values in block.worlds.items()})


def months_table(block: Block) -> Any:
    """One row per world and month: ``world``, ``month``, then a column per series."""
    world = np.repeat(np.arange(block.first_world, block.first_world + block.count), block.months)
    month = np.tile(np.arange(block.months, dtype=np.int16), block.count)
    columns = {"world": pa.array(world), "month": _labelled(month, month_names(block.start, block.months))}
    series = {name: pa.array(np.ascontiguousarray(values.T).reshape(-1)) for name, values in block.series.items()}
    return pa.table(columns | series)


def moves_table(block: Block) -> Any:
    """One row per world, month and actor as long as the world lasts."""
    labels = move_labels(block)
    return pa.table(
        {
            name: _labelled(values, labels[name]) if name in labels else pa.array(values)
            for name, values in move_columns(block).items()
        }
    )


def _labelled(codes: Array, labels: tuple[str, ...]) -> Any:
    missing = codes < 0
    return pa.DictionaryArray.from_arrays(pa.array(codes, mask=missing), pa.array(labels, pa.string()))


def _writer(path: Path, schema: Any) -> Any:
    floats = [field.name for field in schema if pa.types.is_floating(field.type)]
    others = [field.name for field in schema if field.name not in floats]
    return pq.ParquetWriter(
        path,
        schema,
        version="2.6",
        data_page_version="1.0",
        compression="lz4",
        use_dictionary=others,
        use_byte_stream_split=floats,
        write_statistics=["world"],
    )


def read_frame(path: Path) -> pd.DataFrame:
    """A table as a data frame: labels as categoricals, whole numbers of worlds nullable."""
    import pandas as pd

    table = pq.read_table(path)
    frame: pd.DataFrame = table.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get)
    return frame.astype({"world": np.int64})
