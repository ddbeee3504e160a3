"""Filling the description: what the templates may call, and the page they make."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sim.equations import constants
from sim.model.endings import DISPUTE, SANCTIONS
from sim.model.recorder import REASONS
from sim.scenario import load
from sim.validation.facts import FACTS
from sim.views.odd import code, numbers
from sim.views.odd.entities import moves_of, state_of

PAGES = Path(__file__).resolve().parent / "pages"
"""The prose, a file for each element."""


def odd() -> str:
    """The whole description in Markdown, the same on every machine.

    LookupError if the prose quotes a rule or an equation that is not there.
    """
    environment = Environment(
        loader=FileSystemLoader(PAGES), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals |= {
        "equations": code.equations,
        "rule": code.rule,
        "schedule": code.schedule,
        "stages": code.stages,
        "luck": code.luck,
        "kinds_of_news": code.kinds_of_news,
        "constants": code.constants_of,
        "state": state_of,
        "moves": moves_of,
        "parameters": numbers.parameters,
        "scopes": numbers.SCOPES,
        "hypotheses": numbers.hypotheses,
        "given": numbers.given,
        "facts": FACTS,
        "dispute": DISPUTE,
        "sanctions": SANCTIONS,
        "reasons": REASONS,
        "method": constants,
        "baseline": load("baseline"),
        "table": table,
    }
    return environment.get_template("odd.md").render().rstrip() + "\n"


def table(heads: str, rows: Iterable[Iterable[object]]) -> str:
    """A table in Markdown; ``heads`` are joined by bars.

    >>> print(table("a | b", [(1, "x|y")]))
    | a | b |
    |---|---|
    | 1 | x\\|y |
    """
    lines = [f"| {heads} |", "|" + "---|" * (heads.count("|") + 1)]
    lines += ["| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines)
