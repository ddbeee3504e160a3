"""Citations: what the words under ``source`` and ``provenance`` stand for, and how firm that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sim.scenario.ledger import ASSUMPTION, Claim, Entry, Move, Observation, Series, Work, resolve

DATA, LITERATURE, ARTICLES, OWN = "data", "literature", "articles", "sources of its own"
KINDS = (DATA, LITERATURE, ARTICLES, ASSUMPTION, OWN)
"""Kinds of support, the firmest first; the last are citations that the ledger does not hold."""
ESTIMATES = ("effects", "priors")
"""Tables of observations that hold estimates from published work rather than counts."""
_NOTED = re.compile(r"^(?P<key>[^()]+?)\s*\((?P<note>.+)\)$")


@dataclass(frozen=True, slots=True)
class Citation:
    """One thing cited, and in brackets what of it."""

    key: str
    note: str = ""

    @property
    def entry(self) -> Entry | None:
        """What the ledger holds under this key."""
        return resolve(self.key)

    @property
    def kind(self) -> str:
        """The kind of support that this citation gives."""
        return _kind_of_key(self.key)


def citations(text: str) -> tuple[Citation, ...]:
    """The things a source names, joined by ``;``; each may carry a note in brackets.

    >>> citations("S1.4; oil.brent@2025-12 (monthly mean)")
    (Citation(key='S1.4', note=''), Citation(key='oil.brent@2025-12', note='monthly mean'))
    """
    parts = [part.strip() for part in text.split(";") if part.strip()]
    noted = [_NOTED.match(part) for part in parts]
    return tuple(
        Citation(found["key"], found["note"]) if found else Citation(part)
        for part, found in zip(parts, noted, strict=True)
    )


def kind_of(text: str) -> str:
    """What a source rests on: partly assumed is assumed; else the firmest of the kinds it names.

    >>> kind_of("S1.8; assumption"), kind_of("Drezner 1998; S1.4"), kind_of("")
    ('assumption', 'literature', 'assumption')
    """
    kinds = {citation.kind for citation in citations(text)}
    if ASSUMPTION in kinds or not kinds:
        return ASSUMPTION
    return next(kind for kind in KINDS if kind in kinds)


@cache
def _kind_of_key(key: str) -> str:
    if key == ASSUMPTION:
        return ASSUMPTION
    match resolve(key):
        case Claim():
            return ARTICLES
        case Observation(table=table) | Series(table=table):
            return LITERATURE if table in ESTIMATES else DATA
        case Move():
            return DATA
        case Work():
            return LITERATURE
        case _:
            return OWN
