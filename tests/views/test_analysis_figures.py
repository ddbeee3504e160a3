"""Figures of analyses: legible, honest in words, with their data."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from sim.analysis.discovery import discover_in
from sim.analysis.factors import drawn_keys
from sim.analysis.playing import Playing
from sim.analysis.sensitivity import sensitivity_of
from sim.views.figures.analyses import draw_sensitivity, figures_of_discovery, figures_of_sensitivity
from sim.views.figures.drawn import Drawn
from sim.views.narrate.sensing import DICE_MEAN, told
from tests.analysis.experiments import A, B, C, ishigami, lucky, planted, small, switched
from tests.playing import story
from tests.views.drawing import complaints

ASKED = ("leverage", "signed")


@pytest.fixture(scope="module")
def figures() -> dict[str, Drawn]:
    few, many = small(A, B, C), small(*_some(), A, B, C)
    found = {
        "morris": sensitivity_of(many, "morris", Playing(lucky), runs=8, outcomes=ASKED),
        "constant": sensitivity_of(few, "sobol", Playing(ishigami), runs=16, outcomes=ASKED),
        "sobol": sensitivity_of(many, "sobol", Playing(lucky), runs=16, outcomes=ASKED),
    }
    made = {
        f"{name} {key}": figure for name, one in found.items() for key, figure in figures_of_sensitivity(one).items()
    }
    boxes = {
        "planted": discover_in(few, "signed", Playing(planted), worlds=1000),
        "switched": discover_in(few, "signed", Playing(switched), worlds=400, hypotheses=True),
        "noise": discover_in(many, "signed", Playing(lucky), worlds=400),
    }
    return made | {
        f"{name} {key}": figure for name, one in boxes.items() for key, figure in figures_of_discovery(one).items()
    }


def _some() -> list[str]:
    """More inputs than a figure has rows."""
    return drawn_keys(story("baseline"))[::5]


def test_a_projector_shows_them_well(figures: dict[str, Drawn]) -> None:
    assert [fault for drawn in figures.values() for fault in complaints(drawn.sheet.figure)] == []


def test_the_words_are_honest(figures: dict[str, Drawn]) -> None:
    for name, drawn in figures.items():
        said = " ".join([*(text.get_text() for text in drawn.sheet.figure.texts), drawn.words])
        assert said.count("forecast") == said.count("it does not forecast") == 1, name
        assert "nan" not in said.lower().split(), name
        assert drawn.words.startswith("In the model, with these assumptions,"), name
        assert "Data as of" in said, name
        assert ("One at a time: hides interactions" in drawn.words) == ("tornado" in name)
        assert len(drawn.rows) == 0 or len(drawn.rows[0]) == len(drawn.header)


def test_luck_is_hatched(figures: dict[str, Drawn]) -> None:
    axes = figures["sobol indices-signed"].sheet.figure.axes[0]
    assert sum(bar.get_hatch() is not None for bar in axes.patches) == 2


def test_they_are_written_in_four_forms(tmp_path: Path) -> None:
    found = sensitivity_of(small(A, B), "morris", Playing(planted), runs=4, outcomes=["signed"], hypotheses=False)
    paths = draw_sensitivity(found, tmp_path / "figures")
    assert [path.name for path in paths] == [f"screening-signed.{kind}" for kind in ("svg", "png", "csv", "txt")]
    with Image.open(paths[1]) as picture:
        assert picture.size == (1920, 1080)
    assert ElementTree.parse(paths[0]).getroot().get("role") == "img"


def test_the_dice_and_negative_shares_are_explained() -> None:
    found = sensitivity_of(small(A, B, C), "sobol", Playing(lucky), runs=16, outcomes=ASKED, seed=2)
    words = " ".join(told(found).split())
    assert DICE_MEAN in words
    assert ("below zero" in words) == bool((found.indices["first"] < 0.0).any())
    assert "Converged" in words or "Not converged" in words
