"""Morris and Sobol through the whole path, on functions whose answer is known, and on the model."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from sim.analysis import morris, sobol
from sim.analysis.asking import needed
from sim.analysis.errors import AnalysisError
from sim.analysis.factors import DICE, REST, factors_of, levels_of, open_hypotheses
from sim.analysis.measures import measures_of
from sim.analysis.playing import Playing
from sim.analysis.sensitivity import Sensitivity, sensitivity_of
from sim.model.play import play
from tests.analysis.experiments import A, B, C, additive, ishigami, lucky, small, switched
from tests.playing import story


def of(found: Sensitivity, outcome: str) -> pd.DataFrame:
    return found.indices[found.indices["outcome"] == outcome].set_index("factor")


def test_sobol_finds_the_known_indices_of_ishigami() -> None:
    found = sensitivity_of(
        small(A, B, C), "sobol", Playing(ishigami), runs=1024, outcomes=["leverage"], hypotheses=False
    )
    told = of(found, "leverage")
    assert [told["first"][name] for name in (A, B, C, DICE)] == pytest.approx([0.314, 0.442, 0.0, 0.0], abs=0.04)
    assert [told["total"][name] for name in (A, B, C, DICE)] == pytest.approx([0.558, 0.442, 0.244, 0.0], abs=0.04)
    firm = found.convergence.iloc[0]
    assert firm["converged"]
    assert firm["irreducible"] == 0.0
    assert found.evaluations == 1024 * (4 + 2)
    assert found.screening is None


def test_one_input_alone_decides() -> None:
    found = sensitivity_of(small(A, B, C), "sobol", Playing(additive), runs=256, outcomes=["signed"], hypotheses=False)
    told = of(found, "signed")
    assert told["total"][C] == pytest.approx(1.0, abs=0.05)
    assert told.index[0] == C
    assert told["total"][[A, B, DICE]].abs().max() == 0.0


def test_the_share_of_the_dice_is_what_no_input_explains() -> None:
    found = sensitivity_of(
        small(A, B), "sobol", Playing(lucky), runs=512, outcomes=["signed", "leverage"], hypotheses=False
    )
    assert of(found, "signed")["total"][DICE] == pytest.approx(1.0, abs=0.06)
    assert of(found, "leverage")["total"][DICE] == pytest.approx(0.5, abs=0.06)
    irreducible = [of(found, name)["total"][DICE] for name in ("signed", "leverage")]
    assert found.convergence["irreducible"].tolist() == irreducible


def test_morris_finds_the_slopes_of_an_additive_function() -> None:
    found = sensitivity_of(small(A, B, C), "morris", Playing(additive), runs=8, outcomes=["leverage"], hypotheses=False)
    told = of(found, "leverage")
    assert [told["mu"][name] for name in (A, B, C, DICE)] == pytest.approx([1.5, -0.5, 0.0, 0.0])
    assert [told["mu_star"][name] for name in (A, B)] == pytest.approx([1.5, 0.5])
    assert told["sigma"].abs().max() < 1e-12
    assert found.convergence["converged"].all()


def test_own_elementary_changes_are_salibs() -> None:
    factors = factors_of(small(A, B, C), hypotheses=False)
    levels, points = morris.sample(factors, 6, seed=3)
    values = points[:, 0] * points[:, 1] + points[:, 2]
    told = needed("SALib.analyze.morris").analyze(morris._problem(factors), levels, values, num_levels=4, seed=1)
    changes = morris.elementary(levels, values) / morris.STEP
    assert changes.mean(axis=0) == pytest.approx(np.asarray(told["mu"], dtype=float))
    assert changes.std(axis=0, ddof=1) == pytest.approx(np.asarray(told["sigma"], dtype=float))


def test_every_trajectory_has_dice_of_its_own() -> None:
    factors = factors_of(small(A), hypotheses=False)
    _, points = morris.sample(factors, 5, seed=1)
    worlds = (points[:, -1] * 20).astype(int).reshape(5, -1)
    assert [set(row) <= set(range(4 * k, 4 * k + 4)) for k, row in enumerate(worlds)] == [True] * 5
    assert all(len(set(row)) == 2 for row in worlds)


def test_a_hypothesis_is_a_factor() -> None:
    names = [A, "vetoes"]
    found = sensitivity_of(small(A), "sobol", Playing(switched), runs=128, outcomes=["signed"], factors=names)
    told = of(found, "signed")
    assert set(told.index) == {A, "vetoes", DICE, REST}
    assert told["first"]["vetoes"] > 0.3
    assert told["total"][A] == told["total"][REST] == 0.0


def test_fixed_inputs_and_set_hypotheses_are_no_factors() -> None:
    path = "actors.US.prize"
    case = story("baseline", {path: "0.1", "hypotheses.rents": "heavy"})
    factors = {factor.name: factor for factor in factors_of(case)}
    drawn = [name for name, quantity in case.quantities.items() if quantity.is_drawn]
    assert [name for name, factor in factors.items() if factor.kind == "input"] == drawn
    assert path not in factors
    assert "rents" not in factors
    assert factors["vetoes"].levels == ("on", "off")
    assert list(factors)[-1] == DICE
    assert {h.name for h in open_hypotheses(case)} == {name for name, f in factors.items() if f.kind == "hypothesis"}
    assert all(len(levels_of(h)) > 1 for h in open_hypotheses(case))


def test_an_outcome_that_never_varies_is_told() -> None:
    for method in ("morris", "sobol"):
        found = sensitivity_of(
            small(A, B, C), method, Playing(ishigami), runs=16, outcomes=["signed"], hypotheses=False
        )
        assert not found.convergence["varies"].any()
        assert not found.convergence["converged"].any()


@pytest.mark.parametrize(("method", "runs"), [("morris", 4), ("sobol", 16)])
def test_the_same_seed_gives_the_same_indices_however_it_is_played(method: str, runs: int) -> None:
    case, asked = story("another-episode", {"months": "3"}), ["leverage", "target_utility"]
    chosen = ["actors.Sender.credibility", "vetoes"] if method == "sobol" else None
    one, other = (
        sensitivity_of(case, method, playing, runs=runs, outcomes=asked, seed=0, factors=chosen)
        for playing in (Playing(play), Playing(play, workers=2, cut=7))
    )
    for table in ("indices", "convergence", "factors"):
        pd.testing.assert_frame_equal(getattr(one, table), getattr(other, table), check_exact=True)
    again = sensitivity_of(case, "morris", Playing(play), runs=4, outcomes=asked, seed=1)
    assert not again.indices["mu"].equals(one.indices.get("mu"))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"method": "moris"}, "did you mean 'morris'"),
        ({"outcomes": ["leverge"]}, "did you mean 'leverage'"),
        ({"runs": 3}, "at least 4 trajectories"),
        ({"factors": 3}, "for Sobol"),
        ({"method": "sobol", "runs": 100}, "power of two.*64 or 128"),
        ({"method": "sobol", "runs": 8}, "power of two, from 16"),
        ({"method": "sobol", "factors": 0}, "at least one factor"),
        ({"method": "sobol", "factors": ["actors.Russia.pane"]}, "did you mean 'actors.Russia.pain'"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_played(asked: dict, said: str) -> None:
    words = {"method": "morris"} | asked
    with pytest.raises(AnalysisError, match=said):
        sensitivity_of(small(A, B), words.pop("method"), Playing(_never), **words)


def _never(job: object) -> None:
    raise AssertionError("nothing is to be played")


def test_a_missing_library_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(f"No module named {name!r}", name="SALib")

    monkeypatch.setattr("sim.analysis.asking.import_module", missing)
    with pytest.raises(AnalysisError, match=r"SALib is not installed; get it with: pip install .*\[analysis\]"):
        sobol.sample(factors_of(small(A), hypotheses=False), 16, 1)


def test_every_ending_can_be_asked_for() -> None:
    assert {"conquest", "deal_completed", "none", "signed", "months_of_war"} <= set(measures_of(story("baseline")))
    assert "months_of_war" not in measures_of(story("another-episode"))
