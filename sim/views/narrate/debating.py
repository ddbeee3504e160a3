"""Orderings in plain words: what holds, in what share of draws, and under which hypotheses it no longer does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sim.analysis.orderings import ROBUST, Orderings
from sim.views.narrate.words import listed, wrapped

if TYPE_CHECKING:
    from sim.scenario.debates import Debate

_MOST = 4


def orderings_of(done: Orderings) -> str:
    """The whole debate as text, one part for each pair of scenarios."""
    held = done.robust()
    first = [row for row in done.records() if not row["hypothesis"]]
    parts = [_opening(done)]
    for a, b in combinations(done.names, 2):
        own = [row for row in first if (row["a"], row["b"]) == (a, b)]
        parts.append(_pair(a, b, own, {row["outcome"]: row for row in held if (row["a"], row["b"]) == (a, b)}))
    return "\n\n".join("\n".join(part) for part in [*parts, _notes(done)])


def sides_of(debate: Debate, names: Sequence[str]) -> str:
    """What a debate is about, and which side each scenario plays."""
    lines = [debate.topic, *wrapped(debate.question)]
    for side, name in zip(debate.sides, names, strict=True):
        settings = ", ".join(f"{path}={value}" for path, value in side.set.items())
        told = f"{name}: {side.says} ({', '.join(side.claims)}{'; ' + settings if settings else ''})"
        lines += wrapped(told, 2, 4)
    return "\n".join(lines)


def of_100(share: float) -> int:
    """In how many of a hundred draws at least, so that no share below 80 % is written as 80.

    >>> of_100(0.795), of_100(0.8), of_100(0.29)
    (79, 80, 29)
    """
    return int(round(100 * share, 6))


def _opening(done: Orderings) -> list[str]:
    said = (
        f"In the model, {done.draws:,} draws of the uncertain numbers, each played with {done.dice} dice under "
        f"{listed(done.names)}, as they are and under {len(done.suppositions) - 1} other levels of the hypotheses. "
        f"Better is said only from {100 * ROBUST:.0f} % of the draws on."
    )
    return ["Which is better, on what, how robustly", *wrapped(said)]


def _pair(a: str, b: str, rows: list[dict[str, Any]], held: dict[str, dict[str, Any]]) -> list[str]:
    wide = max(8, len(a), len(b))
    lines = [f"{'Better in so many of 100 draws':<38}{a:>{wide}}  {b:>{wide}}   same"]
    for row in rows:
        if row["draws"]:
            shares = "  ".join(f"{of_100(row[key]):>{wide}}" for key in ("a_better", "b_better"))
            verdict = _verdict(held.get(row["outcome"]))
            meaning = f"{row['better_for']} ({row['better_means']})"
            lines.append(f"  {row['label']:<36}{shares}  {of_100(row['same']):>5}   for {meaning}{verdict}")
    return lines


def _verdict(held: dict[str, Any] | None) -> str:
    if held is None:
        return "; no ordering"
    if not held["fails"]:
        return f"; {held['better']}, under all {held['of']} others too" if held["of"] else f"; {held['better']}"
    if held["reverses"]:
        return f"; {held['better']}, but the reverse under {_some(held['reverses'])}"
    return f"; {held['better']}, but no ordering under {_some(held['fails'])}"


def _some(names: list[str]) -> str:
    more = len(names) - _MOST
    return listed([*names[:_MOST], *([f"{more} more"] if more > 0 else [])])


def _notes(done: Orderings) -> list[str]:
    text = (
        "A draw counts for a scenario if the mean over its dice is better there; the dice are the same in both. The "
        "fewer the dice, the more is left to chance, and the nearer a share lies to a half. Hypotheses are changed one "
        "at a time, in all scenarios at once, also where a scenario sets one itself. The model explores, it does not "
        "forecast."
    )
    return wrapped(text)
