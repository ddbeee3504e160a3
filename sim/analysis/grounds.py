"""What a scenario's uncertain inputs rest on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sim.scenario.sources import KINDS, OWN, kind_of

if TYPE_CHECKING:
    from sim.scenario import Scenario


def drawn_inputs(scenario: Scenario) -> list[str]:
    """Paths of the numbers that every world draws for itself."""
    return [path for path, quantity in scenario.quantities.items() if quantity.is_drawn]


def kinds_of_inputs(scenario: Scenario) -> dict[str, int]:
    """How many of the drawn inputs rest on each kind of support; sources of their own only where there are any."""
    counts = Counter(kind_of(scenario.quantities[path].source) for path in drawn_inputs(scenario))
    return {kind: counts[kind] for kind in KINDS if counts[kind] or kind != OWN}
