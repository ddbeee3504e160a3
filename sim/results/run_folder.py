"""The folder of a run, being written and finished."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.results import manifest
from sim.results.block import Block
from sim.results.errors import RunError, told_plainly
from sim.results.unfinished import Unfinished

if TYPE_CHECKING:
    import pandas as pd

    from sim.results.tables import Tables

_SCENARIO, _SUMMARY = "scenario.yaml", "summary.csv"
_SPARE = 1.25  # share of the estimated size that must be free


@dataclass(frozen=True)
class Request:
    """What a run was asked to do; a run is resumed only for the same request.

    ``block`` is how many worlds are played at a time. It changes no result, so a resumed run takes
    the block it began with.
    """

    scenario_text: str
    seed: int
    worlds: int
    block: int = 1000
    detail: str = "full"


class RunFolder(Unfinished):
    """A run being written: ``begin``, ``add`` every block in order, ``finish``.

    How it is claimed and left is told by ``Unfinished``. Every method raises RunError when the disk refuses.
    """

    def __init__(self, out: Path, resume: bool = False) -> None:
        super().__init__(out, resume)
        self._due = 0
        self._asked: Request | None = None
        self._tables: Tables | None = None
        self._since = time.monotonic()

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        if self._tables is not None:
            self._tables.abandon()
        super().__exit__(kind, *rest)

    @property
    def request(self) -> Request | None:
        """What the run was asked to do, as far as that is on the disk."""
        told = self.asked()
        try:
            return None if told is None else Request(**told)
        except TypeError as error:
            raise self.damaged() from error

    def begin(self, request: Request) -> Request:
        """State the request, or check it against the one being resumed; the one that holds is returned."""
        from sim.results.tables import Tables

        before = self.request
        differing = _differing(before, request) if before else []
        if before and differing:
            raise RunError(f"cannot resume {self.out}: it was begun with another {' and '.join(differing)}")
        holds = before or request
        self.ask(asdict(holds))
        with told_plainly("write", self.partial):
            (self.partial / _SCENARIO).write_bytes(holds.scenario_text.encode())
        self._asked, self._tables, self._due = holds, Tables(self.partial), 0
        return holds

    def add(self, block: Block) -> None:
        """Write the next block; ValueError if it is not the one due."""
        asked, tables = self._begun()
        if block.first_world != self._due:
            raise ValueError(f"world {self._due} is due, got a block that starts at world {block.first_world}")
        with told_plainly("write", self.partial):
            if self._due == 0:
                self._check_space(block, asked)
            tables.add(block)
        self._due += block.count

    def finish(self, command: Sequence[str] = (), **facts: Any) -> Path:
        """Complete the run and give it its name, which is returned; ``facts`` are added to the manifest."""
        from sim.results.summary import write_summary
        from sim.results.tables import WORLDS

        asked, tables = self._begun()
        if self._due != asked.worlds:
            raise RunError(f"only {self._due} of {asked.worlds} worlds of {self.out} were played")
        with told_plainly("write", self.partial):
            tables.close()
            self._tables = None
            if not (self.partial / _SUMMARY).exists():
                write_summary(self.partial / WORLDS, self.partial / _SUMMARY)
        return self.complete(self._manifest(asked, command) | facts)

    def _begun(self) -> tuple[Request, Tables]:
        if self._asked is None or self._tables is None:
            raise ValueError("begin the run first")
        return self._asked, self._tables

    def _check_space(self, block: Block, asked: Request) -> None:
        """The blocks are kept beside the tables until the end: twice the size of the arrays.

        A run that does not fit leaves nothing behind, unless it was begun by an earlier command.
        """
        need = int(2 * _SPARE * block.nbytes / block.count * asked.worlds)
        free = shutil.disk_usage(self.partial).free
        if need > free:
            self.give_up()
            raise RunError(f"{self.out} needs about {_size(need)}, only {_size(free)} are free")

    def _manifest(self, asked: Request, command: Sequence[str]) -> dict[str, Any]:
        return {
            "scenario_sha256": manifest.text_digest(asked.scenario_text),
            "seed": asked.seed,
            "worlds": asked.worlds,
            "detail": asked.detail,
            "code_sha256": manifest.code_digest(),
            "versions": manifest.versions(),
            "command": list(command),
            "wall_seconds": round(time.monotonic() - self._since, 3),
        }


@dataclass(frozen=True)
class Run:
    """A finished run; its tables are read when they are first asked for."""

    path: Path
    manifest: dict[str, Any]
    scenario_text: str

    @cached_property
    def worlds(self) -> pd.DataFrame:
        """One row per world, as ``block.worlds_frame`` gives it."""
        return self._read("worlds").set_index("world")

    @cached_property
    def months(self) -> pd.DataFrame:
        """One row per world and month, a column per series."""
        return self._read("months")

    @cached_property
    def moves(self) -> pd.DataFrame:
        """One row per world, month and actor, as ``block.moves_frame`` gives it."""
        return self._read("moves")

    def damaged(self) -> list[str]:
        """Names of the data files that are missing or no longer what the manifest says."""
        with told_plainly("read", self.path):
            now = manifest.file_digests(self.path)
        return [name for name, digest in self.manifest["files"].items() if now.get(name) != digest]

    def _read(self, table: str) -> pd.DataFrame:
        from sim.results.tables import read_frame

        path = self.path / f"{table}.parquet"
        if not path.exists():
            raise RunError(f"{self.path} has no {path.name}: the run kept outcomes only")
        with told_plainly("read", path):
            return read_frame(path)


def load_run(path: Path) -> Run:
    """Open a finished run; RunError if there is none or it is not finished."""
    told = path / manifest.MANIFEST
    if not told.is_file():
        partial = path.with_name(path.name + ".partial")
        hint = f"; it is unfinished, go on with --resume {path}" if partial.is_dir() else ""
        raise RunError(f"{path} is not the folder of a finished run{hint}")
    try:
        with told_plainly("read", path):
            content = json.loads(told.read_text(encoding="utf-8"))
            return Run(path, content, (path / _SCENARIO).read_bytes().decode())
    except ValueError as error:
        raise RunError(f"{told} is damaged") from error


def _size(size: int) -> str:
    return f"{size / 1e9:,.1f} GB" if size >= 1e9 else f"{size / 1e6:,.1f} MB"


def _differing(before: Request, request: Request) -> list[str]:
    names = [one.name for one in fields(Request) if one.name != "block"]
    differing = [name for name in names if getattr(before, name) != getattr(request, name)]
    return [name.removesuffix("_text") for name in differing]
