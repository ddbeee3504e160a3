"""Studies around the scorecard, each told as a page: what breaks, what fits, what is robust, what it hangs on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from sim.validation.ablations import MECHANISMS, ablate, placebos, told_ablations
from sim.validation.calibration import CUT, DYADIC, TARGETS, WAR_TARGETS, WARLIKE, Target, write_sets
from sim.validation.facts import FACTS
from sim.validation.freeing import screen_and_split, told_sensitivity
from sim.validation.hindcast.fit import fit
from sim.validation.hindcast.fit import told as told_fit
from sim.validation.lab import Lab
from sim.validation.nulls import compare
from sim.validation.orderings import ROBUST, judge, shipped_sets, told_orderings
from sim.validation.scorecard import WHOLE, number, score
from sim.validation.structure import compare_forms, told_forms
from sim.validation.waves import Matching, match_dyads, match_wars

DEAR = ("SF2", "SF6", "SF21", "SF27")
"""Facts left out of ablations: definitions, publics' terms, and what Monte-Carlo noise swamps at this size."""
SETS, PER_SET, KEPT = 300, 100, 200
WAR_SETS, PER_WAR_SET = 200, 40
ORDERED_SETS, PER_ORDERED_SET = 40, 25
STRUCTURE_WORLDS = 1000


def ablations(lab: Lab) -> str:
    """Each mechanism switched off in turn, and two placebos, always in the whole size: a small one may pass by luck."""
    facts = [fact for fact in FACTS if fact.id not in DEAR]
    false = "".join(
        f"- {one.id}: {one.what}: {number(one.statistic)} ({number(one.low)} to {number(one.high)}): {one.verdict}\n"
        for one in placebos(Lab(*WHOLE, lab.workers, lab.keep))
    )
    table = told_ablations(ablate(lab, score(lab, facts), MECHANISMS, facts))
    return (
        "# Ablations and placebos\n\nA pattern counts as broken if its verdict falls and its statistic leaves the"
        " interval of the whole model.\n\n" + table + f"\nPlacebos, which must not pass:\n\n{false}"
    )


def calibration(lab: Lab) -> str:
    """History matching on SF3, SF8 and SF16; the plausible sets are written beside the seeds and the population."""
    dyads, wars = match_dyads(SETS, PER_SET, KEPT, lab.workers), match_wars(WAR_SETS, PER_WAR_SET, KEPT, lab.workers)
    write_sets(Path(__file__).parent / "populations" / "plausible.csv", DYADIC, dyads.places)
    write_sets(shipped_sets(), WARLIKE, wars.places)
    return "# Calibration\n\n" + "\n".join(
        [*_told("The population, on SF3 and SF8", dyads, DYADIC, TARGETS), "", *_told("The baseline, on SF16", wars, WARLIKE, WAR_TARGETS)]
    ) + "\n"  # fmt: skip


def _told(title: str, found: Matching, paths: tuple[str, ...], targets: dict[str, Target]) -> list[str]:
    lines = [f"## {title}", "", f"{found.share:.1%} of the prior lies within {CUT:g} deviations; {len(found.places)} sets are kept.", "",
             "| statistic | asked | deviation | prior: 5 %, median, 95 % | explained by the emulator | strongest inputs |", "|---|---|---|---|---|---|"]  # fmt: skip
    for name, target in targets.items():
        emulator = found.emulators[name]
        slopes = emulator.coefficients[1 : len(paths) + 1]
        first = [int(k) for k in np.argsort(-np.abs(slopes))[:4]]
        strongest = ", ".join(f"{paths[k].split('.', 1)[1]} {slopes[k]:+.2f}" for k in first)
        low, middle, high = found.prior[name]
        lines.append(
            f"| {name} | {number(target.value)} | {number(target.deviation)} | {number(low)}, {number(middle)}, {number(high)}"
            f" | {emulator.explained:.0%} | {strongest} |"
        )
    lines += ["", "Where the kept sets lie in the prior (mean and spread of the place, 0-1; no news is .50 and .29):", "",
              "| input | mean | spread |", "|---|---|---|"]  # fmt: skip
    for k, path in enumerate(paths):
        if len(found.places):
            lines.append(f"| {path} | {found.places[:, k].mean():.2f} | {found.places[:, k].std():.2f} |")
    return lines


def nulls(lab: Lab) -> str:
    """The null models beside the model."""
    rows = [f"| {line.what} | {line.model} | {line.value:.3f} |" for line in compare(lab)]
    return "# Null models\n\n| what | by | value |\n|---|---|---|\n" + "\n".join(rows) + "\n"


ORDERINGS_READ = """# Policy orderings

How often one policy does better than the other, over {sets} plausible parameter sets of {worlds} worlds each, played on the
same dice under each of these hypotheses. Robust: better in {robust:.0%} or more of all of them together; nothing below is called
better. Equal outcomes count for neither.

"""


def orderings(lab: Lab) -> str:
    """Policy orderings over plausible sets and rival hypotheses."""
    found = judge(shipped_sets(), ORDERED_SETS, PER_ORDERED_SET, lab.workers)
    read = ORDERINGS_READ.format(sets=ORDERED_SETS, worlds=PER_ORDERED_SET, robust=ROBUST)
    return read + told_orderings(found)


def hindcast_fit(lab: Lab) -> str:
    """The numbers of the hindcast, fitted on 2022-23."""
    return "# Fit of the hindcast\n\n" + told_fit(fit(progress=lab.tell))


def structure(lab: Lab) -> str:
    """Policy orderings in other forms of the model."""
    found = compare_forms(STRUCTURE_WORLDS, lab.workers)
    return (
        f"# Other forms of the model\n\nPaired differences in {STRUCTURE_WORLDS:,} worlds on the plausible sets, the same dice in every form."
        " An ordering is *reversed* if both intervals leave out zero on opposite sides, *the same* if they agree.\n\n"
        + told_forms(found)
    )


def sensitivity(lab: Lab) -> str:
    """Morris over every free factor of the baseline, then Sobol over the survivors and the dice."""
    return told_sensitivity(*screen_and_split("baseline", lab.workers))


STUDIES: dict[str, Callable[[Lab], str]] = {
    "ablations": ablations,
    "calibration": calibration,
    "hindcast-fit": hindcast_fit,
    "nulls": nulls,
    "orderings": orderings,
    "sensitivity": sensitivity,
    "structure": structure,
}
"""Every study by name."""
