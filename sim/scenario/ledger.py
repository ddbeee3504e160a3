"""The evidence ledger, read only: article claims, public observations, dated moves and published work.

Sources in scenarios and parameters cite it: ``S1.4`` is a claim, ``oil.brent@2025-12`` an observation,
``oil.brent`` the whole series of them,
``sanctions.us-energy@2025-10-22`` a dated move, ``Drezner 1998`` a work, and ``assumption`` nothing at all.
A table is read once, when first asked for; one that is missing raises ``FileNotFoundError``.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

_PACKAGE = Path(__file__).resolve().parents[1]
ASSUMPTION = "assumption"  # the one citation that stands for no entry
TIMELINES = ("sanctions", "talks")  # tables of dated moves; the others hold values


@dataclass(frozen=True)
class Claim:
    """What one of the five articles says, in our words: a hypothesis, never a datum."""

    id: str
    article: str
    claim: str
    informs: tuple[str, ...]
    verdict: tuple[str, ...]
    caveat: str
    contradicts: tuple[str, ...]
    shows: tuple[dict[str, str], ...] = ()
    """Where a structural claim can be seen: a ``scenario``, the outcome or series ``in`` it, and how it ``reads``."""


@dataclass(frozen=True)
class Observation:
    """A public figure, ``value`` in ``unit``; ``low`` and ``high`` where a range is known, no ``date`` if timeless."""

    key: str
    table: str
    quantity: str
    date: str
    value: float
    low: float | None
    high: float | None
    unit: str
    source: str
    grade: str
    use: str
    note: str


@dataclass(frozen=True)
class Series:
    """All observations of one quantity, in order of time."""

    key: str
    rows: tuple[Observation, ...]

    @property
    def table(self) -> str:
        """The table they stand in."""
        return self.rows[0].table

    @property
    def grade(self) -> str:
        """The weakest grade among them."""
        return max(row.grade for row in self.rows)


@dataclass(frozen=True)
class Move:
    """Something an actor did on a day; ``strength`` runs from 1 (a gesture) to 5 (a turning point)."""

    key: str
    table: str
    date: str
    actor: str
    kind: str
    instrument: str
    strength: int
    what: str
    source: str
    grade: str


@dataclass(frozen=True)
class Work:
    """A published estimate: its reference, what we take from it, and how far it was read."""

    key: str
    citation: str
    finding: str
    status: str
    note: str = ""


def seeds_folder() -> Path:
    """Where the ledger lies: inside the installed package, else beside it in the repository."""
    installed = _PACKAGE / "_seeds"
    return installed if installed.is_dir() else _PACKAGE.parent / "seeds"


@cache
def claims() -> dict[str, Claim]:
    """Claims by id, such as ``S1.4``; parts of an entry that are not known here are left alone."""
    return {entry["id"]: _claim(entry) for entry in _yaml("claims.yaml")}


@cache
def observations() -> dict[str, Observation]:
    """Observations by ``table.quantity@date``; also by ``table.quantity`` where there is a single one."""
    rows = [_observation(table, row) for table in _tables() if table not in TIMELINES for row in _rows(table)]
    times = Counter((row.table, row.quantity) for row in rows)
    alone = {f"{row.table}.{row.quantity}": row for row in rows if times[row.table, row.quantity] == 1}
    return {row.key: row for row in rows} | alone


@cache
def series() -> dict[str, Series]:
    """Quantities observed more than once, by ``table.quantity``."""
    rows: dict[str, list[Observation]] = {}
    for row in dict.fromkeys(observations().values()):
        rows.setdefault(f"{row.table}.{row.quantity}", []).append(row)
    return {key: Series(key, tuple(found)) for key, found in rows.items() if len(found) > 1}


@cache
def moves() -> dict[str, Move]:
    """Dated moves by ``table.actor-instrument@date``, in order of time."""
    found = [_move(table, row) for table in TIMELINES for row in _rows(table)]
    return {move.key: move for move in sorted(found, key=lambda move: move.date)}


@cache
def literature() -> dict[str, Work]:
    """Works by the key that citations use, such as ``Drezner 1998`` or ``SF3``."""
    return {key: Work(key=key, **parts) for key, parts in _yaml("literature.yaml").items()}


type Entry = Claim | Observation | Series | Move | Work


def resolve(item: str) -> Entry | None:
    """The entry that one citation (not several joined) stands for; None for ``assumption`` and what is not there."""
    tables: tuple[dict[str, Any], ...] = (claims(), observations(), series(), moves(), literature())
    return next((table[item.strip()] for table in tables if item.strip() in table), None)


def _claim(entry: dict[str, Any]) -> Claim:
    verdict = (entry["verdict"],) if isinstance(entry["verdict"], str) else tuple(entry["verdict"])
    informs, contradicts = tuple(entry["informs"]), tuple(entry.get("contradicts", ()))
    told = (entry["id"], entry["article"], entry["claim"], informs, verdict, entry["caveat"], contradicts)
    return Claim(*told, tuple(entry.get("shows", ())))


def _observation(table: str, row: dict[str, str]) -> Observation:
    key = f"{table}.{row['quantity']}" + (f"@{row['date']}" if row["date"] else "")
    numbers = {part: float(row[part]) if row[part] else None for part in ("value", "low", "high")}
    return Observation(key=key, table=table, **(row | numbers))  # type: ignore[arg-type]


def _move(table: str, row: dict[str, str]) -> Move:
    key = f"{table}.{row['actor'].lower()}-{row['instrument']}@{row['date']}"
    return Move(key=key, table=table, **(row | {"strength": int(row["strength"])}))  # type: ignore[arg-type]


def _tables() -> list[str]:
    return sorted(path.stem for path in (seeds_folder() / "observations").glob("*.csv"))


def _rows(table: str) -> list[dict[str, str]]:
    with (seeds_folder() / "observations" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _yaml(name: str) -> Any:
    return YAML(typ="safe", pure=True).load((seeds_folder() / name).read_text(encoding="utf-8"))
