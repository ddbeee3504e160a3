"""A kept analysis as a chapter of a report: plain values for the template, no markup."""

from __future__ import annotations

import shlex
from dataclasses import dataclass

from sim.results.analysis_folder import Analysis
from sim.views.report.figure import Figure, kept_figures

_TITLES = {
    "compare": "Compared world by world",
    "attribute": "Which measures earned the leverage, and at what price",
    "debate": "Which is better, and how robustly",
    "sensitivity": "What the outcomes hang on",
    "discover": "Under which conditions",
}


@dataclass(frozen=True)
class Finding:
    """What the page says of an analysis."""

    anchor: str
    title: str
    words: str
    figures: list[Figure]
    command: str


def finding_of(analysis: Analysis, number: int) -> Finding:
    """Read a finished analysis; its figures are those drawn in its folder."""
    command = analysis.manifest["command"]
    names = " / ".join(one["name"] for one in analysis.manifest["scenarios"])
    title = f"{_TITLES.get(command[1], command[1])}: {names}"
    figures = kept_figures(analysis.path / "figures")
    return Finding(f"analysis-{number}", title, analysis.words, figures, shlex.join(command))
