"""Shares of worlds, told honestly: counts, a 95 % interval for chance, and a word with its range."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z95 = 1.959964
"""Standard normal quantile of a two-sided 95 % interval."""

_SCALE = (
    (0.01, "almost no chance (below 1 %)"),
    (0.05, "almost no chance (1–5 %)"),
    (0.20, "very unlikely (5–20 %)"),
    (0.45, "unlikely (20–45 %)"),
    (0.55, "roughly even chance (45–55 %)"),
    (0.80, "likely (55–80 %)"),
    (0.95, "very likely (80–95 %)"),
    (0.99, "almost certain (95–99 %)"),
)


@dataclass(frozen=True)
class Share:
    """How many of how many worlds; ``low`` and ``high`` are the 95 % Wilson interval of the share, 0-1."""

    label: str
    worlds: int
    of: int
    share: float
    low: float
    high: float
    likelihood: str


def share_of(label: str, worlds: int, of: int) -> Share:
    """So many of so many worlds, with interval and likelihood word.

    >>> one = share_of("a deal", 23, 60)
    >>> round(one.share, 3), round(one.low, 3), round(one.high, 3), one.likelihood
    (0.383, 0.271, 0.51, 'unlikely (20–45 %)')
    """
    share = worlds / of if of else 0.0
    return Share(label, worlds, of, share, *wilson(worlds, of), likelihood(share))


def wilson(worlds: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share for the play of chance alone. Source: Wilson 1927.

    >>> [round(end, 2) for end in wilson(0, 60)]
    [0.0, 0.06]
    """
    if of == 0:
        return 0.0, 1.0
    share, z2 = worlds / of, Z95 * Z95
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = Z95 * sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    low = 0.0 if worlds == 0 else max(0.0, middle - half)
    return low, 1.0 if worlds == of else min(1.0, middle + half)


def likelihood(share: float) -> str:
    """The word for a chance, with its range.

    >>> likelihood(0.5), likelihood(1.0)
    ('roughly even chance (45–55 %)', 'almost certain (above 99 %)')
    """
    return next((word for top, word in _SCALE if share < top), "almost certain (above 99 %)")
