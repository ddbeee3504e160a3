"""Every fact of the scorecard, in order."""

from __future__ import annotations

from sim.validation.fact import Fact
from sim.validation.facts.causes import SF3, SF4, SF5, SF10, SF27
from sim.validation.facts.home import SF11, SF21, SF22
from sim.validation.facts.outcomes import SF1, SF2, SF6, SF7, SF18
from sim.validation.facts.relief import SF15, SF19
from sim.validation.facts.time import SF8, SF9, SF16, SF20

FACTS: tuple[Fact, ...] = (
    SF1, SF2, SF3, SF4, SF5, SF6, SF7, SF8, SF9, SF10, SF11, SF15, SF16, SF18, SF19, SF20, SF21, SF22, SF27,
)  # fmt: skip
