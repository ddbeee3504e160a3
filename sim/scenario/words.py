"""The closed vocabularies of a scenario file."""

from __future__ import annotations

from sim.scenario.registry import ROLES

__all__ = [
    "CONDITIONS",
    "FAMILIES",
    "KINDS",
    "MOVES",
    "ORDERS",
    "RELIEF",
    "ROLES",
    "SHAPES",
    "STATES",
]

KINDS: tuple[str, ...] = (
    "meeting",
    "election",
    "trust shock",
    "oil shock",
    "gas shock",
    "informal talks",
    "outside force",
    "fines",
    "war shock",
    "new leader",
)
"""Events that are news rather than somebody's scripted conduct."""

ORDERS: tuple[str, ...] = ("before", "staged", "after")
"""When a step of relief comes, relative to what it rewards."""

CONDITIONS: tuple[str, ...] = ("ceasefire", "withdrawal", "force reduction", "reform")
"""What a step of relief rewards."""

STATES: tuple[str, ...] = ("threatened", "authorised", "imposed")
"""The three states of a measure."""

MOVES: dict[str, tuple[str, ...]] = {
    "sender": (
        "hold",
        "tighten",
        "ease",
        "threaten",
        "carry out",
        "back down",
        "offer relief",
        "withdraw offer",
        "secondary banks",
        "secondary tariff",
        "raise aid",
        "cut aid",
        "join",
        "leave",
    ),
    "target": ("negotiate", "stall", "refuse", "escalate", "counter-sanction", "court"),
    "defender": ("negotiate", "refuse", "escalate"),
    "third_party": ("bust", "hold", "comply"),
}
"""The moves open to each role."""

FAMILIES: tuple[str, ...] = ("normal", "lognormal", "gamma", "beta", "uniform", "triangular")
"""The distributions a number may be drawn from."""

SHAPES: tuple[str, ...] = ("step", "ramp")
"""How a dated series moves from one value to the next."""

RELIEF = "relief"
"""The issue that a package may always name and that takes no share of the other saliences."""
