"""A scenario to start from: a small commented diff on a baseline."""

from __future__ import annotations

import json
import re
from pathlib import Path

from sim.chance.quantity import Quantity
from sim.scenario.catalogue import Catalogue
from sim.scenario.faults import Fault, Faults, Mark, ScenarioError, shown
from sim.scenario.files import find, find_baseline, is_bare
from sim.scenario.inspecting import LONGEST_NAME, is_name
from sim.scenario.registry import Parameter
from sim.scenario.scenario import Scenario
from sim.scenario.words import KINDS

LEVERS = frozenset({
    "round_chance", "front_advantage", "oil_price_norm", "offer_relief", "codified", "credibility",
    "cost_of_tightening", "trust_in_relief", "pain", "war_lobby", "face", "trust_in_compliance", "war_cost",
    "capacity", "snapback",
})  # fmt: skip
"""Names of the numbers that first scenarios most often change."""
MOST_OWN = 24
"""Own numbers of the base that a template repeats."""


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
    blocks = [_head(title, baseline), *_numbers(scenario, baseline, catalogue), _events(scenario)]
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
# Take the # off a line (and off the names above it) to change a number; its value here is that of {baseline}.
"""


def _numbers(scenario: Scenario, baseline: str, catalogue: Catalogue) -> list[str]:
    """The base's own numbers and the usual levers, each with the value it has in the base."""
    own = own_paths(scenario) if scenario.root else []
    levers = [path for path in scenario.quantities if path.rpartition(".")[2] in LEVERS]
    chosen = [path for path in scenario.quantities if path in {*own[:MOST_OWN], *levers}]
    blocks = []
    for section in dict.fromkeys(path.partition(".")[0] for path in chosen):
        lines = [f"# {section}:\n"]
        open_names: tuple[str, ...] = (section,)
        for path in [one for one in chosen if one.startswith(f"{section}.")]:
            *above, name = path.split(".")
            lines += _opened(open_names, tuple(above))
            open_names = tuple(above)
            note = f"; as {Path(baseline).stem} sets it" if path in own else ""
            lines.append(_line(name, len(above), scenario.quantities[path], scenario.parameter(path), note))
        blocks.append("".join(lines))
    if catalogue.hypotheses:
        levels = [
            f"#   {name}: {scenario.hypotheses.get(name, one.default)}    # {one.meaning} {', '.join(one.levels)}\n"
            for name, one in catalogue.hypotheses.items()
        ]
        blocks.append("# hypotheses:\n" + "".join(levels))
    return blocks


def own_paths(scenario: Scenario) -> list[str]:
    """Paths of the numbers that a scenario sets otherwise than its baseline, in the order of the model."""
    before = scenario.root.quantities if scenario.root else {}
    now = scenario.quantities
    return [path for path in now if path in scenario.given and now[path] != before.get(path)]


def _opened(before: tuple[str, ...], names: tuple[str, ...]) -> list[str]:
    """Lines that open the maps a path goes through, but those already open."""
    same = 0
    while same < min(len(before), len(names)) and before[same] == names[same]:
        same += 1
    return [f"# {'  ' * depth}{names[depth]}:\n" for depth in range(same, len(names))]


def _line(name: str, depth: int, quantity: Quantity, parameter: Parameter, note: str) -> str:
    told = f"{parameter.meaning} ({parameter.unit}, {parameter.low:g} to {parameter.high:g}{note})"
    return f"# {'  ' * depth}{name}: {_written(quantity)}    # {told}\n"


def _written(quantity: Quantity) -> str:
    """A quantity as a scenario file has it; of a series, the first value."""
    match quantity.family:
        case "fixed":
            return f"{quantity.likely:g}"
        case "triangular":
            return f"{{low: {quantity.low:g}, likely: {quantity.likely:g}, high: {quantity.high:g}}}"
        case "uniform":
            return f"{{low: {quantity.low:g}, high: {quantity.high:g}}}"
        case family:
            return f"{{distribution: {family}, mean: {quantity.mean:g}, sd: {quantity.sd:g}}}"


def _events(scenario: Scenario) -> str:
    month = scenario.start.later(min(2, scenario.months - 1))
    sender = next(actor for actor in scenario.actors.values() if actor.role == "sender")
    instrument = next(iter(scenario.instruments))
    return f"""# Events are added to the baseline's (events_replace: true starts afresh).
# events:
#   - {{month: {month}, actor: {sender.name}, instrument: {instrument}, intensity: 0.5, because: "...", chance: 0.6}}
#   - {{month: {month}, kind: {KINDS[0]}, because: "..."}}
"""
