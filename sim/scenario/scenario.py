"""A scenario as the model takes it: validated, complete and frozen."""

from __future__ import annotations

from dataclasses import dataclass, field

from sim.chance.quantity import Quantity, fixed
from sim.scenario.faults import nearest
from sim.scenario.months import Month
from sim.scenario.registry import Parameter

_PARTIES = ("target", "defender", "sender")


class Words(frozenset[str]):
    """A set of words that is written in one order, so that a scenario is told alike in every process."""

    def __repr__(self) -> str:
        return f"Words({sorted(self)})"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who takes part, in which role; ``barred`` holds moves, instruments or ``all``."""

    name: str
    role: str
    barred: Words = field(default_factory=Words)
    red_lines: Words = field(default_factory=Words)
    votes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step of relief: its share of the whole, what it rewards, and when it comes."""

    size: float
    condition: str
    order: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated. ``kind`` is ``measure``, ``move``, ``set`` or one of the words for news.

    ``month`` counts from the scenario's start. ``size`` is the intensity of a measure, the new value
    of a set parameter, or the size of the news. ``key`` names what happens and when, so that the
    luck of an event follows it wherever it stands in the list.
    """

    month: int
    kind: str
    key: str
    chance: Quantity = field(default_factory=lambda: fixed(1.0))
    because: str = ""
    source: str = ""
    actor: str = ""
    instrument: str = ""
    measure: str = ""
    state: str = ""
    move: str = ""
    path: str = ""
    over: int = 0
    lasts: int = 0
    size: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """One story, in full: ``quantities`` holds every number that applies, by path.

    ``given`` are the paths that the files set themselves; ``text`` is the whole scenario as one file
    without a baseline; ``root`` is the baseline at the end of the chain, without
    what is replaced from outside: all that is compared inherits the same private strengths from it.
    """

    name: str
    title: str
    question: str
    look_for: str
    sources: tuple[str, ...]
    start: Month
    months: int
    hypotheses: dict[str, str]
    issues: tuple[str, ...]
    levels: dict[str, tuple[float, ...]]
    instruments: dict[str, tuple[str, ...]]
    actors: dict[str, Actor]
    mediators: tuple[str, ...]
    buyers: tuple[str, ...]
    packages: dict[str, dict[str, float]]
    plan_steps: tuple[PlanStep, ...]
    events: tuple[Event, ...]
    quantities: dict[str, Quantity]
    given: Words
    text: str
    root: Scenario | None
    parameters: dict[str, Parameter] = field(repr=False, compare=False)
    sample: str = ""
    """The sample of calibrated sets from which some inputs are drawn together; none if empty."""

    @property
    def parties(self) -> tuple[str, str]:
        """The target, and who negotiates with it: the defender, or without one the sender that leads.

        Where no sender is said to lead, or several are, it is the first of them by name.
        """
        of = {role: sorted(name for name, one in self.actors.items() if one.role == role) for role in _PARTIES}
        lead = max(of["sender"], key=self._leads)
        return of["target"][0], (of["defender"] or [lead])[0]

    def _leads(self, sender: str) -> float:
        return self.quantities[f"actors.{sender}.leads"].likely

    def parameter(self, path: str) -> Parameter:
        """The registered parameter behind a path."""
        if path not in self.parameters:
            near = nearest(path.rpartition(".")[2], {known.rpartition(".")[2] for known in self.parameters})
            raise KeyError(f"no parameter at {path!r}" + (f"; did you mean {near!r}?" if near else ""))
        return self.parameters[path]
