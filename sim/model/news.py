"""The news of the month: prices, scheduled events, elections, meetings, shocks to trust."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sim.equations.constants import ANY_SIZE, DEEPEST_FALL, TINY
from sim.equations.economy import next_log_price_gap
from sim.equations.words import Number, happens, where
from sim.scenario import Event

if TYPE_CHECKING:
    from sim.model.sanctions_model import SanctionsModel


class News:
    """What the world and the scenario bring, before anyone moves."""

    def __init__(self, model: SanctionsModel) -> None:
        self.model = model
        self.by_month: dict[int, list[Event]] = {}
        for event in model.case.events:
            self.by_month.setdefault(event.month, []).append(event)
        self.pushes: list[tuple[int, str, Number]] = []
        self.told: list[tuple[Event, Any]] = []

    def hear(self) -> None:
        """All the news of the month."""
        model = self.model
        model.reread(model.numbers.inputs.turn_to(model.month))
        nobody = np.zeros(model.worlds, dtype=bool)
        model.meeting, model.new_leader, model.outside_force, model.war_shock = (
            nobody,
            nobody,
            nobody,
            np.zeros(model.worlds),
        )
        model.fines = model.fines * model.fines_fading
        for actor in model.actors.values():
            actor.scripted = {}
        self.told = [(event, self._happens(event)) for event in self.by_month.get(model.month, [])]
        for event, where_it_happens in self.told:
            _EFFECTS[event.kind](self, event, where_it_happens)
        self._prices()

    def _happens(self, event: Event) -> Any:
        chance = self._draw(event, event.chance, "chance", (0.0, 1.0))
        return happens(chance, self.model.dice.uniform("event", event.key, 0)) & np.ones(self.model.worlds, dtype=bool)

    def _draw(self, event: Event, quantity: Any, what: str, bounds: tuple[float, float]) -> Number:
        inputs = self.model.numbers.inputs
        return inputs.draw_within(f"event {event.key} {what}", quantity, bounds)

    def size_of(self, event: Event, usual: float) -> Number:
        """The size of an event in each world, or the usual size where the scenario gives none."""
        if event.size is None:
            return usual
        return self._draw(event, event.size, "size", (-ANY_SIZE, ANY_SIZE))

    def _prices(self) -> None:
        """Oil and gas prices wander around their norms; shocks push them for as long as they last."""
        model = self.model
        luck = model.dice.normal("oil", "market", model.month), model.dice.normal("gas", "market", model.month)
        model.oil_gap = next_log_price_gap(model.oil_gap, model.oil_persistence, model.oil_volatility, luck[0])
        model.gas_gap_base = next_log_price_gap(
            model.gas_gap_base, model.gas_persistence, model.gas_volatility, luck[1]
        )
        pushes = {"oil shock": np.zeros(model.worlds), "gas shock": np.zeros(model.worlds)}
        self.pushes = [push for push in self.pushes if push[0] >= model.month]
        for _, kind, size in self.pushes:
            pushes[kind] = pushes[kind] + np.log1p(np.maximum(DEEPEST_FALL, size))
        model.oil_push, model.gas_gap = pushes["oil shock"], model.gas_gap_base + pushes["gas shock"]
        given = model.gas_price_given + np.zeros(model.worlds)
        model.gas_gap = where(given > 0.0, np.log(np.maximum(TINY, given) / model.gas_price_norm), model.gas_gap)

    # -- what each kind of event does --------------------------------------------------------------------

    def measure(self, event: Event, here: Any) -> None:
        """A measure is threatened, authorised or imposed, at this level."""
        sender = self.model.actors[event.actor]
        level = np.clip(self.size_of(event, 1.0), 0.0, 1.0)
        own = np.array([[i == event.instrument and event.measure in ("", m)] for i, m in self.model.measures])
        touched = own & here
        if event.state == "threatened":
            sender.threatened = where(touched, np.maximum(sender.intensity, level), sender.threatened)
            return
        sender.authorised = where(touched, level, sender.authorised)
        if event.state == "imposed":
            sender.is_decreed(touched, level)
        sender.threatened = np.maximum(sender.threatened, sender.authorised)

    def move(self, event: Event, here: Any) -> None:
        """The scenario writes an actor's move."""
        self.model.actors[event.actor].scripted[event.move] = here

    def set(self, event: Event, here: Any) -> None:
        """A registered parameter takes another value from this month on."""
        assert event.size is not None
        inputs, model = self.model.numbers.inputs, self.model
        aim = inputs.draw_within(f"event {event.key} size", event.size, inputs.bounds[event.path])
        inputs.schedule(event.path, model.month, event.over, where(here, aim, inputs[event.path]))
        model.reread(inputs.turn_to(model.month))

    def meeting(self, event: Event, here: Any) -> None:
        """A dated meeting: talks are held for certain."""
        self.model.meeting = self.model.meeting | here

    def election(self, event: Event, here: Any) -> None:
        """The mood of a veto player is drawn afresh, moved by the size of the event."""
        actor = self.model.actors[event.actor] if event.actor else self.model.lead
        if hasattr(actor, "stance"):
            fresh = actor.luck("election") + self.size_of(event, 0.0)
            actor.stance = where(here, fresh, actor.stance)

    def trust_shock(self, event: Event, here: Any) -> None:
        """An accusation or a breach elsewhere costs an actor's trust, by so many dealings."""
        model, size = self.model, self.size_of(event, 1.0)
        if event.actor in ("", model.target.name):
            model.target.dishonoured = model.target.dishonoured + where(here, size, 0.0)
        if event.actor in ("", model.counterpart.name):
            model.counterpart.cheated = model.counterpart.cheated + where(here, size, 0.0)

    def price_shock(self, event: Event, here: Any) -> None:
        """A price rises by this share (0.6: by 60 %) for as long as it lasts."""
        until = self.model.month + max(1, event.lasts) - 1
        self.pushes = [*self.pushes, (until, event.kind, where(here, self.size_of(event, 0.5), 0.0))]

    def informal_talks(self, event: Event, here: Any) -> None:
        """A private channel teaches both sides something and changes no measure."""
        insight = self.model.informal_insight * self.size_of(event, 1.0)
        self.model.target.is_read_informally(here, insight)
        self.model.counterpart.is_read_informally(here, insight)

    def force_from_outside(self, event: Event, here: Any) -> None:
        """An outside power ends the dispute by force."""
        self.model.outside_force = self.model.outside_force | here

    def fines_elsewhere(self, event: Event, here: Any) -> None:
        """Banks elsewhere are fined; others over-comply for a while."""
        self.model.fines = where(here, self.size_of(event, 1.0), self.model.fines)

    def shock_at_the_front(self, event: Event, here: Any) -> None:
        """The front moves at once by so many km2 (to the target, if positive)."""
        self.model.war_shock = self.model.war_shock + where(here, self.size_of(event, 0.0), 0.0)

    def leader_change(self, event: Event, here: Any) -> None:
        """The target has a new leader."""
        self.model.new_leader = self.model.new_leader | here


_EFFECTS = {
    "measure": News.measure, "move": News.move, "set": News.set, "meeting": News.meeting, "election": News.election,
    "trust shock": News.trust_shock, "oil shock": News.price_shock, "gas shock": News.price_shock,
    "informal talks": News.informal_talks, "outside force": News.force_from_outside, "fines": News.fines_elsewhere,
    "war shock": News.shock_at_the_front, "new leader": News.leader_change,
}  # fmt: skip
