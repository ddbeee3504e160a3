"""Differences in words and figures: with a sign, and no digit that means nothing."""

from __future__ import annotations

from math import isfinite

from sim.analysis.outcomes import SHARE

NO_VALUE = "–"
NOT_TOLD_APART = "cannot be told apart"


def level(value: float, unit: str) -> str:
    """A mean as a reader takes it: shares in per cent, months to a tenth, all else to three places.

    >>> level(0.276, "share of worlds"), level(16.49, "months"), level(0.61571, "0-1")
    ('27.6 %', '16.5', '0.616')
    """
    if not isfinite(value):
        return NO_VALUE
    if unit == SHARE:
        return f"{100 * value:.1f} %"
    return f"{value:.1f}" if unit == "months" else f"{value:z.3f}"


def change(value: float, unit: str) -> str:
    """A difference with its sign: shares in points of a hundred worlds.

    >>> change(-0.048, "share of worlds"), change(0.0, "months"), change(0.0042, "0-1")
    ('−4.8', '0.0', '+0.004')
    """
    if not isfinite(value):
        return NO_VALUE
    scaled, places = (100 * value, 1) if unit == SHARE else (value, 1 if unit == "months" else 3)
    rounded = round(scaled, places)
    return f"{rounded:+.{places}f}".replace("-", "−") if rounded else f"{0.0:.{places}f}"


def span(low: float, high: float, unit: str) -> str:
    """An interval of differences.

    >>> span(-0.01, 0.03, "share of worlds")
    '−1.0 to +3.0'
    """
    return NO_VALUE if not isfinite(low) else f"{change(low, unit)} to {change(high, unit)}"
