"""The folder of a run: written beside its name, and given the name only when it is complete."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sim.results import manifest
from sim.results.block import Block
from sim.results.errors import RunError, told_plainly

if TYPE_CHECKING:
    import pandas as pd

    from sim.results.tables import Tables

_REQUEST, _SCENARIO, _BLOCKS, _SUMMARY = "request.json", "scenario.yaml", "blocks", "summary.csv"
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


def open_run(out: Path, resume: bool = False) -> RunFolder:
    """Claim a folder for a new run, or with ``resume`` go on with one that was cut short.

    RunError if the run exists, is begun already, cannot be written, or there is none to resume.
    """
    if resume and out.name.endswith(".partial"):
        out = out.with_name(out.name.removesuffix(".partial"))
    with told_plainly("write", out):
        if out.is_dir():
            hint = "choose another name with --out"
            if resume:
                complete = (out / manifest.MANIFEST).is_file()
                hint = "it is complete, there is nothing to resume" if complete else "it is not the folder of a run"
            raise RunError(f"{out} exists already; {hint}")
        if os.path.lexists(out):
            raise RunError(f"{out} is a file; choose another name with --out")
        if not out.parent.is_dir():
            raise RunError(f"cannot write {out}: there is no folder {out.parent}")
        partial = out.with_name(out.name + ".partial")
        if resume and not partial.is_dir():
            raise RunError(f"there is no unfinished run to resume at {out}")
        if not resume and partial.exists():
            raise RunError(f"an unfinished run is at {partial}; go on with --resume {out}, or delete that folder")
        partial.mkdir(exist_ok=resume)
    return RunFolder(out, partial)


class RunFolder:
    """A run being written: ``begin``, ``add`` every block in order, ``finish``.

    Used as a context manager it keeps other commands out of the folder, and lets go of its files when
    an error or Ctrl-C passes through; what is on the disk by then can be resumed. Every method raises RunError when the disk refuses.
    """

    def __init__(self, out: Path, partial: Path) -> None:
        self.out, self.partial = out, partial
        self._lock: int | None = None
        self._due = 0
        self._asked: Request | None = None
        self._tables: Tables | None = None
        self._since = time.monotonic()

    def __enter__(self) -> Self:
        with told_plainly("write", self.partial):
            self._lock = _alone(self.partial)
        return self

    def __exit__(self, *_: object) -> None:
        if self._tables is not None:
            self._tables.abandon()
        self._release()

    @property
    def blocks(self) -> Path:
        """Where the ensemble keeps finished blocks, so that a run cut short can be resumed."""
        return self.partial / _BLOCKS

    @property
    def request(self) -> Request | None:
        """What the run was asked to do, as far as that is on the disk."""
        path = self.partial / _REQUEST
        if not path.exists():
            return None
        try:
            with told_plainly("read", path):
                return Request(**json.loads(path.read_text(encoding="utf-8")))
        except (ValueError, TypeError) as error:
            raise RunError(f"{path} is damaged; delete {self.partial} and start again") from error

    def begin(self, request: Request) -> Request:
        """State the request, or check it against the one being resumed; the one that holds is returned."""
        from sim.results.tables import Tables

        before = self.request
        differing = _differing(before, request) if before else []
        if before and differing:
            raise RunError(f"cannot resume {self.out}: it was begun with another {' and '.join(differing)}")
        holds = before or request
        with told_plainly("write", self.partial):
            for old in self.partial.iterdir():
                if old.is_file() and old.name != _REQUEST:
                    old.unlink()
            self.blocks.mkdir(exist_ok=True)
            (self.partial / "figures").mkdir(exist_ok=True)
            manifest.write_json(self.partial / _REQUEST, asdict(holds))
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
            shutil.rmtree(self.blocks)
            (self.partial / _REQUEST).unlink()
            _sync_files(self.partial)
            manifest.write_json(self.partial / manifest.MANIFEST, self._manifest(asked, command) | facts)
            self._take_name()
        self._release()
        return self.out

    def _release(self) -> None:
        lock, self._lock = self._lock, None
        if lock is not None:
            os.close(lock)

    def _begun(self) -> tuple[Request, Tables]:
        if self._asked is None or self._tables is None:
            raise ValueError("begin the run first")
        return self._asked, self._tables

    def _check_space(self, block: Block, asked: Request) -> None:
        """The blocks are kept beside the tables until the end: twice the size of the arrays."""
        need = int(2 * _SPARE * block.nbytes / block.count * asked.worlds)
        free = shutil.disk_usage(self.partial).free
        if need > free:
            raise RunError(f"{self.out} needs about {need / 1e9:.1f} GB, only {free / 1e9:.1f} GB are free")

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
            "files": manifest.file_digests(self.partial),
        }

    def _take_name(self) -> None:
        if os.path.lexists(self.out):
            raise RunError(f"{self.out} appeared while the run was written; the result is at {self.partial}")
        self.partial.rename(self.out)
        manifest.sync_folder(self.out.parent)


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


def _alone(partial: Path) -> int | None:
    """Hold an unfinished run for this process alone; the hold ends with the process, however it ends."""
    try:
        import fcntl
    except ImportError:  # there is no such hold on Windows
        return None
    lock = os.open(partial, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(lock)
        raise RunError(f"another command is writing {partial} at the moment; wait for it, or stop it") from error
    except OSError:
        pass  # a file system without holds
    return lock


def _differing(before: Request, request: Request) -> list[str]:
    names = [one.name for one in fields(Request) if one.name != "block"]
    differing = [name for name in names if getattr(before, name) != getattr(request, name)]
    return [name.removesuffix("_text") for name in differing]


def _sync_files(folder: Path) -> None:
    for path in manifest.data_files(folder):
        with path.open("rb+") as file:
            os.fsync(file.fileno())
