"""Calendar months, the clock of a scenario."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FORM = re.compile(r"([0-9]{4})-([0-9]{2})", re.ASCII)
_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """One month of the calendar, written ``2026-03``."""

    year: int
    month: int

    @classmethod
    def parse(cls, text: str) -> Month:
        """The month a text names.

        >>> Month.parse("2026-03")
        Month(year=2026, month=3)
        """
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a month; expected YYYY-MM, such as 2026-03")
        year, month = int(match[1]), int(match[2])
        if not 1 <= month <= 12:
            raise ValueError(f"{text!r} has no month {match[2]}; expected 01 to 12 after the year")
        return cls(year, month)

    @classmethod
    def fits(cls, value: object) -> bool:
        """Whether a value names a month."""
        try:
            cls.parse(str(value))
        except ValueError:
            return False
        return True

    @property
    def label(self) -> str:
        """How a chart names the month: ``Mar 2026``."""
        return f"{_NAMES[self.month - 1]} {self.year}"

    def since(self, start: Month) -> int:
        """Months from ``start`` to this one.

        >>> Month.parse("2027-01").since(Month.parse("2026-11"))
        2
        """
        return 12 * (self.year - start.year) + self.month - start.month

    def later(self, months: int) -> Month:
        """The month so many months on.

        >>> str(Month.parse("2026-11").later(2))
        '2027-01'
        """
        years, month = divmod(self.month - 1 + months, 12)
        return Month(self.year + years, month + 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The months a scenario covers. ``known`` is False where the file's own dates are at fault."""

    start: Month
    months: int
    known: bool = True

    @property
    def end(self) -> Month:
        """The last month played."""
        return self.start.later(self.months - 1)

    def covers(self, month: Month) -> bool:
        """Whether the scenario plays this month."""
        return self.start <= month <= self.end
