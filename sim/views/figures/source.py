"""What the figures read of a run: only the columns they ask for, one at a time."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

from sim.model.series import key_of
from sim.results.errors import RunError, told_plainly
from sim.results.run_folder import Run
from sim.results.tables import MONTHS, MOVES, WORLDS
from sim.scenario import Scenario, load
from sim.views.figures.arrow import codes, numbers
from sim.views.palette import Look, looks

Array = NDArray[Any]


class Source:
    """A run seen through its columns. Monthly arrays have the shape (months, worlds)."""

    def __init__(self, run: Run) -> None:
        self.path = run.path
        self.seed = run.manifest.get("seed")
        self.scenario: Scenario = load(run.path / "scenario.yaml")
        self.months, self.start = self.scenario.months, self.scenario.start
        self.looks: dict[str, Look] = looks({name: actor.role for name, actor in self.scenario.actors.items()})
        self.worlds: int = self._file(WORLDS).metadata.num_rows

    def key(self, actor: str) -> str:
        """How the tables name an actor."""
        return key_of(actor)

    @property
    def target(self) -> str:
        """The actor under sanctions."""
        return self._first("target") or ""

    @property
    def counterpart(self) -> str:
        """Who negotiates with the target: the defender, or without one the lead sender."""
        return self.scenario.parties[1]

    @property
    def has_defender(self) -> bool:
        """Whether the sanctions belong to a dispute between a target and a defender."""
        return self._first("defender") is not None

    def month(self, number: float) -> str:
        """The month of a number, such as ``Mar 2026``."""
        return self.start.later(int(number)).label

    def has(self, table: str) -> bool:
        """Whether the run kept a table, such as ``months``."""
        return (self.path / f"{table}.parquet").exists()

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns of worlds."""
        return tuple(self._file(WORLDS).schema_arrow.names)

    def column(self, name: str) -> Array:
        """One number per world, NaN where empty."""
        return numbers(self._file(WORLDS).read([name]).column(0)).astype(np.float64)

    def labels(self, name: str) -> tuple[Array, list[str]]:
        """One code per world and what the codes stand for."""
        return codes(self._file(WORLDS).read([name]).column(0))

    def series(self, name: str) -> Array:
        """One monthly series."""
        values = numbers(self._file(MONTHS).read([name]).column(0))
        return np.ascontiguousarray(values.reshape(self.worlds, -1).T)

    @cached_property
    def open(self) -> Array:
        """Where a world is still open: it is not over and no deal is in force."""
        month = np.arange(self.months)[:, np.newaxis]
        return (self.series("deal.under_way") < 0.5) & ~(self.column("over") <= month)

    def move_counts(self) -> tuple[Array, list[str], list[str]]:
        """In how many worlds each actor made each move in each month (months, actors, moves); their names."""
        file = self._file(MOVES)
        count: Array = np.zeros(0)
        actors: list[str] = []
        moves: list[str] = []
        for number in range(file.num_row_groups):
            table = file.read_row_group(number, columns=["month", "actor", "move"])
            (month, _), (actor, actors), (move, moves) = (codes(table.column(k)) for k in range(3))
            shape = (self.months, len(actors), len(moves))
            code = np.ravel_multi_index((month, actor, move), shape)
            here = np.bincount(code, minlength=int(np.prod(shape))).reshape(shape)
            count = count + here if count.size else here
        return count, actors, moves

    def moves_of_world(self) -> list[dict[str, str]]:
        """The moves of a run of one world, in order: month, actor, move, instrument."""
        columns = ["month", "actor", "move", "instrument"]
        rows: list[dict[str, str]] = self._file(MOVES).read(columns).to_pylist()
        return rows

    def _first(self, role: str) -> str | None:
        return next((name for name, actor in self.scenario.actors.items() if actor.role == role), None)

    def _file(self, name: str) -> Any:
        path = Path(self.path / name)
        if not path.exists():
            raise RunError(f"{self.path} has no {name}: the run kept outcomes only")
        with told_plainly("read", path):
            return pq.ParquetFile(path)
