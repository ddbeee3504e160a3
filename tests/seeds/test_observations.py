"""The tables of observations are sound, and what may be fitted to lies in the fitting window."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from sim.scenario.ledger import TIMELINES, moves, observations

FOLDER = Path(__file__).resolve().parents[2] / "seeds" / "observations"
VALUES = ("aid", "effects", "gas", "macro", "oil", "opinion", "priors", "territory", "third-parties")
VALUE_COLUMNS = ["quantity", "date", "value", "low", "high", "unit", "source", "grade", "use", "note"]
MOVE_COLUMNS = ["date", "actor", "kind", "instrument", "strength", "what", "source", "grade"]
GRADES = {"A", "B", "C", "R"}
USES = {"start", "fit", "input", "check", "none"}
KINDS = {
    "sanctions": {"impose", "tighten", "ease", "resume", "threaten", "escalate", "withdraw"},
    "talks": {"meet", "offer", "accept", "reject", "threaten"},
}
WINDOW = [f"{year}-{month:02d}" for year in (2022, 2023) for month in range(1, 13)]
NOT_YET_TRACKED = {"2022-01", "2022-02"}  # CREA's tracker starts with the invasion
GAPS: dict[str, set[str]] = {
    "oil.urals-official": {"2022-02", "2022-10", "2023-05"},
    "oil.urals-discount-official": {"2022-02", "2022-10", "2023-05"},
    **{f"oil.oil-revenue{buyer}": NOT_YET_TRACKED for buyer in ("", "-china", "-india", "-turkiye", "-eu", "-others")},
    **{f"gas.gas-revenue{buyer}": NOT_YET_TRACKED for buyer in ("", "-china", "-eu", "-turkiye")},
    "oil.fossil-revenue": NOT_YET_TRACKED,
    "oil.seaborne-crude": NOT_YET_TRACKED,
    **{f"territory.occupied-{what}": set(WINDOW[:11]) for what in ("area", "share", "change")},  # scored from 2022-12
}
"""Months that a monthly series open to fitting lacks, and seeds/README.md says why."""


def rows(table: str) -> list[dict[str, str]]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def all_rows() -> list[tuple[str, dict[str, str]]]:
    return [(table, row) for table in VALUES for row in rows(table)]


def place(table: str, row: dict[str, str]) -> str:
    return f"{table}.{row['quantity']}@{row['date']}"


def is_date(text: str) -> bool:
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def test_there_is_a_table_for_each_subject_and_no_other() -> None:
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted((*VALUES, *TIMELINES))


@pytest.mark.parametrize("table", [*VALUES, *TIMELINES])
def test_columns_are_as_agreed(table: str) -> None:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        header, *body = csv.reader(stream)
    assert header == (MOVE_COLUMNS if table in TIMELINES else VALUE_COLUMNS)
    assert {len(row) for row in body} == {len(header)}
    assert all(cell == cell.strip() for row in body for cell in row)


def test_a_quantity_has_one_value_for_a_date() -> None:
    times = Counter(place(table, row) for table, row in all_rows())
    assert [key for key, count in times.items() if count > 1] == []


def test_names_and_dates_can_be_cited() -> None:
    for table, row in all_rows():
        assert re.fullmatch(r"[a-z0-9-]+", row["quantity"]), place(table, row)
        assert not row["date"] or is_date(row["date"]), place(table, row)


def test_a_timeless_value_stands_alone() -> None:
    dates = defaultdict(set)
    for table, row in all_rows():
        dates[table, row["quantity"]].add(row["date"])
    assert [key for key, given in dates.items() if "" in given and len(given) > 1] == []


def test_values_are_numbers_within_their_range_and_not_falsely_precise() -> None:
    for table, row in all_rows():
        value = float(row["value"])
        assert float(row["low"] or value) <= value <= float(row["high"] or value), place(table, row)
        digits = re.sub(r"^0+", "", re.sub(r"[-.]", "", row["value"])).rstrip("0")
        assert len(digits) <= 5, place(table, row)


def test_every_value_has_its_unit_source_grade_and_use() -> None:
    for table, row in all_rows():
        assert row["unit"] and row["source"], place(table, row)
        assert row["grade"] in GRADES and row["use"] in USES, place(table, row)


def test_a_quantity_has_one_unit() -> None:
    units = defaultdict(set)
    for table, row in all_rows():
        units[table, row["quantity"]].add(row["unit"])
    assert {key: given for key, given in units.items() if len(given) > 1} == {}


def test_what_is_recalled_is_never_fitted_and_says_so() -> None:
    for table, row in all_rows():
        if row["grade"] == "R" or "recall" in (row["source"] + row["note"]):
            assert row["grade"] == "R" and row["use"] != "fit" and "unverified" in row["note"], place(table, row)


def test_nothing_after_the_fitting_window_is_fitted() -> None:
    fitted = [(place(table, row), row["date"]) for table, row in all_rows() if row["use"] == "fit"]
    assert fitted
    assert [key for key, when in fitted if not when or when[:7] > "2023-12"] == []


def test_inputs_after_the_fitting_window_are_prices_of_the_world_market_or_elections() -> None:
    late = {place(t, row).split("@")[0] for t, row in all_rows() if row["use"] == "input" and row["date"] > "2024"}
    assert late == {"oil.brent", "gas.ttf", "opinion.us-presidential-election", "opinion.us-midterm-election"}


@pytest.mark.parametrize("quantity", ["oil.brent", "gas.ttf"])
def test_prices_of_the_world_market_have_no_gap(quantity: str) -> None:
    months = sorted(o.date for o in observations().values() if f"{o.table}.{o.quantity}" == quantity)
    first, last = months[0], months[-1]
    every = [f"{year}-{month:02d}" for year in range(2021, 2027) for month in range(1, 13)]
    assert months == [month for month in every if first <= month <= last] and first == "2021-01"


def monthly_fits() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for table, row in all_rows():
        if row["use"] == "fit" and len(row["date"]) == 7 and not row["quantity"].endswith("-half"):
            found[f"{table}.{row['quantity']}"].add(row["date"])
    return found


def test_monthly_series_open_to_fitting_cover_the_window() -> None:
    fits = monthly_fits()
    assert set(GAPS) <= set(fits)
    assert {key: set(WINDOW) - months for key, months in fits.items() if months != set(WINDOW)} == GAPS


def test_what_a_hindcast_is_scored_on_is_there() -> None:
    scored = {"oil.urals-discount", "oil.oil-revenue", "oil.oil-revenue-india", "oil.oil-revenue-china"}
    scored |= {"macro.oil-gas-revenue", "territory.occupied-share", "territory.occupied-change"}
    assert scored <= set(monthly_fits())
    assert {f"aid.europe-total-year@{year}" for year in (2022, 2023)} <= set(observations())


def test_sums_of_aid_are_the_sums_of_their_months() -> None:
    given = observations()
    for who in ("europe", "us", "other"):
        for kind in ("total", "military"):
            months = {o.date: o.value for o in given.values() if (o.table, o.quantity) == ("aid", f"{who}-{kind}")}
            for year in ("2022", "2023"):
                total = sum(value for month, value in months.items() if month[:4] == year)
                assert given[f"aid.{who}-{kind}-year@{year}"].value == pytest.approx(total, rel=0.01)


def test_the_discount_is_the_difference_of_two_prices() -> None:
    given = observations()
    for month in WINDOW:
        gap = given[f"oil.brent@{month}"].value - given[f"oil.urals@{month}"].value
        assert given[f"oil.urals-discount@{month}"].value == pytest.approx(gap, abs=0.11)


@pytest.mark.parametrize("table", TIMELINES)
def test_timelines_are_dated_sorted_and_told_in_words(table: str) -> None:
    given = rows(table)
    assert [row["date"] for row in given] == sorted(row["date"] for row in given)
    for row in given:
        assert len(row["date"]) == 10 and is_date(row["date"]), row
        assert row["kind"] in KINDS[table] and row["strength"] in {"1", "2", "3", "4", "5"}, row
        assert row["actor"] and re.fullmatch(r"[a-z]+", row["instrument"]), row
        assert row["what"].endswith(".") and row["source"] and row["grade"] in GRADES, row
        assert ("unverified-recall" in row["source"]) == (row["grade"] == "R"), row


def test_every_move_can_be_cited() -> None:
    assert len(moves()) == sum(len(rows(table)) for table in TIMELINES)
