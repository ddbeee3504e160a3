"""The scenario's numbers as the model uses them: attributes by registered name, stacks by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import numpy as np

from sim.chance.dice import Dice
from sim.chance.inputs import Inputs
from sim.equations.constants import TINY
from sim.equations.words import Number, total
from sim.scenario import Scenario
from sim.scenario.catalogue import registered
from sim.scenario.sample import read_sample

Named = dict[str, Number]


def places_in_sample(case: Scenario, dice: Dice) -> Named:
    """Where each world's calibrated inputs lie in their ranges: those of one set of the scenario's sample."""
    if not case.sample:
        return {}
    paths, places = read_sample(case.sample)
    which = (dice.uniform("sample", case.sample, 0) * len(places)).astype(int)
    return {path: places[which, column] for column, path in enumerate(paths)}


class Numbers:
    """All registered numbers of a scenario in this block of worlds, stacked as the rules read them.

    ``measures`` are (instrument, measure) in file order, ``issues`` all issues but relief.
    """

    def __init__(self, case: Scenario, dice: Dice, rolls: Mapping[str, Number], settings: Mapping[str, Number]) -> None:
        self.case = case
        bounds = {path: (p.low, p.high) for path, p in case.parameters.items()}
        self.inputs = Inputs(case.quantities, bounds, dice, rolls, settings)
        self.measures = [(i, m) for i, measures in case.instruments.items() for m in measures]
        self.issues = [issue for issue in case.issues if issue != "relief"]

        self.first_drawn = {path: self.inputs[path] for path, quantity in case.quantities.items() if quantity.is_drawn}

    @property
    def spans(self) -> tuple[slice, ...]:
        """The rows of each instrument's measures, which stand in the order of their instruments."""
        sizes = [len(measures) for measures in self.case.instruments.values()]
        return tuple(slice(sum(sizes[:k]), sum(sizes[: k + 1])) for k in range(len(sizes)))

    # -- reading -----------------------------------------------------------------------------------

    def of_world(self) -> Named:
        """Numbers shared by all actors, the plan of relief and the stacks of measures and issues."""
        named = self._direct("parameters.", "world") | self._direct("relief_plan.", "plan")
        for parameter in self._registered("instrument"):
            named[parameter] = self._stack(f"instruments.{i}.{parameter}" for i, _ in self.measures)
        for parameter in self._registered("measure"):
            named[parameter] = self._stack(f"instruments.{i}.measures.{m}.{parameter}" for i, m in self.measures)
        for parameter in self._registered("issue"):
            named[parameter] = self._stack(f"issues.{issue}.{parameter}" for issue in self.issues)
        return self._spread_over_measures(named)

    def of_mediator(self, name: str) -> Named:
        """A mediator's numbers."""
        return self._direct(f"mediators.{name}.", "mediator")

    def of_buyer(self, name: str) -> Named:
        """A buyer's numbers."""
        return self._direct(f"buyers.{name}.", "buyer")

    def of_actor(self, name: str) -> Named:
        """An actor's numbers; a sender's are stacked by measure, stances by issue."""
        start = f"actors.{name}."
        named = self._direct(start, "actor")
        for parameter in registered().names("sanction") if self.case.actors[name].role == "sender" else ():
            rows = [self._sanction_path(start, i, m, parameter) for i, m in self.measures]
            named[parameter] = self._stack(rows)
        if "cost" in named:
            named["cost"] = named["cost"] * self.shares
        for parameter in ("positions", "saliences", "red_lines"):
            rows = [f"{start}{parameter}.{issue}" for issue in self.issues]
            if any(row in self.inputs for row in rows):
                named[parameter] = self._stack(rows)
        if "saliences" in named:
            named["saliences"] = named["saliences"] / np.maximum(total(named["saliences"]), TINY)
        return named

    def place(self, model: Any, path: str) -> None:
        """Take a changed number over into the attribute that holds it."""
        kind, _, rest = path.partition(".")
        if kind in ("parameters", "relief_plan"):
            setattr(model, rest, self.inputs[path])
        elif kind == "actors":
            actor, _, name = rest.partition(".")
            self._place_with_actor(model.actors[actor], name)
            model.actors[actor].takes_over(name)
        elif kind == "mediators":
            model.mediators = [self.of_mediator(name) for name in self.case.mediators]
        elif kind == "buyers":
            model.accounts.buyers = {name: self.of_buyer(name) for name in self.case.buyers}
        else:
            for name, value in self.of_world().items():
                if np.ndim(value) == 2:
                    setattr(model, name, value)

    def _place_with_actor(self, actor: Any, rest: str) -> None:
        """A single number is set; of a stack, only the rows that changed (or the actor's own state would be lost)."""
        fresh = self.of_actor(actor.name)
        match rest.split("."):
            case ["instruments", instrument, "measures", measure]:
                name, rows = "intensity", [(instrument, measure) == own for own in self.measures]
            case ["instruments", instrument, name]:
                rows = [instrument == own for own, _ in self.measures]
            case ["saliences" as name, _]:
                rows = [True for _ in self.issues]
            case [name, issue]:
                rows = [issue == own for own in self.issues]
            case _:
                setattr(actor, rest, fresh[rest])
                return
        changed = np.array(rows)[:, np.newaxis]
        setattr(actor, name, np.where(changed, fresh[name], getattr(actor, name)))
        if name == "intensity":
            actor.authorised = np.where(changed, actor.intensity, actor.authorised)
            actor.threatened = np.maximum(actor.threatened, actor.authorised)

    # -- stacking -----------------------------------------------------------------------------------

    @property
    def shares(self) -> Number:
        """Part of its instrument that each measure carries, adding up to one."""
        share = self._stack(f"instruments.{i}.measures.{m}.share" for i, m in self.measures)
        sums: dict[str, Number] = {}
        for (instrument, _), row in zip(self.measures, share, strict=True):
            sums[instrument] = sums.get(instrument, 0.0) + row
        return np.stack(
            np.broadcast_arrays(
                *[row / np.maximum(sums[i], TINY) for (i, _), row in zip(self.measures, share, strict=True)]
            )
        )

    def _spread_over_measures(self, named: Named) -> Named:
        shares = self.shares
        named["share"] = shares
        named["exposure"] = named["exposure"] * shares
        named["exposure_weight"] = named["exposure"] / np.maximum(total(named["exposure"]), TINY)
        return named

    def _sanction_path(self, start: str, instrument: str, measure: str, parameter: str) -> str:
        own = f"{start}instruments.{instrument}.measures.{measure}"
        if parameter == "intensity" and own in self.inputs:
            return own
        return f"{start}instruments.{instrument}.{parameter}"

    def _stack(self, paths: Iterable[str]) -> Number:
        """One row for each path; 0 where the scenario has no such number."""
        rows = [np.atleast_1d(self.inputs.get(path, 0.0)) for path in paths]
        return np.ascontiguousarray(np.stack(np.broadcast_arrays(*rows)))

    def _direct(self, start: str, scope: str) -> Named:
        names = self._registered(scope)
        return {name: self.inputs[start + name] for name in names if start + name in self.inputs}

    def _registered(self, scope: str) -> list[str]:
        return self._names_by_scope.get(scope, [])

    @cached_property
    def _names_by_scope(self) -> dict[str, list[str]]:
        names: dict[str, dict[str, None]] = {}
        for parameter in self.case.parameters.values():
            names.setdefault(parameter.scope, {})[parameter.name] = None
        return {scope: list(found) for scope, found in names.items()}
