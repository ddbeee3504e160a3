"""What a sender eases, by its own move or by the scenario's pen, is not left standing as a threat to come back."""

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
