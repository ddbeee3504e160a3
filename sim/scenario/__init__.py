"""What a scenario says: from a YAML file to a validated, complete, frozen scenario."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sim.scenario.catalogue import registered
from sim.scenario.faults import Fault, ScenarioError
from sim.scenario.files import library_files
from sim.scenario.loading import faults_of, headline, resolve
from sim.scenario.loading import revised as revised_by
from sim.scenario.months import Month
from sim.scenario.scenario import Actor, Event, PlanStep, Scenario

__all__ = [
    "Actor",
    "Event",
    "Fault",
    "Month",
    "PlanStep",
    "Scenario",
    "ScenarioError",
    "check",
    "library",
    "load",
    "revised",
    "schema",
    "template",
]

_NOTHING: Mapping[str, str] = MappingProxyType({})


def load(name_or_path: str | Path, overrides: Mapping[str, str] = _NOTHING) -> Scenario:
    """The scenario of a name or a path; ``overrides`` maps paths to values written as in YAML."""
    return resolve(name_or_path, overrides, registered())


def revised(case: Scenario, overrides: Mapping[str, str]) -> Scenario:
    """A loaded scenario with some values replaced; ValueError for one that lives in memory only."""
    return revised_by(case, overrides, registered())


def check(path: str | Path) -> list[Fault]:
    """Everything that is wrong with a scenario; an empty list if it can be run."""
    return faults_of(path, registered())


def library() -> list[tuple[str, str, str]]:
    """Name, title and question of every shipped scenario; one at fault has its name alone."""
    return [(path.stem, *headline(path)) for path in library_files()]


def schema() -> dict[str, Any]:
    """The JSON Schema of a scenario file."""
    from sim.scenario.json_schema import schema_of  # needed by editors, not by runs

    return schema_of(registered())


def template(name: str, from_: str | None = None) -> str:
    """A commented scenario to start from: a diff on ``from_``, or on the baseline."""
    from sim.scenario.starter import template_for  # needed once in a scenario's life

    baseline = Path(from_ or "baseline")
    return template_for(name, f"{baseline.stem}.yaml", load(baseline), registered())
