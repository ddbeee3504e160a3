"""A comparison in plain words: what was changed, what came of it, and where worlds part."""

from __future__ import annotations

from typing import Any

from sim.analysis.comparison import Comparison, Difference
from sim.analysis.outcomes import SHARE
from sim.analysis.parting import NEVER
from sim.views.narrate.numbers import NOT_TOLD_APART, change, level, span
from sim.views.narrate.words import listed, month_in_words, wrapped

_MODEL = "In the model, with these assumptions"
_MOST_CHANGES, _MOST_CAUSES = 30, 6


def comparison_of(done: Comparison) -> str:
    """The whole comparison as text, one part for each scenario after the first."""
    parts = []
    for place, name in enumerate(done.names[1:], start=1):
        own = [one for one in done.all_differences if one.b == name]
        parts += [_opening(done, name), _changes(done, name), _table(done, name, own), _parting(done, place)]
    return "\n\n".join("\n".join(part) for part in [*parts, _notes(done)])


def opening(done: Comparison, name: str) -> str:
    """How deals differ, in a sentence."""
    known = {one.outcome: one for one in done.all_differences if one.b == name}
    said = [_clause(known[key]) for key in ("signed", "completed")]
    return f"{_MODEL}, in {done.count:,} worlds played under both: {'; '.join(said)}."


def _opening(done: Comparison, name: str) -> list[str]:
    return [f"{name} against {done.names[0]}", *wrapped(opening(done, name))]


def _clause(one: Difference) -> str:
    """The difference of a share in counts of worlds."""
    what = "a deal is signed" if one.outcome == "signed" else "it is carried out in full"
    counts = [round(mean * one.pairs) for mean in (one.mean_a, one.mean_b)]
    came = f"{what} in {counts[1]:,} worlds instead of {counts[0]:,}"
    if not one.told_apart:
        return f"{came} ({NOT_TOLD_APART})"
    return f"{came} ({change(one.difference, SHARE)} points, 95 % interval {span(one.low, one.high, SHARE)})"


def _changes(done: Comparison, name: str) -> list[str]:
    found = done.changes[name]
    if not found:
        return ["What it says otherwise", "  Nothing: the two are the same scenario."]
    lines = [line for one in found[:_MOST_CHANGES] for line in wrapped(str(one), 2, 6)]
    more = len(found) - _MOST_CHANGES
    return ["What it says otherwise", *lines, *([f"  and {more} more"] if more > 0 else [])]


def _table(done: Comparison, name: str, own: list[Difference]) -> list[str]:
    wide = max(8, *(len(title) for title in (done.names[0], name)))
    head = f"{'Outcome':<38}{done.names[0]:>{wide}}  {name:>{wide}}  {'change':>7}  {'95 % interval':<18}"
    return [f"{head} better worse  same  for"] + [_row(one, wide) for one in own if one.pairs]


def _row(one: Difference, wide: int) -> str:
    means = "  ".join(f"{level(mean, one.unit):>{wide}}" for mean in (one.mean_a, one.mean_b))
    told = f"{change(one.difference, one.unit):>7}  {span(one.low, one.high, one.unit):<18}"
    shares = " ".join(f"{100 * share:>4.0f} %" for share in (one.better, one.worse, one.same))
    verdict = "" if one.told_apart else f"; {NOT_TOLD_APART}"
    return f"  {one.label:<36}{means}  {told} {shares}  {one.better_for} ({one.better_means}){verdict}"


def _parting(done: Comparison, place: int) -> list[str]:
    frame = done.partings[place - 1].frame(done.cases[0].start)
    lines = [_cause(row, done.count) for _, row in frame.head(_MOST_CAUSES).iterrows()]
    rest = int(frame.worlds[_MOST_CAUSES:].sum())
    return ["What first parts the worlds", *lines, *([f"  {rest:>6,}  something else"] if rest else [])]


def _cause(row: Any, worlds: int) -> str:
    count = f"  {row.worlds:>6,}"
    if row.kind == NEVER:
        return f"{count}  none of the moves differ ({100 * row.share:.0f} % of {worlds:,} worlds)"
    when = f"half of them by {month_in_words(row['median'])}"
    if row.kind == "event":
        return f"{count}  the event {row.what} ({row.commonest})"
    who = f"a decision of {row.what}" if row.kind == "decision" else row.what
    return f"{count}  {who}, {when}; most often {row.commonest} ({row.commonest_worlds:,})"


def _notes(done: Comparison) -> list[str]:
    if_signed = listed([*[one.label for one in done.outcomes if one.if_signed][:1], "the terms"])
    text = (
        f"Every world has the same dice and drawn inputs in each scenario (seed {done.seed}). Change is the mean of "
        "the differences world by world, shares in points of a hundred worlds; the interval is a bootstrap over "
        "worlds, so it holds chance and drawn inputs but not the hypotheses. Better, worse and same are shares of "
        f"worlds, for whom and in which sense is said at the end of the row. {if_signed[:1].upper() + if_signed[1:]} "
        "are counted in worlds that sign under both. The model explores, it does not forecast."
    )
    return wrapped(text)
