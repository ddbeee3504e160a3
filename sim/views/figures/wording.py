"""Counts in words: natural frequencies first, then the share with its interval."""

from __future__ import annotations

from collections.abc import Iterable

from sim.analysis.frequencies import wilson

MODEL = "In the model, with these assumptions,"
_ROUGH_BELOW = 200


def in_worlds(count: int, of: int) -> str:
    """How often, in words.

    >>> in_worlds(23, 60), in_worlds(0, 60), in_worlds(60, 60)
    ('in 23 of 60 worlds', 'in none of 60 worlds', 'in all 60 worlds')
    """
    if of == 1:
        return "in the one world played" if count else "not in the one world played"
    if count in (0, of):
        return f"in all {of:,} worlds" if count else f"in none of {of:,} worlds"
    return f"in {count:,} of {of:,} worlds"


def share_of(count: int, of: int) -> str:
    """The share with Wilson's interval, as coarse as the number of worlds allows; nothing for one world.

    >>> share_of(76, 300), share_of(23, 60)
    ('25 % (21–31 %)', '40 % (25–50 %)')
    """
    if of == 1:
        return ""
    step = 5 if of < _ROUGH_BELOW else 1
    low, high = (step * round(100 * end / step) for end in wilson(count, of))
    return f"{step * round(100 * count / of / step)} % ({low}–{high} %)"


def percent(share: float) -> str:
    """A share in words.

    >>> percent(0.131)
    '13 %'
    """
    return f"{100 * share:.0f} %"


def signed(value: float) -> str:
    """A number of three places with its sign, none for zero.

    >>> signed(0.0214), signed(-0.0004)
    ('+0.021', '0.000')
    """
    return f"{value:+.3f}".replace("-", "−") if abs(value) >= 0.0005 else "0.000"


def joined(parts: Iterable[str]) -> str:
    """A list in a sentence.

    >>> joined(["a", "b", "c"])
    'a, b and c'
    """
    *head, last = parts
    return f"{', '.join(head)} and {last}" if head else last


def capital(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]
