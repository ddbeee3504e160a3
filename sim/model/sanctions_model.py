"""The model: one schedule of stages a month, the same for one world or ten thousand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

import mesa
import numpy as np

from sim.actors.defender import Defender
from sim.actors.sender import Sender
from sim.actors.stateful import Stateful
from sim.actors.target import Target
from sim.actors.third_party import ThirdParty
from sim.chance.dice import ChosenDice, Dice
from sim.equations.constants import FRONTIER_POINTS
from sim.model.accounts import Accounts
from sim.model.deal import Deal
from sim.model.economy import assess
from sim.model.endings import Endings
from sim.model.news import News
from sim.model.numbers import Numbers, places_in_sample
from sim.model.present import Present
from sim.model.some_worlds import Sight
from sim.model.stages import Stages
from sim.model.survivors import Luck, lasting_strengths
from sim.model.talks import hold_round, lay_out, put_on_table, zone
from sim.scenario import Scenario

if TYPE_CHECKING:
    from sim.actors.actor import Actor
    from sim.ensemble import Design

ROLES: dict[str, type[Actor]] = {"sender": Sender, "target": Target, "defender": Defender, "third_party": ThirdParty}


class SanctionsModel(Stages, Present, Stateful, mesa.Model):
    """Senders, a target, perhaps a defender, and third parties, in as many worlds as asked for.

    ``case`` is the scenario, ``frontier_points`` how finely the frontier is looked at. World
    ``first_world + k`` of a seed is the same whatever else is in the block.
    """

    frontier_points: ClassVar[int] = FRONTIER_POINTS

    def __init__(
        self,
        case: Scenario,
        worlds: int = 1,
        seed: int = 1,
        first_world: int = 0,
        luck: Luck | None = None,
        design: Design | None = None,
    ) -> None:
        super().__init__(rng=seed)
        self.case, self.worlds, self.month = case, worlds, 0
        self.dice = Dice(seed, first_world, worlds) if design is None else ChosenDice(seed, design.dice)
        inputs = self.dice if design is None else ChosenDice(seed, design.inputs)
        rolls, settings = ({}, {}) if design is None else (design.rolls, design.settings)
        self.numbers = Numbers(case, inputs, places_in_sample(case, inputs) | dict(rolls), settings)
        self.measures, self.issues = self.numbers.measures, self.numbers.issues
        self.instruments, self.levels = list(case.instruments), case.levels
        self.instrument_of_measure = np.array([[self.instruments.index(i)] for i, _ in self.measures])
        self.span_of_instrument = self.numbers.spans
        self.named_packages = case.packages
        self.sights: list[Sight] = []
        for name, value in self.numbers.of_world().items():
            setattr(self, name, value)
        self._seat_actors()
        self._open_scene()
        self._deal_luck(seed, first_world, luck)

    def _seat_actors(self) -> None:
        roles = {name: actor.role for name, actor in self.case.actors.items()}
        self.actors: dict[str, Any] = {name: ROLES[roles[name]](self, name) for name in sorted(roles)}
        of = {role: [a for a in self.actors.values() if isinstance(a, kind)] for role, kind in ROLES.items()}
        self.senders: list[Sender] = of["sender"]
        self.third_parties: list[ThirdParty] = of["third_party"]
        self.target: Target = of["target"][0]
        self.defender: Defender | None = of["defender"][0] if of["defender"] else None
        self.lead = max(self.senders, key=lambda sender: self.case.quantities[f"actors.{sender.name}.leads"].central)
        self.counterpart: Any = self.defender or self.lead

    def _open_scene(self) -> None:
        """Everything that exists before the first month."""
        self.set_the_stage()
        for actor in self.actors.values():
            actor.prepare()
        self.deal, self.news = Deal(self), News(self)
        self.see_who_fights()
        self.start_from_steady_state()
        self.accounts = Accounts(self)

    def _deal_luck(self, seed: int, first_world: int, luck: Luck | None) -> None:
        """Private strengths: inherited from the baseline, or drawn here until no easy settlement is left."""
        self.luck = lasting_strengths(self) if luck is None else luck
        self.take_private_strengths(self.luck)
        self.judge()
        self.on_the_table = put_on_table(self, lay_out(self))
        self.endings = Endings(self)
        self.end_sights()
        self.round: Any = None
        self.watches_zone = False

    # -- the month ------------------------------------------------------------------------------------

    def step(self) -> None:
        """Play one month."""
        self.begin()
        self.news.hear()  # 1 prices, elections, scheduled events, shocks
        self.senders_move()  # 2 tighten, hold, ease, threaten, offer relief, aid, renew
        self.third_parties_move()  # 3 bust, hold or comply
        self.fight()  # 4 the belligerents choose their course; the front moves
        self.economies_respond()  # 5 pressure, revenue, hardship, adaptation
        self.politics()  # 6 rally, lobbies, support, fatigue, stances
        self.talk()  # 7 who comes, who proposes, who accepts, who vetoes
        self.keep_the_deal()  # 8 steps, cheating, snapback, completion
        self.learn()  # 9 trust in threats and promises, optimism
        self.close()  # 10 endings; worlds that are over stand still

    def begin(self) -> None:
        """Note the state with which the month begins."""
        for thing in self.stateful():
            thing.remember()

    def senders_move(self) -> None:
        """What was adopted enters into force; renewals; then all senders choose, unseen by each other, and act."""
        for sender in self.senders:
            sender.bring_into_force()
        self.lapsed = [sender.renew() for sender in self.senders]
        self.judge_constraint()
        for sender in self.senders:
            sender.choose()
        for sender in self.senders:
            sender.act()
        self.bring_aid()
        self.count_unrewarded_relief()

    def third_parties_move(self) -> None:
        """Each weighs margin against exposure."""
        self.see_margins()
        for party in self.third_parties:
            party.choose()
        for party in self.third_parties:
            party.act()
        self.see_busting()

    def fight(self) -> None:
        """Both belligerents choose their course; effort moves the front."""
        sides = [self.target] if self.defender is None else [self.target, self.defender]
        for side in sides:
            side.choose()
        for side in sides:
            side.act()
        self.move_front()

    def economies_respond(self) -> None:
        """Pressure turns into hardship; the target adapts, at a price."""
        self.economy = assess(self, self.oil_price)
        self.let_hardship_follow()
        self.accounts.keep()

    def politics(self) -> None:
        """Inside the target, the senders and the defender."""
        self.live_at_home()
        self.judge()

    def talk(self) -> None:
        """Those who come to the table may agree; the others wait."""
        if self.watches_zone:
            self.zone_of_month = zone(self)
        here = np.flatnonzero(self.at_the_table())
        self.round = None
        if here.size == 0:
            return
        seen: Any = self if here.size == self.worlds else self.in_worlds(self, here)
        table = lay_out(seen)
        by_target = self.dice.uniform("proposer", "talks", self.month)[here] < seen.agenda
        held = hold_round(seen, table, by_target)
        self.enter_round(here, put_on_table(seen, table), held)

    def keep_the_deal(self) -> None:
        """Deals in force go on, come to their end, or break."""
        self.deal.proceed()
        self.see_who_fights()

    def learn(self) -> None:
        """What the month taught: refusals, the front, promises, threats."""
        self.learn_from_talks()

    def close(self) -> None:
        """Endings; worlds that are over keep their last state."""
        self.endings.judge()
        for thing in self.stateful():
            thing.commit(self.endings.active)
        self.see_who_fights()
        self.endings.retire()
        self.end_sights()
        self.month += 1

    def in_worlds(self, thing: Any, chosen: Any) -> Any:
        """A thing of the model as it stands in some of the worlds, until the month ends."""
        self.sights.append(Sight(chosen, self.worlds))
        return self.sights[-1].of(thing)

    def end_sights(self) -> None:
        """Forget what was seen of some worlds alone."""
        for sight in self.sights:
            sight.end()
        self.sights = []

    @property
    def books(self) -> tuple[Accounts, ...]:
        """The target's books, where it has any."""
        return (self.accounts,) if self.accounts.kept else ()

    def stateful(self) -> Iterable[Any]:
        """Everything with a declared state."""
        return (*self.actors.values(), self.deal, *self.books, self)


def root_of(case: Scenario, design: Design | None = None) -> Scenario | None:
    """The baseline whose private strengths a scenario inherits; None for one played as written, which draws its own."""
    return case.root or (case if design is not None and design.settings else None)


def strengths_of_root(
    case: Scenario, worlds: int, seed: int, first_world: int, design: Design | None = None
) -> Luck | None:
    """Private strengths under the baseline's inputs, so that all its scenarios inherit the same draw."""
    root = root_of(case, design)
    if root is None:
        return None
    own = design and replace(design, settings={})
    return SanctionsModel(root, worlds, seed, first_world, design=own).luck
