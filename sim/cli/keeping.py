"""The folder of an analysis: written beside its name, and given the name only when it is complete."""

from __future__ import annotations

import os
import shlex
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.scenario import Scenario

MANY = 2000
"""Worlds, over all scenarios, from which on all processors are used unless the user says how many."""


def processes(asked: int | None, worlds: int) -> int:
    """How many processes to use for so many worlds in all."""
    if asked is not None:
        return asked
    return (os.process_cpu_count() or 1) if worlds >= MANY else 1


@contextmanager
def kept_folder(out: Path | None, stem: str) -> Iterator[tuple[Path, Path]]:
    """A folder to write into, and the name it takes at the end: ``out``, or a free one in ``runs``.

    What was begun is deleted when an error or Ctrl-C passes through. RunError if the name is taken or
    the disk refuses.
    """
    from sim.results.errors import RunError, told_plainly

    if out is None:
        with told_plainly("write", Path("runs")):
            Path("runs").mkdir(exist_ok=True)
    name = out or _free_name(stem)
    partial = name.with_name(name.name + ".partial")
    if any(os.path.lexists(path) for path in (name, partial)):
        raise RunError(f"{name} exists already; choose another name with --out")
    if not name.parent.is_dir():
        raise RunError(f"cannot write {name}: there is no folder {name.parent}")
    with told_plainly("write", name):
        partial.mkdir()
    try:
        yield partial, name
        with told_plainly("write", name):
            partial.rename(name)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise


def write_about(folder: Path, cases: Sequence[Scenario], command: Sequence[str], **facts: Any) -> None:
    """The resolved scenarios, and a manifest of what the analysis rests on."""
    from sim.results import manifest
    from sim.results.errors import told_plainly

    with told_plainly("write", folder):
        for number, case in enumerate(cases, start=1):
            (folder / f"scenario-{number}-{case.name}.yaml").write_bytes(case.text.encode())
        told = {
            "scenarios": {case.name: manifest.text_digest(case.text) for case in cases},
            **facts,
            "code_sha256": manifest.code_digest(),
            "versions": manifest.versions(),
            "command": list(command),
            "written": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "files": manifest.file_digests(folder),
        }
        manifest.write_json(folder / manifest.MANIFEST, told)


def kept(name: Path, command: Sequence[str]) -> str:
    """Where an analysis is, and how to get it again."""
    return f"\nKept in {name}. The same again: {shlex.join(command)}"


def _free_name(stem: str) -> Path:
    number, name = 1, stem
    while any(os.path.lexists(Path("runs") / taken) for taken in (name, f"{name}.partial")):
        number += 1
        name = f"{stem}-{number}"
    return Path("runs") / name
