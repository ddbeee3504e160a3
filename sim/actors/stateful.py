"""Things with a declared state: what a month may change, kept as it was where a world is over."""

from __future__ import annotations

from typing import Any, ClassVar

from sim.equations.words import where


class Stateful:
    """``STATE`` names the attributes a month may change. They are rebound, never mutated."""

    STATE: ClassVar[tuple[str, ...]] = ()

    def remember(self) -> None:
        """Note the state with which the month begins."""
        self._before = {name: getattr(self, name) for name in self.STATE}

    def as_it_was(self, name: str) -> Any:
        """A part of the state as the month found it."""
        return self._before[name]

    def commit(self, living: Any) -> None:
        """Keep the new state in living worlds, the old one in worlds that are over."""
        if living.all():
            return
        for name, old in self._before.items():
            new = getattr(self, name)
            if new is not old:
                setattr(self, name, where(living, new, old))
