"""Small change of plain words: months, shares, numbers, lists, endings."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from math import floor, isfinite, log10

from sim.analysis.frequencies import Share
from sim.scenario import Month, Scenario

WIDTH = 100
_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ROUGH_BELOW = 200
"""Worlds below which a share is told to the nearest 5 %."""


def month_in_words(month: Month | str) -> str:
    """A month as a reader says it.

    >>> month_in_words("2026-03")
    'March 2026'
    """
    told = Month.parse(month) if isinstance(month, str) else month
    return f"{_NAMES[told.month - 1]} {told.year}"


def percent(share: float, of: int) -> str:
    """A share in per cent, as fine as so many worlds support.

    >>> percent(23 / 60, 60), percent(1 / 60, 60), percent(0.493, 1000), percent(1 / 1000, 1000)
    ('40 %', '2 %', '49 %', 'under 1 %')
    """
    for step in (5, 1) if of < _ROUGH_BELOW else (1,):
        rounded = step * round(100 * share / step)
        if 0 < rounded < 100 or share in (0.0, 1.0):
            return f"{rounded} %"
    return "under 1 %" if share < 0.5 else "over 99 %"


def interval(share: Share) -> str:
    """The interval of a share, in per cent.

    >>> from sim.analysis.frequencies import share_of
    >>> interval(share_of("a deal", 23, 60))
    '27–51 %'
    """
    return f"{100 * share.low:.0f}–{100 * share.high:.0f} %"


def count_of(worlds: int, of: int, what: str = "worlds") -> str:
    """So many of so many.

    >>> count_of(23, 60), count_of(0, 60), count_of(60, 60), count_of(1, 1)
    ('23 of 60 worlds', 'none of 60 worlds', 'all 60 worlds', 'the one world')
    """
    if worlds == of == 1:
        return f"the one {what.removesuffix('s')}"
    if worlds == of:
        return f"all {of:,} {what}"
    return f"{worlds:,} of {of:,} {what}" if worlds else f"none of {of:,} {what}"


def told(value: float, error: float) -> str:
    """A number rounded to the digits that twice its standard error leaves firm.

    >>> told(0.02473, 0.0012), told(24.37, 0.67), told(683.0, 45.0), told(0.5, float("nan")), told(592.0, 0.0)
    ('0.025', '24', '680', '0.5', '590')
    """
    if not isfinite(error) or error <= 0.0:
        return f"{float(f'{value:.2g}'):,g}"
    places = -floor(log10(2 * error))
    return f"{round(value, places):,.{max(0, min(places, 4))}f}"


def listed(parts: Iterable[str]) -> str:
    """A list in a sentence.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    every = list(parts)
    return f"{', '.join(every[:-1])} and {every[-1]}" if len(every) > 1 else "".join(every)


def capital(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def wrapped(text: str, indent: int = 0, hang: int | None = None) -> list[str]:
    """A paragraph as lines; ``hang`` is the indent of all lines but the first."""
    later = " " * (indent if hang is None else hang)
    glued = text.replace(" %", "\N{NO-BREAK SPACE}%")
    lines = textwrap.wrap(glued, WIDTH, initial_indent=" " * indent, subsequent_indent=later, break_on_hyphens=False)
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]


def plain_path(path: str) -> str:
    """A parameter's path as a reader says it.

    >>> plain_path("actors.Russia.war_cost"), plain_path("instruments.energy.measures.vessel listing.share")
    ('Russia: war cost', 'energy, vessel listing: share')
    """
    names = [name for name in path.split(".") if name not in ("instruments", "measures", "parameters", "actors")]
    *owners, last = dict.fromkeys(name.replace("_", " ") for name in names)
    return f"{', '.join(owners)}: {last}" if owners else last


def sides(scenario: Scenario) -> tuple[str, str]:
    """The target and its counterpart: the defender, or without one the lead sender."""
    return scenario.parties


def ending_in_words(ending: str, scenario: Scenario) -> str:
    """An ending of the dispute or of the sanctions, with the names of those concerned."""
    target, other = sides(scenario)
    at_war = any(actor.role == "defender" for actor in scenario.actors.values())
    last = month_in_words(scenario.start.later(scenario.months - 1))
    little = "deal carried out, under 30 % of demands"
    words = {
        "none": f"no deal and no other end by {last}",
        "deal under way": "deal signed, still being carried out",
        "deal completed": "deal signed and carried out in full" if at_war else little,
        "deal collapsed": "deal signed, then broken",
        "conquest": f"{target} takes all the land in dispute",
        "target capitulates": f"{target} gives in without a deal",
        "defender capitulates": f"{other} gives in without a deal",
        "outside force": "ended by outside force",
        "complies at the threat": f"{target} complies at the threat",
        "complies partly": f"{target} complies in part",
        "complies fully": f"{target} complies in full",
    }
    return words.get(ending, ending)


def way(value: float, scenario: Scenario) -> str:
    """Whose way a settled issue went, from 0 (the counterpart's ideal) to 1 (the target's)."""
    target, other = sides(scenario)
    for top, word in ((0.1, f"wholly {other}'s way"), (0.4, f"more {other}'s way"), (0.6, "about midway")):
        if value < top:
            return word
    return f"more {target}'s way" if value < 0.9 else f"wholly {target}'s way"
