"""What all actors share: parameters by name, a declared state, luck of their own, a move a month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import mesa
import numpy as np

from sim.actors.stateful import Stateful
from sim.equations.choice import logit_choice, margin
from sim.equations.words import Number, Worlds, where

if TYPE_CHECKING:
    from sim.model.sanctions_model import SanctionsModel

HOLD = "hold"
BARRED = -np.inf
"""Appeal of a move that is not open to the actor."""


class Actor(Stateful, mesa.Agent):
    """A state that perceives, weighs its moves and makes one of them each month.

    Its registered parameters are attributes under their registered names, one number for each world
    (or one for all). ``STATE`` names the attributes that a month may change: they are rebound, never
    mutated, and keep their old value in worlds that are over.
    """

    model: SanctionsModel
    MOVES: ClassVar[tuple[str, ...]] = (HOLD,)

    def __init__(self, model: SanctionsModel, name: str) -> None:
        super().__init__(model)
        self.name = name
        self.barred = model.case.actors[name].barred
        for parameter, value in model.numbers.of_actor(name).items():
            setattr(self, parameter, value)
        self.appeals: dict[str, Number] = {}
        self.grounds: dict[str, Number] = {}
        self.move: Any = np.zeros(model.worlds, dtype=np.int8)
        self.instrument: Any = np.full(model.worlds, -1, dtype=np.int8)
        self.margin: Worlds = np.zeros(model.worlds)
        self.scripted: dict[str, Any] = {}

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Registered parameters."""

    # -- luck ------------------------------------------------------------------------------------

    def roll(self, purpose: str) -> Worlds:
        """A uniform number for each world, this actor's own, this month."""
        return self.model.dice.uniform(purpose, self.name, self.model.month)

    def luck(self, purpose: str) -> Worlds:
        """A standard normal number for each world, this actor's own, this month."""
        return self.model.dice.normal(purpose, self.name, self.model.month)

    def takes_over(self, parameter: str) -> None:
        """A dated change of this parameter takes effect; by default the new value is all there is to it."""

    # -- choosing ----------------------------------------------------------------------------------

    def is_open(self, move: str) -> bool:
        """Whether the scenario leaves this move to the actor."""
        return move not in self.barred and not ("all" in self.barred and move != self.MOVES[0])

    def settle_on(self, appeals: dict[str, Number]) -> None:
        """Commit to one move: the better it looks, the likelier; the scenario's script goes first."""
        moves = list(appeals)
        stack = np.empty((len(moves), self.model.worlds))
        for row, move in enumerate(moves):
            stack[row] = appeals[move] if self.is_open(move) else BARRED
        picked: Any = logit_choice(stack, self.model.precision, self.roll("move"))
        for move, applies in self.scripted.items():
            picked = where(applies, moves.index(move), picked)
        self.margin = margin(stack, picked)
        self.move = np.array([self.MOVES.index(move) for move in moves], dtype=np.int8)[picked]
        self.appeals = dict(zip(moves, stack, strict=True))

    def chose(self, move: str) -> Any:
        """The worlds in which this month's move is this one."""
        return self.move == self.MOVES.index(move)
