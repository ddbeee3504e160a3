"""One run as a chapter of a report: plain values for the template, no markup."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, replace

from sim.analysis.drivers import Driver
from sim.analysis.frequencies import Share
from sim.analysis.grounds import drawn_inputs
from sim.analysis.headline import Headline, Mean, headline, saved_columns, saved_land
from sim.results.run_folder import Run
from sim.scenario import Scenario, load
from sim.scenario.sources import kind_of
from sim.views.figures.draw import NAMES
from sim.views.narrate.summary import opening
from sim.views.narrate.words import ending_in_words, interval, month_in_words, percent, plain_path, sides, told
from sim.views.report.figure import Figure, kept_figures

_DRIVERS = "drivers"


@dataclass(frozen=True)
class Input:
    """An uncertain input: what it is, its spread, and what it rests on."""

    name: str
    meaning: str
    unit: str
    value: str
    kind: str
    source: str
    why: str


@dataclass(frozen=True)
class Chapter:
    """All that the page says of one run."""

    anchor: str
    scenario: Scenario
    target: str
    counterpart: str
    until: str
    head: Headline
    lead: str
    """The headline, honestly worded."""
    endings: list[tuple[str, int, str, str, str]]
    """Ending, worlds, share, interval, likelihood in words."""
    bought: list[tuple[str, str, str]]
    cost: list[tuple[str, str, str]]
    """Name, value, unit."""
    figures: list[Figure]
    driving: list[Figure]
    """The figure of what drives it, if it was drawn."""
    drivers: list[Driver]
    inputs: list[Input]
    command: str
    facts: list[tuple[str, str]]


def chapter_of(run: Run, number: int) -> Chapter:
    """Read a finished run; its figures are those drawn in its folder."""
    scenario = load(run.path / "scenario.yaml")
    column = saved_columns(run.path)
    head = headline(scenario, column, saved_land(run.path, column))
    target, counterpart = sides(scenario)
    return Chapter(
        anchor=f"run-{number}",
        scenario=scenario,
        target=target,
        counterpart=counterpart,
        until=month_in_words(head.end),
        head=head,
        lead=opening(head),
        endings=[
            _ending(share, scenario) for share in sorted(head.endings, key=lambda one: -one.worlds) if share.worlds
        ],
        bought=[_weighed(mean) for mean in head.bought],
        cost=[_weighed(mean) for mean in head.cost],
        figures=kept_figures(run.path / "figures", [name for name in NAMES if name != _DRIVERS]),
        driving=kept_figures(run.path / "figures", [_DRIVERS]),
        drivers=_drivers(head),
        inputs=[_input(scenario, path) for path in drawn_inputs(scenario)],
        command=_again(run),
        facts=_facts(run),
    )


def _ending(share: Share, scenario: Scenario) -> tuple[str, int, str, str, str]:
    name = ending_in_words(share.label, scenario)
    return name, share.worlds, percent(share.share, share.of), interval(share), share.likelihood


def _drivers(head: Headline) -> list[Driver]:
    """The strongest input, then the assumptions that mattered most."""
    found = [head.strongest, *head.drivers] if head.strongest else []
    return [replace(driver, path=plain_path(driver.path)) for driver in dict.fromkeys(found) if driver]


def _weighed(mean: Mean) -> tuple[str, str, str]:
    return mean.name, told(mean.mean, mean.error), mean.unit


def _input(scenario: Scenario, path: str) -> Input:
    quantity, parameter = scenario.quantities[path], scenario.parameter(path)
    return Input(plain_path(path), parameter.meaning, parameter.unit, quantity.in_words, kind_of(quantity.source),
                 quantity.source, quantity.why)  # fmt: skip


def _again(run: Run) -> str:
    """The command that gives the run again; of one made in Python, what it was asked for."""
    manifest = run.manifest
    asked = f"worlds={manifest['worlds']}, seed={manifest['seed']}"
    return (
        shlex.join(manifest["command"])
        or f"sim.run(..., {asked})  # from Python; the scenario is kept beside the tables"
    )


def _facts(run: Run) -> list[tuple[str, str]]:
    manifest = run.manifest
    versions = ", ".join(f"{name} {version}" for name, version in manifest["versions"].items())
    return [
        ("Worlds", f"{manifest['worlds']:,}"),
        ("Seed", str(manifest["seed"])),
        ("Scenario (sha256)", manifest["scenario_sha256"]),
        ("Code (sha256)", manifest["code_sha256"]),
        ("Versions", versions),
    ]
