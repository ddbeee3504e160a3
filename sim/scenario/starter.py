"""A scenario to start from: a small commented diff on a baseline."""

from __future__ import annotations

import json
import re
from pathlib import Path

from sim.scenario.catalogue import Catalogue
from sim.scenario.faults import Fault, Faults, Mark, ScenarioError, shown
from sim.scenario.files import find, find_baseline, is_bare
from sim.scenario.inspecting import LONGEST_NAME, is_name
from sim.scenario.registry import Parameter
from sim.scenario.scenario import Scenario
from sim.scenario.words import KINDS

_EXAMPLES = 3


def baseline_for(name: str, base: str, folder: Path) -> str:
    """How a new file in this folder names its baseline; refused where that would not be the file meant."""
    _refuse_bad(name)
    faults = Faults()
    path = find(base, faults)
    faults.stop_if_any()
    if path is None:
        raise ScenarioError(faults.listed())
    beside = find_baseline(path.name, folder / f"{name}.yaml", Mark(base), Faults())
    if beside is None or beside.resolve() != path.resolve():
        where = folder.resolve().name or str(folder)
        message = f"is neither in {where} nor in the library; expected a baseline beside {name}.yaml"
        raise ScenarioError([Fault(str(path), 1, 1, "", message)])
    if beside.stem == name:
        raise ScenarioError([Fault(str(path), 1, 1, "", "cannot start from itself; expected another name")])
    return path.name


def template_for(name: str, baseline: str, scenario: Scenario, catalogue: Catalogue) -> str:
    """The text of a new diff; every example in it is commented out and names what the baseline holds."""
    _refuse_bad(name)
    title = name.replace("-", " ").replace("_", " ").strip().capitalize()
    blocks = [_head(title, baseline), *_numbers(scenario, catalogue), _events(scenario)]
    return "\n".join(blocks)


def _refuse_bad(name: str) -> None:
    if not is_name(name) or not is_bare(name):
        rule = f"expected 1 to {LONGEST_NAME} letters, digits, spaces, - or _"
        raise ScenarioError([Fault(shown(name), 1, 1, "", f"cannot name a scenario; {rule}")])


def _head(title: str, baseline: str) -> str:
    return f"""# yaml-language-server: $schema=schema.json
# What is not said here is as it is in {baseline}. Numbers may be fixed (0.5), spread over worlds
# ({{low: 0.3, likely: 0.5, high: 0.7}}) or dated ({{series: {{2026-01: 0.3, 2026-07: 0.5}}, shape: ramp}});
# each may say why: and source:.
title: "{title}"
question: "What changes, compared with {baseline}?"
# look_for: "What a reader should see in the results."
baseline: {baseline if re.fullmatch(r"[A-Za-z][\w.-]*", baseline, re.ASCII) else json.dumps(baseline)}
# sources: [S1.4]
"""


def _numbers(scenario: Scenario, catalogue: Catalogue) -> list[str]:
    world = list(catalogue.names("world").values())[:_EXAMPLES]
    blocks = ["# parameters:\n" + "".join(_line(one, 2) for one in world)] if world else []
    actor = next(iter(scenario.actors.values()))
    own = list(catalogue.names("actor", actor.role).values())[:_EXAMPLES]
    if own:
        blocks.append(f"# actors:\n#   {actor.name}:\n" + "".join(_line(one, 4) for one in own))
    if catalogue.hypotheses:
        levels = [
            f"#   {name}: {one.default}    # or {', '.join(one.levels)}\n" for name, one in catalogue.hypotheses.items()
        ]
        blocks.append("# hypotheses:\n" + "".join(levels))
    return blocks


def _line(parameter: Parameter, indent: int) -> str:
    value = f"{parameter.default.likely:g}"
    note = f"{parameter.meaning} ({parameter.unit}, {parameter.low:g} to {parameter.high:g})"
    return f"#{' ' * indent}{parameter.name}: {value}    # {note}\n"


def _events(scenario: Scenario) -> str:
    month = scenario.start.later(min(2, scenario.months - 1))
    sender = next(actor for actor in scenario.actors.values() if actor.role == "sender")
    instrument = next(iter(scenario.instruments))
    return f"""# Events are added to the baseline's (events_replace: true starts afresh).
# events:
#   - {{month: {month}, actor: {sender.name}, instrument: {instrument}, intensity: 0.5, because: "...", chance: 0.6}}
#   - {{month: {month}, kind: {KINDS[0]}, because: "..."}}
"""
