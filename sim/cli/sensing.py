"""``leverage sensitivity``: what the outcomes of a scenario hang on."""

from __future__ import annotations

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
    from sim.analysis.sensitivity import Sensitivity
    from sim.cli.keeping import Answer

Outcomes = Annotated[
    list[str] | None, typer.Option("--outcome", metavar="OUTCOME", help="An outcome, such as signed; may be repeated.")
]


def sensitivity(
    scenario: Name,
    method: Annotated[
        str, typer.Option(metavar="morris|sobol", help="Screen all factors, or split variance.")
    ] = "morris",
    runs: Annotated[
        int | None,
        typer.Option(show_default="50 or 1024", help="Morris: trajectories; Sobol: base points, a power of two."),
    ] = None,
    outcome: Outcomes = None,
    hypotheses: Annotated[bool, typer.Option(help="Vary the hypotheses as well.")] = True,
    factors: Annotated[
        str | None,
        typer.Option(metavar="N|NAMES", show_default="12", help="Sobol's factors: how many, or names with commas."),
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
    """Say which inputs, hypotheses and luck the outcomes hang on."""
    from sim.cli.keeping import MANY, Means, Question, find_out

    settings = changes_of(changes)
    means = Means(out, resume, workers, cluster, as_json, not no_figures)
    means.get_ready(MANY)
    from sim.analysis.sensitivity import sensitivity_of, usual_runs
    from sim.scenario import load

    case = load(scenario, settings)
    count = usual_runs(method) if runs is None else runs
    command = ["leverage", "sensitivity", scenario, "--method", method, "--runs", str(count)]
    command += [word for name in outcome or () for word in ("--outcome", name)]
    command += words_of_changes(settings)
    command += ["--factors", factors] if factors is not None else []
    command += ["--seed", str(seed), *([] if hypotheses else ["--no-hypotheses"])]
    facts = {"seed": seed, "method": method, "runs": count, "hypotheses": hypotheses}
    question = Question([case], command, f"sensitivity-{case.name}-{method}-seed{seed}-{count}", MANY, facts)
    find_out(
        question,
        means,
        lambda playing: sensitivity_of(
            case, method, playing, runs=count, outcomes=outcome, seed=seed, hypotheses=hypotheses,
            factors=_factors(factors),
        ),
        _answer,
    )  # fmt: skip


def _factors(text: str | None) -> int | list[str] | None:
    if text is None or text.strip().isdecimal():
        return None if text is None else int(text)
    return [name.strip() for name in text.split(",") if name.strip()]


def _answer(found: Sensitivity) -> Answer:
    from sim.cli.keeping import Answer
    from sim.views.figures.analyses import draw_sensitivity
    from sim.views.narrate.sensing import told

    tables = {"indices": found.indices, "convergence": found.convergence, "factors": found.factors}
    if found.correlations is not None:
        tables["correlations"] = found.correlations
    if found.screening is not None:
        tables["screening"] = found.screening.indices
    return Answer(tables, told(found), _records(found), lambda folder: draw_sensitivity(found, folder))


def _records(found: Sensitivity) -> dict[str, Any]:
    """The analysis as one JSON document."""
    firm = found.convergence.set_index("outcome")
    meanings = found.factors.set_index("factor")["meaning"]
    outcomes = []
    for measure in found.measures:
        rows = found.indices[found.indices["outcome"] == measure.name].drop(columns="outcome")
        outcomes.append({
            "outcome": measure.name, "meaning": measure.meaning, "unit": measure.unit,
            **firm.loc[measure.name].to_dict(),
            "factors": [record | {"meaning": meanings[record["factor"]]} for record in rows.to_dict("records")],
        })  # fmt: skip
    return {
        "scenario": found.scenario.name, "method": found.method, "runs": found.runs, "evaluations": found.evaluations,
        "seed": found.seed, "hypotheses": found.hypotheses, "outcomes": outcomes,
    }  # fmt: skip
