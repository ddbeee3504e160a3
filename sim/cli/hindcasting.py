"""The command ``leverage hindcast``."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli.failing import Refused
from sim.cli.keeping import get_ready
from sim.cli.options import MOST_WORLDS, Json, Seed, Workers

if TYPE_CHECKING:
    from sim.validation.hindcast.playing import Played

Table = Annotated[
    Path | None, typer.Option("--csv", metavar="FILE", help="Write monthly medians and 80 % intervals of both runs.")
]
Page = Annotated[Path | None, typer.Option("--page", metavar="FILE", help="Write the hindcast as a page.")]
Figures = Annotated[Path | None, typer.Option("--figures", metavar="DIR", help="Write the figure into this folder.")]


def hindcast(
    table: Table = None,
    worlds: Annotated[int, typer.Option(min=20, max=MOST_WORLDS, help="How many worlds to play in each run.")] = 2000,
    seed: Seed = 1,
    workers: Workers = None,
    page: Page = None,
    figures: Figures = None,
    as_json: Json = False,
) -> None:
    """Run from February 2022 to December 2025, fitted on 2022-23, and say how well 2022-23 is met."""
    from sim.cli.printing import print_json, print_text
    from sim.cli.progress import progress_bar
    from sim.validation.hindcast.playing import RUNS, play_run
    from sim.validation.hindcast.skill import lines_of
    from sim.validation.hindcast.telling import told

    for path in (table, page, figures):
        if path is not None and not path.absolute().parent.is_dir():
            raise Refused(f"cannot write {path}: there is no folder {path.parent}")
    processes = get_ready(workers, len(RUNS) * worlds, None)
    with progress_bar() as tell:
        runs = [play_run(name, worlds, seed, processes, tell) for name in RUNS]
    if table is not None:
        _write_table(runs, table)
    if figures is not None:
        from sim.views.figures.hindcast import draw
        from sim.views.figures.writing import write

        write("hindcast", draw(runs, seed), figures)
    if page is not None:
        _write_page(runs, page)
    if as_json:
        print_json([line.record for played in runs for line in lines_of(played)])
        return
    print_text(told(runs))


def _write_table(runs: list[Played], path: Path) -> None:
    from sim.results.errors import told_plainly
    from sim.validation.hindcast.telling import HEADER, rows_of

    with told_plainly("write", path), path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(HEADER)
        lines.writerows(rows_of(runs))


def _write_page(runs: list[Played], path: Path) -> None:
    from sim.cli.validating import date_today, version_now
    from sim.results.errors import told_plainly
    from sim.validation.hindcast.telling import page as page_of

    with told_plainly("write", path):
        path.write_text(page_of(runs, version_now(), date_today()), encoding="utf-8")
