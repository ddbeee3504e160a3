"""A sensitivity analysis in plain words: what each outcome hangs on, how surely, and what luck leaves open."""

from __future__ import annotations

from math import floor, log10
from typing import Any

from sim.analysis.factors import DICE, REST
from sim.analysis.measures import Measure
from sim.analysis.sensitivity import Sensitivity
from sim.views.narrate.words import capital, plain_path, wrapped

MOST = 6
"""Factors told of each outcome."""
_WIDE = 50


def told(analysis: Sensitivity) -> str:
    """The analysis as text: what was done, each outcome with its leading factors, and how to read it."""
    parts = [_opening(analysis)]
    parts += [_outcome(analysis, measure) for measure in analysis.measures]
    parts.append(_reading(analysis))
    return "\n\n".join("\n".join(part) for part in parts)


_MOST_DIGITS = 6
"""Digits after the point beyond which an interval is rounding error."""


def plus_minus(value: float, half: float) -> str:
    """A number with its 95 % interval to each side, to the digits that the interval leaves firm.

    >>> plus_minus(65.4, 6.6), plus_minus(0.02473, 0.0024), plus_minus(-1.2, 4.0), plus_minus(32.0, 13.0)
    ('65 ± 7', '0.025 ± 0.002', '−1 ± 4', '30 ± 10')
    """
    if not half > 0.0:
        return f"{value:.3g}".replace("-", "−")
    places = min(_MOST_DIGITS, -floor(log10(half)))
    shown, error = (round(number, places) + 0.0 for number in (value, half))
    digits = max(0, places)
    return f"{shown:.{digits}f} ± {error:.{digits}f}".replace("-", "−")


def factor_in_words(name: str, kind: str) -> str:
    """A factor as a reader says it.

    >>> factor_in_words("actors.Russia.war_cost", "input"), factor_in_words("red_lines", "hypothesis")
    ('Russia: war cost', 'hypothesis: red lines')
    """
    if kind == "hypothesis":
        return f"hypothesis: {name.replace('_', ' ')}"
    path, _, later = name.partition("@")
    return plain_path(path) + (f", later value {int(later) + 1}" if later else "") if kind == "input" else name


def _opening(analysis: Sensitivity) -> list[str]:
    count = len(analysis.factors)
    kinds = analysis.factors["kind"].value_counts()
    levels = f", {kinds.get('hypothesis', 0)} hypotheses" if analysis.hypotheses else ""
    what = f"{kinds.get('input', 0)} uncertain inputs{levels} and the dice"
    if analysis.method == "morris":
        done = (
            f"Morris screening of {count} factors ({what}): {analysis.runs:,} trajectories, {analysis.evaluations:,} "
            f"worlds, seed {analysis.seed}. In each trajectory every factor moves once by half of its distribution, "
            "all else the same."
        )
        return [f"What the outcomes hang on: {analysis.scenario.title}", *wrapped(done)]
    rest = analysis.factors[analysis.factors["kind"] == "rest"]["meaning"]
    others = f"; {rest.iloc[0]} are one more factor, '{REST}'" if len(rest) else ""
    screened = analysis.screening
    how = f" chosen by a Morris screening of {len(screened.factors)}" if screened is not None else ""
    done = (
        f"Sobol indices of {count} factors{how} ({what}{others}): {analysis.runs:,} base points, "
        f"{analysis.evaluations:,} worlds in all, seed {analysis.seed}."
    )
    return [f"What the outcomes hang on: {analysis.scenario.title}", *wrapped(done)]


def _outcome(analysis: Sensitivity, measure: Measure) -> list[str]:
    firm = analysis.convergence.set_index("outcome").loc[measure.name]
    often = (
        f"in {100 * firm['mean']:.0f} of 100 worlds" if measure.is_event else f"mean {firm['mean']:.3g} {measure.unit}"
    )
    title = f"{capital(measure.meaning)} ({often})"
    if not firm["varies"]:
        return [title, *wrapped(converged_in_words(analysis, measure.name), 2)]
    rows = analysis.indices[analysis.indices["outcome"] == measure.name]
    table = _screened(rows, measure) if analysis.method == "morris" else _split(rows)
    return [title, *table, *wrapped(converged_in_words(analysis, measure.name), 2)]


def _screened(rows: Any, measure: Measure) -> list[str]:
    scale, unit = (100.0, "of 100 worlds flip") if measure.is_event else (1.0, measure.unit)
    lines = [f"  {'':<{_WIDE}}{'size of change':<20}{'mean change':<20}spread".rstrip()]
    for row in _leading(rows, "mu_star"):
        figures = [
            plus_minus(scale * row[name], scale * (row[f"{name}_high"] - row[name]))
            for name in ("mu_star", "mu", "sigma")
        ]
        lines.append(f"  {_short(row):<{_WIDE}}{figures[0]:<20}{figures[1]:<20}{figures[2]}")
    return [*lines, f"  ({unit}; ± to the 95 % interval)"]


def _split(rows: Any) -> list[str]:
    lines = [f"  {'share of variance':<{_WIDE}}{'alone':<20}with interactions"]
    for row in _leading(rows, "total"):
        first, total = (100 * row[name] for name in ("first", "total"))
        wide = [100 * (row[f"{name}_high"] - row[name]) for name in ("first", "total")]
        alone = f"{plus_minus(max(0.0, first), wide[0])} %"
        lines.append(f"  {_short(row):<{_WIDE}}{alone:<20}{plus_minus(total, wide[1])} %")
    return lines


def _leading(rows: Any, by: str) -> list[Any]:
    """The leading factors, and the dice wherever they stand."""
    top = rows.head(MOST)
    dice = rows[(rows["kind"] == DICE) & ~rows["factor"].isin(top["factor"])]
    return [row for _, row in top.iterrows()] + [row for _, row in dice.iterrows()]


def _short(row: Any) -> str:
    words = factor_in_words(row["factor"], row["kind"])
    return words if len(words) < _WIDE else f"{words[: _WIDE - 3]}…"


def converged_in_words(analysis: Sensitivity, outcome: str) -> str:
    """Whether an outcome's leading factors can be trusted, and what says so."""
    firm = analysis.convergence.set_index("outcome").loc[outcome]
    if not firm["varies"]:
        return "It is the same in every world played, so nothing moves it."
    verdict = "Converged" if firm["converged"] else "Not converged: play more runs before trusting the order"
    if analysis.method == "morris":
        wide = f"the widest interval of the leading five is ± {100 * firm['widest']:.0f} % of the largest size"
        kept = f"{firm['kept']} of {firm['of']} lead in half the trajectories too"
        return f"{verdict} ({wide}, bound {100 * firm['threshold']:.0f} %; {kept})."
    wide = f"the widest interval of the leading five is ± {100 * firm['widest']:.0f} points"
    moved = f"half of the runs give totals up to {100 * firm['moved']:.0f} points away"
    return f"{verdict} ({wide}, {moved}; bound {100 * firm['threshold']:.0f} for both)."


def _reading(analysis: Sensitivity) -> list[str]:
    lines = ["How to read this"]
    if analysis.method == "morris":
        lines += wrapped(
            "Size of change is the mean size of the change in the outcome when the factor moves (mu*), mean change "
            "the same with its sign (mu), spread how much the change differs between starts (sigma): a spread as "
            "large as the size means that the effect bends or hangs on other factors. The change that the dice make "
            "is that of other luck with the same numbers and theories. A screening ranks; it does not split variance: "
            "for that, --method sobol.", 2)  # fmt: skip
    else:
        lines += wrapped(DICE_MEAN, 2)
        lines += wrapped(
            "Alone: the part of the spread that would go if this factor were known and nothing else. With "
            "interactions: the part that would stay if everything but this factor were known; these overlap, so they "
            "add up to more than 100 %.", 2)  # fmt: skip
        negative = int((analysis.indices["first"] < 0.0).sum())
        if negative:
            lines += wrapped(
                f"{negative} estimates of a share alone came out below zero. A share cannot be negative: these are "
                "zero within their error, and are told as 0 here (the tables hold them as estimated).", 2)  # fmt: skip
    if analysis.hypotheses:
        lines += wrapped(
            "Hypotheses vary with equal weight on each level, so shares hang on which levels there are. A hypothesis "
            "that the scenario sets itself stays as set.", 2)  # fmt: skip
    return lines


DICE_MEAN = (
    "The dice: all luck of a world. Their share with interactions is the irreducible part of the spread between single "
    "worlds: what would stay uncertain if every number and every hypothesis were known for sure. It says how far a "
    "single world can be foretold at all, not how firm the shares of many worlds are."
)
"""What the indices of the dice mean."""
