"""Filling the page: every value is escaped by the template engine, and nothing is fetched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sim.results.errors import RunError, told_plainly
from sim.results.run_folder import Run
from sim.scenario.ledger import claims
from sim.views.report.chapter import Chapter, chapter_of

_HERE = Path(__file__).resolve().parent


def write_report(runs: Sequence[Run], out: Path) -> Path:
    """Write one HTML file that tells these runs; RunError if it exists or the disk refuses."""
    if out.exists():
        raise RunError(f"{out} exists already; choose another name")
    page = report_of([chapter_of(run, number) for number, run in enumerate(runs, start=1)])
    with told_plainly("write", out), out.open("x", encoding="utf-8") as file:
        file.write(page)
    return out


def report_of(chapters: list[Chapter]) -> str:
    """The page as text."""
    style = (_HERE / "page.css").read_text(encoding="utf-8")
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    cited = dict.fromkeys(key for chapter in chapters for key in chapter.scenario.sources)
    return environment.get_template("page.html").render(
        chapters=chapters, style=style, claims=[claims()[key] for key in cited if key in claims()]
    )
