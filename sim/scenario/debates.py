"""Debates: what the articles disagree about, and what to run to see what follows from each side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from shlex import quote
from typing import Any

from ruamel.yaml import YAML

from sim.scenario.faults import Fault, ScenarioError, listing, nearest, shown
from sim.scenario.ledger import seeds_folder


@dataclass(frozen=True, slots=True)
class Side:
    """One answer: the claims that give it, and the scenario, perhaps with values replaced, that plays it."""

    claims: tuple[str, ...]
    says: str
    scenario: str
    set: Mapping[str, str] = field(default_factory=dict)

    @property
    def command(self) -> str:
        """What to type.

        >>> Side(("S2.12",), "shamed, it digs in", "ultimatum", {"hypotheses.face": "strong"}).command
        'leverage run ultimatum --set hypotheses.face=strong'
        """
        changes = [f" --set {quote(f'{path}={value}')}" for path, value in self.set.items()]
        return f"leverage run {self.scenario}{''.join(changes)}"


@dataclass(frozen=True, slots=True)
class Debate:
    """A question on which claims contradict each other, with its sides and the outcomes that tell them apart."""

    id: str
    topic: str
    question: str
    sides: tuple[Side, ...]
    look_at: tuple[str, ...]

    @property
    def contested(self) -> frozenset[str]:
        """Hypotheses on which the sides differ, so that they are the question and not a doubt about the answer."""
        start = "hypotheses."
        return frozenset(path.removeprefix(start) for side in self.sides for path in side.set if path.startswith(start))

    @property
    def text(self) -> str:
        """The debate in words, with one command for each side."""
        sides = [f"  {', '.join(side.claims)}: {side.says}\n    {side.command}" for side in self.sides]
        return "\n".join([f"{self.topic}\n  {self.question}", *sides, f"  look at: {', '.join(self.look_at)}"])


@cache
def debates() -> tuple[Debate, ...]:
    """All debates, in the order of the file."""
    text = (seeds_folder() / "debates.yaml").read_text(encoding="utf-8")
    return tuple(_debate(entry) for entry in YAML(typ="safe", pure=True).load(text))


def debate_of(name: str) -> Debate:
    """The debate of a name; ScenarioError names the nearest where there is none."""
    known = {debate.id: debate for debate in debates()}
    if name not in known:
        message = f"is no debate; expected at least two scenarios, or one of: {listing(known, len(known))}"
        raise ScenarioError([Fault(shown(name).strip("'\""), 1, 1, "", message, nearest(name, known))])
    return known[name]


def _debate(entry: dict[str, Any]) -> Debate:
    sides = tuple(Side(tuple(s["claims"]), s["says"], s["scenario"], s.get("set", {})) for s in entry["sides"])
    return Debate(entry["id"], entry["topic"], entry["question"], sides, tuple(entry["look_at"]))
