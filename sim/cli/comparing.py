"""``leverage compare``: scenarios against the first of them, on the same dice and inputs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli.options import Changes, Json, NoFigures, Out, Seed, Workers, changes_of

if TYPE_CHECKING:
    from sim.analysis.comparison import Comparison


def compare(
    scenarios: Annotated[list[str], typer.Argument(metavar="A B...", help="Scenarios; A is what others are held to.")],
    worlds: Annotated[int, typer.Option(min=1, help="How many worlds to play under each.")] = 1000,
    seed: Seed = 1,
    changes: Changes = None,
    out: Out = None,
    workers: Workers = None,
    as_json: Json = False,
    no_figures: NoFigures = False,
) -> None:
    """Compare scenarios world by world: paired differences with intervals, and where the worlds part."""
    from sim.analysis.comparison import compare as compared
    from sim.cli.keeping import kept_folder, processes, write_about
    from sim.cli.progress import progress_bar
    from sim.scenario import load

    settings = changes_of(changes)
    cases = [load(name, settings) for name in scenarios]
    sets = [word for path, value in settings.items() for word in ("--set", f"{path}={value}")]
    command = ["leverage", "compare", *scenarios, *sets, "--worlds", str(worlds), "--seed", str(seed)]
    stem = f"compare-{'-'.join(case.name for case in cases)}"[:80] + f"-seed{seed}-{worlds}w"
    with kept_folder(out, stem) as (folder, name):
        with progress_bar() as tell:
            done = compared(
                cases, worlds, seed, workers=processes(workers, worlds * len(cases)), progress=tell
            )  # fmt: skip
        _write(done, folder, not no_figures)
        write_about(folder, cases, command, seed=seed, worlds=worlds)
    _print(done, name, command, as_json)


def _write(done: Comparison, folder: Path, figures: bool) -> None:
    from sim.results.errors import told_plainly

    with told_plainly("write", folder):
        done.differences.to_csv(folder / "differences.csv", index=False)
        done.parting.to_csv(folder / "parting.csv", index=False)
        done.worlds.to_csv(folder / "worlds.csv")
    if figures:
        from sim.views.figures.comparing import draw_comparison

        draw_comparison(done, folder / "figures")


def _print(done: Comparison, name: Path, command: list[str], as_json: bool) -> None:
    from sim.cli.keeping import kept
    from sim.cli.printing import print_json, print_text
    from sim.views.narrate.comparing import comparison_of

    if as_json:
        print_json(done.records())
    else:
        print_text(comparison_of(done) + "\n" + kept(name, command))
