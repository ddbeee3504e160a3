"""The hindcast reads nothing it could not have known by December 2023, and tells what it plays."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from sim.scenario import Scenario, ledger, load
from sim.scenario.ledger import Move, Observation, Series, observations
from sim.scenario.sources import citations
from sim.validation.hindcast.fit import STAGES, fit
from sim.validation.hindcast.fit import told as told_fit
from sim.validation.hindcast.naive import NAIVE
from sim.validation.hindcast.outputs import FITTED, MONTHS, OUTPUTS, START
from sim.validation.hindcast.playing import RUNS, Played, play_run
from sim.validation.hindcast.record import observed, packages_dated
from sim.validation.hindcast.skill import line, lines_of, naive_errors
from sim.validation.hindcast.telling import HEADER, failures, page, rows_of, told

WORLDS = 80
LAST_KNOWN = "2023-12"
GIVEN = {"parameters.oil_price_given": "oil.brent", "parameters.gas_price_given": "gas.ttf"}
"""World prices: the only series of numbers dated later that a scenario may hold."""
ELECTION = "opinion.us-presidential-election@2024-11-05"


@pytest.fixture(scope="module")
def runs() -> list[Played]:
    return [play_run(name, WORLDS) for name in RUNS]


def case_of(run: str) -> Scenario:
    return load(RUNS[run])


# -- what may be read ----------------------------------------------------------------------------------------


def forget() -> None:
    for table in (ledger.observations, ledger.series, ledger.moves):
        table.cache_clear()


@pytest.fixture
def without_the_future(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The ledger with every number dated after 2023 turned into nonsense, inputs of the world market included."""
    seeds = tmp_path / "seeds"
    shutil.copytree(ledger.seeds_folder(), seeds)
    for path in (seeds / "observations").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            head, *body = csv.reader(stream)
        if "value" in head:
            date, value = head.index("date"), head.index("value")
            for row in body:
                if row[date][:7] > LAST_KNOWN:
                    row[value] = "-12345"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows([head, *body])
    monkeypatch.setattr(ledger, "seeds_folder", lambda: seeds)
    forget()
    yield seeds
    forget()


def everything(names: tuple[str, ...] = tuple(RUNS)) -> str:
    """All that the hindcast says: every row, the skill, the page, and the fit."""
    played = [play_run(name, WORLDS) for name in names]
    return "\n".join([repr(rows_of(played)), told(played), page(played, "0", "2026-01-01"), told_fit(fit(40))])


def test_nothing_observed_after_2023_moves_a_byte(request: pytest.FixtureRequest) -> None:
    before = everything()
    request.getfixturevalue("without_the_future")
    assert observations()["aid.us-total-year@2024"].value == -12345.0
    assert everything() == before


def test_the_free_run_knows_no_sanction_dated_after_2023(without_the_future: Path) -> None:
    forget()
    before = rows_of([play_run("free", WORLDS)])
    path = without_the_future / "observations" / "sanctions.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(row for row in lines if not "2024" <= row[:4] <= "2026"), encoding="utf-8")
    forget()
    assert packages_dated(MONTHS)[-1] == 12.0
    assert rows_of([play_run("free", WORLDS)]) == before


@pytest.mark.parametrize("run", RUNS)
def test_only_prices_of_the_world_market_are_given_after_2023(run: str) -> None:
    case = case_of(run)
    late = {path for path, q in case.quantities.items() if any(knot.month >= FITTED for knot in q.series)}
    assert late == set(GIVEN)
    for path, series in GIVEN.items():
        quantity = case.quantities[path]
        numbers = [quantity.likely, *(knot.value.likely for knot in quantity.series)]
        assert numbers == [observations()[f"{series}@{START.later(month)}"].value for month in range(MONTHS)]


@pytest.mark.parametrize("run", RUNS)
def test_events_after_2023_are_elections_stated_priors_or_dated_sanctions(run: str) -> None:
    case = case_of(run)
    for event in case.events:
        if event.month < FITTED:
            continue
        cited = [citation.entry for citation in citations(event.source)]
        prior = event.path == "actors.US.aid" and event.chance.likely < 1.0 and "assumption" in event.source
        dated = run == "conditional" and all(isinstance(entry, Move) and entry.table == "sanctions" for entry in cited)
        assert prior or dated or (event.kind == "election" and event.source == ELECTION), event
        when = str(case.start.later(event.month))
        assert all(entry.date[:7] == when for entry in cited if isinstance(entry, Move)), event


def rests_on_later(source: str) -> list[str]:
    """Citations of a number that are outcomes dated after 2023: a series counts by what may be fitted."""
    found = []
    for citation in citations(source):
        entry = citation.entry
        rows = entry.rows if isinstance(entry, Series) else (entry,)
        if isinstance(entry, Series) and any(row.use in ("fit", "input") for row in rows):
            continue
        if any(isinstance(row, Observation | Move) and row.date[:7] > LAST_KNOWN for row in rows):
            found.append(citation.key)
    return found


@pytest.mark.parametrize("run", RUNS)
def test_no_number_rests_on_an_outcome_of_2024_or_later(run: str) -> None:
    case = case_of(run)
    late = {path: found for path, q in case.quantities.items() if (found := rests_on_later(q.source)) and q.central}
    assert late == {}


def test_both_runs_differ_in_who_decides_on_sanctions_alone() -> None:
    conditional, free = (case_of(run) for run in RUNS)
    differing = {path for path in free.quantities if free.quantities[path] != conditional.quantities[path]}
    assert differing == {"actors.EU.renewal_interval"}
    assert {"tighten", "carry out", "ease", "leave"} <= conditional.actors["EU"].barred & conditional.actors[
        "US"
    ].barred


# -- what is said --------------------------------------------------------------------------------------------


def test_every_series_of_both_runs_has_its_months(runs: list[Played]) -> None:
    rows = [dict(zip(HEADER, row, strict=True)) for row in rows_of(runs)]
    assert HEADER == ("date", "series", "run", "median", "p10", "p90", "unit")
    for run in RUNS:
        for output in OUTPUTS:
            own = [row for row in rows if (row["run"], row["series"]) == (run, output.name)]
            assert [row["date"] for row in own] == [
                str(START.later(m)) for m in range(MONTHS) if output.counts(START.later(m))
            ]
            assert all(float(row["p10"]) <= float(row["median"]) <= float(row["p90"]) for row in own)
            assert {row["unit"] for row in own} == {output.unit}
    taxed = {row["date"][5:] for row in rows if row["series"] == "oil_gas_federal_revenue"}
    assert taxed.isdisjoint({"03", "04", "07", "10"})


def test_no_kept_world_has_a_deal_that_there_was_not(runs: list[Played]) -> None:
    for played in runs:
        assert played.values["ceasefire"][:FITTED].max() == 0.0
        assert 0 < played.kept < played.worlds - played.settled
        packages = played.values["eu_packages"]
        assert (np.diff(packages, axis=0) >= 0.0).all() and (packages[0] == 3.0).all()


def test_packages_of_the_conditional_run_are_as_dated(runs: list[Played]) -> None:
    assert (runs[0].values["eu_packages"] == packages_dated(MONTHS)[:, np.newaxis]).all()


def test_intervals_widen_after_the_window(runs: list[Played]) -> None:
    """Where luck adds up and nothing is held against the record any more."""
    for played in runs:
        low, _, high = played.quantiles(next(o for o in OUTPUTS if o.name == "occupied_share"))
        assert high[-1] - low[-1] > 1.5 * (high[FITTED - 1] - low[FITTED - 1])


def test_a_run_is_the_same_a_second_time(runs: list[Played]) -> None:
    again = play_run("free", WORLDS)
    assert all((again.values[name] == values).all() for name, values in runs[1].values.items())


def test_what_is_written_says_what_fails(runs: list[Played]) -> None:
    lines = [one for played in runs for one in lines_of(played)]
    text = page(runs, "1.0", "2026-02-03")
    assert "version 1.0, 2026-02-03" in text and "## What fails" in text
    poor = [one for one in lines if one.skill <= 0.0]
    assert poor and all(any(one.output.told in told_line for told_line in failures(lines)) for one in poor)
    for head in ("Scored", "Rule-based", "policy state"):
        assert head in told(runs)


# -- skill, naive forecasts and the fit ----------------------------------------------------------------------


def test_a_perfect_median_has_skill_one_and_a_point_covers_nothing_else(runs: list[Played]) -> None:
    output = OUTPUTS[0]
    seen = observed(output)
    path = np.concatenate([seen, np.full(MONTHS - FITTED, seen[-1])])[:, np.newaxis]
    perfect = Played("free", {output.name: path, "ceasefire": 0.0 * path}, 1, 0)
    assert line(perfect, output).skill == 1.0 and line(perfect, output).coverage == 1.0
    off = Played("free", {output.name: path + 1.0, "ceasefire": 0.0 * path}, 1, 0)
    assert line(off, output).error == pytest.approx(1.0) and line(off, output).coverage == 0.0


def test_each_naive_forecast_is_right_about_its_own_kind() -> None:
    months = np.arange(24.0)
    assert naive_errors(5.0 + 2.0 * months[:23])["trend"] == pytest.approx(0.0, abs=1e-9)
    assert naive_errors(np.full(23, 7.0)) == pytest.approx(dict.fromkeys(NAIVE, 0.0))
    fading = 10.0 * np.power(0.8, months[:23])
    assert naive_errors(fading)["AR(1)"] == pytest.approx(0.0, abs=1e-9)


def test_the_fit_keeps_to_its_ranges_and_narrows_them() -> None:
    found = fit(400)
    assert [one.stage for one in found] == list(STAGES)
    for one in found:
        for path, (low, high) in one.stage.prior.items():
            assert low <= one.ranges[path][0] <= one.best[path] <= one.ranges[path][1] <= high
    assert found[0].left["urals_discount"][0] > 0.5


def test_shipped_ranges_lie_within_what_was_thought_beforehand() -> None:
    case = case_of("free")
    for stage in STAGES:
        for path, (low, high) in stage.prior.items():
            shipped = case.quantities[path]
            assert low <= shipped.low < shipped.high <= high and "fitted on 2022-23" in shipped.why, path
