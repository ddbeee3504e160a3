"""Answering where a number comes from."""

from __future__ import annotations

from typing import Any

from sim.cli.failing import Refused
from sim.cli.printing import print_json, print_text


def print_sources(name: str | None, as_json: bool) -> None:
    """Print what is known of a name, or the whole registry."""
    from sim.analysis.sources import UnknownSource, look_up, names
    from sim.scenario.faults import nearest

    if name is None:
        _print_registry(as_json)
        return
    try:
        entries = look_up(name)
    except UnknownSource as error:
        near = nearest(name, names())
        hint = f"; did you mean {near!r}?" if near else ""
        raise Refused(f"{name}: no parameter, claim, scenario or entry of the ledger has this name{hint}") from error
    if as_json:
        print_json(entries)
        return
    from sim.views.narrate.sources import told_sources

    print_text(told_sources(entries))


def _print_registry(as_json: bool) -> None:
    from sim.views.narrate.sources import told_registry

    if as_json:
        print_json(_registry())
    else:
        print_text(told_registry())


def _registry() -> list[dict[str, Any]]:
    from sim.analysis.sources import path_of
    from sim.scenario.catalogue import registered
    from sim.scenario.sources import kind_of

    return [
        {
            "path": path_of(parameter),
            "symbol": parameter.symbol,
            "meaning": parameter.meaning,
            "unit": parameter.unit,
            "low": parameter.low,
            "high": parameter.high,
            "default": parameter.default.in_words,
            "kind": kind_of(parameter.provenance),
            "provenance": parameter.provenance,
        }
        for parameter in registered().parameters
    ]
