"""``leverage discover``: under which conditions an outcome comes about."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

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
    from sim.analysis.discovery import Discovery
    from sim.cli.keeping import Answer


def discover(
    scenario: Name,
    outcome: Annotated[str, typer.Option(metavar="OUTCOME", help="What is of interest, such as signed or conquest.")],
    worlds: Annotated[int, typer.Option(help="How many worlds to play; half of them test the box.")] = 2000,
    threshold: Annotated[
        str | None,
        typer.Option(
            metavar="VALUE",
            help="Of interest from this value on, or '<VALUE': below it.",
            show_default="highest quarter",
        ),
    ] = None,
    density: Annotated[
        float | None, typer.Option(metavar="SHARE", help="Cover most with at least this share of interest.")
    ] = None,
    hypotheses: Annotated[bool, typer.Option(help="Draw the hypotheses as well.")] = False,
    seed: Seed = 1,
    changes: Changes = None,
    out: Out = None,
    resume: Resume = None,
    workers: Workers = None,
    cluster: Cluster = None,
    as_json: Json = False,
    no_figures: NoFigures = False,
) -> None:
    """Say under which conditions on the inputs an outcome comes about."""
    from sim.cli.keeping import Means, Question, find_out

    settings = changes_of(changes)
    means = Means(out, resume, workers, cluster, as_json, not no_figures)
    means.get_ready(worlds)
    from sim.analysis.discovery import discover_in
    from sim.scenario import load

    case = load(scenario, settings)
    command = ["leverage", "discover", scenario, "--outcome", outcome, "--worlds", str(worlds), "--seed", str(seed)]
    command += ["--threshold", threshold] if threshold is not None else []
    command += ["--density", f"{density:g}"] if density is not None else []
    command += ["--hypotheses"] if hypotheses else []
    command += words_of_changes(settings)
    facts = {"seed": seed, "worlds": worlds, "outcome": outcome, "hypotheses": hypotheses}
    question = Question([case], command, f"discover-{case.name}-{outcome}-seed{seed}-{worlds}w", worlds, facts)
    find_out(
        question,
        means,
        lambda playing: discover_in(
            case, outcome, playing, worlds=worlds, seed=seed, threshold=threshold, density=density,
            hypotheses=hypotheses,
        ),
        _answer,
    )  # fmt: skip


def _answer(found: Discovery) -> Answer:
    from sim.cli.keeping import Answer
    from sim.views.figures.analyses import draw_discovery
    from sim.views.narrate.discovering import told

    tables = {"conditions": found.conditions, "correlations": found.correlations}
    return Answer(tables, told(found), _record(found), lambda folder: draw_discovery(found, folder))


def _record(found: Discovery) -> dict[str, Any]:
    """The discovery as one JSON document."""
    shares = {name: getattr(found, name) for name in ("base", "inside", "outside", "coverage")}
    return {
        "scenario": found.scenario.name, "outcome": found.measure.name, "wanted": found.wanted, "worlds": found.worlds,
        "seed": found.seed, "hypotheses": found.hypotheses, "found": found.found, "why_not": found.why_not,
        "chance": found.chance, **{name: share and asdict(share) for name, share in shares.items()},
        "conditions": found.conditions.to_dict("records"), "correlations": found.correlations.to_dict("records"),
    }  # fmt: skip
