"""The bargain of one world, written a second time from docs/odd.md, in plain numbers and loops.

Belief, offers, acceptance, ratification, the life of a deal and giving in; everything else is off or stands still: no
moves but talks, one sender whose measures stand, no third party, a front that does not move. It shares with the model
the scenario's numbers, the dice and the inverse gamma function, and no rule.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import erfc, exp, pi, sqrt
from types import SimpleNamespace
from typing import Any

from scipy.special import gammaincinv

EPS = 1e-9


def N(x: float) -> float:
    return erfc(-x / sqrt(2.0)) / 2.0


def unit(x: float) -> float:
    return min(1.0, max(0.0, x))


@dataclass
class Side:
    """A party: ``own`` are its registered numbers, the rest what it believes and what is believed of it."""

    name: str
    own: SimpleNamespace
    strength: float = 0.0
    m: float = 0.0

    def worth(self, y: list[float]) -> float:
        return sum(w * (1.0 - (a - b) ** 2) for w, a, b in zip(self.own.saliences, y, self.own.positions, strict=True))


@dataclass
class World:
    """``n`` are its shared numbers, ``issues`` those of each issue, ``uniform`` and ``normal`` its luck."""

    n: SimpleNamespace
    issues: list[SimpleNamespace]
    named: list[list[float]]
    steps: list[tuple[float, float, str]]
    """Size, clarity and order of each."""
    T: Side
    C: Side
    uniform: Any
    normal: Any
    events: dict[str, Any] = field(default_factory=lambda: {"signed": -1, "completed": -1, "collapsed": -1, "over": -1})

    def __post_init__(self) -> None:
        n = self.n
        self.held, self.age, self.under, self.month = n.held, n.war_age, False, 0
        self.lifted = self.readiness = self.regrouped = 0.0
        self.kept_relief, self.broken_relief = n.trust * n.trust_weight, (1.0 - n.trust) * n.trust_weight
        self.kept, self.cheated = n.trust_in_target * n.trust_weight, (1.0 - n.trust_in_target) * n.trust_weight
        self.reckon()
        self.hardship = (1.0 - (1.0 - n.hardship_speed) ** n.sanctions_age) * unit(self.loss / n.breaking_loss)
        self.mood = self.polls = self.normal("first mood", self.C.name, 0)
        self.frontier = self.named_and_efficient()
        for attempt in range(60):
            for side in (self.T, self.C):
                shape = (side.own.war_cost / side.own.spread) ** 2
                cost = gammaincinv(shape, self.uniform("private edge", side.name, attempt)) * side.own.war_cost / shape
                side.edge = side.own.war_cost - cost
                side.shock = n.shock_size * self.normal("first shock", side.name, attempt)
                side.strength, side.v = side.edge + side.shock, side.own.spread**2 + n.shock_size**2
            self.look_ahead()
            xi = self.T.strength, self.C.strength
            easy = any(p > 0.0 and g[0] >= xi[0] and g[1] >= xi[1] for g, p, *_ in self.candidates())
            if not (easy and n.survivors and n.war_age):
                break

    # -- what deal and no deal are worth -----------------------------------------------------------------

    def reckon(self) -> None:
        self.pressure = self.n.reach * (1.0 - self.lifted)
        self.loss = self.n.exposure * self.pressure

    def status_quo(self, share: float) -> list[float]:
        return [k.status_quo + k.force_decides * (share - k.status_quo) for k in self.issues]

    def look_ahead(self) -> None:
        weary = 1.0 + self.n.weariness * (1.0 - exp(-self.age / self.n.weariness_span))
        hopes = self.regrouped + self.T.own.optimism, -self.C.own.optimism
        for side, hope in zip((self.T, self.C), hopes, strict=True):
            front = self.held + hope
            side.outlook, side.cost = side.worth(self.status_quo(unit(front))), side.own.war_cost * weary
            side.slope = (side.worth(self.status_quo(unit(unit(front) + 0.1))) - side.outlook) / 0.1
        self.resumed = self.T.worth(self.status_quo(self.held)) - self.T.own.war_cost

    def ahead(self, loss: float) -> float:
        d, h = self.n.patience, self.n.hardship_speed
        return self.hardship + d * h / (1.0 - d * (1.0 - h)) * (unit(loss / self.n.breaking_loss) - self.hardship)

    @property
    def chi(self) -> float:
        return self.kept_relief / (self.kept_relief + self.broken_relief)

    def no_deal(self, war: float = 1.0) -> tuple[float, float]:
        rents = self.n.war_lobby * (war * self.n.war_rents + self.n.sanction_rents * self.pressure)
        mine = self.T.outlook - war * self.T.cost - self.n.pain * self.ahead(self.loss) + rents
        return mine, self.C.outlook - war * self.C.cost

    def with_relief(self, r: float) -> float:
        rents = self.n.war_lobby * self.n.sanction_rents * self.pressure * (1.0 - r)
        return rents - self.n.pain * self.ahead(self.loss * (1.0 - r))

    def due(self, taken: int) -> float:
        first = {"before": lambda j: j, "staged": lambda j: j + 1, "after": lambda j: len(self.steps)}
        return sum(size for j, (size, _, order) in enumerate(self.steps) if first[order](j) <= taken)

    def at_stake(self, clarity: float, loss: float, r: float, still: float, given: float) -> float:
        pain = self.n.pain * (self.ahead(loss) - self.ahead(loss * (1.0 - r)))
        certain = self.n.patience**self.n.lag * self.n.detection * clarity * pain
        return certain * (self.chi * still + self.n.snapback * given)

    def binding(self, y: list[float]) -> float:
        bound = sum(k.binds * (1.0 - a) for k, a in zip(self.issues, y, strict=True))
        return self.n.guarantee_weight * self.n.guarantees * bound

    def shift(self, y: list[float], arms: float) -> float:
        now = self.status_quo(self.held)
        ceded = sum(k.fortified * max(0.0, a - b) for k, a, b in zip(self.issues, y, now, strict=True))
        return self.n.regroup + self.n.arms * arms + self.n.fortification * ceded

    # -- talks -------------------------------------------------------------------------------------------

    def named_and_efficient(self) -> list[list[float]]:
        def point(alpha: float, k: int) -> float:
            ours, theirs = alpha * self.T.own.saliences[k], (1.0 - alpha) * self.C.own.saliences[k]
            low, high = self.C.own.positions[k], self.T.own.positions[k]
            return low + ours / (ours + theirs) * (high - low)

        return [[point(j / 20.0, k) for k in range(len(self.issues))] for j in range(21)] + self.named

    def bar(self, y: list[float]) -> float:
        gain = self.C.worth(y) - self.C.worth(self.status_quo(self.held))
        return self.n.ratification_bar - self.n.ratification_slope * gain - self.readiness

    def candidates(self) -> list[tuple[tuple[float, float], float, list[float], float]]:
        return [(self.gains(y, j / 4.0), self.passes(y), y, j / 4.0) for y in self.frontier for j in range(5)]

    def passes(self, y: list[float]) -> float:
        inside = all(y[k] >= low - EPS for k, low in self.T.own.red_lines.items())
        inside = inside and all(y[k] <= high + EPS for k, high in self.C.own.red_lines.items())
        rho = self.n.stance_persistence
        return N((rho * self.polls - self.bar(y)) / sqrt(1.0 - rho * rho)) if inside else 0.0

    def gains(self, y: list[float], level: float) -> tuple[float, float]:
        n, T, C, r, (D_T, D_C) = self.n, self.T, self.C, unit(level * self.n.offered), self.no_deal()
        now = self.status_quo(self.held)
        conceded = sum(w * max(0.0, b - a) for w, a, b in zip(T.own.saliences, y, now, strict=True))
        V_T = T.worth(y) - (n.face + n.phi) * conceded + self.with_relief(self.chi * r)
        tempt = max(
            T.slope * n.arms * r * g * self.chi - self.at_stake(clear, self.loss, r, 1.0 - g, g * self.chi)
            for g, (_, clear, _) in ((self.due(j), step) for j, step in enumerate(self.steps))
        )
        gain = self.resumed + T.slope * self.shift(y, 0.0) - T.worth(y) - self.binding(y) + tempt
        breaks = self.cheated / (self.kept + self.cheated) * N(gain / n.doubt)
        broken = C.outlook + C.slope * self.shift(y, self.chi * r) - C.own.war_cost
        return V_T - D_T, (1.0 - breaks) * C.worth(y) + breaks * broken - D_C

    def talk(self) -> None:
        n, found, sides = self.n, self.candidates(), (self.T, self.C)
        chance = [[N((g[1 - i] - sides[1 - i].m) / sqrt(sides[1 - i].v)) for g, *_ in found] for i in (0, 1)]
        hopes = [[c * p * (g[i] - sides[i].m) for c, (g, p, *_) in zip(chance[i], found, strict=True)] for i in (0, 1)]
        asked = zip((n.agenda, 1.0 - n.agenda), hopes, strict=True)
        waits = [n.patience * n.round_chance * share * max(0.0, *hope) for share, hope in asked]
        i = 0 if self.uniform("proposer", "talks", self.month) < n.agenda else 1
        asks, answers, wait = sides[i], sides[1 - i], waits[1 - i]
        best = [N((g[1 - i] - wait - answers.m) / sqrt(answers.v)) * p * (g[i] - asks.strength) for g, p, *_ in found]
        gains, _, y, level = found[best.index(max(best))]
        threshold = gains[1 - i] - wait
        if max(best) <= 0.0:
            return
        if threshold < answers.strength:
            self.learns = (answers, threshold)
        elif self.mood >= self.bar(y):
            self.under, self.y, self.level, self.promised = True, y, level, level * n.offered
            self.loss_signed, self.held_signed, self.deal_age, self.step = self.loss, self.held, 0, 0
            first = self.events["signed"] if self.events["signed"] >= 0 else self.month
            self.events |= {"signed": first, "package": y, "relief": level}

    # -- the deal and the month --------------------------------------------------------------------------

    def proceed(self) -> None:
        n, last = self.n, len(self.steps)
        self.deal_age += 1
        g = self.due(self.step)
        self.lifted = max(self.lifted, self.promised * g)  # its law never stands in the way
        gain = self.resumed + self.T.slope * self.shift(self.y, self.lifted) + self.T.strength - self.T.worth(self.y)
        size, clear, _ = self.steps[min(self.step, last - 1)]
        complies = gain <= self.at_stake(clear, self.loss_signed, self.promised, 1.0 - g, g) + self.binding(self.y)
        if self.step >= last:
            self.under, self.events["completed"] = False, self.month
        elif self.deal_age >= n.lag * (self.step + 1):
            found = self.uniform("detection", "deal", self.month) < n.detection * clear
            if complies:
                self.held, self.kept = unit(self.held + (self.y[0] - self.held_signed) * size), self.kept + 1.0
            elif found:
                self.cheated, self.under, self.events["collapsed"] = self.cheated + n.betrayal_weight, False, self.month
                self.regrouped += n.regroup + n.arms * self.lifted
                self.lifted *= 1.0 - n.snapback
                return
            self.step, self.kept_relief = self.step + 1, self.kept_relief + (self.level > 0.0)

    def play_month(self) -> None:
        """One month; events it brings are noted under ``events``."""
        n, war, self.learns = self.n, 0.0 if self.under else 1.0, None
        self.age, self.regrouped = self.age + war, self.regrouped * n.fading
        self.reckon()
        self.hardship += n.hardship_speed * (unit(self.loss / n.breaking_loss) - self.hardship)
        rho, kept = n.stance_persistence, n.shock_persistence
        self.polls = self.mood
        self.mood = rho * self.mood + sqrt(1.0 - rho * rho) * self.normal("mood", self.C.name, self.month)
        self.readiness += n.readiness_drift * war
        for side in (self.T, self.C):
            luck = n.shock_size * self.normal("shock", side.name, self.month)
            side.shock = kept * side.shock + sqrt(1.0 - kept * kept) * luck
            side.strength = side.edge + side.shock
            lasting = side.own.spread**2 / (side.own.spread**2 + n.shock_size**2)
            side.m *= lasting + (1.0 - lasting) * kept
            side.v = min(side.v + (1.0 - kept * kept) * n.shock_size**2, side.own.spread**2 + n.shock_size**2)
        self.look_ahead()
        if self.under:
            self.proceed()
        elif self.uniform("round", "talks", self.month) < n.round_chance:
            self.talk()
        if self.learns:
            side, threshold = self.learns
            g = min(6.0, (threshold - side.m) / sqrt(side.v))
            ratio = exp(-g * g / 2.0) / sqrt(2.0 * pi) / N(-g)
            side.m, side.v = side.m + sqrt(side.v) * ratio, side.v * max(0.0, 1.0 + g * ratio - ratio * ratio)
        for side in (self.T, self.C):
            side.own.optimism *= n.optimism_fading
        D_T, D_C = self.no_deal()
        if self.events["completed"] >= 0:
            self.events["over"] = self.month
        elif not self.under and self.C.worth(self.T.own.positions) > D_C + self.C.strength:
            self.events |= {"over": self.month, "end": "defender capitulates"}
        elif not self.under and self.T.worth(self.C.own.positions) + self.with_relief(0.0) > D_T + self.T.strength:
            self.events |= {"over": self.month, "end": "target capitulates"}
        self.month += 1
