"""The life of a deal: steps, compliance or cheating, relief given or withheld, snapback, collapse, completion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sim.actors.stateful import Stateful
from sim.equations.constants import CLOSE
from sim.equations.trust import gain_from_breaking, shift_from_truce, stake_in_compliance
from sim.equations.words import Number, Worlds, happens, total, where, within_unit
from sim.scenario import PlanStep

if TYPE_CHECKING:
    from sim.model.sanctions_model import SanctionsModel

NEVER = -1.0
"""Month of something that has not happened."""
NEWS = ("kept", "cheated", "caught", "withheld", "collapsed", "completed")
"""What a month can bring to a deal."""


class Deal(Stateful):
    """The deal in force, in each world: at most one at a time, kept step by step."""

    STATE = (
        "under_way", "package", "relief", "promised", "weights", "loss_at_signing", "threat_at_signing",
        "held_at_signing", "age", "step", "waited", "signed", "first_signed", "by_target", "completed", "collapsed",
        "threatened_only", "compliant",
    )  # fmt: skip

    def __init__(self, model: SanctionsModel) -> None:
        self.model = model
        worlds, senders = model.worlds, len(model.senders)
        nothing, never = np.zeros(worlds), np.full(worlds, NEVER)
        self.under_way = self.by_target = self.threatened_only = np.zeros(worlds, dtype=bool)
        self.package = np.zeros((len(model.issues), worlds))
        self.promised = self.weights = np.zeros((senders, worlds))
        self.relief = self.loss_at_signing = self.threat_at_signing = self.held_at_signing = nothing
        self.age = self.step = self.waited = self.compliant = nothing
        self.signed = self.first_signed = self.completed = self.collapsed = never
        plan = model.case.plan_steps or (PlanStep(1.0, "withdrawal", "staged"),)
        self.schedule = tuple(relief_schedule(plan).tolist())
        """Share of the promised relief given by the time of each step, and at the end."""
        self.sizes = tuple(step.size for step in plan)
        self.conditions = [step.condition for step in plan]
        self.news: dict[str, Any] = {}

    @property
    def steps(self) -> int:
        """Number of steps in the plan."""
        return len(self.sizes)

    # -- signing ---------------------------------------------------------------------------------------

    def sign(self, signed: Any, package: Worlds, relief: Worlds, by_target: Any) -> None:
        """Take a package into force where it was signed."""
        model = self.model
        month = float(model.month)
        offers = np.stack([sender.offered * relief for sender in model.senders])
        weights = np.stack([model.economy.share_of[sender.name] for sender in model.senders])
        self.under_way = self.under_way | signed
        self.package = where(signed, package, self.package)
        self.relief = where(signed, relief, self.relief)
        self.promised, self.weights = where(signed, offers, self.promised), where(signed, weights, self.weights)
        self.loss_at_signing = where(signed, model.economy.loss, self.loss_at_signing)
        self.threat_at_signing = where(signed, model.economy.threat_loss, self.threat_at_signing)
        self.held_at_signing = where(signed, model.held, self.held_at_signing)
        self.by_target = where(signed, by_target, self.by_target)
        self.threatened_only = where(signed, model.only_threatened, self.threatened_only)
        self.signed = where(signed, month, self.signed)
        self.first_signed = where(signed & (self.first_signed < 0.0), month, self.first_signed)
        self.age, self.step = where(signed, 0.0, self.age), where(signed, 0.0, self.step)
        self.waited, self.compliant = where(signed, 0.0, self.waited), where(signed, 1.0, self.compliant)

    # -- a month of a deal -------------------------------------------------------------------------------

    def proceed(self) -> None:
        """Senders lift what is due; at each step the target complies or cheats, and may be found out."""
        model = self.model
        live = self.under_way & (self.signed < model.month)
        if not live.any():
            self.rest()
            return
        self.age = where(live, self.age + 1.0, self.age)
        short = live & self._lift_what_is_due(live)
        self.waited = where(short, self.waited + 1.0, 0.0)
        gave_up_waiting = short & (self.waited > model.waiting)
        finishing = live & (self.step >= self.steps)
        due = live & ~finishing & (self.age >= model.lag * (self.step + 1.0)) & (~short | gave_up_waiting)
        complies = self.stays_loyal()
        caught = due & ~complies & happens(self._verified(), model.dice.uniform("detection", "deal", model.month))
        kept = due & ~caught
        broken_off = finishing & gave_up_waiting & ~complies
        done = (finishing & ~short) | (finishing & gave_up_waiting & complies)
        self._learn(kept & complies, caught, gave_up_waiting & (self.waited <= model.waiting + 1.0), kept & ~short)
        self._move_land(kept & complies)
        self.compliant = where(due & ~complies, 0.0, self.compliant)
        self.step = where(kept, self.step + 1.0, self.step)
        self._collapse(caught | broken_off)
        self.completed = where(done, float(model.month), self.completed)
        self.under_way = self.under_way & ~done
        came = kept & complies, kept & ~complies, caught, gave_up_waiting, caught | broken_off, done
        self.news = dict(zip(NEWS, came, strict=True))

    def rest(self) -> None:
        """No deal is old enough for anything to happen."""
        self.waited = np.zeros(self.model.worlds)
        self.news = dict.fromkeys(NEWS, np.zeros(self.model.worlds, dtype=bool))

    def _lift_what_is_due(self, live: Any) -> Any:
        """Every sender lifts as much as its law allows; whether any of them falls short."""
        due = np.array(self.schedule)[self.step.astype(int)]
        short = np.zeros(self.model.worlds, dtype=bool)
        for sender, promised in zip(self.model.senders, self.promised, strict=True):
            owed = promised * due
            sender.lift(owed, live)
            short = short | (sender.lifted < owed - CLOSE)
        return short

    def stays_loyal(self) -> Any:
        """Whether keeping the deal beats breaking it, at the step now due."""
        model, target = self.model, self.model.target
        given = total(np.stack([sender.lifted for sender in model.senders]) * self.weights)
        ceded = model.fortified_land_ceded(self.package)
        shift = shift_from_truce(model.regroup, model.arms_of_relief, given, model.fortification, ceded)
        gain = gain_from_breaking(
            target.worth_of_resumed_war + target.slope * shift + target.strength, 0.0, target.worth(self.package)
        )
        promised = within_unit(total(self.promised * self.weights))
        pain = target.pain_spared(self.loss_at_signing, self.threat_at_signing, promised)
        so_far = np.array(self.schedule)[self.step.astype(int)]
        stake = stake_in_compliance(
            np.power(model.patience, model.lag),
            self._verified(),
            pain,
            target.trust,
            1.0 - so_far,
            model.snapback,
            so_far,
        )
        binding = model.guarantee_stake(total([g * (1.0 - y) for g, y in zip(model.binds, self.package, strict=True)]))
        pays = (gain <= stake + binding) | (np.asarray(model.commitment_problem) < 0.5)
        return pays & (np.asarray(target.honours_deal) >= 0.5)

    def _verified(self) -> Number:
        """Chance that cheating at the step now due is found out."""
        clarity = self.model.clarity[self.conditions[-1]]
        for number, condition in enumerate(self.conditions[:-1]):
            clarity = where(self.step == number, self.model.clarity[condition], clarity)
        return self.model.detection * clarity

    def _learn(self, honoured: Any, caught: Any, withheld: Any, delivered: Any) -> None:
        self.model.target.sees_relief(delivered & (self.relief > 0.0), withheld)
        self.model.counterpart.sees_compliance(honoured, caught)

    def _move_land(self, kept: Any) -> None:
        """Land changes hands step by step."""
        model = self.model
        if model.land is None:
            return
        size = np.array([*self.sizes, 0.0])[np.minimum(self.step, self.steps).astype(int)]
        moved = self.held_at_signing + (self.package[model.land] - self.held_at_signing) * size
        model.held = where(kept, within_unit(model.held + moved - self.held_at_signing), model.held)

    def _collapse(self, broken: Any) -> None:
        """Relief snaps back in part; the target has regrouped, and armed with what relief it had."""
        model, target = self.model, self.model.target
        given = total(np.stack([sender.lifted for sender in model.senders]) * self.weights)
        shift = shift_from_truce(model.regroup, model.arms_of_relief, given, 0.0, 0.0)
        target.regrouped = where(broken, target.regrouped + shift * model.war_possible, target.regrouped)
        for sender in model.senders:
            sender.lifted = where(broken, sender.lifted * (1.0 - model.snapback), sender.lifted)
        self.collapsed = where(broken, float(model.month), self.collapsed)
        self.under_way = self.under_way & ~broken


def relief_schedule(steps: Any) -> Worlds:
    """Share of promised relief due once so many steps are taken: 0, 1, ... up to all of them.

    A step ordered ``before`` pays ahead of compliance, ``staged`` on compliance, ``after`` at the very end.

    >>> from sim.scenario import PlanStep
    >>> relief_schedule([PlanStep(0.5, "ceasefire", "before"), PlanStep(0.5, "withdrawal", "staged")]).tolist()
    [0.5, 0.5, 1.0]
    """
    due = np.zeros(len(steps) + 1)
    for number, step in enumerate(steps):
        first = {"before": number, "staged": number + 1, "after": len(steps)}[step.order]
        due[first:] += step.size
    return due
