"""Running a scenario into a run folder."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sim.cli.failing import Interrupted
from sim.cli.keeping import claimed, get_ready, resumable
from sim.cli.options import words_of_changes
from sim.cli.progress import progress_bar

if TYPE_CHECKING:
    from collections.abc import Generator

    from sim.results.block import Block
    from sim.results.run_folder import Request, Run, RunFolder
    from sim.scenario import Scenario

WORLDS, SEED = 1000, 1


@dataclass(frozen=True)
class Order:
    """What the user asked for; what is None was not said."""

    scenario: str
    worlds: int | None = None
    seed: int | None = None
    changes: dict[str, str] = field(default_factory=dict)
    out: Path | None = None
    workers: int | None = None
    cluster: str | None = None
    resume: Path | None = None
    outcomes_only: bool = False

    def command(self, worlds: int, seed: int, detail: str) -> list[str]:
        """The command that gives this very run again."""
        changes = words_of_changes(self.changes)
        words = ["leverage", "run", self.scenario, *changes, "--worlds", str(worlds), "--seed", str(seed)]
        return words if detail == "full" else [*words, "--outcomes-only"]


def carry_out(order: Order, scenario: Scenario) -> Run:
    """Play what was asked into a folder; its manifest holds the command that reproduces it."""
    from sim.results.run_folder import load_run

    with _folder(order, scenario) as folder:
        asked = _request(order, scenario, folder)
        command = order.command(asked.worlds, asked.seed, asked.detail)
        with resumable(folder, command):
            _play(order, scenario, folder.begin(asked), folder)
            path = folder.finish(command)
    return load_run(path)


def draw(run: Run) -> None:
    """Draw the figures of a finished run into its folder."""
    from sim.views.figures.draw import draw_all

    try:
        draw_all(run, run.path / "figures")
    except KeyboardInterrupt as error:
        raise Interrupted(f"stopped while drawing; the data at {run.path} are complete") from error


def _play(order: Order, scenario: Scenario, holds: Request, folder: RunFolder) -> None:
    from sim.ensemble import by_model, run

    with progress_bar() as tell:
        playing = run(
            scenario, holds.worlds, holds.seed, play=by_model.play, workers=_workers(order, holds.worlds),
            cluster=order.cluster, detail=holds.detail, block=holds.block, progress=tell, keep=folder.blocks,
        )  # fmt: skip
        with closing(cast("Generator[Block]", playing)) as blocks:
            for block in blocks:
                folder.add(block)


def _request(order: Order, scenario: Scenario, folder: RunFolder) -> Request:
    """The request in full: what was said, else what an unfinished run was begun with, else the defaults."""
    from sim.ensemble import block_size
    from sim.results.run_folder import Request

    begun = folder.request
    worlds = order.worlds if order.worlds is not None else begun.worlds if begun else WORLDS
    seed = order.seed if order.seed is not None else begun.seed if begun else SEED
    detail = "outcomes" if order.outcomes_only else begun.detail if begun else "full"
    return Request(scenario.text, seed, worlds, block_size(worlds, _workers(order, worlds), detail), detail)


def _workers(order: Order, worlds: int) -> int:
    return get_ready(order.workers, worlds, order.cluster)


def _folder(order: Order, scenario: Scenario) -> RunFolder:
    from sim.results.run_folder import RunFolder

    stem = f"{scenario.name}-seed{SEED if order.seed is None else order.seed}-{order.worlds or WORLDS}w"
    return claimed(RunFolder, stem, order.out, order.resume)
