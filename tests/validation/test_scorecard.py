"""The scorecard as a whole: every fact has a source, every ablation names what exists, a placebo can fail."""

from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

import numpy as np

from sim.scenario import load
from sim.validation.ablations import MECHANISMS, Broken, told_ablations
from sim.validation.fact import FAIL, Finding
from sim.validation.facts import FACTS
from sim.validation.facts.causes import SF4, institution_tests
from sim.validation.lab import Lab, Request, population
from sim.validation.nulls import chances
from sim.validation.orderings import ORDERINGS, RIVALS
from sim.validation.population import PARTS
from sim.validation.scorecard import Scorecard, page, told


def finding(name: str, verdict: str, strength: str = "B") -> Finding:
    return Finding(name, 0.5, 0.4, 0.6, (0.0, 1.0), strength, verdict, "a table", "a share")


def test_a_fact_is_as_good_as_its_worst_test() -> None:
    card = Scorecard((finding("SF1a", "pass"), finding("SF1b", "fail", "H"), finding("SF2", "pass")), 10, 10)
    assert card.facts == {"SF1": FAIL, "SF2": "pass"}
    assert card.hard_failures == ["SF1b"]
    assert "2 pass, 0 warn, 1 fail of 3" in told(card)
    assert "| SF1b | fail | hard |" in page(card, "1", "today")


def test_only_the_declared_facts_are_calibrated_to() -> None:
    assert {fact.id for fact in FACTS if fact.calibration} == {"SF3", "SF8", "SF16"}
    assert all(fact.source and fact.test.__doc__ for fact in FACTS)


def test_records_hold_what_readers_of_json_expect() -> None:
    record = finding("SF1a", "pass").record
    assert {"id", "statistic", "low", "high", "band", "strength", "verdict", "source"} <= record.keys()


def test_every_scenario_that_a_fact_needs_can_be_loaded() -> None:
    for request in dict.fromkeys(request for fact in FACTS for request in fact.needs):
        assert request.case().months >= 36


def test_every_switch_of_an_ablation_exists_somewhere() -> None:
    cases = [load("baseline"), population()[0].case(), population()[-1].case()]
    known = {path for case in cases for path in (*case.quantities, *(f"hypotheses.{h}" for h in case.hypotheses))}
    for name, changes in MECHANISMS.items():
        for pattern, _ in changes:
            assert any(fnmatchcase(path, pattern) for path in known), (name, pattern)


def test_ensembles_kept_on_disk_are_told_apart_by_the_series_they_hold(tmp_path: Path) -> None:
    for series in (("russia.support",), ("sanctions.loss",), ("russia.support", "front.held")):
        found = [Lab(60, 20, keep=tmp_path).block(Request("baseline", series=series)) for _ in range(2)]
        assert [sorted(block.series) for block in found] == [sorted(series)] * 2


def test_a_switch_leaves_alone_what_the_request_itself_sets() -> None:
    request = Request(changes=(("actors.Target.pain", "0.3"),), part=PARTS[0])
    lab = Lab(60, 20).without((("actors.*.pain", "0"), ("parameters.adaptation_blunts", "0")))
    (job, *_) = lab._jobs(request)
    assert job.scenario.quantities["actors.Target.pain"].likely == 0.3
    assert job.scenario.quantities["parameters.adaptation_blunts"].likely == 0.0


def test_institutions_that_decide_everything_pass_and_labels_at_random_do_not() -> None:
    episodes = Lab(120, 20).episodes(population(parts=(PARTS[0], PARTS[3])))
    rows = np.arange(len(episodes))
    won = replace(episodes, outcome=np.where(episodes.institution, 0, 4), weights=np.ones(len(rows)))
    assert institution_tests(SF4, won)[0].verdict == "pass"
    blind = replace(won, institution=rows % 2 == 0, outcome=np.where(rows % 4 < 2, 0, 4))
    assert institution_tests(SF4, blind)[0].verdict != "pass"


def test_null_chances_add_up() -> None:
    assert abs(chances(np.full(7, 0.01)).sum() - 1.0) < 1e-12


def test_orderings_name_scenarios_and_hypotheses_that_exist() -> None:
    known = load("baseline").hypotheses
    assert all(hypothesis in known for hypothesis, _ in RIVALS if hypothesis)
    for name in {name for one in ORDERINGS for name in (one.one, one.other)}:
        load(name)


def test_a_table_of_ablations_says_none_where_nothing_breaks() -> None:
    assert "| rally | none | none |" in told_ablations([Broken("rally", (), ())])
