"""The command ``leverage discover``."""

from __future__ import annotations

import os
import shlex
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.cli.failing import Refused
from sim.cli.options import Changes, Cluster, Json, Name, Seed, Workers, changes_of, free_folder

if TYPE_CHECKING:
    from sim.analysis.discovery import Discovery


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
    workers: Workers = None,
    cluster: Cluster = None,
    changes: Changes = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write tables and figures; it must not exist.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Say under which conditions on the inputs an outcome comes about."""
    from sim import discover as discover_in
    from sim.analysis.asking import AnalysisError
    from sim.cli.printing import print_json, print_text
    from sim.cli.progress import progress_bar
    from sim.scenario import load
    from sim.views.narrate.discovering import told

    settings = changes_of(changes)
    case = load(scenario, settings)
    free_folder(out)
    try:
        with progress_bar() as tell:
            found = discover_in(
                case, outcome, worlds, seed, workers or os.process_cpu_count() or 1, threshold=threshold,
                density=density, hypotheses=hypotheses, cluster=cluster, progress=tell,
            )  # fmt: skip
    except AnalysisError as error:
        raise Refused(str(error)) from error
    command = ["leverage", "discover", scenario, "--outcome", outcome, "--worlds", str(worlds), "--seed", str(seed)]
    command += ["--threshold", threshold] if threshold is not None else []
    command += ["--density", f"{density:g}"] if density is not None else []
    command += ["--hypotheses"] if hypotheses else []
    command += [word for path, value in settings.items() for word in ("--set", f"{path}={value}")]
    if out is not None:
        _keep(found, out, command)
    if as_json:
        print_json(_record(found) | {"command": shlex.join(command), "folder": None if out is None else str(out)})
        return
    kept = f"\n\nKept in {out}." if out is not None else ""
    print_text(f"{told(found)}{kept}\n\nThe same again: {shlex.join(command)}")


def _keep(found: Discovery, out: Path, command: list[str]) -> None:
    from sim.views.figures.analyses import draw_discovery
    from sim.views.narrate.discovering import told
    from sim.views.tables import keep

    tables = {"conditions": found.conditions, "correlations": found.correlations}
    facts = {"outcome": found.measure.name, "worlds": found.worlds, "hypotheses": found.hypotheses}
    keep(
        out,
        found.scenario,
        found.seed,
        command,
        tables,
        told(found),
        facts,
        lambda folder: draw_discovery(found, folder),
    )


def _record(found: Discovery) -> dict[str, Any]:
    """The discovery as one JSON document."""
    shares = {name: getattr(found, name) for name in ("base", "inside", "outside", "coverage")}
    return {
        "scenario": found.scenario.name, "outcome": found.measure.name, "wanted": found.wanted, "worlds": found.worlds,
        "seed": found.seed, "hypotheses": found.hypotheses, "found": found.found, "why_not": found.why_not,
        "chance": found.chance, **{name: share and asdict(share) for name, share in shares.items()},
        "conditions": found.conditions.to_dict("records"), "correlations": found.correlations.to_dict("records"),
    }  # fmt: skip
