"""The model as it stands in some of its worlds: the same rules, fewer worlds."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from sim.chance.dice import Dice
from sim.scenario import Scenario

_SAME = (str, bytes, bool, int, float, type(None), type, frozenset, tuple, np.generic, Scenario, Dice)
"""What does not differ between worlds, or has no use here."""


def in_some_worlds(thing: Any, chosen: Any, worlds: int) -> Any:
    """A thing of the model, to be looked at in the chosen of its so many worlds."""
    seen = object.__new__(_kind_of(type(thing)))
    seen.__dict__.update(_thing=thing, _chosen=chosen, _worlds=worlds)
    if hasattr(thing, "worlds"):
        seen.__dict__["worlds"] = len(chosen)
    return seen


class SomeWorlds:
    """Reads like the object it stands for, but every array keeps only the chosen worlds.

    It is of the same class, so methods and properties run unchanged on what is seen here and no rule
    is written twice. It is for looking, not for changing: attributes cannot be set.
    """

    def __getattr__(self, name: str) -> Any:
        here = self.__dict__
        here[name] = seen = _see(getattr(here["_thing"], name), here["_chosen"], here["_worlds"])
        return seen

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{name} cannot be set where only some worlds are seen")


@cache
def _kind_of(kind: type) -> type:
    return type(f"Some{kind.__name__}", (SomeWorlds, kind), {})


def _see(value: Any, chosen: Any, worlds: int) -> Any:
    if isinstance(value, np.ndarray):
        return value.take(chosen, axis=-1) if value.ndim and value.shape[-1] == worlds else value
    if isinstance(value, _SAME):
        return value
    if isinstance(value, dict):
        return {key: _see(item, chosen, worlds) for key, item in value.items()}
    if isinstance(value, list):
        return [_see(item, chosen, worlds) for item in value]
    return in_some_worlds(value, chosen, worlds)
