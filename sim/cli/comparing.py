"""``leverage compare``: scenarios against the first of them, on the same dice and inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli.options import (
    Changes,
    Cluster,
    Json,
    NoFigures,
    Out,
    Resume,
    Seed,
    Workers,
    changes_of,
    words_of_changes,
)

if TYPE_CHECKING:
    from sim.analysis.comparison import Comparison
    from sim.cli.keeping import Answer


def compare(
    scenarios: Annotated[list[str], typer.Argument(metavar="A B...", help="Scenarios; A is what others are held to.")],
    worlds: Annotated[int, typer.Option(min=1, help="How many worlds to play under each.")] = 1000,
    seed: Seed = 1,
    changes: Changes = None,
    out: Out = None,
    resume: Resume = None,
    workers: Workers = None,
    cluster: Cluster = None,
    as_json: Json = False,
    no_figures: NoFigures = False,
) -> None:
    """Compare scenarios world by world: paired differences with intervals, and where the worlds part."""
    from sim.cli.keeping import Means, Question, find_out

    settings = changes_of(changes)
    means = Means(out, resume, workers, cluster, as_json, not no_figures)
    means.get_ready(worlds * len(scenarios))
    from sim.analysis.comparison import compare as compared
    from sim.scenario import load

    cases = [load(name, settings) for name in scenarios]
    question = Question(
        cases,
        ["leverage", "compare", *scenarios, *words_of_changes(settings), "--worlds", str(worlds), "--seed", str(seed)],
        f"compare-{'-'.join(case.name for case in cases)}"[:80] + f"-seed{seed}-{worlds}w",
        worlds * len(cases),
        {"seed": seed, "worlds": worlds},
    )
    find_out(question, means, lambda playing: compared(cases, worlds, seed, playing), _answer)


def _answer(done: Comparison) -> Answer:
    from sim.cli.keeping import Answer
    from sim.views.figures.comparing import draw_comparison
    from sim.views.narrate.comparing import comparison_of

    tables = {"differences": done.differences, "parting": done.parting, "worlds": done.worlds}
    return Answer(tables, comparison_of(done), done.records(), lambda folder: draw_comparison(done, folder))
