"""Registered numbers as rows of tables: parameters, hypotheses, and what a scenario sets itself."""

from __future__ import annotations

from sim.analysis.uses import uses_of
from sim.scenario import Scenario
from sim.scenario.catalogue import registered
from sim.scenario.registry import Parameter

SCOPES: tuple[tuple[str, str, str], ...] = (
    ("world", "", "Shared by all: `parameters.<name>`"),
    ("actor", "target", "Of the target: `actors.<target>.<name>`"),
    ("actor", "defender", "Of the defender: `actors.<defender>.<name>`"),
    ("actor", "sender", "Of each sender: `actors.<sender>.<name>`"),
    ("actor", "third_party", "Of each third party: `actors.<third party>.<name>`"),
    ("sanction", "", "Of each sender and instrument: `actors.<sender>.instruments.<instrument>.<name>`"),
    ("instrument", "", "Of each instrument: `instruments.<instrument>.<name>`"),
    ("measure", "", "Of each measure: `instruments.<instrument>.measures.<measure>.<name>`"),
    ("issue", "", "Of each issue: `issues.<issue>.<name>`"),
    ("stance", "", "Of each actor and issue: `actors.<actor>.<name>.<issue>`"),
    ("plan", "", "Of the plan of relief: `relief_plan.<name>`"),
    ("mediator", "", "Of each mediator: `mediators.<mediator>.<name>`"),
    ("buyer", "", "Of each buyer: `buyers.<buyer>.<name>`"),
)
"""Scopes of the registry, one table each: scope, role, title."""


def parameters(scope: str, role: str) -> list[tuple[str, ...]]:
    """Rows for the parameters of a scope (and role), in the order of the registry."""
    rows = [p for p in registered().parameters if p.scope == scope and (not role or role in p.roles)]
    return [_row(parameter) for parameter in rows]


def _row(p: Parameter) -> tuple[str, ...]:
    meaning = p.meaning + (f" ({', '.join(p.roles).replace('_', ' ')})" if p.scope == "stance" else "")
    bounds = f"{p.low:g} to {p.high:g}"
    return f"`{p.name}`", p.symbol, meaning, p.unit, bounds, p.default.in_words, p.provenance, _entered(p)


def _entered(parameter: Parameter) -> str:
    """The equations a number enters, or the rules that read it where it enters none directly."""
    uses = uses_of(parameter)
    entered = dict.fromkeys(one.rpartition(".")[2] for use in uses for one in use.equations)
    rules = dict.fromkeys(use.rule.rpartition(".")[2] for use in uses)
    return ", ".join(f"`{name}`" for name in entered or rules)


def hypotheses() -> list[tuple[str, ...]]:
    """Rows for the hypotheses: name, question, levels with what each sets, sources."""
    return [
        (f"`{h.name}`", h.meaning, "; ".join(_level(name, settings) for name, settings in h.levels.items()),
         ", ".join(h.sources))
        for h in registered().hypotheses.values()
    ]  # fmt: skip


def _level(name: str, settings: dict[str, float]) -> str:
    told = ", ".join(f"`{path}` {value:g}" for path, value in settings.items())
    return f"**{name}**: {told}" if told else f"*{name}* (default)"


def given(case: Scenario) -> list[tuple[str, ...]]:
    """Rows for the numbers that a scenario sets itself: path, value, reason, source."""
    own = [(path, quantity) for path, quantity in case.quantities.items() if path in case.given]
    return [(f"`{path}`", quantity.in_words, quantity.why, quantity.source) for path, quantity in own]
