"""The figure of the hindcast: legible, honest in words, and silent about what came after the window."""

from __future__ import annotations

import pytest

from sim.validation.hindcast.outputs import OUTPUTS
from sim.validation.hindcast.playing import RUNS, play_run
from sim.views.figures.drawn import Drawn
from sim.views.figures.hindcast import HEADER, draw
from tests.views.drawing import complaints


@pytest.fixture(scope="module")
def figure() -> Drawn:
    return draw([play_run(name, 60) for name in RUNS], 1)


def test_it_can_be_shown(figure: Drawn) -> None:
    assert complaints(figure.sheet.figure) == []


def test_its_words_and_its_data_say_the_same_series(figure: Drawn) -> None:
    rows = [dict(zip(HEADER, row, strict=True)) for row in figure.rows]
    assert {row["series"] for row in rows} == {output.name for output in OUTPUTS}
    assert figure.words.startswith("In the model, with these assumptions")
    assert all(output.told in figure.words for output in OUTPUTS)


def test_nothing_observed_is_shown_after_2023(figure: Drawn) -> None:
    rows = [dict(zip(HEADER, row, strict=True)) for row in figure.rows]
    assert {row["observed"] for row in rows if str(row["month"]) > "2023-12"} == {""}
    assert sum(row["observed"] != "" for row in rows) > 300
