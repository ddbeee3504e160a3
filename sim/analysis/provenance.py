"""What a scenario's uncertain inputs rest on."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.scenario import Scenario

KINDS = ("evidence", "literature", "article claims", "assumption")
"""Kinds of provenance; whatever says that it is partly assumed counts as an assumption."""

_CLAIM = re.compile(r"S[0-9]+\.[0-9]+")
_ASSUMED = ("assumption", "core model", "theory")


def drawn_inputs(scenario: Scenario) -> list[str]:
    """Paths of the numbers that every world draws for itself."""
    return [path for path, quantity in scenario.quantities.items() if quantity.is_drawn]


def kinds_of_inputs(scenario: Scenario) -> dict[str, int]:
    """How many of the drawn inputs rest on each kind of provenance."""
    counts = Counter(kind_of(scenario.quantities[path].source) for path in drawn_inputs(scenario))
    return {kind: counts[kind] for kind in KINDS}


def kind_of(source: str) -> str:
    """The kind of a source; of several, the firmest, unless one of them is an assumption.

    >>> kind_of("S3.7; evidence: DeepState"), kind_of("Drezner 1998"), kind_of("S1.8; assumption"), kind_of("S1.4")
    ('evidence', 'literature', 'assumption', 'article claims')
    """
    parts = [part.strip() for part in source.split(";") if part.strip()]
    if not parts or any(part.startswith(_ASSUMED) for part in parts):
        return "assumption"
    if any(part.startswith("evidence") for part in parts):
        return "evidence"
    return "article claims" if all(_CLAIM.match(part) for part in parts) else "literature"
