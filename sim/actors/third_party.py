"""A third party: profit from the gaps that sanctions open, against the fear of being hit by them."""

from __future__ import annotations

import numpy as np

from sim.actors.actor import Actor
from sim.equations.pressure import busting_aim, next_alternative_payments, next_busting
from sim.equations.words import Number, total, where, within_unit


class ThirdParty(Actor):
    """A state that trades with the target. Its exposed class fears designation, its insulated class does not."""

    exposed_busting: Number
    insulated_busting: Number
    insulated: Number
    alternative_payments: Number
    busting: Number

    MOVES = ("hold", "bust", "comply")
    STATE = ("exposed_busting", "insulated_busting", "insulated", "alternative_payments", "busting")

    def prepare(self) -> None:
        """Start values that follow from the scenario."""
        flat = np.zeros((len(self.model.measures), self.model.worlds))
        self.exposed_busting, self.insulated_busting = self.busting + flat, self.busting + flat

    def start_trade(self) -> None:
        """Trade that has already found its way around the measures in force at the start."""
        used = self.model.gap * self.busting
        self.exposed_busting, self.insulated_busting = used, used
        self.busting = self.usage(used, used)

    def takes_over(self, parameter: str) -> None:
        """A dated change of its busting takes effect at once."""
        if parameter == "busting":
            self.start_trade()

    def response_to(self, move: str, more: Number) -> Number:
        """Part of its busting that so much more risk would stop, to first order."""
        exposed = self.exposure if move == "secondary banks" else self.trade_exposure
        feared = self.fear * exposed * more * (1.0 - self.alternative_payments)
        return within_unit(feared) * (1.0 - self.insulated) * self.fall

    # -- what it sees -------------------------------------------------------------------------------

    @property
    def fears(self) -> Number:
        """Chance that its exposed class pays for busting: designation of banks, tariffs, fines elsewhere."""
        model = self.model
        banks = self.exposure * within_unit(model.bank_threat + self.over_compliance * model.fines)
        return (banks + self.trade_exposure * model.tariff_threat) * (1.0 - self.alternative_payments)

    def usage(self, exposed: Number, insulated: Number) -> Number:
        """How far its trade offsets the measures, weighed by what they would cost the target."""
        offset = exposed * (1.0 - self.insulated) + insulated * self.insulated
        return total(self.model.exposure_weight * self.model.gap * offset)

    # -- what it does --------------------------------------------------------------------------------

    def choose(self) -> None:
        """Hold (trade finds its own way), bust (with the state behind it) or comply: the profit less the risk."""
        now, self_interest = (self.exposed_busting, self.insulated_busting), self.profit + self.affinity
        fears = self.fears
        left_alone = self._led_to(now, self_interest, fears)
        self._ways = {
            "hold": left_alone,
            "bust": self._led_to(now, self_interest * (1.0 + self.state_support), fears),
            "comply": (next_busting(now[0], 0.0, self.rise, self.fall), left_alone[1]),
        }
        change = where(total(self.model.gap) > 0.0, self.cost_of_changing, np.inf)
        prices = {"hold": 0.0, "bust": change, "comply": change}
        self.settle_on({move: self._profit(*way, fears) - prices[move] for move, way in self._ways.items()})
        self.grounds = {"trade": self.usage(*now), "fear": fears}

    def _led_to(self, now: tuple[Number, Number], pull: Number, fears: Number) -> tuple[Number, Number]:
        """Busting by both classes next month, if the margin pulls this strongly."""
        aims = (self._aim(pull, fears), self._aim(pull, 0.0))
        exposed, insulated = (next_busting(b, aim, self.rise, self.fall) for b, aim in zip(now, aims, strict=True))
        return exposed, insulated

    def _aim(self, pull: Number, fear: Number) -> Number:
        """Busting of each measure once traders have found their way."""
        return busting_aim(self.capacity, self.threshold, pull, 0.0, self.model.gap, self.fear, fear)

    def _profit(self, exposed: Number, insulated: Number, fears: Number) -> Number:
        at_risk = total(self.model.exposure_weight * self.model.gap * exposed) * (1.0 - self.insulated)
        return self.trade_value * self.usage(exposed, insulated) - self.designation_cost * fears * at_risk

    def act(self) -> None:
        """Carry the course out; routes outside the senders' reach grow with use."""
        bust, comply = self.chose("bust"), self.chose("comply")
        ways = zip(self._ways["bust"], self._ways["comply"], self._ways["hold"], strict=True)
        self.exposed_busting, self.insulated_busting = (
            where(bust, backed, where(comply, complying, holding)) for backed, complying, holding in ways
        )
        self.busting = self.usage(self.exposed_busting, self.insulated_busting)
        self.alternative_payments = next_alternative_payments(
            self.alternative_payments, self.busting * (self.fears > 0.0), self.alternative_growth
        )
        growth = self.insulated_growth * within_unit(self.fears) * self.insulated * (1.0 - self.insulated)
        self.insulated = self.insulated + growth

    @property
    def offset(self) -> Number:
        """Share of each measure's bite it takes off the target, less the mark-up it keeps."""
        offset = self.exposed_busting * (1.0 - self.insulated) + self.insulated_busting * self.insulated
        return offset * (1.0 - self.markup * offset)
