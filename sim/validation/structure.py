"""Do policy orderings survive other forms of the model: horizons, steps, choice, resolution, the shape of utility?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from sim.analysis.frequencies import Z95
from sim.ensemble import Job
from sim.ensemble import run as play_all
from sim.ensemble.job import Play
from sim.model.play import play
from sim.model.sanctions_model import SanctionsModel
from sim.results.block import Block, join
from sim.scenario import Scenario, load
from sim.validation.calibration import plausible_design
from sim.validation.coarser import coarser
from sim.validation.lab import SEED
from sim.validation.orderings import ORDERINGS, OUTCOMES, Ordering, shipped_sets
from sim.validation.statistics import Array

FINE = 41
"""Points of the finer frontier, where the model has half as many steps between them."""


class FinerModel(SanctionsModel):
    """The model with a frontier that is looked at twice as finely."""

    frontier_points = FINE


def play_finely(job: Job) -> Block:
    """A block of worlds on the finer frontier."""
    return play(job, FinerModel)


@dataclass(frozen=True)
class Form:
    """Another form of the model."""

    name: str
    changes: Mapping[str, str] = field(default_factory=dict)
    """Numbers that are set in every scenario."""
    reshape: Callable[[Scenario], Scenario] | None = None
    play: Play = play


FORMS = (
    Form("as it stands"),
    Form("two years", {"months": "24"}),
    Form("five years", {"months": "60"}),
    Form("steps of two months", reshape=coarser),
    Form("front judged a year ahead", {"parameters.planning_horizon": "12"}),
    Form("front judged three years ahead", {"parameters.planning_horizon": "36"}),
    Form("less patient", {"parameters.patience": "0.95"}),
    Form("moves by best reply", {"parameters.precision": "400"}),
    Form("moves a third as sure", {"parameters.precision": "4"}),
    Form("the target proposes", {"parameters.agenda": "1"}),
    Form("the counterpart proposes", {"parameters.agenda": "0"}),
    Form("linear utilities", {"parameters.curvature": "1"}),
    Form("a frontier of 41 points", play=play_finely),
    Form("easy settlements left in", {"parameters.survivors": "0"}),
)  # fmt: skip
"""The forms compared; the first is the model."""


@dataclass(frozen=True)
class Held:
    """What one form makes of an ordering: the paired difference, and half of its 95 % interval."""

    difference: float
    half: float

    @property
    def told(self) -> str:
        """The difference and half of its interval, in three figures."""
        return f"{self.difference:+.3g} ± {self.half:.2g}"

    @property
    def sign(self) -> int:
        """1 or -1 where the interval leaves out nothing, else 0."""
        return int(np.sign(self.difference)) if abs(self.difference) > self.half else 0


def verdict(base: Held, other: Held) -> str:
    """Whether an ordering keeps its sign in another form.

    >>> verdict(Held(0.1, 0.02), Held(-0.1, 0.02)), verdict(Held(0.1, 0.02), Held(0.05, 0.1))
    ('reversed', 'not told apart')
    """
    if base.sign * other.sign < 0:
        return "reversed"
    if base.sign == other.sign:
        return "same"
    return "not told apart" if base.sign else "told apart here"


def compare_forms(
    worlds: int, workers: int, forms: tuple[Form, ...] = FORMS, orderings: tuple[Ordering, ...] = ORDERINGS
) -> dict[str, list[Held]]:
    """Every ordering in every form, on the same dice and the same plausible sets."""
    names = sorted({name for ordering in orderings for name in (ordering.one, ordering.other)})
    found = {}
    for form in forms:
        blocks = {name: played(name, form, worlds, workers) for name in names}
        found[form.name] = [_held(ordering, blocks) for ordering in orderings]
    return found


def played(name: str, form: Form, worlds: int, workers: int) -> Block:
    """The outcomes of one policy in one form."""
    case = load(name, form.changes)
    if form.reshape is not None:
        case = form.reshape(case)
    design = plausible_design(shipped_sets(), worlds, case.quantities)
    blocks = play_all(case, worlds, SEED, play=form.play, workers=workers, detail="outcomes", block=1000, design=design)
    return join(list(blocks))


def _held(ordering: Ordering, blocks: Mapping[str, Block]) -> Held:
    of = OUTCOMES[ordering.outcome]
    gaps: Array = of(blocks[ordering.one]) - of(blocks[ordering.other])
    return Held(float(gaps.mean()), float(Z95 * gaps.std(ddof=1) / np.sqrt(len(gaps))))


def told_forms(found: Mapping[str, list[Held]], orderings: tuple[Ordering, ...] = ORDERINGS) -> str:
    """In Markdown how many forms keep each ordering, then a table for each."""
    (first, base), *others = found.items()
    summary = [f"| ordering | {first} | the same in | reversed in |", "|---|---|---|---|"]
    tables = []
    for number, ordering in enumerate(orderings):
        verdicts = {name: verdict(base[number], held[number]) for name, held in others}
        kept = sum(one == "same" for one in verdicts.values())
        turned = ", ".join(name for name, one in verdicts.items() if one == "reversed")
        known = "" if base[number].sign else " (not told apart)"
        cells = ordering.claim, base[number].told + known, f"{kept} of {len(others)} other forms", turned or "none"
        summary.append(f"| {' | '.join(cells)} |")
        rows = [f"| {name} | {held[number].told} | {verdicts.get(name, '')} |" for name, held in found.items()]
        heads = ["| form | difference, 95 % | verdict |", "|---|---|---|"]
        tables += ["", f"## {ordering.claim}", "", f"On {ordering.outcome}; `{ordering.command}`.", "", *heads, *rows]
    return "\n".join([*summary, *tables]) + "\n"
