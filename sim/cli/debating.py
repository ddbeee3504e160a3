"""``leverage debate``: which of several scenarios is better, on what, and how robustly."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli.options import Changes, Json, NoFigures, Out, Seed, Workers, changes_of

if TYPE_CHECKING:
    from sim.analysis.orderings import Orderings


def debate(
    scenarios: Annotated[list[str], typer.Argument(metavar="A B...", help="Scenarios to hold against each other.")],
    draws: Annotated[int, typer.Option(min=1, help="Draws of the uncertain numbers.")] = 200,
    dice: Annotated[int, typer.Option(min=1, help="Worlds that each draw is played in.")] = 10,
    hypotheses: Annotated[
        list[str] | None,
        typer.Option("--hypotheses", metavar="NAME", help="Hypotheses to vary; may be repeated, or a,b,c, or none."),
    ] = None,
    seed: Seed = 1,
    changes: Changes = None,
    out: Out = None,
    workers: Workers = None,
    as_json: Json = False,
    no_figures: NoFigures = False,
) -> None:
    """Say which scenario is better on which outcome, in what share of draws, and under which hypotheses not."""
    from sim.analysis.orderings import USUAL, orderings, suppositions_of
    from sim.cli.keeping import kept_folder, processes, write_about
    from sim.cli.progress import progress_bar
    from sim.scenario import load

    settings = changes_of(changes)
    chosen = [part.strip() for text in hypotheses or [",".join(USUAL)] for part in text.split(",")]
    chosen = [name for name in chosen if name != "none"]
    cases = [load(name, settings) for name in scenarios]
    sets = [word for path, value in settings.items() for word in ("--set", f"{path}={value}")]
    command = ["leverage", "debate", *scenarios, *sets, "--draws", str(draws), "--dice", str(dice),
               "--hypotheses", ",".join(chosen) or "none", "--seed", str(seed)]  # fmt: skip
    in_all = draws * dice * len(cases) * len(suppositions_of(chosen))
    stem = f"debate-{'-'.join(case.name for case in cases)}"[:80] + f"-seed{seed}-{draws}x{dice}"
    with kept_folder(out, stem) as (folder, name):
        with progress_bar() as tell:
            done = orderings(cases, draws, dice, seed, chosen, workers=processes(workers, in_all), progress=tell)
        _write(done, folder, not no_figures)
        write_about(folder, cases, command, seed=seed, draws=draws, dice=dice, hypotheses=chosen)
    _print(done, name, command, as_json)


def _write(done: Orderings, folder: Path, figures: bool) -> None:
    from sim.results.errors import told_plainly

    with told_plainly("write", folder):
        done.table.to_csv(folder / "orderings.csv", index=False)
    if figures:
        from sim.views.figures.debating import draw_orderings

        draw_orderings(done, folder / "figures")


def _print(done: Orderings, name: Path, command: list[str], as_json: bool) -> None:
    from sim.cli.keeping import kept
    from sim.cli.printing import print_json, print_text
    from sim.views.narrate.debating import orderings_of

    if as_json:
        print_json(done.records())
    else:
        print_text(orderings_of(done) + "\n" + kept(name, command))
