"""Measures set by a scenario's pen count as those set by choice: no phantom threat, a rally, a precedent."""

from pathlib import Path

import numpy as np

from sim.model.sanctions_model import SanctionsModel
from sim.scenario import load

EASED = """
title: Licences
question: Is what was licensed still threatened?
baseline: baseline.yaml
actors:
  US: {instruments: {secondary: {threatened: 0.0}}}
events:
  - {month: 2026-01, actor: US, EVENT}
"""


def eased(folder: Path, event: str) -> SanctionsModel:
    path = folder / "licences.yaml"
    path.write_text(EASED.replace("EVENT", event), encoding="utf-8")
    return SanctionsModel(load(path), worlds=30)


def test_a_measure_lowered_by_the_scenario_is_not_a_threat(tmp_path: Path) -> None:
    model = eased(tmp_path, "instrument: energy, intensity: 0.3")
    sender = model.actors["US"]
    before = sender.ahead.max()
    model.news.hear()
    assert before == 0.0
    assert sender.ahead.max() == 0.0
    assert sender.intensity[0].max() == 0.3


def test_a_measure_eased_by_choice_is_not_a_threat(tmp_path: Path) -> None:
    model = eased(tmp_path, "move: ease")
    sender = model.actors["US"]
    full = np.array(sender.intensity)
    model.step()
    assert (sender.chose("ease")).all()
    assert (sender.intensity < full).any(axis=0).all()
    assert sender.ahead.max() == 0.0


def test_a_licence_for_nothing_sets_a_precedent(tmp_path: Path) -> None:
    model, plain = eased(tmp_path, "instrument: energy, intensity: 0.3"), SanctionsModel(load("baseline"), worlds=30)
    model.step()
    plain.step()
    assert (model.target.phi > plain.target.phi + 0.001).all()


def test_a_wave_set_by_the_scenario_rallies_the_target(tmp_path: Path) -> None:
    model, plain = eased(tmp_path, "instrument: energy, intensity: 1.0"), SanctionsModel(load("baseline"), worlds=30)
    model.step()
    plain.step()
    assert (model.target.rally_from_measures > plain.target.rally_from_measures).all()
    assert model.actors["US"].decreed.max() == 0.0
