"""What is wrong with a scenario, said where it is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST = 100
"""Faults reported of one scenario; a file with more is another kind of file."""
LONGEST_WORD = 60
_LIKENESS = 0.6


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file; lines and columns are counted from 1."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to put right, with its place, its field and, where there is one, the nearest valid word."""

    file: str
    line: int
    column: int
    field: str
    message: str
    nearest: str | None = None

    def __str__(self) -> str:
        field = f" {self.field}:" if self.field else ""
        hint = f"; did you mean '{self.nearest}'?" if self.nearest else ""
        return f"{self.file}:{self.line}:{self.column}:{field} {self.message}{hint}"


class ScenarioError(ValueError):
    """A scenario cannot be used; ``faults`` says everything that is wrong with it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[type[ScenarioError], tuple[tuple[Fault, ...]]]:
        return type(self), (self.faults,)


class Faults:
    """The faults found so far, each once, in the order found."""

    def __init__(self) -> None:
        self._found: dict[Fault, None] = {}
        self.unlisted = 0

    def __len__(self) -> int:
        return len(self._found) + self.unlisted

    @property
    def full(self) -> bool:
        """Whether further faults are only counted."""
        return len(self._found) >= MOST

    def add(self, mark: Mark, field: str, message: str, nearest: str | None = None) -> None:
        """Note a fault."""
        fault = Fault(mark.file, mark.line, mark.column, field, message, nearest)
        if fault in self._found:
            return
        if self.full:
            self.unlisted += 1
        else:
            self._found[fault] = None

    def include(self, others: Faults) -> None:
        """Note the faults found elsewhere."""
        for fault in others._found:
            self.add(Mark(fault.file, fault.line, fault.column), fault.field, fault.message, fault.nearest)
        self.unlisted += others.unlisted

    def listed(self) -> list[Fault]:
        """The faults by place, files in the order in which they first gave trouble."""
        files = {fault.file: place for place, fault in reversed(list(enumerate(self._found)))}
        faults = sorted(self._found, key=lambda fault: (files[fault.file], fault.line, fault.column))
        if self.unlisted:
            last = faults[-1]
            message = f"{self.unlisted} more faults are not listed; put these right first"
            faults.append(Fault(last.file, last.line, last.column, "", message))
        return faults

    def stop_if_any(self) -> None:
        """Refuse the scenario if anything is wrong with it."""
        if self._found:
            raise ScenarioError(self.listed())


def nearest(word: str, valid: Iterable[str]) -> str | None:
    """The valid word most like this one, if any is alike.

    >>> nearest("capcity", ["capacity", "patience"])
    'capacity'
    """
    if len(word) > LONGEST_WORD:
        return None
    plain = _plain(word)
    best, likeness = None, _LIKENESS
    for candidate in valid:
        match = SequenceMatcher(None, plain, _plain(candidate))
        if match.real_quick_ratio() > likeness and match.quick_ratio() > likeness and match.ratio() > likeness:
            best, likeness = candidate, match.ratio()
    return best


def _plain(word: str) -> str:
    return word.casefold().replace("-", " ").replace("_", " ")


def shown(value: object) -> str:
    """A value as a message quotes it: short, on one line.

    >>> shown("peace talks")
    "'peace talks'"
    """
    text = repr(value)
    return text if len(text) <= LONGEST_WORD else f"{text[: LONGEST_WORD - 4]}...{text[-1]}"


def listing(words: Iterable[str], most: int = 12) -> str:
    """Valid words as a message lists them.

    >>> listing(["bust", "hold", "comply"])
    'bust, hold, comply'
    """
    known = list(words)
    rest = len(known) - most
    return ", ".join(known[:most]) + (f" and {rest} more" if rest > 0 else "")
