"""The numbers behind the summary."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import sim
from sim.analysis.drivers import drivers_of
from sim.analysis.grounds import drawn_inputs, kinds_of_inputs
from sim.analysis.headline import AS_LAND, Headline, headline, land_of, saved_columns, saved_land
from sim.scenario.ledger import ASSUMPTION
from sim.scenario.sources import kind_of


@pytest.fixture(scope="module")
def many() -> sim.Ensemble:
    return sim.run("baseline", worlds=60, seed=2)


@pytest.fixture(scope="module")
def head(many: sim.Ensemble) -> Headline:
    return headline(many.scenario, many.worlds.__getitem__, land_of(many.block.series[AS_LAND], many.worlds["over"]))


def test_every_world_ends_once(head: Headline) -> None:
    for axis in (head.endings, head.sanctions):
        assert sum(share.worlds for share in axis) == head.worlds == 60
        assert all(share.low <= share.share <= share.high for share in axis)


def test_terms_and_dates_are_of_deals_alone(many: sim.Ensemble, head: Headline) -> None:
    deals = many.worlds[many.worlds.signed.notna()]
    assert head.signed.worlds == len(deals) > 0
    assert head.timing is not None
    assert head.timing.early <= head.timing.median <= head.timing.late
    for term in head.terms:
        assert term.mean == pytest.approx(deals[f"terms.{term.issue.replace(' ', '_')}"].mean())
        assert term.nearer_target + term.nearer_counterpart <= len(deals)


def test_a_finished_run_gives_the_same_headline(many: sim.Ensemble, head: Headline, tmp_path: Path) -> None:
    path = many.save(tmp_path / "kept", figures=False)
    column = saved_columns(path)
    assert headline(many.scenario, column, saved_land(path, column)) == head


def test_leverage_is_averaged_over_the_months_a_world_lived() -> None:
    series = np.array([[1.0, 1.0], [2.0, 3.0], [9.0, 5.0]], dtype=np.float32)
    over = pd.Series([1, pd.NA], dtype="Int64")
    assert land_of(series, over).tolist() == [1.5, 3.0]


def test_without_a_deal_there_are_no_dates_and_no_terms(many: sim.Ensemble) -> None:
    never = many.worlds.assign(signed=pd.array([pd.NA] * 60, dtype="Int64"))
    empty = headline(many.scenario, never.__getitem__)
    assert (empty.signed.worlds, empty.timing, empty.terms, empty.drivers) == (0, None, [], [])


def test_every_drawn_input_has_one_kind_of_support(head: Headline) -> None:
    scenario = sim.load("baseline")
    assert list(head.inputs) == ["data", "literature", "articles", "assumption"]
    assert sum(kinds_of_inputs(scenario).values()) == len(drawn_inputs(scenario))


def test_an_input_that_decides_is_found_and_noise_is_not_called_clear() -> None:
    scenario, rng = sim.load("baseline"), np.random.default_rng(1)
    paths = drawn_inputs(scenario)
    assumed = next(path for path in paths if kind_of(scenario.quantities[path].source) == ASSUMPTION)
    cited = next(path for path in paths if kind_of(scenario.quantities[path].source) != ASSUMPTION)
    table = {f"input.{path}": pd.Series(rng.random(300)) for path in paths}
    decided = np.asarray(table[f"input.{assumed}"] > 0.6)
    (first, *others), strongest = drivers_of(scenario, table.__getitem__, decided)
    assert (first.path, first.clear, first.lowest.worlds, first.highest.worlds) == (assumed, True, 0, 100)
    assert strongest == first
    assert not any(other.clear for other in others)
    drivers, strongest = drivers_of(scenario, table.__getitem__, np.asarray(table[f"input.{cited}"] > 0.6))
    assert strongest is not None
    assert (strongest.path, strongest.clear) == (cited, True)
    assert {driver.kind for driver in drivers} == {ASSUMPTION}


def test_few_worlds_name_no_driver() -> None:
    few = sim.run("baseline", worlds=3, seed=1)
    head = headline(few.scenario, few.worlds.__getitem__)
    assert (head.drivers, head.strongest) == ([], None)
