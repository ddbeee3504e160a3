"""Figures of real runs: legible, honest in words, the same bytes each time."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import matplotlib as mpl
import numpy as np
import pytest
from PIL import Image

from sim.results.errors import RunError
from sim.results.run_folder import Run
from sim.views.figures import terms
from sim.views.figures.draw import NAMES, draw_all, draw_one
from sim.views.figures.endings import states_by_month
from sim.views.figures.leverage import parts_of
from sim.views.figures.source import Source
from tests.playing import story
from tests.views.drawing import complaints, drawn, written

STORIES = (
    ("baseline", 60),
    ("baseline", 7),
    ("baseline", 1),
    ("another-episode", 25),
    ("long-war", 25),
    ("coalition", 7),
    ("long-names", 25),
    ("long-names", 1),
    ("hard-pressed", 25),
)
"""Some worlds, too few for bands, a single one; no defender, eight issues, nine actors; long names; costly defiance."""


@pytest.fixture(scope="module", params=STORIES, ids=lambda story: f"{story[0]}-{story[1]}")
def finished(request, tmp_path_factory) -> Run:
    name, worlds = request.param
    return written(tmp_path_factory.mktemp("runs") / "run", story(name), worlds)


@pytest.fixture(scope="module")
def some(tmp_path_factory) -> Run:
    return written(tmp_path_factory.mktemp("runs") / "some", story("baseline"), 60)


@pytest.mark.parametrize("name", NAMES)
def test_a_projector_shows_it_well(finished: Run, name: str) -> None:
    assert complaints(drawn(name, finished).sheet.figure) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_words_are_honest(finished: Run, name: str) -> None:
    figure = drawn(name, finished)
    said = " ".join([*(text.get_text() for text in figure.sheet.figure.texts), figure.words])
    assert said.count("forecast") == said.count("it does not forecast") == 1
    assert "predict" not in said
    assert "should" not in said
    assert figure.words.startswith("In the model, with these assumptions,")
    assert "Data as of" in said
    assert "nan" not in said.replace("finance", "").replace("Finance", "").lower().split()


def test_what_is_written(some: Run, tmp_path: Path) -> None:
    paths = draw_all(some, tmp_path / "figures")
    assert [path.name for path in paths] == [
        f"{name}.{kind}" for name in NAMES for kind in ("svg", "png", "csv", "txt")
    ]
    assert all(path.parent == tmp_path / "figures" for path in paths)
    for name in NAMES:
        with Image.open(tmp_path / "figures" / f"{name}.png") as picture:
            assert picture.size == (1920, 1080)
        drawing = ElementTree.parse(tmp_path / "figures" / f"{name}.svg").getroot()
        told = (tmp_path / "figures" / f"{name}.txt").read_text(encoding="utf-8")
        assert drawing.get("role") == "img"
        assert all(part.text in told for part in drawing[:2])


def test_the_same_run_gives_the_same_bytes(some: Run, tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from sim.results.run_folder import load_run as l;"
    code += "from sim.views.figures.draw import draw_all as d; d(l(Path(sys.argv[1])), Path(sys.argv[2]))"
    root = Path(__file__).parents[2]
    for folder in ("one", "other"):
        subprocess.run([sys.executable, "-c", code, some.path, tmp_path / folder], check=True, cwd=root)
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "other" / path.name).read_bytes(), path.name


def test_nothing_global_is_touched(some: Run, tmp_path: Path) -> None:
    before = dict(mpl.rcParams)
    draw_one("endings", some, tmp_path)
    assert dict(mpl.rcParams) == before


def test_outcomes_alone_give_what_they_can(tmp_path: Path) -> None:
    run = written(tmp_path / "outcomes", story("baseline"), 20, detail="outcomes")
    assert {path.stem for path in draw_all(run, tmp_path / "figures")} == {
        "endings",
        "terms",
        "timing",
        "frontier",
        "drivers",
    }
    with pytest.raises(RunError, match="kept outcomes only"):
        draw_one("zone", run, tmp_path)
    with pytest.raises(KeyError, match="no figure 'zones'"):
        draw_one("zones", run, tmp_path)


def test_a_full_disk_is_told_plainly(some: Run, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(RunError, match="cannot write"):
        draw_one("terms", some, tmp_path / "taken")


def test_endings_add_up_and_match_the_table_of_worlds(some: Run) -> None:
    states = states_by_month(Source(some))
    np.testing.assert_allclose(np.sum(list(states.values()), axis=0), 1.0)
    for name, share in states.items():
        assert share[-1] == pytest.approx((some.worlds["dispute_ending"] == name).mean())
    for name in ("deal completed", "conquest"):
        assert (np.diff(states.get(name, np.zeros(2))) >= 0.0).all()


def test_parts_add_up_to_the_leverage(some: Run) -> None:
    source = Source(some)
    whole = np.where(source.open, source.series("leverage.total"), 0.0).sum(axis=1) / source.open.sum(axis=1)
    parts = parts_of(source)
    assert len(parts) <= 6
    np.testing.assert_allclose(np.sum([part.mean for part in parts], axis=0), whole, atol=1e-5)


def test_columns_are_read_as_pandas_reads_them(some: Run) -> None:
    source = Source(some)
    np.testing.assert_array_equal(source.column("signed"), some.worlds["signed"].to_numpy(dtype=float, na_value=np.nan))
    months = some.months.pivot(index="month", columns="world", values="russia.hardship").to_numpy()
    np.testing.assert_array_equal(source.series("russia.hardship"), months)
    counts, actors, moves = source.move_counts()
    made = some.moves[(some.moves["actor"] == "EU") & (some.moves["move"] == "tighten")]
    assert counts[:, actors.index("EU"), moves.index("tighten")].sum() == len(made)


def test_the_range_of_shares_stays_put(finished: Run) -> None:
    assert drawn("endings", finished).sheet.figure.axes[0].get_ylim() == (0.0, 100.0)
    assert all(axes.get_ylim()[1] == 1.0 for axes in drawn("pressure", finished).sheet.figure.axes[:2])


def test_the_table_holds_what_is_drawn(some: Run, tmp_path: Path) -> None:
    draw_one("terms", some, tmp_path)
    with (tmp_path / "terms.csv").open(encoding="utf-8") as file:
        rows = {row["issue"]: row for row in csv.DictReader(file)}
    signed = some.worlds["terms.territory"].dropna()
    assert int(rows["territory"]["deals"]) == len(signed)
    assert float(rows["territory"]["p50"]) == pytest.approx(signed.median(), abs=1e-4)
    assert float(rows["territory"]["status quo"]) == 0.53


def test_a_run_without_a_deal_says_so(some: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Source, "column", lambda self, name: np.full(self.worlds, np.nan))
    figure = terms.draw(Source(some))
    assert "no deal was signed in any of 60 worlds" in figure.words
    assert complaints(figure.sheet.figure) == []
