"""The loader of the evidence ledger, on a small ledger of its own and on the real one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sim.scenario import ledger

VALUES = """quantity,date,value,low,high,unit,source,grade,use,note
brent,2025-11,63.5,,,USD/bbl,EIA,A,input,
brent,2025-12,62.5,60,65,USD/bbl,EIA,A,input,monthly mean
rerouting,,0.1,,0.5,share,a paper,B,check,
"""
MOVES = """date,actor,kind,instrument,strength,what,source,grade
2025-10-22,US,impose,energy,5,Two oil companies are blocked.,a law firm,B
"""
TALKS = """date,actor,kind,instrument,strength,what,source,grade
2022-02-28,Ukraine,meet,talks,2,First talks.,a newspaper,C
"""
CLAIMS = """- id: S1.4
  article: one
  claim: Relief in stages.
  informs: [relief_plan]
  verdict: partly
  caveat: none
  shows: [{scenario: baseline, in: signed}]
- {id: S1.9, article: one, claim: c, informs: [], verdict: [partly, unverified], caveat: c, contradicts: [S1.4]}
"""
WORKS = """Drezner 1998: {citation: a reference, finding: a number, status: abstract}
SF3: {citation: a table, finding: a slope, status: computed, note: small}
"""


def forget() -> None:
    for table in (ledger.claims, ledger.observations, ledger.series, ledger.moves, ledger.literature):
        table.cache_clear()


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    (tmp_path / "observations").mkdir()
    contents = {
        "observations/oil.csv": VALUES,
        "observations/sanctions.csv": MOVES,
        "observations/talks.csv": TALKS,
        "claims.yaml": CLAIMS,
        "literature.yaml": WORKS,
    }
    for name, text in contents.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(ledger, "seeds_folder", lambda: tmp_path)
    forget()
    yield tmp_path
    forget()


def test_an_observation_is_found_by_table_quantity_and_date(small: Path) -> None:
    brent = ledger.observations()["oil.brent@2025-12"]
    assert (brent.value, brent.low, brent.high, brent.unit, brent.use) == (62.5, 60.0, 65.0, "USD/bbl", "input")
    assert ledger.observations()["oil.brent@2025-11"].low is None


def test_a_single_observation_needs_no_date_and_one_of_many_does(small: Path) -> None:
    assert ledger.observations()["oil.rerouting"].high == 0.5
    assert "oil.brent" not in ledger.observations()


def test_moves_are_keyed_by_actor_instrument_and_day_and_come_in_order(small: Path) -> None:
    assert list(ledger.moves()) == ["talks.ukraine-talks@2022-02-28", "sanctions.us-energy@2025-10-22"]
    assert ledger.moves()["sanctions.us-energy@2025-10-22"].strength == 5


def test_claims_bear_parts_that_the_loader_does_not_know(small: Path) -> None:
    first, second = ledger.claims().values()
    assert (first.verdict, first.contradicts) == (("partly",), ())
    assert (second.verdict, second.contradicts) == (("partly", "unverified"), ("S1.4",))


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("S1.4", ledger.Claim),
        (" oil.brent@2025-12 ", ledger.Observation),
        ("oil.brent", ledger.Series),
        ("oil.rerouting", ledger.Observation),
        ("sanctions.us-energy@2025-10-22", ledger.Move),
        ("Drezner 1998", ledger.Work),
        ("SF3", ledger.Work),
    ],
)
def test_a_citation_stands_for_its_entry(small: Path, item: str, kind: type) -> None:
    assert isinstance(ledger.resolve(item), kind)


@pytest.mark.parametrize("item", [ledger.ASSUMPTION, "oil.rerouted", "S9.9", "Nobody 1900", "S1.4; SF3", ""])
def test_what_is_no_entry_is_none(small: Path, item: str) -> None:
    assert ledger.resolve(item) is None


def test_a_missing_table_is_an_error(small: Path) -> None:
    (small / "literature.yaml").unlink()
    with pytest.raises(FileNotFoundError, match=r"literature\.yaml"):
        ledger.literature()


def test_the_real_ledger_is_found() -> None:
    assert isinstance(ledger.resolve("S1.4"), ledger.Claim)
    assert isinstance(ledger.resolve("oil.brent@2025-12"), ledger.Observation)
    assert isinstance(ledger.resolve("Drezner 1998"), ledger.Work)
