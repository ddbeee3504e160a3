"""Colours, symbols and dashes: one look for each actor everywhere, and a scale of its own for outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

INK, MUTED, RULE, PAPER = "#1A1A1A", "#555555", "#8C8C8C", "#FFFFFF"
"""Text, secondary text, thin rules, and the ground."""

Dash = str | tuple[float, tuple[float, ...]]


@dataclass(frozen=True)
class Look:
    """How an actor is drawn: colour of areas, of lines and of text, matplotlib marker and dash."""

    fill: str
    line: str
    text: str
    symbol: str
    dash: Dash = "solid"


_DOTS: Dash = (0.0, (1.2, 1.2))
_LONG: Dash = (0.0, (7.0, 2.0))
_MIXED: Dash = (0.0, (5.0, 1.5, 1.2, 1.5))
NAMED: dict[str, Look] = {
    "US": Look("#0072B2", "#0072B2", "#0072B2", "o"),
    "Russia": Look("#D55E00", "#D55E00", "#B24E00", "s"),
    "Ukraine": Look("#9A6B00", "#9A6B00", "#8A5F00", "^", _LONG),
    "EU": Look("#009E73", "#009E73", "#00785A", "D"),
    "China": Look("#CC79A7", "#A8437C", "#A8437C", "X", _DOTS),
}
"""The five actors of the shipped scenarios (Okabe and Ito's colours, darker where text needs it)."""

_BY_ROLE = {"sender": ("US", "EU"), "target": ("Russia",), "defender": ("Ukraine",), "third_party": ("China",)}
_SPARE = (
    Look("#56B4E9", "#3A8FC0", "#1F6F9C", "v", _MIXED),
    Look("#333333", "#333333", "#333333", "p", _MIXED),
    Look("#E69F00", "#B97F00", "#8F5A00", "P", _MIXED),
    Look("#8A8A2B", "#7D7A1A", "#6B6814", "h", _MIXED),
)


def looks(roles: Mapping[str, str]) -> dict[str, Look]:
    """The look of every actor of a scenario, given the role of each.

    The five named actors keep theirs. Others take a free one of their role, then a spare one, in
    the scenario's order.
    """
    found = {name: NAMED[name] for name in roles if name in NAMED}
    taken, spare = set(found), 0
    for name, role in roles.items():
        if name in found:
            continue
        free = [kin for kin in _BY_ROLE.get(role, ()) if kin not in taken]
        if free:
            taken.add(free[0])
            found[name] = NAMED[free[0]]
        else:
            found[name] = _SPARE[spare % len(_SPARE)]
            spare += 1
    return {name: found[name] for name in roles}


OUTCOMES: dict[str, str] = {
    "deal completed": "#4A1D75",
    "complies fully": "#4A1D75",
    "complies partly": "#7A4FA8",
    "complies at the threat": "#9678C0",
    "deal under way": "#B7A2D6",
    "deal collapsed": "#DAD2E4",
    "target capitulates": "#A6A6A6",
    "defender capitulates": "#7F7F7F",
    "conquest": "#585858",
    "outside force": "#333333",
    "none": "#F0F0F0",
}
"""Endings of the dispute, from kept deals (purple) to force (greys); in the order of a stack, bottom first."""

ADDS = ("#7B919D", "#A3B4BD", "#C5D0D6", "#DFE5E9")
TAKES = ("#B08D4F", "#D3BD8F", "#EADFC5")
PART_EDGE = "#3D4D57"
"""Parts of a sum over and under zero, darkest first, and the line around them."""


FIRST, OTHER = INK, "#6E6E6E"
FIRST_DASH: Dash = "solid"
OTHER_DASH: Dash = (0.0, (4.0, 2.0))
"""Two scenarios side by side: the one that others are held to, and the other."""


def tint(colour: str, share: float) -> str:
    """A colour mixed with so much white.

    >>> tint("#000000", 0.5)
    '#808080'
    """
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * share):02X}" for part in parts)
