"""A quantity: one number of a scenario, fixed or drawn, with its reason and source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Family = Literal["fixed", "triangular", "uniform", "normal", "lognormal", "gamma", "beta"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a scenario says of one number.

    ``fixed`` uses ``likely``; ``triangular`` uses low, likely, high; ``uniform`` low and high; the
    others ``mean`` and ``sd``. A draw outside the parameter's range is clipped to it.
    ``series`` holds later values: (month counted from the scenario's start, quantity), ascending.
    """

    likely: float = 0.0
    low: float = 0.0
    high: float = 0.0
    mean: float = 0.0
    sd: float = 0.0
    family: Family = "fixed"
    why: str = ""
    source: str = ""
    series: tuple[Knot, ...] = field(default=())

    @property
    def is_drawn(self) -> bool:
        """Whether worlds differ in this number."""
        return self.family != "fixed"

    @property
    def central(self) -> float:
        """The middle of what is said of the number: the same for all worlds, whatever each draws."""
        if self.family in ("fixed", "triangular"):
            return self.likely
        return (self.low + self.high) / 2.0 if self.family == "uniform" else self.mean

    @property
    def in_words(self) -> str:
        """The number as a reader sees it: ``0.4``, ``0.1 to 0.24, likely 0.16``, or its distribution."""
        match self.family:
            case "fixed":
                told = f"{self.likely:g}"
            case "triangular":
                told = f"{self.low:g} to {self.high:g}, likely {self.likely:g}"
            case "uniform":
                told = f"{self.low:g} to {self.high:g}"
            case _:
                told = f"{self.family}, mean {self.mean:g}, sd {self.sd:g}"
        later = [f"{knot.value.in_words} from month {knot.month + 1}" for knot in self.series]
        return "; ".join([told, *later])


@dataclass(frozen=True, slots=True)
class Knot:
    """From ``month`` on (0 is the first) the number is ``value``, reached over ``over`` months.

    ``over`` 0 is a step. A later knot starts from whatever value the number has by then.
    """

    month: int
    value: Quantity
    over: int = 0


def fixed(value: float, why: str = "", source: str = "") -> Quantity:
    """One value for every world."""
    return Quantity(likely=value, low=value, high=value, mean=value, family="fixed", why=why, source=source)


def spread(low: float, likely: float, high: float, why: str = "", source: str = "") -> Quantity:
    """A triangular draw for each world."""
    return Quantity(likely=likely, low=low, high=high, family="triangular", why=why, source=source)


def lognormal(mean: float, sd: float, why: str = "", source: str = "") -> Quantity:
    """A lognormal draw for each world."""
    return Quantity(mean=mean, sd=sd, family="lognormal", why=why, source=source)
