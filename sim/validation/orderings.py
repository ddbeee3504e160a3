"""Policy orderings, and in how many plausible sets and rival hypotheses they hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sim.ensemble import run as play_all
from sim.model.play import play
from sim.results.block import Block, join
from sim.scenario import load
from sim.scenario.files import library_folder
from sim.validation.calibration import plausible_design
from sim.validation.lab import SEED
from sim.validation.statistics import Array

TIE = 1e-12
"""Difference within which two policies do equally well."""
ROBUST = 0.8
"""Share of sets and hypotheses from which an ordering is called robust."""
RIVALS: tuple[tuple[str, str], ...] = (
    ("", ""), ("rents", "heavy"), ("rally", "strong"), ("busting", "heavy"), ("constraint", "off"), ("relief_credible", "low"),
)  # fmt: skip
"""Hypotheses under which every comparison is made anew; the first is the scenario as it stands."""


@dataclass(frozen=True)
class Ordering:
    """One policy against another, on one outcome."""

    claim: str
    one: str
    other: str
    outcome: str
    popular: bool = False
    """Whether an article claims it."""

    @property
    def command(self) -> str:
        """The command that shows both."""
        return f"leverage compare {self.one} {self.other}"


def _done(block: Block) -> Array:
    return 1.0 * (block.worlds["completed"] >= 0)


def _signed(block: Block) -> Array:
    return 1.0 * (block.worlds["signed"] >= 0)


OUTCOMES: Mapping[str, Callable[[Block], Array]] = {
    "deals signed": _signed,
    "deals completed": _done,
    "Ukraine's utility": lambda block: block.worlds["utility.ukraine"],
    "hardship": lambda block: block.worlds["hardship"],
    "leverage": lambda block: block.worlds["leverage"],
    "land held at the end": lambda block: -block.worlds["held"],
    "human cost": lambda block: -block.worlds["human_cost"],
}
"""Higher is better for whoever makes the claim."""

ORDERINGS = (
    Ordering("Sanctions in force weaken the front against no sanctions", "baseline", "no-sanctions", "land held at the end"),
    Ordering("Sanctions in force bring better terms for Ukraine than none", "baseline", "no-sanctions", "Ukraine's utility"),
    Ordering("Sanctions in force bring more signed deals than none", "baseline", "no-sanctions", "deals signed", True),
    Ordering("Easing as the card completes more deals than the measures as they stand", "easing-card", "baseline", "deals completed", True),
    Ordering("Maximum pressure completes more deals than the measures as they stand", "maximum-pressure", "baseline", "deals completed", True),
    Ordering("Maximum pressure raises standing leverage", "maximum-pressure", "baseline", "leverage"),
    Ordering("China's compliance raises hardship", "china-complies", "baseline", "hardship"),
    Ordering("China's compliance completes more deals", "china-complies", "baseline", "deals completed", True),
    Ordering("Guarantees first completes more deals than the baseline", "guarantees-first", "baseline", "deals completed"),
    Ordering("The secondary squeeze completes more deals than the baseline", "secondary-squeeze", "baseline", "deals completed", True),
    Ordering("Withdrawing stick and carrot alike leaves people less harmed than pressure", "no-carrot-no-stick", "maximum-pressure", "human cost"),
)  # fmt: skip


@dataclass(frozen=True)
class Judged:
    """An ordering and how widely it holds."""

    ordering: Ordering
    holds: float
    """Share of sets and hypotheses in which the first does at least as well."""
    strictly: float
    difference: float
    """Mean difference of the outcome."""
    by_rival: tuple[float, ...]
    """Share of sets in which the first does better, under each of ``RIVALS``."""

    @property
    def verdict(self) -> str:
        """Robust, reversed or neither; nothing below four in five is called better."""
        if self.strictly >= ROBUST:
            return "robust"
        return "reversed" if self.holds <= 1.0 - ROBUST else "not robust"


def judge(sets: Path, count: int, per_set: int, workers: int) -> list[Judged]:
    """Play every policy under each hypothesis in so many plausible sets, on the same dice."""
    names = sorted({name for ordering in ORDERINGS for name in (ordering.one, ordering.other)})
    means: dict[tuple[str, str, str], Array] = {}
    for hypothesis, level in RIVALS:
        for name in names:
            block = _played(name, hypothesis, level, sets, count, per_set, workers)
            for outcome, of in OUTCOMES.items():
                means[name, hypothesis, outcome] = of(block).reshape(per_set, count).mean(axis=0)
    return [_judged(ordering, means) for ordering in ORDERINGS]


def _judged(ordering: Ordering, means: Mapping[tuple[str, str, str], Array]) -> Judged:
    gaps = np.stack([
        means[ordering.one, hypothesis, ordering.outcome] - means[ordering.other, hypothesis, ordering.outcome]
        for hypothesis, _ in RIVALS
    ])  # fmt: skip
    better = gaps > TIE
    by_rival = tuple(better.mean(axis=1).tolist())
    return Judged(ordering, float((gaps >= -TIE).mean()), float(better.mean()), float(gaps.mean()), by_rival)


def _played(name: str, hypothesis: str, level: str, sets: Path, count: int, per_set: int, workers: int) -> Block:
    case = load(name, {f"hypotheses.{hypothesis}": level} if hypothesis else {})
    design = plausible_design(sets, count * per_set, case.quantities, count=count)
    blocks = play_all(
        case, count * per_set, SEED, play=play, workers=workers, detail="outcomes", block=1500, design=design
    )
    return join(list(blocks))


def shipped_sets() -> Path:
    """The sample of plausible sets that ships with the model."""
    installed = library_folder().parent / "_seeds"
    return (installed if installed.is_dir() else library_folder().parent / "seeds") / "plausible.csv"


def told_orderings(found: list[Judged]) -> str:
    """The table of orderings in Markdown: the pooled share, and the share under each rival hypothesis."""
    rivals = [f"{name} {level}".replace("_", " ") if name else "as it stands" for name, level in RIVALS]
    lines = [
        f"| ordering | outcome | better in | {' | '.join(rivals)} | mean difference | verdict | command |",
        "|---" * (len(rivals) + 6) + "|",
    ]
    for one in found:
        told = f"{one.ordering.claim}{' (a popular claim)' if one.ordering.popular else ''}"
        shares = " | ".join(f"{share:.0%}" for share in one.by_rival)
        lines.append(
            f"| {told} | {one.ordering.outcome} | {one.strictly:.0%} | {shares} | {one.difference:+.3g}"
            f" | {one.verdict} | `{one.ordering.command}` |"
        )
    return "\n".join(lines) + "\n"
