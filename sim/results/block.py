"""What a block of worlds did: plain arrays, and the labelled tables made from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

Array = NDArray[Any]
_TABLES = ("worlds", "series", "moves", "instruments", "reasons", "margins")


@dataclass(frozen=True, eq=False)
class Block:
    """What one block of worlds did. All arrays have the world axis last.

    ``worlds`` has one array of shape (N,) for each outcome or drawn input: floats, booleans or whole
    numbers. A whole number is a code into ``categories`` if the column is named there, else a plain
    number such as a month; -1 says empty in both. ``series`` has (T, N) arrays named as in
    ``russia.hardship``, none if only outcomes were kept. ``moves``, ``instruments`` and ``reasons``
    map an actor to (T, N) codes into the names; a move of -1 says the world was over, the others
    none. ``margins`` is the appeal of the chosen move over the runner-up, in utility.
    """

    first_world: int
    months: int
    start: str
    worlds: dict[str, Array]
    categories: dict[str, tuple[str, ...]] = field(default_factory=dict)
    series: dict[str, NDArray[np.float32]] = field(default_factory=dict)
    moves: dict[str, NDArray[np.int8]] = field(default_factory=dict)
    instruments: dict[str, NDArray[np.int8]] = field(default_factory=dict)
    reasons: dict[str, NDArray[np.int8]] = field(default_factory=dict)
    margins: dict[str, NDArray[np.float32]] = field(default_factory=dict)
    move_names: tuple[str, ...] = ()
    instrument_names: tuple[str, ...] = ()
    reason_names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.worlds:
            raise ValueError("a block needs at least one column of worlds")
        for table in _TABLES:
            shape = (self.count,) if table == "worlds" else (self.months, self.count)
            for name, values in getattr(self, table).items():
                if values.shape != shape:
                    raise ValueError(f"{table}[{name!r}] has shape {values.shape}, expected {shape}")

    @property
    def count(self) -> int:
        """How many worlds the block holds."""
        return int(next(iter(self.worlds.values())).shape[-1])

    @property
    def nbytes(self) -> int:
        """Bytes of memory that its arrays take."""
        return sum(values.nbytes for table in _TABLES for values in getattr(self, table).values())


def join(blocks: Sequence[Block]) -> Block:
    """One block of adjacent blocks, given in order; ValueError if they do not fit together."""
    head = blocks[0]
    if len(blocks) == 1:
        return head
    due = head.first_world
    for block in blocks:
        if block.first_world != due:
            raise ValueError(f"expected the block that starts at world {due}, got world {block.first_world}")
        if _frame(block) != _frame(head):
            raise ValueError(f"the block at world {due} has other columns, names or months than the first")
        due += block.count

    def joined(table: str, name: str) -> Array:
        return np.concatenate([getattr(block, table)[name] for block in blocks], axis=-1)

    return _rebuilt(head, joined)


def cut(block: Block, first_world: int, count: int) -> Block:
    """The ``count`` worlds of a block from ``first_world`` on; its arrays are views of the block's."""
    offset = first_world - block.first_world
    if offset < 0 or count < 1 or offset + count > block.count:
        raise ValueError(f"worlds {first_world} to {first_world + count - 1} are not all in the block")

    def part(table: str, name: str) -> Array:
        values: Array = getattr(block, table)[name]
        return values[..., offset : offset + count]

    return replace(_rebuilt(block, part), first_world=first_world)


def month_names(start: str, months: int) -> tuple[str, ...]:
    """The months of a run in words.

    >>> month_names("2026-11", 3)
    ('2026-11', '2026-12', '2027-01')
    """
    year, month = (int(part) for part in start.split("-"))
    counted = range(year * 12 + month - 1, year * 12 + month - 1 + months)
    return tuple(f"{at // 12:04d}-{at % 12 + 1:02d}" for at in counted)


def worlds_frame(block: Block) -> pd.DataFrame:
    """One row per world. Coded columns are categoricals, whole numbers nullable (-1 is empty)."""
    import pandas as pd

    def column(name: str, values: Array) -> Any:
        if name in block.categories:
            return _categorical(values, block.categories[name])
        if np.issubdtype(values.dtype, np.integer):
            return pd.arrays.IntegerArray(values.astype(np.int64), values == -1)
        return values

    index = pd.RangeIndex(block.first_world, block.first_world + block.count, name="world")
    return pd.DataFrame({name: column(name, values) for name, values in block.worlds.items()}, index=index)


def series_dataset(block: Block) -> xr.Dataset:
    """Every monthly series with the dimensions month (labels such as 2026-01) and world."""
    import xarray as xr

    worlds = np.arange(block.first_world, block.first_world + block.count)
    coordinates = {"month": list(month_names(block.start, block.months)), "world": worlds}
    return xr.Dataset({name: (("month", "world"), values) for name, values in block.series.items()}, coordinates)


def move_columns(block: Block) -> dict[str, Array]:
    """The moves as columns of equal length, by world, month and actor; worlds that are over are left out.

    ``month``, ``actor``, ``move``, ``instrument`` and ``reason`` are codes. A column that the block
    did not record is absent.
    """
    actors = tuple(block.moves)

    def rows(table: Mapping[str, Array]) -> Array:
        return np.stack([table[actor] for actor in actors]).transpose(2, 1, 0).reshape(-1)

    moves = rows(block.moves)
    played = np.flatnonzero(moves >= 0)
    at, actor = np.divmod(played, len(actors))
    world, month = np.divmod(at, block.months)
    columns: dict[str, Array] = {
        "world": world + block.first_world,
        "month": month.astype(np.int16),
        "actor": actor.astype(np.int8),
        "move": moves[played],
    }
    recorded: dict[str, Mapping[str, Array]] = {
        "instrument": block.instruments,
        "reason": block.reasons,
        "margin": block.margins,
    }
    return columns | {name: rows(table)[played] for name, table in recorded.items() if table}


def move_labels(block: Block) -> dict[str, tuple[str, ...]]:
    """What the codes of ``move_columns`` stand for."""
    return {
        "month": month_names(block.start, block.months),
        "actor": tuple(block.moves),
        "move": block.move_names,
        "instrument": block.instrument_names,
        "reason": block.reason_names,
    }


def moves_frame(block: Block) -> pd.DataFrame:
    """One row per world, month and actor, as long as the world lasts."""
    import pandas as pd

    if not block.moves:
        return pd.DataFrame()
    labels = move_labels(block)
    return pd.DataFrame(
        {
            name: _categorical(values, labels[name]) if name in labels else values
            for name, values in move_columns(block).items()
        }
    )


def _categorical(codes: Array, labels: tuple[str, ...]) -> Any:
    import pandas as pd

    return pd.Categorical.from_codes(codes.astype(np.int16), pd.Index(labels, dtype="str"))


def _frame(block: Block) -> tuple[object, ...]:
    """All that adjacent blocks have in common."""
    columns = tuple((table, name, values.dtype) for table in _TABLES for name, values in getattr(block, table).items())
    plain = [getattr(block, one.name) for one in fields(block) if one.name not in (*_TABLES, "first_world")]
    return columns, *plain


def _rebuilt(block: Block, array: Callable[[str, str], Array]) -> Block:
    tables: dict[str, Any] = {table: {name: array(table, name) for name in getattr(block, table)} for table in _TABLES}
    return replace(block, **tables)
