"""``leverage debate``: which of several scenarios is better, on what, and how robustly."""

from __future__ import annotations

from collections.abc import Mapping
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
    from sim.analysis.orderings import Orderings
    from sim.cli.keeping import Answer
    from sim.scenario import Scenario
    from sim.scenario.debates import Debate

_NONE = "none"


def debate(
    scenarios: Annotated[
        list[str],
        typer.Argument(metavar="DEBATE | A B...", help="A debate of 'leverage list --debates', or scenarios."),
    ],
    draws: Annotated[int, typer.Option(min=1, help="Draws of the uncertain numbers.")] = 200,
    dice: Annotated[int, typer.Option(min=1, help="Worlds that each draw is played in.")] = 10,
    hypotheses: Annotated[
        list[str] | None,
        typer.Option("--hypotheses", metavar="NAME", help="Hypotheses to vary; may be repeated, or a,b,c, or none."),
    ] = None,
    seed: Seed = 1,
    changes: Changes = None,
    out: Out = None,
    resume: Resume = None,
    workers: Workers = None,
    cluster: Cluster = None,
    as_json: Json = False,
    no_figures: NoFigures = False,
) -> None:
    """Say which scenario is better on which outcome, in what share of draws, and under which hypotheses not."""
    from sim.cli.keeping import Means, Question, find_out

    settings = changes_of(changes)
    means = Means(out, resume, workers, cluster, as_json, not no_figures)
    means.get_ready(draws * dice)
    from sim.analysis.orderings import USUAL, orderings, suppositions_of
    from sim.scenario.debates import debate_of

    known = debate_of(scenarios[0]) if len(scenarios) == 1 else None
    cases = _sides(known, settings) if known else _named(scenarios, settings)
    contested = known.contested if known else ()
    asked = [part.strip() for text in hypotheses or [] for part in text.split(",")]
    chosen = [name for name in asked or USUAL if name != _NONE and (asked or name not in contested)]
    names = scenarios if known else [case.name for case in cases]
    command = ["leverage", "debate", *scenarios, *words_of_changes(settings)]
    command += ["--draws", str(draws), "--dice", str(dice), "--hypotheses", ",".join(chosen) or _NONE]
    question = Question(
        cases,
        [*command, "--seed", str(seed)],
        f"debate-{'-'.join(names)}"[:80] + f"-seed{seed}-{draws}x{dice}",
        draws * dice * len(cases) * len(suppositions_of(chosen)),
        {"seed": seed, "draws": draws, "dice": dice, "hypotheses": chosen},
    )
    find_out(
        question,
        means,
        lambda playing: orderings(cases, draws, dice, seed, chosen, playing),
        lambda done: _answer(done, known),
    )


def _named(names: list[str], settings: Mapping[str, str]) -> list[Scenario]:
    from sim.scenario import load

    return [load(name, settings) for name in names]


def _sides(debate: Debate, settings: Mapping[str, str]) -> list[Scenario]:
    from sim.scenario import load

    return [load(side.scenario, {**side.set, **settings}) for side in debate.sides]


def _answer(done: Orderings, known: Debate | None) -> Answer:
    from sim.cli.keeping import Answer
    from sim.views.figures.debating import draw_orderings
    from sim.views.narrate.debating import orderings_of, sides_of

    words = orderings_of(done) if known is None else f"{sides_of(known, done.names)}\n\n{orderings_of(done)}"
    return Answer({"orderings": done.table}, words, done.records(), lambda folder: draw_orderings(done, folder))
