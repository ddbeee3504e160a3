"""The model as it stands in some of its worlds: the same rules, fewer worlds."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np

from sim.chance.dice import Dice
from sim.scenario import Scenario

_SAME = (str, bytes, bool, int, float, type(None), type, frozenset, tuple, np.generic, Scenario, Dice)
"""What does not differ between worlds, or has no use here."""


class SomeWorlds:
    """Reads like the object it stands for, but every array keeps only the chosen worlds.

    It is of the same class, so methods and properties run unchanged on what is seen here and no rule
    is written twice. It is for looking, not for changing: attributes cannot be set.
    """

    def __getattr__(self, name: str) -> Any:
        here = self.__dict__
        here[name] = seen = here["_sight"].of(getattr(here["_thing"], name))
        return seen

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{name} cannot be set where only some worlds are seen")


@dataclass
class Sight:
    """What is seen of a model in the chosen of its so many worlds: every thing once."""

    chosen: Any
    worlds: int
    seen: dict[int, Any] = field(default_factory=dict)

    def of(self, value: Any) -> Any:
        """The value in the chosen worlds."""
        if isinstance(value, np.ndarray):
            return value.take(self.chosen, axis=-1) if value.ndim and value.shape[-1] == self.worlds else value
        if isinstance(value, _SAME):
            return value
        if isinstance(value, dict):
            return {key: self.of(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.of(item) for item in value]
        if id(value) not in self.seen:
            self.seen[id(value)] = self._stand_in(value)
        return self.seen[id(value)]

    def end(self) -> None:
        """Let go of all that was seen: things that know each other would otherwise stay in memory for long."""
        for stands in self.seen.values():
            stands.__dict__.clear()
        self.seen.clear()

    def _stand_in(self, thing: Any) -> Any:
        kind: Any = type(thing)
        stands: Any = object.__new__(_kind_of(kind))
        stands.__dict__.update(_thing=thing, _sight=self)
        if hasattr(thing, "worlds"):
            stands.__dict__["worlds"] = len(self.chosen)
        for name in _named_by(kind) & vars(thing).keys():
            if not callable(own := vars(thing)[name]):
                stands.__dict__[name] = self.of(own)
        return stands


@cache
def _kind_of(kind: type) -> type:
    return type(f"Some{kind.__name__}", (SomeWorlds, kind), {})


@cache
def _named_by(kind: type) -> frozenset[str]:
    """Names that the class itself has: a thing's own value of such a name would not be asked for."""
    return frozenset(dir(kind))
