"""Realised leverage in plain words: what each measure earned, and its price beside it."""

from __future__ import annotations

from typing import Any

from sim.analysis.attribution import TOTAL, Attribution
from sim.analysis.outcomes import SHARE, Outcome
from sim.views.narrate.numbers import change, level, span
from sim.views.narrate.words import listed, wrapped

_MODEL = "In the model, with these assumptions"


def attribution_of(done: Attribution) -> str:
    """The whole attribution as text: a block for each outcome, prices last."""
    rows: dict[str, dict[str, dict[str, Any]]] = {}
    for record in done.records():
        rows.setdefault(record["outcome"], {})[record["measure"]] = record
    blocks = [_block(outcome, rows[outcome.key], outcome in done.prices) for outcome in (*done.outcomes, *done.prices)]
    return "\n\n".join("\n".join(part) for part in [_opening(done, rows), *blocks, _notes(done)])


def _opening(done: Attribution, rows: dict[str, dict[str, dict[str, Any]]]) -> list[str]:
    whole = rows["completed"][TOTAL]
    counts = [round(whole[key] * done.worlds) for key in ("with_all", "without_any")]
    said = (
        f"{_MODEL}, in {done.worlds:,} worlds a deal is carried out in full in {counts[0]:,} with the measures and in "
        f"{counts[1]:,} without any of them ({change(whole['value'], SHARE)} points, 95 % interval "
        f"{span(whole['low'], whole['high'], SHARE)})."
    )
    return [f"What earned the leverage in: {done.scenario.title}", *wrapped(said)]


def _block(outcome: Outcome, rows: dict[str, dict[str, Any]], price: bool) -> list[str]:
    whole = rows[TOTAL]
    ends = f"{level(whole['without_any'], outcome.unit)} with none, {level(whole['with_all'], outcome.unit)} with all"
    unit = "points of 100 worlds" if outcome.unit == SHARE else outcome.unit
    title = f"{'Price: ' if price else ''}{outcome.label} ({unit}; {ends}; {outcome.better_means} is better"
    lines = [f"{title} for {outcome.better_for})"]
    for measure, row in rows.items():
        mark = "" if row["told_apart"] else "   cannot be told from nothing"
        value = f"{change(row['value'], outcome.unit):>8}   {span(row['low'], row['high'], outcome.unit)}"
        lines.append(f"  {measure:<20}{value}{mark}")
    return lines


def _notes(done: Attribution) -> list[str]:
    text = (
        f"Shapley values over {listed(done.measures)}: what each adds, averaged over all orders in which they could be "
        f"put in place, from {2 ** len(done.measures)} sets of measures played in the same worlds (seed {done.seed}). "
        "They add up to the total. Intervals are a bootstrap over worlds: chance and drawn inputs, not hypotheses. "
        "A measure that is taken away is so from the first month and cannot be imposed, threatened or offered; the "
        "actors adapt to that. The model explores, it does not forecast."
    )
    return wrapped(text)
