"""Sources as text: a parameter, a claim, a scenario, an entry of the ledger, or the whole registry in lines."""

from __future__ import annotations

from collections import Counter
from functools import singledispatch

from sim.analysis.entries import ClaimEntry, Entry, LedgerEntry, NumberEntry, ScenarioEntry, Setting, Support
from sim.analysis.sources import path_of
from sim.scenario.catalogue import registered
from sim.scenario.sources import KINDS, kind_of
from sim.views.narrate.words import capital, listed, wrapped

_TAB = 2
_HANG = 6


def told_sources(entries: list[Entry]) -> str:
    """Everything a look-up found, as text."""
    return "\n\n".join("\n".join(_told(entry)) for entry in entries)


def told_registry() -> str:
    """Every registered parameter in one line: where it is written, its kind of support, and its sources."""
    parameters = registered().parameters
    counts = Counter(kind_of(parameter.provenance) for parameter in parameters)
    kinds = listed(f"{counts[kind]} on {kind}" for kind in KINDS if counts[kind])
    lines = wrapped(f"{len(parameters)} registered parameters. Their defaults rest {kinds}.")
    lines += wrapped("Ask for one by name (leverage sources pain), or for a claim (S1.4) or a scenario.")
    for scope in dict.fromkeys(parameter.scope for parameter in parameters):
        own = [parameter for parameter in parameters if parameter.scope == scope]
        lines += ["", f"{scope.capitalize()} ({path_of(own[0])})"]
        for parameter in own:
            role = f" ({parameter.roles[0].replace('_', ' ')})" if parameter.roles else ""
            lines.append(f"  {parameter.name + role:<38} {kind_of(parameter.provenance):<11} {parameter.provenance}")
    return "\n".join(lines)


@singledispatch
def _told(entry: object) -> list[str]:
    raise NotImplementedError(type(entry))


@_told.register
def _(entry: NumberEntry) -> list[str]:
    symbol = f"  [{entry.symbol}]" if entry.symbol else ""
    span = f"Default {entry.default}; range {entry.low:g} to {entry.high:g} ({entry.unit})."
    lines = [entry.path + symbol, *wrapped(f"{capital(entry.meaning)}. {span}", _TAB)]
    lines += ["", f"  Rests on {entry.kind}", *_supports(entry.rests_on)]
    if entry.rivals:
        lines += ["  Who says otherwise", *_supports(entry.rivals)]
    lines += ["  Used by"]
    for use in entry.uses:
        equations = f" in {listed(use.equations)}" if use.equations else ""
        lines += wrapped(f"{use.rule}{equations}", 2 * _TAB, _HANG)
    if entry.hypotheses:
        lines += wrapped(f"Hypotheses that set it: {listed(entry.hypotheses)}.", _TAB, 2 * _TAB)
    if entry.settings:
        lines += ["  Scenarios that set it", *(line for setting in entry.settings for line in _setting(setting, True))]
    return lines


@_told.register
def _(entry: ClaimEntry) -> list[str]:
    lines = [f"{entry.id}  (article {entry.article})", *wrapped(f"Claims: {entry.claim}", _TAB)]
    lines += wrapped(f"Verdict: {listed(entry.verdict)}. {entry.caveat}", _TAB)
    if entry.rivals:
        lines += ["", "  Who says otherwise", *_supports(entry.rivals)]
    for word, found in (
        ("Informs", entry.informs),
        ("Parameters that cite it", entry.parameters),
        ("Scenarios that cite it", entry.scenarios),
    ):
        if found:
            lines += wrapped(f"{word}: {listed(found)}.", _TAB, 2 * _TAB)
    for shown in entry.shows:
        told = f"Shows in {shown['scenario']}, {shown['in']}: {shown.get('reads', '')}".rstrip(": ")
        lines += wrapped(told + ".", _TAB, 2 * _TAB)
    return lines


@_told.register
def _(entry: ScenarioEntry) -> list[str]:
    lines = [f"{entry.name}: {entry.title}", *wrapped(entry.question, _TAB)]
    kinds = listed(f"{count} on {kind}" for kind, count in entry.inputs.items() if count)
    lines += wrapped(f"Its {sum(entry.inputs.values())} uncertain inputs rest {kinds}; the rest is fixed.", _TAB)
    if entry.claims:
        lines += ["", "  Claims it argues with", *_supports(entry.claims)]
    lines += ["  Numbers of its own", *(line for setting in entry.numbers for line in _setting(setting, False))]
    return lines


@_told.register
def _(entry: LedgerEntry) -> list[str]:
    lines = [entry.support.key, *wrapped(f"{capital(entry.support.says)} [{entry.support.sure}]", _TAB)]
    if entry.detail:
        lines += wrapped(entry.detail, _TAB)
    for word, found in (
        ("Parameters that cite it", entry.parameters),
        ("Scenarios that cite it", entry.scenarios),
    ):
        if found:
            lines += wrapped(f"{word}: {listed(found)}.", _TAB, 2 * _TAB)
    return lines


def _supports(supports: list[Support]) -> list[str]:
    return [line for support in supports for line in _support(support)]


def _support(support: Support) -> list[str]:
    sure = f" [{support.sure}]" if support.sure else ""
    note = f" ({support.note})" if support.note else ""
    says = f": {support.says}" if support.says else ""
    return wrapped(f"{support.key}{note}{sure}{says}", 2 * _TAB, _HANG)


def _setting(setting: Setting, named: bool) -> list[str]:
    where = f"{setting.scenario}: " if named else ""
    reason = f"; {setting.why}" if setting.why else ""
    source = f" [{setting.source}]" if setting.source else ""
    return wrapped(f"{where}{setting.path} = {setting.value}{reason}{source}", 2 * _TAB, _HANG)
