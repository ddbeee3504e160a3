"""Scenario discovery in plain words: the conditions, how often they lead there, and whether it is chance."""

from __future__ import annotations

from typing import Any

from sim.analysis.discovery import Discovery
from sim.analysis.frequencies import Share
from sim.views.narrate.sensing import factor_in_words
from sim.views.narrate.words import capital, listed, percent, wrapped

_MODEL = "In the model, with these assumptions,"


def told(found: Discovery) -> str:
    """The discovery as text."""
    base = found.base
    head = [
        f"Where {found.wanted}: {found.scenario.title}",
        *wrapped(
            f"{found.worlds:,} worlds, seed {found.seed}{_varied(found)}. Half of them were searched for a box, the "
            f"other {base.of:,} test it; all counts are of these."),
    ]  # fmt: skip
    parts = [head, [*wrapped(sentence(found))]]
    if found.inside is not None:
        parts.append(_conditions(found))
    parts.append(_first_look(found))
    return "\n\n".join("\n".join(part) for part in parts if part)


def sentence(found: Discovery) -> str:
    """What was found, in one or two sentences."""
    base, inside, coverage = found.base, found.inside, found.coverage
    overall = f"{_in_ten(base)} overall ({base.worlds:,} of {base.of:,})"
    if not found.found:
        tried = f" The box tried holds {inside.worlds:,} of {inside.of:,}." if inside is not None else ""
        why = f"{_MODEL} no box is better than the base rate: {found.why_not}."
        return f"{why} {capital(found.wanted)} in {overall}.{tried}"
    assert inside is not None and found.outside is not None and coverage is not None
    outside = found.outside
    conditions = listed(condition_in_words(row) for _, row in found.conditions.iterrows())
    return (
        f"{_MODEL} {found.wanted} in {_in_ten(inside)} where {conditions} ({inside.worlds:,} of {inside.of:,}; density "
        f"{percent(inside.share, inside.of)}, {interval(inside)}), against {_in_ten(outside)} elsewhere "
        f"({outside.worlds:,} of {outside.of:,}) and {overall}. These conditions cover {coverage.worlds:,} of the "
        f"{coverage.of:,} worlds of interest (coverage {percent(coverage.share, coverage.of)}). "
        f"{chance_in_words(found.chance)}"
    )


def interval(share: Share) -> str:
    """The interval of a share as coarse as its count allows."""
    return f"{100 * share.low:.0f}–{100 * share.high:.0f} %"


def chance_in_words(chance: float) -> str:
    """How likely luck alone is to give so good a box.

    >>> chance_in_words(0.02)
    'By chance alone a box would be as good in 20 of 1,000 such tests.'
    """
    many = f"{1000 * chance:.0f}" if chance >= 0.001 else "fewer than 1"
    return f"By chance alone a box would be as good in {many} of 1,000 such tests."


def condition_in_words(row: Any) -> str:
    """One restriction of a box."""
    name = factor_in_words(row["factor"], row["kind"])
    if row["kind"] == "hypothesis":
        return f"{name} is {row['levels'].replace(', ', ' or ')}"
    low, high = row["low"], row["high"]
    if low == low and high == high:
        return f"{name} is between {low:g} and {high:g}"
    return f"{name} is {low:g} or more" if low == low else f"{name} is {high:g} or less"


def _in_ten(share: Share) -> str:
    """So many of 10 or of 100 worlds."""
    tenths = 10 * share.share
    if share.of >= 20 and 1.0 <= tenths <= 9.0 and abs(tenths - round(tenths)) < 0.25:
        return f"{round(tenths)} of 10 worlds"
    return f"{100 * share.share:.0f} of 100 worlds"


def _varied(found: Discovery) -> str:
    return "; every world draws its inputs and the levels of the hypotheses" if found.hypotheses else ""


def _conditions(found: Discovery) -> list[str]:
    lines = ["The conditions (quasi-p: how likely the box would be as good by chance, were this one dropped)"]
    for _, row in found.conditions.iterrows():
        spread = (
            f"of {row['all_levels']}"
            if row["kind"] == "hypothesis"
            else f"from {row['lowest']:.3g} to {row['highest']:.3g} over all worlds"
        )
        doubt = f"{row['quasi_p']:.1g}" if row["quasi_p"] >= 0.001 else "under 0.001"
        lines += wrapped(f"{capital(condition_in_words(row))} ({row['meaning']}; {spread}); quasi-p {doubt}", 2, 4)
    return lines


def _first_look(found: Discovery) -> list[str]:
    clear = found.correlations[found.correlations["clear"]].head(5)
    if clear.empty:
        return wrapped("One at a time, no input's rank correlation with it stands out of chance.")
    parts = listed(
        f"{factor_in_words(row['factor'], 'input')} ({row['correlation']:+.2f})" for _, row in clear.iterrows()
    )
    return wrapped(f"One at a time (rank correlation, all {found.worlds:,} worlds; hides interactions): {parts}.")
