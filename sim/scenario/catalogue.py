"""What may be said: the registered parameters and hypotheses, found by scope and role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from sim.scenario import registry
from sim.scenario.hypotheses import Hypothesis
from sim.scenario.registry import ROLES, Parameter

INTENSITY = "intensity"
"""The sanction parameter that a measure's own intensity is an instance of."""
SHARE = "share"
COVERAGE = "coverage"
SALIENCES = "saliences"
RED_LINES = "red_lines"
"""The stance that has no default: where it is not said there is none."""

VETO_WORDS: tuple[str, ...] = tuple(getattr(registry, "VETO_WORDS", ()))


@dataclass(frozen=True)
class Catalogue:
    """The registry, indexed."""

    parameters: tuple[Parameter, ...]
    hypotheses: Mapping[str, Hypothesis] = field(default_factory=dict)

    def __post_init__(self) -> None:
        index: dict[tuple[str, str], dict[str, Parameter]] = {}
        for parameter in self.parameters:
            roles: tuple[str, ...] = parameter.roles or ("", *ROLES)
            for role in roles:
                index.setdefault((parameter.scope, role), {})[parameter.name] = parameter
        object.__setattr__(self, "_index", index)

    def names(self, scope: str, role: str = "") -> dict[str, Parameter]:
        """The parameters of a scope, for one role where the scope has roles."""
        index: dict[tuple[str, str], dict[str, Parameter]] = self.__dict__["_index"]
        return index.get((scope, role), {})

    def stances(self) -> frozenset[str]:
        """Names under which an actor holds one number for each issue."""
        return frozenset(parameter.name for parameter in self.parameters if parameter.scope == "stance")

    def roles_with(self, name: str) -> list[str]:
        """The roles to which an actor's parameter or stance belongs."""
        return [role for role in ROLES if name in self.names("actor", role) or name in self.names("stance", role)]


@cache
def registered() -> Catalogue:
    """The catalogue of the model as it ships."""
    # the parameters import this package in turn
    from sim.scenario.parameters import PARAMETERS
    from sim.scenario.parameters.hypotheses import HYPOTHESES

    return Catalogue(tuple(PARAMETERS), HYPOTHESES)
