"""The summary of a run: what happened in how many worlds, what it rests on, and where it is kept."""

from __future__ import annotations

from itertools import zip_longest

from sim.analysis.drivers import Driver
from sim.analysis.frequencies import Share
from sim.analysis.headline import Headline, Mean, Term
from sim.scenario import Scenario
from sim.scenario.words import RELIEF
from sim.views.narrate.words import (
    WIDTH,
    count_of,
    ending_in_words,
    interval,
    listed,
    month_in_words,
    percent,
    plain_path,
    sides,
    told,
    way,
    wrapped,
)

_COLUMN = 58
_FEW_WORLDS = 20
"""Worlds below which counts alone are told, without shares and likelihoods."""
_FEW_DEALS = 4
"""Deals up to which no middle half is told."""
_MODEL = "In the model, with these assumptions"


def summary_of(scenario: Scenario, head: Headline) -> str:
    """The summary as text of about forty lines."""
    parts = [
        _opening(scenario, head),
        _endings(scenario, head),
        _timing(head),
        _terms(scenario, head),
        _balance(scenario, head),
        _grounds(head),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def opening(head: Headline) -> str:
    """The headline in one or two sentences: counts first, and what they are counts of."""
    until = month_in_words(head.end)
    if head.worlds == 1:
        came = "is" if head.signed.worlds else "is not"
        return f"{_MODEL}, in the one world played, a deal {came} signed by {until}."
    said = f"{_MODEL}, a deal is signed by {until} in {_weighed(head.signed)}."
    done = f"It is carried out in full by then in {_weighed(head.completed)}." if head.signed.worlds else ""
    return f"{said} {done}".strip()


def _opening(scenario: Scenario, head: Headline) -> list[str]:
    return [scenario.title, *wrapped(scenario.question), "", *wrapped(opening(head))]


def _weighed(share: Share) -> str:
    counted = count_of(share.worlds, share.of)
    return counted if share.worlds in (0, share.of) or share.of < _FEW_WORLDS else f"{counted}: {share.likelihood}"


def _endings(scenario: Scenario, head: Headline) -> list[str]:
    few = head.worlds < _FEW_WORLDS
    names = [ending_in_words(share.label, scenario) for share in head.endings if share.worlds]
    width = max(42, *(len(name) for name in names))
    lines = ["How the dispute ended".ljust(width + 2) + ("worlds" if few else "worlds   share   95 % interval")]
    for share in sorted(head.endings, key=lambda one: -one.worlds):
        if share.worlds:
            name = ending_in_words(share.label, scenario)
            short = percent(share.share, share.of).replace("under ", "<").replace("over ", ">")
            figures = f"{short:>8}   {interval(share):>9}   {share.likelihood}"
            lines.append(f"  {name:<{width}}{share.worlds:>6,}" + ("" if few else figures))
    fates = sorted((share for share in head.sanctions if share.worlds), key=lambda one: -one.worlds)
    told = [f"{share.label} in {share.worlds:,}" for share in fates]
    return [*lines, *wrapped(f"Sanctions at the end: {listed(told)}.", 2, 4)]


def _timing(head: Headline) -> list[str]:
    timing, without = head.timing, head.worlds - head.signed.worlds
    if timing is None:
        return wrapped("No world has a deal, so there is no date and there are no terms to tell.")
    said = f"When. Half of the {timing.deals:,} deals come by {month_in_words(timing.median)}"
    if timing.deals > _FEW_DEALS:
        said += f", the middle half between {month_in_words(timing.early)} and {month_in_words(timing.late)}"
    if timing.deals == 1:
        said = f"When. The one deal comes in {month_in_words(timing.median)}"
    rest = (
        f" Dates and terms are those of deals alone: the {without:,} worlds without one have neither."
        if without
        else ""
    )
    return wrapped(f"{said}.{rest}")


def _terms(scenario: Scenario, head: Headline) -> list[str]:
    if not head.terms:
        return []
    target, other = sides(scenario)
    deals = head.signed.worlds
    of = f"mean of {deals:,} deals" if deals > 1 else "of the one deal"
    lines = wrapped(f"On what terms ({of}; 0 {other}'s ideal, 1 {target}'s; today's value in brackets)", 0, 4)
    width = max(14, *(len(term.issue) + 1 for term in head.terms))
    for term in head.terms:
        told = _relief(term, deals) if term.issue == RELIEF else _term(scenario, term, deals)
        lines += wrapped(f"{term.issue:<{width}}{told}", 2, 2 + width)
    return lines


def _term(scenario: Scenario, term: Term, deals: int) -> str:
    target, other = sides(scenario)
    better = term.nearer_target >= term.nearer_counterpart
    side, count = (target, term.nearer_target) if better else (other, term.nearer_counterpart)
    moved = f"better than today for {side} in {count_of(count, deals, 'deals')}"
    if not count:
        moved = f"as today in {count_of(deals, deals, 'deals')}"
    return f"{term.mean:.2f} ({term.today:.2f})  {way(term.mean, scenario)}; {moved}"


def _relief(term: Term, deals: int) -> str:
    some = count_of(term.nearer_target, deals, "deals")
    return f"{100 * term.mean:>3.0f} % of what is on offer is granted; some in {some}"


def _balance(scenario: Scenario, head: Headline) -> list[str]:
    """What the sanctions bought beside what they cost."""
    bought, cost = _bought(scenario, head), _cost(scenario, head)
    if max(map(len, bought)) >= _COLUMN or max(map(len, cost)) > WIDTH - _COLUMN:
        under = [line for part in (bought, ["What they cost"], cost) for line in part]
        return ["What the sanctions bought", *under]
    heads = "What the sanctions bought".ljust(_COLUMN) + "What they cost"
    return [heads, *(f"{left:<{_COLUMN}}{right}".rstrip() for left, right in zip_longest(bought, cost, fillvalue=""))]


def _bought(scenario: Scenario, head: Headline) -> list[str]:
    target, _ = sides(scenario)
    of = {mean.name: mean for mean in head.bought}
    lines = [f"  leverage    {_value(of['leverage'])} points of utility, mean month"]
    if "leverage as land" in of:
        lines.append(f"              {_land(scenario, of['leverage as land'])}")
    lines.append(f"  coercion    30 % or more of demands met in {head.demand_met.worlds:,} of {head.worlds:,}")
    if "constraint" in of:
        lines.append(f"  constraint  {_percent(of['constraint'])} of {target}'s war effort lost")
    return [
        *lines,
        f"  signal      {_percent(of['signal'])} of the measures kept in force",
    ]


def _cost(scenario: Scenario, head: Headline) -> list[str]:
    target, _ = sides(scenario)
    of = {mean.name: mean for mean in head.cost}
    lines = [
        f"  senders     {_value(of['sender cost'])} points, all senders and months",
        f"  hardship    {_value(of['hardship'])} of 1 in {target}, mean month",
        f"  human cost  {_value(of['human cost'])} (civilian harm x hardship)",
    ]
    war = of.get("months of war")
    return [*lines, f"  war         {_value(war)} of {head.months} months"] if war else lines


def _land(scenario: Scenario, mean: Mean) -> str:
    area = scenario.quantities.get("parameters.contested_area")
    km2 = f" ({told(mean.mean * area.central, mean.error * area.central)} km²)" if area else ""
    return f"as {_percent(mean)} of the land in dispute{km2}"


def _value(mean: Mean) -> str:
    return told(mean.mean, mean.error)


def _percent(mean: Mean) -> str:
    return f"{told(100 * mean.mean, 100 * mean.error)} %"


def _grounds(head: Headline) -> list[str]:
    """What the run rests on, and the assumptions that matter most to its headline."""
    of = sum(head.inputs.values())
    kinds = listed(f"{count} on {kind} ({percent(count / of, of)})" for kind, count in head.inputs.items() if count)
    lines = wrapped(f"What this rests on. {of} uncertain inputs, drawn anew in every world: {kinds or 'none'}.")
    if head.strongest is None:
        return lines
    if head.drivers:
        lines.append("The assumptions that mattered most to whether a deal is signed (rank correlation, one at a time)")
        lines += [line for driver in head.drivers for line in _driver(driver)]
    if head.strongest not in head.drivers:
        lines.append(f"The strongest of all inputs rests on {head.strongest.kind}")
        lines += _driver(head.strongest)
    return lines


def _driver(driver: Driver) -> list[str]:
    low, high = driver.lowest, driver.highest
    doubt = "" if driver.clear else ", not clear of chance"
    said = f"{plain_path(driver.path)} ({driver.correlation:+.2f}{doubt}; {driver.meaning}):"
    where_low = f"a deal in {low.worlds:,} of {low.of:,} worlds where it is lowest"
    thirds = f"{where_low}, {high.worlds:,} of {high.of:,} where highest"
    return wrapped(f"{said} {thirds}", 2, 4)
