"""Inputs: what each world draws of the uncertain numbers, and how they change over the months."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from scipy.special import betaincinv, gammaincinv, ndtri

from sim.chance.dice import Dice
from sim.chance.quantity import Quantity
from sim.equations.words import Number, Worlds

_BY_DICE: Mapping[str, Worlds] = MappingProxyType({})


def quantile(quantity: Quantity, roll: Worlds) -> Worlds:
    """The quantity's value at this point (0–1) of its distribution, by inverse formulas."""
    match quantity.family:
        case "fixed":
            return np.full(roll.shape, quantity.likely)
        case "uniform":
            return quantity.low + (quantity.high - quantity.low) * roll
        case "triangular":
            return _triangular(quantity.low, quantity.likely, quantity.high, roll)
        case "normal":
            return quantity.mean + quantity.sd * ndtri(roll)
        case "lognormal":
            spread = np.log1p((quantity.sd / quantity.mean) ** 2)
            return quantity.mean * np.exp(np.sqrt(spread) * ndtri(roll) - spread / 2.0)
        case "gamma":
            return gamma_quantile(quantity.mean, quantity.sd, roll)
        case "beta":
            weight = quantity.mean * (1.0 - quantity.mean) / quantity.sd**2 - 1.0
            return betaincinv(quantity.mean * weight, (1.0 - quantity.mean) * weight, roll)


def gamma_quantile(mean: Number, sd: Number, roll: Number) -> Number:
    """Value of a gamma distribution with this mean and standard deviation; the mean itself where sd is 0.

    >>> round(float(gamma_quantile(0.1, 0.08, 0.5)), 4)
    0.0797
    >>> float(gamma_quantile(0.1, 0.0, 0.5))
    0.1
    """
    certain = (np.asarray(sd) <= 0.0) | (np.asarray(mean) <= 0.0)
    safe_mean, safe_sd = np.where(certain, 1.0, mean), np.where(certain, 1.0, sd)
    ratio = safe_mean / safe_sd
    return np.where(certain, mean, gammaincinv(ratio * ratio, roll) * safe_sd / ratio)


def _triangular(low: float, likely: float, high: float, roll: Worlds) -> Worlds:
    width = high - low
    if width <= 0.0:
        return np.full(roll.shape, likely)
    turn = (likely - low) / width
    rising = low + np.sqrt(roll * width * (likely - low))
    falling = high - np.sqrt((1.0 - roll) * width * (high - likely))
    return np.where(roll < turn, rising, falling)


@dataclass
class _Course:
    """A number on its way to a dated value."""

    month: int
    over: int
    aim: Number
    start: Number | None = None


class Inputs(Mapping[str, Number]):
    """Every number of a scenario by its path: a float where all worlds share it, else one for each world.

    ``rolls`` says where in its distribution (0–1) an input lies, instead of the dice; ``settings``
    holds numbers that replace it for good, NaN in the worlds where they do not.
    """

    def __init__(
        self,
        quantities: Mapping[str, Quantity],
        bounds: Mapping[str, tuple[float, float]],
        dice: Dice,
        rolls: Mapping[str, Worlds] = _BY_DICE,
        settings: Mapping[str, Worlds] = _BY_DICE,
    ) -> None:
        self.bounds, self._dice, self._rolls, self._settings = bounds, dice, rolls, settings
        self._now: dict[str, Number] = {}
        self._courses: dict[str, list[_Course]] = {}
        for path, quantity in quantities.items():
            self._now[path] = self._or_set(path, self.draw(path, quantity))
            for number, knot in enumerate(quantity.series):
                aim = self._or_set(path, self.draw(path, knot.value, f"{path}@{number}"))
                self.schedule(path, knot.month, knot.over, aim)

    def __getitem__(self, path: str) -> Number:
        return self._now[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._now)

    def __len__(self) -> int:
        return len(self._now)

    def _or_set(self, path: str, drawn: Number) -> Number:
        if path not in self._settings:
            return drawn
        own = self._settings[path]
        return np.where(np.isnan(own), drawn, own)

    def draw(self, path: str, quantity: Quantity, key: str = "") -> Number:
        """The quantity's value in each world, within the range of the parameter at ``path``."""
        return self.draw_within(key or path, quantity, self.bounds[path])

    def draw_within(self, key: str, quantity: Quantity, bounds: tuple[float, float]) -> Number:
        """The quantity's value in each world, kept within bounds; its luck belongs to ``key``."""
        low, high = bounds
        if not quantity.is_drawn:
            return float(min(high, max(low, quantity.likely)))
        roll = self._rolls[key] if key in self._rolls else self._dice.uniform("input", key, 0)
        return np.minimum(high, np.maximum(low, quantile(quantity, roll)))

    def schedule(self, path: str, month: int, over: int, aim: Number) -> None:
        """From ``month`` on, the number moves to ``aim`` over so many months (0: at once)."""
        self._courses.setdefault(path, []).append(_Course(month, over, aim))

    def turn_to(self, month: int) -> set[str]:
        """Bring every dated number to this month; the paths that changed."""
        changed = set()
        for path, courses in self._courses.items():
            for course in courses:
                if course.month <= month <= course.month + course.over:
                    if course.start is None:
                        course.start = self._now[path]
                    progress = 1.0 if course.over == 0 else (month - course.month) / course.over
                    self._now[path] = course.start + progress * (course.aim - course.start)
                    changed.add(path)
        return changed
