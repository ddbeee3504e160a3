"""Calendar months."""

import pytest

from sim.scenario.months import Calendar, Month


def test_a_month_is_read_written_and_counted() -> None:
    month = Month.parse("2026-03")
    assert (str(month), month.label) == ("2026-03", "Mar 2026")
    assert month.since(Month(2025, 12)) == 3
    assert Month(2025, 12).later(3) == month


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "2026", "2026-3", "2026-03-01", "26-03", "", "२०२६-०३"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        Month.parse(text)


def test_a_calendar_covers_its_first_and_last_month_only() -> None:
    calendar = Calendar(Month(2026, 1), 12)
    assert calendar.covers(Month(2026, 1)) and calendar.covers(Month(2026, 12))
    assert not calendar.covers(Month(2025, 12)) and not calendar.covers(Month(2027, 1))
