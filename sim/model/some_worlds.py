"""The model as it stands in some of its worlds: the same rules, fewer worlds."""

from __future__ import annotations

from types import FunctionType, MethodType
from typing import Any

import numpy as np

_PLAIN = (str, bytes, bool, int, float, type(None), type, frozenset, tuple)


class SomeWorlds:
    """Reads like the object it stands for, but every array keeps only the chosen worlds.

    Methods and properties run unchanged on what is seen here, so that no rule is written twice.
    It is for looking, not for changing: attributes cannot be set.
    """

    def __init__(self, thing: Any, chosen: Any, worlds: int) -> None:
        self.__dict__.update(_thing=thing, _chosen=chosen, _worlds=worlds, worlds=len(chosen))

    def __getattr__(self, name: str) -> Any:
        thing = self.__dict__["_thing"]
        rule = getattr(type(thing), name, None)
        if isinstance(rule, property):
            assert rule.fget is not None
            return rule.fget(self)
        if isinstance(rule, FunctionType):
            return MethodType(rule, self)
        seen = self._see(getattr(thing, name))
        self.__dict__[name] = seen
        return seen

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{name} cannot be set where only some worlds are seen")

    def _see(self, value: Any) -> Any:
        chosen, worlds = self.__dict__["_chosen"], self.__dict__["_worlds"]
        if isinstance(value, np.ndarray):
            return value.take(chosen, axis=-1) if value.ndim and value.shape[-1] == worlds else value
        if isinstance(value, (*_PLAIN, np.generic)):
            return value
        if isinstance(value, dict):
            return {key: self._see(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._see(item) for item in value]
        return SomeWorlds(value, chosen, worlds)
