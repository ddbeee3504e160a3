"""What breaks when a mechanism is taken out, and placebos that must fail."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from sim.chance.dice import Dice
from sim.validation.episodes import joined
from sim.validation.fact import FAIL, PASS, WARN, Fact, Finding
from sim.validation.facts import FACTS
from sim.validation.facts.causes import BY_HIT, SF3, SF4, WITH, WITHOUT, gradient, institution_tests
from sim.validation.lab import Changes, Lab
from sim.validation.scorecard import Scorecard, score

_RANK = {PASS: 0, WARN: 1, FAIL: 2}
MECHANISMS: dict[str, Changes] = {
    "private information": (("hypotheses.private_information", "off"),),
    "passing shocks": (("parameters.shock_size", "0"),),
    "commitment problem": (("hypotheses.commitment", "off"),),
    "vetoes": (("hypotheses.vetoes", "off"),),
    "red lines": (("hypotheses.red_lines", "off"),),
    "pain of hardship": (("actors.*.pain", "0"),),
    "belief in relief": (("hypotheses.relief_credible", "never"),),
    "busting": (("hypotheses.busting", "off"),),
    "adaptation": (("parameters.adaptation_blunts", "0"),),
    "constraint at the front": (("hypotheses.constraint", "off"),),
    "rents and lobbies": (("hypotheses.rents", "off"),),
    "rally": (("parameters.rally_from_war", "0"), ("parameters.rally_from_sanctions", "0")),
    "face": (("hypotheses.face", "off"),),
    "conflict expectation": (("actors.*.conflict_expectation", "0"),),
    "guarantees": (("hypotheses.guarantees", "idle"),),
    "institutions": (
        ("actors.*.leaving_penalty", "0"), ("parameters.relief_tied", "0"), ("parameters.common_enforcement", "0"),
    ),
    "audience costs": (("actors.*.audience_cost", "0"),),
    "fear of designation": (("actors.*.fear", "0"), ("actors.*.designation_cost", "0")),
}  # fmt: skip
"""Each mechanism of the model, and what switches it off wherever a scenario has it."""


@dataclass(frozen=True)
class Broken:
    """What the loss of one mechanism does to the scorecard."""

    mechanism: str
    worse: tuple[tuple[str, str, float, float], ...]
    """Tests whose verdict falls: test, new verdict, found with and without the mechanism."""
    moved: tuple[str, ...]
    """Tests that move beyond their interval and keep their verdict, or gain."""


def ablate(lab: Lab, full: Scorecard, names: Iterable[str] = MECHANISMS, facts: Iterable[Fact] = FACTS) -> list[Broken]:
    """Take out one mechanism after the other."""
    facts = tuple(facts)
    return [_compare(name, full, score(lab.without(MECHANISMS[name]), facts)) for name in names]


def _compare(name: str, full: Scorecard, less: Scorecard) -> Broken:
    before = {finding.id: finding for finding in full.findings}
    worse, moved = [], []
    for after in less.findings:
        was = before.get(after.id)
        if was is None or not _beyond(was, after):
            continue
        if _RANK[after.verdict] > _RANK[was.verdict]:
            worse.append((after.id, after.verdict, was.statistic, after.statistic))
        else:
            moved.append(after.id)
    return Broken(name, tuple(worse), tuple(moved))


def _beyond(was: Finding, now: Finding) -> bool:
    """Whether a statistic left its interval, or can no longer be worked out."""
    return not np.isfinite(now.statistic) or not was.low <= now.statistic <= was.high


def placebos(lab: Lab) -> list[Finding]:
    """SF4 with institutions dealt out at random, SF3 with targets that hardship costs nothing: both must fail."""
    both = joined([lab.episodes(WITHOUT), lab.episodes(WITH)])
    order = np.argsort(Dice(5, 0, len(both)).uniform("placebo", "labels", 0))
    shuffled = replace(both, institution=both.institution[order])
    found = institution_tests(SF4, shuffled.where(shuffled.imposed))[:1]
    numb = lab.without(MECHANISMS["pain of hardship"])
    parts = [numb.episodes(requests) for requests in BY_HIT]
    imposed = [part.where(part.imposed) for part in parts]
    step = np.concatenate([np.full(len(part), k) for k, part in enumerate(imposed)])
    flat = SF3.judge(
        "a", "H", "odds ratio of success for a step of cost, without pain", gradient(joined(imposed), step), (1.3, 2.6)
    )
    named = (
        replace(found[0], id="placebo SF4", what=f"{found[0].what}, labels shuffled"),
        replace(flat, id="placebo SF3"),
    )
    return list(named)


def told_ablations(broken: Iterable[Broken]) -> str:
    """The table of ablations in Markdown."""
    lines = ["| without | patterns that break | moves without breaking |", "|---|---|---|"]
    for one in broken:
        worse = "; ".join(f"{test} {verdict} ({was:.3g} to {now:.3g})" for test, verdict, was, now in one.worse)
        lines.append(f"| {one.mechanism} | {worse or 'none'} | {', '.join(one.moved) or 'none'} |")
    return "\n".join(lines) + "\n"
