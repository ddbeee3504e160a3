"""Hypotheses: named switches between rival theories, each level a handful of numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A contested mechanism. The default level changes nothing.

    Each of the other levels maps path patterns, in which ``*`` stands for one name, to a number.
    """

    name: str
    meaning: str
    default: str
    levels: dict[str, dict[str, float]]
    sources: tuple[str, ...] = field(default=())

    def settings(self, level: str) -> dict[str, float]:
        """The numbers a level sets, by path pattern."""
        return {} if level == self.default else self.levels[level]


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern covers a path, name by name.

    >>> matches("actors.*.pain", "actors.Russia.pain"), matches("actors.*", "actors.Russia.pain")
    (True, False)
    """
    wanted, names = pattern.split("."), path.split(".")
    return len(wanted) == len(names) and all(map(fnmatchcase, names, wanted))
