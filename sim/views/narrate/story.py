"""One world as a story: every month's news, moves with their reasons, talks, and the state they leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.model.recorder import REASONS, Recorder
from sim.model.sanctions_model import SanctionsModel, strengths_of_root
from sim.model.series import key_of
from sim.views.narrate.choices import Choice, choice_of
from sim.views.narrate.deal import Before, deal_told, takes_a_turn
from sim.views.narrate.news import news_told
from sim.views.narrate.talks import OVER, SIGNED, UNDER_A_DEAL, Talks, package_name, talks_of

if TYPE_CHECKING:
    from sim.results.block import Block
    from sim.scenario import Scenario

_STATE = {
    "oil price": "world.oil_price", "pressure": "sanctions.pressure", "land held": "front.held", "front": "front.km2",
    "leverage": "leverage.total", "leverage as land": "leverage.as_land",
}  # fmt: skip
_OF_TARGET = {"hardship": "hardship", "support": "support", "trust in relief": "trust", "oil discount": "oil_discount"}


@dataclass(frozen=True)
class Chapter:
    """One month of one world. ``state`` is how it ends, in the units of the monthly series."""

    month: str
    news: list[str]
    choices: list[Choice]
    talks: Talks
    deal: list[str]
    turns: bool
    """Whether a deal was signed, or took, missed or failed a step."""
    state: dict[str, float]


@dataclass(frozen=True)
class Close:
    """How a world ended: the two endings, the months of signature and end, the terms, the outcomes."""

    dispute: str
    sanctions: str
    signed: str
    over: str
    package: str
    terms: dict[str, float]
    relief: float
    outcomes: dict[str, float]


@dataclass(frozen=True)
class Story:
    """One world of an ensemble, played again with its reasons. ``str()`` gives it as text.

    ``months`` has a chapter for every month until the world was over; utilities are points on a scale
    of 0-1 for each actor. ``close`` says how it ended. World ``world`` of a seed is the same, to the bit,
    as in any ensemble of that seed.
    """

    scenario: Scenario
    seed: int
    world: int
    months: list[Chapter]
    close: Close

    def __str__(self) -> str:
        from sim.views.narrate.telling import story_told

        return story_told(self)


def tell(scenario: Scenario, seed: int, world: int) -> Story:
    """Play one world alone and note the reasons of all its moves."""
    luck = strengths_of_root(scenario, 1, seed, world)
    model = SanctionsModel(scenario, 1, seed, world, luck)
    recorder = Recorder(model)
    chapters = []
    for _ in range(scenario.months):
        before, edge = Before.of(model), model.target.private_edge
        model.step()
        recorder.note()
        if _outcome(recorder, model, before) != OVER:
            chapters.append(_chapter(model, recorder, before, edge))
    return Story(scenario, seed, world, chapters, _close(model, recorder.block(world)))


def _outcome(recorder: Recorder, model: SanctionsModel, before: Before) -> str:
    outcome = REASONS[int(recorder.reasons[model.target.name][model.month - 1, 0])]
    return UNDER_A_DEAL if before.under_way else outcome


def _chapter(model: SanctionsModel, recorder: Recorder, before: Before, edge: Any) -> Chapter:
    number = model.month - 1
    now = {name: float(values[number, 0]) for name, values in recorder.series.items()}
    outcome = _outcome(recorder, model, before)
    news = news_told(model)
    if not np.array_equal(edge, model.target.private_edge):
        news.append(f"{model.target.name} has a new leader, with aims and strength of their own")
    return Chapter(
        month=str(model.case.start.later(number)),
        news=news,
        choices=[choice_of(model, model.actors[name]) for name in model.case.actors],
        talks=talks_of(model, outcome, now["zone.target_least"], now["zone.counterpart_most"]),
        deal=deal_told(model, before, outcome == SIGNED),
        turns=outcome == SIGNED or takes_a_turn(model, before),
        state=_state(model, now),
    )


def _state(model: SanctionsModel, now: dict[str, float]) -> dict[str, float]:
    start = key_of(model.target.name)
    named = _STATE | {name: f"{start}.{series}" for name, series in _OF_TARGET.items()}
    return {name: now[series] for name, series in named.items() if series in now}


def _close(model: SanctionsModel, block: Block) -> Close:
    worlds = {name: values[0] for name, values in block.worlds.items()}
    dispute, sanctions = (block.categories[name][int(worlds[name])] for name in ("dispute_ending", "sanctions_ending"))
    signed = worlds["signed"] >= 0
    terms = {issue: float(worlds[f"terms.{key_of(issue)}"]) for issue in model.issues} if signed else {}
    return Close(
        dispute=dispute,
        sanctions=sanctions,
        signed=_month(model, worlds["signed"]),
        over=_month(model, worlds["over"]),
        package=package_name(model, terms) if signed else "",
        terms=terms,
        relief=float(worlds["terms.relief"]) if signed else 0.0,
        outcomes={name: float(value) for name, value in worlds.items() if not _other_kind(name)},
    )


_MONTHS = ("signed", "completed", "collapsed", "over", "given_up", "lapsed", "conquest")


def _other_kind(name: str) -> bool:
    coded = name.endswith("_ending") or name == "package"
    return coded or name in _MONTHS or name.startswith(("terms.", "input."))


def _month(model: SanctionsModel, number: Any) -> str:
    return str(model.case.start.later(int(number))) if number >= 0 else ""
