"""Figures of comparisons, attributions and debates: legible, honest in words, with their data beside them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import sim
from sim.analysis.attribution import Attribution, attribute
from sim.analysis.comparison import Comparison
from sim.analysis.orderings import Orderings
from sim.scenario.without import PROMISE
from sim.views.figures import differences, incidence, orderings, waterfall
from sim.views.figures.comparing import draw_comparison
from sim.views.figures.debating import draw_orderings
from sim.views.figures.drawn import Drawn
from sim.views.figures.writing import write
from tests.views.drawing import complaints

SHORT = {"months": "10"}


@pytest.fixture(scope="module")
def compared() -> Comparison:
    return sim.compare("baseline", "easing-card", worlds=20, settings={"months": "12"})


@pytest.fixture(scope="module")
def elsewhere() -> Comparison:
    case = sim.load("another-episode", {"months": "12"})
    return sim.compare(case, sim.load("another-episode", {"months": "12", "actors.Target.pain": "0.8"}), worlds=15)


@pytest.fixture(scope="module")
def attributed() -> Attribution:
    return attribute(sim.load("baseline", SHORT), 20, 1, ("energy", "technology", PROMISE))


@pytest.fixture(scope="module")
def debated() -> Orderings:
    return sim.orderings("baseline", "no-sanctions", draws=2, dice=2, settings={"months": "3"})


def honest(figure: Drawn) -> bool:
    said = " ".join([*(text.get_text() for text in figure.sheet.figure.texts), figure.words])
    assert figure.words.startswith("In the model, with these assumptions")
    assert said.count("forecast") == said.count("it does not forecast") == 1
    return not {"predict", "should", "nan"} & set(said.lower().replace(",", " ").split())


@pytest.mark.parametrize("draw", [differences.draw, incidence.draw])
def test_comparisons_can_be_shown(draw, compared: Comparison, elsewhere: Comparison) -> None:
    for done in (compared, elsewhere):
        figure = draw(done, 1)
        assert complaints(figure.sheet.figure) == []
        assert honest(figure)


def test_attributions_can_be_shown(attributed: Attribution) -> None:
    for outcome in attributed.outcomes:
        figure = waterfall.draw(attributed, outcome.key)
        assert complaints(figure.sheet.figure) == []
        assert honest(figure)


def test_debates_can_be_shown(debated: Orderings) -> None:
    figure = orderings.draw(debated, (0, 1))
    assert complaints(figure.sheet.figure) == []
    assert honest(figure)
    texts = [text.get_text() for text in figure.sheet.figure.texts]
    assert "100" in texts and "relief credible" in texts


def test_every_figure_is_four_files(
    compared: Comparison, attributed: Attribution, debated: Orderings, tmp_path: Path
) -> None:
    paths = draw_comparison(compared, tmp_path) + draw_orderings(debated, tmp_path)
    paths += write("attribution-completed", waterfall.draw(attributed, "completed"), tmp_path)
    names = ("differences", "incidence", "orderings", "attribution-completed")
    assert [path.name for path in paths] == [
        f"{name}.{kind}" for name in names for kind in ("svg", "png", "csv", "txt")
    ]
    with (tmp_path / "differences.csv").open(encoding="utf-8") as file:
        rows = {row["outcome"]: row for row in csv.DictReader(file)}
    held = compared.differences.set_index("outcome")
    assert float(rows["hardship"]["difference"]) == pytest.approx(held.difference["hardship"], rel=1e-4)
    assert rows["hardship"]["told apart"] == ("yes" if held.told_apart["hardship"] else "no")
