"""Filling the page: every value is escaped by the template engine, and nothing is fetched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sim.results.analysis_folder import Analysis, is_analysis, load_analysis
from sim.results.errors import RunError, told_plainly
from sim.results.run_folder import Run, load_run
from sim.scenario.ledger import claims
from sim.views.report.chapter import chapter_of
from sim.views.report.finding import finding_of
from sim.views.report.pair import pairs_of

_HERE = Path(__file__).resolve().parent


def write_report(folders: Sequence[Path], out: Path) -> Path:
    """Write one HTML file that tells these runs and analyses; RunError if it exists or the disk refuses."""
    if out.exists():
        raise RunError(f"{out} exists already; choose another name")
    analyses = [load_analysis(folder) for folder in folders if is_analysis(folder)]
    runs = [load_run(folder) for folder in folders if not is_analysis(folder)]
    page = report_of(runs, analyses)
    with told_plainly("write", out), out.open("x", encoding="utf-8") as file:
        file.write(page)
    return out


def report_of(runs: Sequence[Run], analyses: Sequence[Analysis]) -> str:
    """The page as text."""
    chapters = [chapter_of(run, number) for number, run in enumerate(runs, start=1)]
    findings = [finding_of(analysis, number) for number, analysis in enumerate(analyses, start=1)]
    pairs, unpaired = pairs_of(runs, [chapter.scenario for chapter in chapters]) if len(runs) > 1 else ([], "")
    style = (_HERE / "page.css").read_text(encoding="utf-8")
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    cited = dict.fromkeys(key for chapter in chapters for key in chapter.scenario.sources)
    return environment.get_template("page.html").render(
        title=" / ".join([chapter.scenario.title for chapter in chapters] or [one.title for one in findings]),
        chapters=chapters,
        findings=findings,
        pairs=pairs,
        unpaired=unpaired,
        style=style,
        claims=[claims()[key] for key in cited if key in claims()],
    )
