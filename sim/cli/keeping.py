"""The folders that commands write: claimed, resumed, and for an analysis filled and told."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from sim.cli.failing import Interrupted, Refused

if TYPE_CHECKING:
    import pandas as pd

    from sim.analysis.playing import Playing
    from sim.results.unfinished import Unfinished
    from sim.scenario import Scenario

MANY = 2000
"""Worlds, over all scenarios, from which on all processors are used unless the user says how many."""


@dataclass(frozen=True)
class Means:
    """Where and how an analysis is made, as the user says; nothing of it changes a result."""

    out: Path | None = None
    resume: Path | None = None
    workers: int | None = None
    cluster: str | None = None
    as_json: bool = False
    figures: bool = True

    def get_ready(self, worlds: int) -> int:
        """How many processes to use for so many worlds in all; what they need is loaded from now on."""
        return get_ready(self.workers, worlds, self.cluster)


@dataclass(frozen=True)
class Question:
    """What is asked of which scenarios: the command that asks it again, a name for its folder, its worlds in all."""

    cases: Sequence[Scenario]
    command: Sequence[str]
    stem: str
    worlds: int
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """What was found: tables, words, records for JSON, and who draws its figures into a folder."""

    tables: Mapping[str, pd.DataFrame]
    words: str
    records: Any
    draw: Callable[[Path], object]


def find_out[Found](
    question: Question, means: Means, ask: Callable[[Playing], Found], told: Callable[[Found], Answer]
) -> None:
    """Play what a question needs, keep the answer in a folder, and print it."""
    from sim.analysis.playing import Playing
    from sim.cli.printing import print_json, print_text
    from sim.cli.progress import progress_bar
    from sim.results.analysis_folder import AnalysisFolder

    workers = means.get_ready(question.worlds)
    with claimed(AnalysisFolder, question.stem, means.out, means.resume) as folder:
        cut = folder.begin(question.cases, question.command, workers)
        with resumable(folder, question.command):
            with progress_bar() as tell:
                playing = Playing(workers=workers, cluster=means.cluster, progress=tell, keep=folder.blocks, cut=cut)
                with _loading_ahead(means) if workers > 1 else nullcontext():
                    found = ask(playing)
            answer = told(found)
            folder.write(answer.tables, answer.words)
            if means.figures:
                answer.draw(folder.partial / "figures")
            path = folder.finish(question.facts)
    again = shlex.join(question.command)
    if means.as_json:
        kept = {"command": again, "folder": str(path)}
        print_json(answer.records | kept if isinstance(answer.records, dict) else answer.records)
    else:
        print_text(f"{answer.words}\n\nKept in {path}. The same again: {again}")


def processes(asked: int | None, many: bool) -> int:
    """How many processes to use: as many as asked for, else all processors where there is much to do."""
    return asked or (os.process_cpu_count() if many else 1) or 1


def get_ready(asked: int | None, worlds: int, cluster: str | None) -> int:
    """How many processes to use for so many worlds in all.

    If there are several on this machine, the model is loaded for them from now on, while this process
    reads scenarios and loads what it needs itself.
    """
    workers = processes(asked, worlds >= MANY or cluster is not None)
    if workers > 1 and cluster is None:
        from sim.ensemble import by_model
        from sim.ensemble.pool import get_ready as load_for_workers

        load_for_workers(by_model.HOME)
    return workers


def claimed[Folder: Unfinished](
    kind: Callable[[Path, bool], Folder], stem: str, out: Path | None, resume: Path | None
) -> Folder:
    """The folder to write: a new one of this name, or a free one in ``runs``, or the one that is gone on with."""
    from sim.results.errors import told_plainly

    if resume is not None:
        if out is not None:
            raise Refused("--out and --resume exclude each other; what is resumed stays in its own folder")
        return kind(resume, True)
    if out is None:
        with told_plainly("write", Path("runs")):
            Path("runs").mkdir(exist_ok=True)
    return kind(out or _free_name(stem), False)


@contextmanager
def resumable(folder: Unfinished, command: Sequence[str]) -> Iterator[None]:
    """Say how to go on where Ctrl-C stops what is inside."""
    try:
        yield
    except KeyboardInterrupt as error:
        folder.keep()
        going_on = shlex.join([*command, "--resume", str(folder.out)])
        raise Interrupted(f"stopped; what is played is kept. Go on with: {going_on}") from error


@contextmanager
def _loading_ahead(means: Means) -> Iterator[None]:
    """Load what the answer needs while the workers play."""
    loading = Thread(target=_load, args=(means,))
    loading.start()
    try:
        yield
    finally:
        loading.join()


def _load(means: Means) -> None:
    for module in ("pandas", *(["sim.views.figures.sheet"] if means.figures else [])):
        import_module(module)


def _free_name(stem: str) -> Path:
    number, name = 1, stem
    while any(os.path.lexists(Path("runs") / taken) for taken in (name, f"{name}.partial")):
        number += 1
        name = f"{stem}-{number}"
    return Path("runs") / name
