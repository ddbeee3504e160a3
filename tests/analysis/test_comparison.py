"""Paired differences: exact where they must be, and with the sign that the scenario gives them."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd
import pytest

import sim
from sim.analysis.comparison import Comparison, compare
from sim.analysis.errors import AnalysisError
from sim.scenario import load, revised
from tests.playing import story

WORLDS, SEED = 60, 3


@cache
def shared() -> Comparison:
    """Easing and no sanctions against the baseline, and the baseline against itself."""
    return sim.compare("baseline", "easing-card", "no-sanctions", "baseline", worlds=WORLDS, seed=SEED)


def of(done: Comparison, name: str) -> pd.DataFrame:
    return done.differences[done.differences.b == name].set_index("outcome")


def test_a_scenario_does_not_differ_from_itself() -> None:
    same = of(shared(), "baseline (2)")
    assert (same[["difference", "low", "high", "better", "worse"]] == 0.0).all(axis=None)
    assert (same.same == 1.0).all()
    assert not same.told_apart.any()
    assert set(shared().parting.query("b == 'baseline (2)'").what) == {"never"}


def test_better_worse_and_same_are_all_there_is() -> None:
    table = shared().differences
    held = table[table.pairs > 0]
    np.testing.assert_allclose(held.better + held.worse + held.same, 1.0)
    assert (held.low <= held.difference + 1e-12).all() and (held.difference <= held.high + 1e-12).all()
    assert (held.told_apart == ((held.low > 0.0) | (held.high < 0.0))).all()


def test_a_against_b_is_b_against_a_the_other_way_round() -> None:
    forth = of(shared(), "easing-card")
    back = of(compare([load("easing-card"), load("baseline")], WORLDS, SEED), "baseline")
    np.testing.assert_array_equal(back.difference, -forth.difference)
    np.testing.assert_allclose(back[["low", "high"]], -forth[["high", "low"]], atol=1e-12)
    np.testing.assert_array_equal(back[["better", "worse", "mean_a"]], forth[["worse", "better", "mean_b"]])


def test_the_differences_are_those_of_ensembles_run_apart() -> None:
    table = of(shared(), "easing-card")
    a, b = (sim.run(name, worlds=WORLDS, seed=SEED, outcomes_only=True).worlds for name in ("baseline", "easing-card"))
    for name in ("hardship", "sender_cost", "utility.ukraine", "leverage"):
        assert table.difference[name] == pytest.approx((b[name] - a[name]).mean(), abs=1e-12)
    assert table.mean_b["signed"] == b.signed.notna().mean()
    assert table.mean_a["no_end"] == (a.dispute_ending == "none").mean()
    both = a.signed.notna() & b.signed.notna()
    assert table.pairs["month_signed"] == both.sum()
    assert table.difference["terms.territory"] == pytest.approx(
        (b["terms.territory"] - a["terms.territory"])[both].mean()
    )


def test_better_is_counted_for_whom_it_is_said() -> None:
    none = of(shared(), "no-sanctions")
    assert none.difference["hardship"] < 0.0 and none.better["hardship"] > 0.9
    assert (none.better_for["hardship"], none.better_means["hardship"]) == ("the target's people", "less")
    assert none.difference["constraint"] < 0.0 and none.worse["constraint"] > 0.9
    assert none.difference["sender_cost"] < 0.0 and none.better["sender_cost"] > 0.9


def test_an_early_prize_is_felt_where_it_must() -> None:
    """A target that feels no pain has no hardship cost to trade: with ten times the pain its utility terms move."""
    calm, pained = (story("another-episode", {"months": "12", "actors.Target.pain": pain}) for pain in ("0", "1"))
    table = of(compare([calm, pained], 40, SEED), "another-episode (2)")
    assert table.difference["signed"] > 0.0
    assert table.better["signed"] > 0.0 == table.worse["signed"]
    assert "months_of_war" not in table.index and "complies" in table.index


def test_what_parts_the_worlds_is_found() -> None:
    frame = shared().parting.query("b == 'easing-card'")
    assert frame.worlds.sum() == WORLDS
    assert frame.share.sum() == pytest.approx(1.0)
    first = frame.iloc[0]
    assert (first.kind, first["what"], first["median"]) == ("event", "2026-03 US: offer relief", "2026-03")
    assert (frame.kind == "decision").any()


def test_an_event_of_one_scenario_parts_a_world_only_where_it_happens(tmp_path) -> None:
    event = "{month: 2026-02, kind: informal talks, chance: 0.5, because: they met}"
    text = f"title: T\nquestion: Q?\nbaseline: baseline.yaml\nmonths: 6\nevents:\n  - {event}\n"
    (tmp_path / "met.yaml").write_text(text, encoding="utf-8")
    done = compare([load("baseline", {"months": "6"}), load(tmp_path / "met.yaml")], WORLDS, SEED)
    frame = done.parting.set_index("kind")
    assert set(frame.index) == {"event", "never"}
    assert 0.25 < frame.share["event"] < 0.75
    assert (frame["first"]["event"], frame.commonest["event"]) == ("2026-02", "they met")


def test_the_tables_hold_every_world() -> None:
    done = shared()
    assert done.worlds.shape == (WORLDS, 4 * len(done.outcomes))
    assert done.worlds["easing-card"].signed.mean() == of(done, "easing-card").mean_b["signed"]
    assert [str(one) for one in done.changes["baseline (2)"]] == []
    assert any("offer relief" in str(one) for one in done.changes["easing-card"])


def test_settings_hold_for_all() -> None:
    done = sim.compare(load("baseline"), "easing-card", worlds=4, settings={"months": "3"})
    assert [case.months for case in done.cases] == [3, 3]


def test_what_cannot_be_paired_is_refused() -> None:
    base = load("baseline")
    with pytest.raises(AnalysisError, match="at least two"):
        compare([base], 5)
    with pytest.raises(AnalysisError, match="has 24 months"):
        compare([base, revised(base, {"months": "24"})], 5)
    with pytest.raises(AnalysisError, match="months from"):
        sim.compare("baseline", "another-episode", worlds=5)
