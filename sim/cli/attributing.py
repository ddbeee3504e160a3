"""``leverage attribute``: which measures earned the leverage of a scenario."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli.options import Changes, Json, Name, NoFigures, Out, Seed, Workers, changes_of

if TYPE_CHECKING:
    from sim.analysis.attribution import Attribution

_PROMISE = ("promise", "relief")
"""Short words for the promise of relief."""


def attribute(
    scenario: Name,
    worlds: Annotated[int, typer.Option(min=1, help="How many worlds to play with each set of measures.")] = 500,
    seed: Seed = 1,
    measures: Annotated[
        list[str] | None,
        typer.Option("--measures", metavar="MEASURE", help="A measure to share out; may be repeated, or a,b,c."),
    ] = None,
    changes: Changes = None,
    out: Out = None,
    workers: Workers = None,
    as_json: Json = False,
    no_figures: NoFigures = False,
) -> None:
    """Share out what the measures achieve over the instruments and the promise of relief (Shapley values)."""
    from sim.analysis.attribution import attribute as attributed
    from sim.cli.keeping import kept_folder, processes, write_about
    from sim.cli.progress import progress_bar
    from sim.scenario import load
    from sim.scenario.without import PROMISE, measures_in_use

    settings = changes_of(changes)
    case = load(scenario, settings)
    chosen = [
        PROMISE if part.strip() in _PROMISE else part.strip() for text in measures or [] for part in text.split(",")
    ]
    sets = [word for path, value in settings.items() for word in ("--set", f"{path}={value}")]
    named = [word for measure in chosen for word in ("--measures", measure)]
    command = ["leverage", "attribute", scenario, *sets, *named, "--worlds", str(worlds), "--seed", str(seed)]
    in_all = worlds * 2 ** len(chosen or measures_in_use(case))
    with kept_folder(out, f"attribute-{case.name}-seed{seed}-{worlds}w") as (folder, name):
        with progress_bar() as tell:
            done = attributed(case, worlds, seed, chosen or None, workers=processes(workers, in_all), progress=tell)
        _write(done, folder, not no_figures)
        write_about(folder, [case], command, seed=seed, worlds=worlds, measures=done.measures)
    _print(done, name, command, as_json)


def _write(done: Attribution, folder: Path, figures: bool) -> None:
    from sim.results.errors import told_plainly

    with told_plainly("write", folder):
        done.values.to_csv(folder / "attribution.csv", index=False)
    if figures:
        from sim.views.figures.attributing import draw_attribution

        draw_attribution(done, folder / "figures")


def _print(done: Attribution, name: Path, command: list[str], as_json: bool) -> None:
    from sim.cli.keeping import kept
    from sim.cli.printing import print_json, print_text
    from sim.views.narrate.attributing import attribution_of

    if as_json:
        print_json(done.records())
    else:
        print_text(attribution_of(done) + "\n" + kept(name, command))
