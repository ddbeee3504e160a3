"""What a look-up of sources answers with: plain records, for words and for JSON."""

from __future__ import annotations

from dataclasses import dataclass, field

from sim.analysis.uses import Use


@dataclass(frozen=True)
class Support:
    """One thing cited: what it says, and how sure it is (a verdict, a grade, or how far a work was read)."""

    key: str
    note: str
    kind: str
    says: str
    sure: str


@dataclass(frozen=True)
class Setting:
    """A number that a shipped scenario sets."""

    scenario: str
    path: str
    value: str
    why: str
    source: str
    kind: str


@dataclass(frozen=True)
class NumberEntry:
    """All there is to know of a registered number."""

    path: str
    symbol: str
    meaning: str
    unit: str
    low: float
    high: float
    default: str
    kind: str
    rests_on: list[Support]
    rivals: list[Support]
    uses: list[Use]
    settings: list[Setting]
    hypotheses: list[str]


@dataclass(frozen=True)
class ClaimEntry:
    """A claim of an article, what it informs, and who says otherwise."""

    id: str
    article: str
    claim: str
    verdict: list[str]
    caveat: str
    informs: list[str]
    rivals: list[Support]
    parameters: list[str]
    scenarios: list[str]
    shows: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class ScenarioEntry:
    """A scenario's own numbers with their sources, and what all its uncertain inputs rest on."""

    name: str
    title: str
    question: str
    claims: list[Support]
    numbers: list[Setting]
    inputs: dict[str, int]


@dataclass(frozen=True)
class LedgerEntry:
    """An observation, a dated move or a published work, and which parameters cite it."""

    support: Support
    detail: str
    parameters: list[str]
    scenarios: list[str]


type Entry = NumberEntry | ClaimEntry | ScenarioEntry | LedgerEntry
