"""The commands, their options and what they print."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from sim.cli.attributing import attribute
from sim.cli.comparing import compare
from sim.cli.debating import debate
from sim.cli.describing import describe
from sim.cli.discovering import discover
from sim.cli.failing import YOUR_FAULT, Refused
from sim.cli.hindcasting import hindcast
from sim.cli.options import (
    LARGEST_SEED,
    MOST_WORLDS,
    Changes,
    Cluster,
    Json,
    Name,
    NoFigures,
    Out,
    Resume,
    Workers,
    changes_of,
)
from sim.cli.sensing import sensitivity

app = typer.Typer(
    name="leverage", no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
)


def _show_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"leverage {version('sanctions-leverage')}")
        raise typer.Exit


@app.callback()
def _leverage(
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    """What bargaining leverage do sanctions, and the promise to lift them, give? It explores, it does not forecast."""


@app.command("list")
def list_scenarios(
    as_json: Json = False,
    debates: Annotated[
        bool, typer.Option("--debates", help="List what the articles disagree about, with commands for each side.")
    ] = False,
) -> None:
    """List the scenarios with their questions, or the debates they belong to."""
    from sim.cli.printing import print_debates, print_json, print_text
    from sim.scenario import library

    if debates:
        print_debates(as_json)
        return
    known = library()
    if as_json:
        print_json([{"name": name, "title": title, "question": question} for name, title, question in known])
        return
    width = max((len(name) for name, _, _ in known), default=0)
    print_text("\n".join(f"{name:<{width}}  {question}".rstrip() for name, _, question in known))


@app.command()
def check(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Scenarios to check.")], as_json: Json = False
) -> None:
    """Say everything that is wrong with scenario files, with line and column."""
    from dataclasses import asdict

    from sim.cli.printing import print_json, print_text
    from sim.scenario import check as faults_of

    found = {file: faults_of(file) for file in files}
    if as_json:
        print_json([{"file": file, "faults": [asdict(fault) for fault in faults]} for file, faults in found.items()])
    for file, faults in found.items():
        for fault in faults:
            print(fault, file=sys.stderr)
        if not faults and not as_json:
            print_text(f"{file}: nothing is wrong")
    if any(found.values()):
        raise typer.Exit(YOUR_FAULT)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a scenario file."""
    import json

    from sim.cli.printing import print_text
    from sim.cli.streams import is_poor
    from sim.scenario import schema as schema_of_scenarios

    print_text(json.dumps(schema_of_scenarios(), indent=1, ensure_ascii=is_poor()))


@app.command()
def sources(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[PARAMETER|CLAIM|SCENARIO]", help="What to look up; else all parameters."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Say where a number comes from, how sure it is, and who says otherwise."""
    from sim.cli.looking_up import print_sources

    print_sources(name, as_json)


@app.command()
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The new scenario's name.")],
    base: Annotated[str, typer.Option("--from", metavar="BASE", help="The scenario it starts from.")] = "baseline",
) -> None:
    """Start a scenario: a commented file NAME.yaml, in ./scenarios if there is such a folder."""
    from sim.cli.printing import print_text
    from sim.results.errors import told_plainly
    from sim.scenario import load
    from sim.scenario.catalogue import registered
    from sim.scenario.starter import baseline_for, template_for

    folder = Path("scenarios") if Path("scenarios").is_dir() else Path()
    path = folder / f"{name}.yaml"
    text = template_for(name, baseline_for(name, base, folder), load(base), registered())
    if os.path.lexists(path):
        raise Refused(f"{path} exists already; choose another name")
    with told_plainly("write", path):
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            if not isinstance(error, FileExistsError):
                path.unlink(missing_ok=True)
            raise
    print_text(f"{path} is there; change it, then: leverage run {name}")


@app.command()
def run(
    scenario: Name,
    worlds: Annotated[
        int | None, typer.Option(min=1, max=MOST_WORLDS, show_default="1000", help="How many worlds to play.")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(min=0, max=LARGEST_SEED, show_default="1", help="The seed of all luck.")
    ] = None,
    changes: Changes = None,
    out: Out = None,
    resume: Resume = None,
    workers: Workers = None,
    cluster: Cluster = None,
    as_json: Json = False,
    no_figures: NoFigures = False,
    outcomes_only: Annotated[bool, typer.Option("--outcomes-only", help="Keep one row per world, no months.")] = False,
) -> None:
    """Play a scenario in many worlds, say what happened, and write a run folder."""
    from sim.cli.keeping import get_ready
    from sim.cli.reporting import report
    from sim.cli.running import WORLDS, Order, carry_out
    from sim.scenario import load

    settings = changes_of(changes)
    get_ready(workers, worlds or WORLDS, cluster)
    case = load(scenario, settings)
    done = carry_out(Order(scenario, worlds, seed, settings, out, workers, cluster, resume, outcomes_only), case)
    report(case, done, as_json, figures=not no_figures)


@app.command()
def replay(
    scenario: Name,
    seed: Annotated[int, typer.Option(min=0, max=LARGEST_SEED, help="The seed of the ensemble.")] = 1,
    world: Annotated[int, typer.Option(min=0, max=MOST_WORLDS - 1, help="The world to tell, counted from 0.")] = 0,
    as_json: Json = False,
    changes: Changes = None,
    month: Annotated[
        str | None, typer.Option(metavar="M", help="Tell this month alone: 2026-03, or 3 for the third.")
    ] = None,
) -> None:
    """Tell one world as a story, month by month, with the reasons for every move."""
    from sim.cli.reporting import print_story
    from sim.scenario import load
    from sim.views.narrate.story import tell

    case = load(scenario, changes_of(changes))
    number = _month(month, case) if month is not None else None
    print_story(tell(case, seed, world), number, as_json)


@app.command("report")
def report_runs(
    runs: Annotated[list[Path], typer.Argument(metavar="RUN...", help="Folders of finished runs and analyses.")],
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="The page to write; it must not exist.")] = None,
) -> None:
    """Write one self-contained HTML page that tells one or several runs and analyses."""
    from sim.cli.paging import write_page

    write_page(runs, out)


@app.command()
def validate(
    quick: Annotated[bool, typer.Option("--quick", help="Fewer worlds: for use while developing.")] = False,
    only: Annotated[list[str] | None, typer.Option("--fact", metavar="ID", help="A fact to test; repeatable.")] = None,
    keep: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Keep what is played, and go on from it if cut short.")
    ] = None,
    page: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the scorecard as a page.")] = None,
    workers: Workers = None,
    study: Annotated[
        str | None, typer.Option(metavar="NAME", help="Instead: one of the studies, such as ablations or orderings.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Put the model to stylised facts of sanctions and wars, and print passes and failures alike."""
    from sim.cli.validating import Trial, carry_out

    carry_out(Trial(quick, tuple(only or ()), keep, page, workers, study, as_json))


app.command()(compare)
app.command()(attribute)
app.command()(sensitivity)
app.command()(discover)
app.command()(debate)
app.command()(hindcast)
app.command("odd")(describe)


def _month(text: str, case: Any) -> int:
    """The number of a month, from 0."""
    from sim.scenario import Month

    last = case.start.later(case.months - 1)
    expected = f"expected {case.start} to {last}, or 1 to {case.months}"
    try:
        number = int(text) - 1 if text.isdecimal() else Month.parse(text).since(case.start)
    except ValueError as error:
        raise Refused(f"--month {text}: {expected}") from error
    if not 0 <= number < case.months:
        raise Refused(f"--month {text}: {expected}")
    return number
