"""What must hold in every world and month of the baseline, whatever the numbers."""

from __future__ import annotations

import re

import numpy as np
import pytest

from sim.model.endings import DISPUTE, SANCTIONS
from sim.model.recorder import REASONS
from sim.model.sanctions_model import SanctionsModel, strengths_of_root
from sim.scenario import load
from tests.playing import baseline, label, played, story

BLOCK = baseline()
OUTCOMES = BLOCK.worlds
SHARES = re.compile(
    r"front\.(held|expected_share)|sanctions\.pressure|deal\.under_way|table\..*|"
    r".*\.(hardship|hardship_untouched|war_lobby|capacity|trust|phi|fatigue|lifted|offered|tau|member|intensity|"
    r"enforcement|busting|alternative_payments|distrust|profiteers|security_services|export_business)"
)
EVENTS = ("signed", "completed", "collapsed", "over", "given_up", "lapsed", "conquest")


def test_no_series_and_no_outcome_is_undefined() -> None:
    assert [name for name, values in BLOCK.series.items() if not np.isfinite(values).all()] == []
    settled = OUTCOMES["signed"] >= 0
    for name, values in OUTCOMES.items():
        here = values[settled] if name.startswith("terms.") else values
        assert np.isfinite(here).all(), name


@pytest.mark.parametrize("name", [name for name in BLOCK.series if SHARES.fullmatch(name)])
def test_a_share_stays_between_0_and_1(name: str) -> None:
    assert BLOCK.series[name].min() >= -1e-6
    assert BLOCK.series[name].max() <= 1.0 + 1e-6


def test_terms_and_outcomes_that_are_shares_stay_between_0_and_1() -> None:
    shares = [name for name in OUTCOMES if name.startswith("terms.")] + ["held", "demand_met", "hardship", "constraint"]
    for name in shares:
        values = OUTCOMES[name][np.isfinite(OUTCOMES[name])]
        assert ((values >= 0.0) & (values <= 1.0 + 1e-9)).all(), name


def test_terms_are_given_exactly_where_a_deal_was_signed() -> None:
    for name in (name for name in OUTCOMES if name.startswith("terms.")):
        assert np.array_equal(np.isfinite(OUTCOMES[name]), OUTCOMES["signed"] >= 0)


def test_events_fall_within_the_run_or_never() -> None:
    for name in EVENTS:
        assert ((OUTCOMES[name] >= -1) & (OUTCOMES[name] < BLOCK.months)).all(), name


def test_a_deal_is_signed_before_it_is_completed_or_collapses() -> None:
    for name in ("completed", "collapsed"):
        happened = OUTCOMES[name] >= 0
        assert (OUTCOMES["signed"][happened] >= 0).all()
        assert (OUTCOMES["signed"][happened] < OUTCOMES[name][happened]).all()


def test_the_ending_agrees_with_the_months_of_its_events() -> None:
    ending, months = label(BLOCK, "dispute_ending"), {name: OUTCOMES[name] >= 0 for name in EVENTS}
    assert np.array_equal(ending == "deal completed", months["completed"])
    assert (months["conquest"] >= (ending == "conquest")).all()
    assert months["over"][~np.isin(ending, ["none", "deal under way", "deal collapsed"])].all()
    fate = label(BLOCK, "sanctions_ending")
    assert months["completed"][fate == "lifted by a deal"].all()
    assert months["given_up"][np.isin(fate, ["given up", "lapsed"])].all()


def test_no_war_is_longer_than_the_run() -> None:
    assert (OUTCOMES["months_of_war"] <= BLOCK.months).all()
    ended = OUTCOMES["over"] >= 0
    assert (OUTCOMES["months_of_war"][ended] <= OUTCOMES["over"][ended] + 1).all()


def test_moves_are_made_until_a_world_is_over_and_not_after() -> None:
    months = np.arange(BLOCK.months)[:, np.newaxis]
    last = np.where(OUTCOMES["over"] < 0, BLOCK.months, OUTCOMES["over"])
    for moves in BLOCK.moves.values():
        assert np.array_equal(moves >= 0, months <= last)


def test_reasons_are_told_to_both_parties_alike_and_over_means_over() -> None:
    target, defender = BLOCK.reasons["Russia"], BLOCK.reasons["Ukraine"]
    assert np.array_equal(target, defender)
    assert np.array_equal(target == REASONS.index("over"), BLOCK.moves["Russia"] < 0)
    signed = np.flatnonzero(OUTCOMES["signed"] >= 0)
    assert (target[OUTCOMES["signed"][signed], signed] == REASONS.index("signed")).all()


def still(name: str) -> bool:
    """Whether a series keeps its last value in every world that is over."""
    values = BLOCK.series[name]
    ended = [int(world) for world in np.flatnonzero(OUTCOMES["over"] >= 0)]
    return all(np.ptp(values[OUTCOMES["over"][world] :, world]) == 0.0 for world in ended)


STATE = (
    "front.held",
    "russia.hardship",
    "russia.war_lobby",
    "us.intensity",
    "us.lifted",
    "eu.fatigue",
    "china.busting",
)


@pytest.mark.parametrize("name", STATE)
def test_a_world_that_is_over_stands_still(name: str) -> None:
    assert (OUTCOMES["over"] >= 0).any()
    assert still(name)


def test_no_series_moves_in_a_world_that_is_over() -> None:
    assert [name for name in BLOCK.series if not still(name)] == []


def test_a_longer_run_changes_no_outcome_of_a_world_that_was_over() -> None:
    longer, over = played(story("baseline", {"months": "44"}), 60).worlds, OUTCOMES["over"] >= 0
    unlike = [n for n in OUTCOMES if not np.array_equal(OUTCOMES[n][over], longer[n][over], equal_nan=True)]
    assert unlike == []


def test_saliences_sum_to_one_for_every_party_in_every_month() -> None:
    model = SanctionsModel(story("baseline", {"actors.Russia.exit_base": "0.1"}), 30, 5, 0)
    for _ in range(6):
        model.step()
        for actor in (model.target, model.counterpart, *model.senders):
            assert np.allclose(np.sum(actor.saliences, axis=0), 1.0, atol=1e-12), actor.name


def test_shares_of_senders_and_of_measures_sum_to_one() -> None:
    model = SanctionsModel(story("baseline"), 20, 5, 0)
    model.step()
    in_force = model.economy.loss > 1e-9
    parts = [np.broadcast_to(part, in_force.shape) for part in model.economy.share_of.values()]
    assert np.allclose(np.sum(parts, axis=0)[in_force], 1.0)
    assert np.allclose(np.sum(model.exposure_weight, axis=0), 1.0)


def test_endings_are_words_of_the_vocabulary() -> None:
    assert BLOCK.categories["dispute_ending"] == DISPUTE
    assert BLOCK.categories["sanctions_ending"] == SANCTIONS


def test_inputs_are_the_drawn_ones_and_lie_within_their_ranges() -> None:
    case = story("baseline")
    for name in (name for name in OUTCOMES if name.startswith("input.")):
        parameter = case.parameter(name.removeprefix("input."))
        assert (OUTCOMES[name] >= parameter.low).all(), name
        assert (OUTCOMES[name] <= parameter.high).all(), name


def test_another_seed_is_another_draw() -> None:
    other = played(story("baseline"), 20, seed=6)
    assert not np.array_equal(other.series["front.held"], BLOCK.series["front.held"][:, :20])


@pytest.mark.parametrize("changes", [{"parameters.curvature": "1"}, {"hypotheses.rents": "heavy"}, {}])
def test_scenarios_on_one_baseline_share_private_strengths_whatever_is_set(changes: dict[str, str]) -> None:
    plain = SanctionsModel(load("baseline"), 60, 3).luck
    for name in ("baseline", "easing-card"):
        inherited = strengths_of_root(load(name, changes), 60, 3, 0) or plain
        assert np.array_equal(plain.target, inherited.target)
        assert np.array_equal(plain.other, inherited.other)
