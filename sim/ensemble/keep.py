"""Finished blocks on the disk, so that a run cut short need not begin again."""

from __future__ import annotations

import json
import os
import sys
import zipfile
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from sim.ensemble.job import Job, Play
from sim.results.block import Block
from sim.results.errors import told_plainly
from sim.results.manifest import code_digest, sync_folder

_HEAD = "head"
_TABLES = ("series", "moves", "instruments", "reasons", "margins")
_TORN = (OSError, ValueError, KeyError, TypeError, EOFError, RuntimeError, MemoryError, zipfile.BadZipFile)


class Keep:
    """A folder with one file per finished block: plain arrays and a JSON head, nothing that can run code.

    A block is found again only for the very same job: scenario, seed, worlds, detail, the function
    that plays it and the source of this package. What a scenario says is told by its ``repr``, which
    must therefore be whole and the same in every process (no plain sets). A torn or foreign file counts as not found:
    every array is read to its end, where its checksum is compared.
    """

    def __init__(self, folder: Path, play: Play) -> None:
        self._folder = folder
        self._origin = f"{play.__module__}.{play.__qualname__} {code_digest()}"
        with told_plainly("write", folder):
            folder.mkdir(exist_ok=True)

    def find(self, job: Job) -> Block | None:
        """The finished block of a job, or None."""
        try:
            with self._path(job).open("rb") as file, np.load(file, allow_pickle=False) as stored:
                head = json.loads(str(stored[_HEAD]))
                if head.pop("job") != self._identity(job):
                    return None
                return _restored(head, stored)
        except _TORN:
            return None

    def save(self, job: Job, block: Block) -> None:
        """Save a block: after a crash it is there whole or not at all."""
        path = self._path(job)
        scratch = path.with_suffix(".tmp")
        head, arrays = _taken_apart(block)
        head["job"] = self._identity(job)
        with told_plainly("write", path):
            with scratch.open("wb") as file:
                np.savez(file, allow_pickle=False, **{_HEAD: np.array(json.dumps(head))}, **arrays)
                file.flush()
                os.fsync(file.fileno())
            scratch.replace(path)
            sync_folder(self._folder)

    def _path(self, job: Job) -> Path:
        design = "" if job.design is None else f"-{job.design.digest[:16]}"
        return self._folder / f"{job.number:06d}-{job.first_world:010d}-{job.worlds}{design}.npz"

    def _identity(self, job: Job) -> str:
        design = "" if job.design is None else job.design.digest
        with np.printoptions(threshold=sys.maxsize, floatmode="unique"):
            scenario = sha256(repr(job.scenario).encode()).hexdigest()
        return f"{self._origin} {scenario} {job.seed} {job.first_world} {job.worlds} {job.detail} {design}"


@dataclass(frozen=True)
class Saving:
    """Plays a job where the worker is and leaves the block on the disk, which is faster than sending it."""

    play: Play
    store: Keep

    def __call__(self, job: Job) -> None:
        """Play and save."""
        self.store.save(job, self.play(job))


def _taken_apart(block: Block) -> tuple[dict[str, Any], dict[str, Any]]:
    """What fits a JSON head, and the arrays.

    The hundred-odd columns of worlds are stacked by type, since opening an array costs more than reading it.
    """
    head = {one.name: getattr(block, one.name) for one in fields(block) if one.name not in ("worlds", *_TABLES)}
    head["tables"] = {table: list(getattr(block, table)) for table in _TABLES}
    head["columns"] = {name: values.dtype.str for name, values in block.worlds.items()}
    arrays = {
        f"{table}{place}": np.ascontiguousarray(values)
        for table in _TABLES
        for place, values in enumerate(getattr(block, table).values())
    }
    for kind in dict.fromkeys(head["columns"].values()):
        arrays[_stacked(kind)] = np.stack([one for one in block.worlds.values() if one.dtype.str == kind])
    return head, arrays


def _restored(head: dict[str, Any], stored: Any) -> Block:
    columns = head.pop("columns")
    stacks = {kind: iter(stored[_stacked(kind)]) for kind in dict.fromkeys(columns.values())}
    tables = {
        table: {name: stored[f"{table}{place}"] for place, name in enumerate(names)}
        for table, names in head.pop("tables").items()
    }
    tables["worlds"] = {name: next(stacks[kind]) for name, kind in columns.items()}
    head["categories"] = {name: tuple(labels) for name, labels in head["categories"].items()}
    names = {name: tuple(head[name]) for name in ("move_names", "instrument_names", "reason_names")}
    return Block(**{**head, **tables, **names})


def _stacked(kind: str) -> str:
    return f"worlds of {kind[1:]}"
