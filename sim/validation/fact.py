"""A fact to be met, and what an ensemble says of it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sim.scenario import load
from sim.scenario.parameters import PARAMETERS
from sim.validation.statistics import Estimate

if TYPE_CHECKING:
    from sim.validation.lab import Lab, Request

PASS, WARN, FAIL = "pass", "warn", "fail"
STRENGTHS = {"H": "hard", "O": "ordering", "B": "band", "M": "mechanism"}
ABOVE_ZERO = (0.0, math.inf)


@dataclass(frozen=True)
class Finding:
    """One test: what was found, what was asked, and the verdict."""

    id: str
    statistic: float
    low: float
    high: float
    band: tuple[float, float]
    strength: str
    verdict: str
    source: str
    what: str
    """What the statistic is."""
    calibrated: bool = False
    """Whether the model was calibrated to this very fact."""
    informed: bool = False
    """Whether the source of some number of the model names the fact."""

    @property
    def record(self) -> dict[str, object]:
        """The finding as one JSON record."""
        band = [None if math.isinf(end) else end for end in self.band]
        return {**vars(self), "band": band}


@cache
def cited() -> frozenset[str]:
    """Facts that the source of a registered number, or of one of the baseline, names: no blind tests.

    >>> "SF11" in cited(), "SF18" in cited()
    (True, False)
    """
    sources = [parameter.provenance for parameter in PARAMETERS]
    sources += [quantity.source for quantity in load("baseline").quantities.values()]
    return frozenset(name for source in sources for name in re.findall(r"SF\d+", source))


@dataclass(frozen=True)
class Fact:
    """A stylised fact of patterns.md with the tests that stand for it."""

    id: str
    title: str
    source: str
    needs: tuple[Request, ...]
    test: Callable[[Lab, Fact], list[Finding]]
    calibration: bool = False

    def judge(
        self, test: str, strength: str, what: str, found: Estimate, band: tuple[float, float], soft: bool = False
    ) -> Finding:
        """The verdict by the strength of the test; a ``soft`` test warns at worst."""
        verdict = verdict_on(found, band, soft)
        return Finding(
            f"{self.id}{test}", found.value, found.low, found.high, band, strength, verdict, self.source, what,
            self.calibration, not self.calibration and self.id in cited(),
        )  # fmt: skip

    def judged(self, lab: Lab) -> list[Finding]:
        """Every test of the fact."""
        return self.test(lab, self)


def verdict_on(found: Estimate, band: tuple[float, float], soft: bool = False) -> str:
    """Pass inside the band, warn where only the interval touches it, fail otherwise.

    An ordering (no upper end) passes only if the whole interval clears the lower end; no effect at all fails.

    >>> verdict_on(Estimate(0.3, 0.2, 0.4), (0.25, 0.5)), verdict_on(Estimate(0.2, 0.1, 0.3), (0.25, 0.5))
    ('pass', 'warn')
    >>> verdict_on(Estimate(0.1, -0.1, 0.3), ABOVE_ZERO), verdict_on(Estimate(-0.2, -0.3, -0.1), ABOVE_ZERO)
    ('warn', 'fail')
    >>> verdict_on(Estimate(0.0, 0.0, 0.0), ABOVE_ZERO)
    'fail'
    """
    low, high = band
    if not math.isfinite(found.value):
        return WARN if soft else FAIL
    if math.isinf(high):
        inside, touches = found.low > low, found.high > low
    else:
        inside, touches = low <= found.value <= high, found.low <= high and found.high >= low
    if inside:
        return PASS
    return WARN if touches or soft else FAIL
