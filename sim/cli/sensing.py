"""The command ``leverage sensitivity``."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.cli.failing import Refused
from sim.cli.options import Changes, Cluster, Json, Name, Seed, Workers, changes_of, free_folder

if TYPE_CHECKING:
    from sim.analysis.sensitivity import Sensitivity

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
    seed: Seed = 1,
    workers: Workers = None,
    cluster: Cluster = None,
    hypotheses: Annotated[bool, typer.Option(help="Vary the hypotheses as well.")] = True,
    factors: Annotated[
        str | None,
        typer.Option(metavar="N|NAMES", show_default="12", help="Sobol's factors: how many, or names with commas."),
    ] = None,
    changes: Changes = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write tables and figures; it must not exist.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Say which inputs, hypotheses and luck the outcomes hang on."""
    from sim import sensitivity as sensitivity_of
    from sim.analysis.asking import AnalysisError
    from sim.cli.printing import print_json, print_text
    from sim.cli.progress import progress_bar
    from sim.scenario import load
    from sim.views.narrate.sensing import told

    settings = changes_of(changes)
    case = load(scenario, settings)
    free_folder(out)
    try:
        with progress_bar() as tell:
            found = sensitivity_of(
                case, method, runs, outcome, seed, workers or os.process_cpu_count() or 1,
                hypotheses=hypotheses, factors=_factors(factors), cluster=cluster, progress=tell,
            )  # fmt: skip
    except AnalysisError as error:
        raise Refused(str(error)) from error
    chosen = [word for name in outcome or () for word in ("--outcome", name)]
    command = ["leverage", "sensitivity", scenario, "--method", method, "--runs", str(found.runs), *chosen]
    command += [word for path, value in settings.items() for word in ("--set", f"{path}={value}")]
    command += ["--factors", factors] if factors is not None else []
    command += ["--seed", str(seed), *([] if hypotheses else ["--no-hypotheses"])]
    if out is not None:
        _keep(found, out, command)
    if as_json:
        print_json(_records(found) | {"command": shlex.join(command), "folder": None if out is None else str(out)})
        return
    kept = f"\n\nKept in {out}." if out is not None else ""
    print_text(f"{told(found)}{kept}\n\nThe same again: {shlex.join(command)}")


def _factors(text: str | None) -> int | list[str] | None:
    if text is None or text.strip().isdecimal():
        return None if text is None else int(text)
    return [name.strip() for name in text.split(",") if name.strip()]


def _keep(found: Sensitivity, out: Path, command: list[str]) -> None:
    from sim.views.figures.analyses import draw_sensitivity
    from sim.views.narrate.sensing import told
    from sim.views.tables import keep

    tables = {"indices": found.indices, "convergence": found.convergence, "factors": found.factors}
    if found.correlations is not None:
        tables["correlations"] = found.correlations
    if found.screening is not None:
        tables |= {"screening": found.screening.indices}
    facts = {
        "method": found.method,
        "runs": found.runs,
        "evaluations": found.evaluations,
        "hypotheses": found.hypotheses,
    }
    keep(
        out,
        found.scenario,
        found.seed,
        command,
        tables,
        told(found),
        facts,
        lambda folder: draw_sensitivity(found, folder),
    )


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
