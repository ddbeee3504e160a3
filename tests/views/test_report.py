"""The report: whole, self-contained, and closed to anything a scenario file might smuggle in."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import sim
from sim.analysis.kept import compared
from sim.results.errors import RunError
from sim.results.run_folder import load_run
from sim.views.figures.draw import NAMES
from sim.views.narrate.comparing import opening
from sim.views.report import write_report
from tests.views.drawing import attribution

EVIL = """title: <script>alert(1)</script> & "quotes"
question: <img src=x onerror=alert(2)> {{ 7*7 }} {% for x in y %}?
look_for: "</style><script>alert(3)</script>"
baseline: baseline.yaml
months: 4
actors:
  US: {prize: {low: 0.01, likely: 0.05, high: 0.1, why: "<b onclick=alert(4)>bold</b>", source: "javascript:alert(5)"}}
"""


class Tags(HTMLParser):
    """Every tag with its attributes, and what is open at the end."""

    EMPTY = frozenset({"meta", "img", "br"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def kept(folder: Path, name: str, text: str = "", figures: bool = False) -> Path:
    scenario: str | Path = name
    if text:
        scenario = folder / f"{name}.yaml"
        scenario.write_text(text, encoding="utf-8")
    return sim.run(scenario, worlds=40, seed=3).save(folder / f"run-{name}", figures=figures)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("report")
    runs = [kept(folder, "evil", EVIL, figures=True), kept(folder, "easing-card")]
    return write_report(runs, folder / "report.html").read_text(encoding="utf-8")


def test_it_is_well_formed_and_fetches_nothing(page: str) -> None:
    tags = Tags(page)
    assert tags.open == []
    addresses = [value or "" for _, attrs in tags.seen for key, value in attrs.items() if key in ("src", "href")]
    assert addresses
    assert [one for one in addresses if not one.startswith(("#", "data:"))] == []
    assert {tag for tag, _ in tags.seen}.isdisjoint({"script", "link", "iframe", "object", "form", "base"})


def test_text_of_a_scenario_injects_nothing(page: str) -> None:
    tags = Tags(page)
    assert [attrs for _, attrs in tags.seen if any(key.startswith("on") for key in attrs)] == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7*7 }}" in page
    assert len(re.findall("<style>", page)) == 1


def test_it_tells_what_the_run_tells(page: str) -> None:
    run = sim.run("easing-card", worlds=40, seed=3)
    signed = int(run.worlds["signed"].notna().sum())
    assert f"a deal is signed by December 2028 in {signed} of 40 worlds" in page
    assert page.count('<img src="data:image/svg+xml;base64,') == len(NAMES)
    for words in ("Price for senders and people", "worlds=40, seed=3", "sources of its own", "S1.4"):
        assert words in page


def test_every_picture_and_table_can_be_read_without_seeing_it(page: str) -> None:
    tags = Tags(page).seen
    assert all(len(attrs.get("alt") or "") > 80 for tag, attrs in tags if tag == "img")
    assert page.count("<table>") == page.count("<caption>")
    headings = [int(tag[1]) for tag, _ in tags if re.fullmatch("h[1-6]", tag)]
    assert headings[0] == 1 and all(after - before <= 1 for before, after in pairwise(headings))


def test_runs_on_the_same_dice_are_compared_world_by_world(tmp_path: Path) -> None:
    """As ``compare`` does it: the runs hold all it needs."""
    folders = [sim.run(name, worlds=30, seed=2).save(tmp_path / name, False) for name in ("baseline", "no-sanctions")]
    runs = [load_run(folder) for folder in folders]
    done = compared(runs, [sim.load("baseline"), sim.load("no-sanctions")])
    pd.testing.assert_frame_equal(
        done.differences, sim.compare("baseline", "no-sanctions", worlds=30, seed=2).differences
    )
    page = write_report(folders, tmp_path / "page.html").read_text(encoding="utf-8")
    assert opening(done, "no-sanctions").partition(":")[2] in page
    assert page.count('<img src="data:image/svg+xml;base64,') == 2
    assert "No figures were drawn of this run." in page


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"seed": 3}, "another seed"),
        ({"worlds": 9}, "another number of worlds"),
        ({"scenario": sim.load("baseline", {"months": "5"})}, "--set months=4"),
    ],
)
def test_runs_that_cannot_be_paired_are_told_side_by_side_alone(
    tmp_path: Path, other: dict[str, Any], said: str
) -> None:
    plain = {"scenario": sim.load("baseline", {"months": "4"}), "worlds": 8, "seed": 2}
    folders = [sim.run(**plain).save(tmp_path / "a", False), sim.run(**(plain | other)).save(tmp_path / "b", False)]
    page = write_report(folders, tmp_path / "page.html").read_text(encoding="utf-8")
    assert "The runs are not compared world by world" in page and said in page
    assert "Paired differences" not in page


def test_an_analysis_is_a_chapter(tmp_path: Path) -> None:
    folder = attribution(tmp_path / "shares", EVIL)
    page = write_report([folder], tmp_path / "page.html").read_text(encoding="utf-8")
    tags = Tags(page)
    assert tags.open == [] and {tag for tag, _ in tags.seen}.isdisjoint({"script", "b"})
    assert "Which measures earned the leverage, and at what price: evil" in page
    assert "Price: cost to the senders" in page
    assert "leverage attribute evil.yaml" in page
    (folder / "manifest.json").write_text("{}", encoding="utf-8")
    with pytest.raises(RunError, match="damaged"):
        write_report([folder], tmp_path / "other.html")


def test_a_page_that_exists_is_left_alone(tmp_path: Path) -> None:
    there = tmp_path / "report.html"
    there.write_text("mine", encoding="utf-8")
    with pytest.raises(RunError, match="exists already"):
        write_report([], there)
    assert there.read_text(encoding="utf-8") == "mine"
