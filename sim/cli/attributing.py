"""``leverage attribute``: which measures earned the leverage of a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli.options import (
    Changes,
    Cluster,
    Json,
    Name,
    NoFigures,
    Out,
    Resume,
    Seed,
    Workers,
    changes_of,
    words_of_changes,
)

if TYPE_CHECKING:
    from sim.analysis.attribution import Attribution
    from sim.cli.keeping import Answer

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
    resume: Resume = None,
    workers: Workers = None,
    cluster: Cluster = None,
    as_json: Json = False,
    no_figures: NoFigures = False,
) -> None:
    """Share out what the measures achieve over the instruments and the promise of relief (Shapley values)."""
    from sim.cli.keeping import Means, Question, find_out

    settings = changes_of(changes)
    means = Means(out, resume, workers, cluster, as_json, not no_figures)
    means.get_ready(worlds)
    from sim.analysis.attribution import attribute as attributed
    from sim.analysis.attribution import chosen_measures
    from sim.scenario import load
    from sim.scenario.without import PROMISE

    case = load(scenario, settings)
    words = [word.strip() for text in measures or [] for word in text.split(",")]
    asked = [PROMISE if word in _PROMISE else word for word in words]
    chosen = chosen_measures(case, asked or None)
    named = [word for measure in asked for word in ("--measures", measure)]
    command = ["leverage", "attribute", scenario, *words_of_changes(settings), *named]
    question = Question(
        [case],
        [*command, "--worlds", str(worlds), "--seed", str(seed)],
        f"attribute-{case.name}-seed{seed}-{worlds}w",
        worlds * 2 ** len(chosen),
        {"seed": seed, "worlds": worlds, "measures": chosen},
    )
    find_out(question, means, lambda playing: attributed(case, worlds, seed, chosen, playing), _answer)


def _answer(done: Attribution) -> Answer:
    from sim.cli.keeping import Answer
    from sim.views.figures.attributing import draw_attribution
    from sim.views.narrate.attributing import attribution_of

    tables = {"attribution": done.values}
    return Answer(tables, attribution_of(done), done.records(), lambda folder: draw_attribution(done, folder))
