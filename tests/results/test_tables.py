"""Tables of worlds are written in groups of a fixed size, whatever the blocks they come in."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from sim.ensemble import run
from sim.results.tables import WORLDS, Tables
from tests.ensemble import fake


@pytest.mark.parametrize(("detail", "group"), [("full", 4), ("outcomes", 10)])
@pytest.mark.parametrize("block", [3, 7, 25])
def test_groups_are_larger_where_only_outcomes_are_kept(
    detail: str, group: int, block: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sim.results.tables.GROUP", 4)
    monkeypatch.setattr("sim.results.tables.LEAN_GROUP", 10)
    tables = Tables(tmp_path)
    for one in run(fake.Story(), 25, 4, play=fake.play, block=block, detail=detail):
        tables.add(one)
    tables.close()
    told = pq.ParquetFile(tmp_path / WORLDS).metadata
    assert [told.row_group(number).num_rows for number in range(told.num_row_groups)][:-1] == [group] * (24 // group)
