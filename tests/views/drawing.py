"""Run folders for figures, and what a reader of a projector would complain about."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from sim.analysis.attribution import attribute
from sim.ensemble import run
from sim.model.play import play
from sim.results.analysis_folder import AnalysisFolder
from sim.results.run_folder import Request, Run, RunFolder, load_run
from sim.scenario import Scenario, load
from sim.views.figures.attributing import draw_attribution
from sim.views.figures.draw import FIGURES
from sim.views.figures.drawn import Drawn
from sim.views.figures.sheet import DPI, HEIGHT, WIDTH
from sim.views.figures.source import Source
from sim.views.narrate.attributing import attribution_of

SMALLEST_TEXT, THINNEST_LINE = 22.0, 3.0


def written(out: Path, case: Scenario, worlds: int, seed: int = 1, detail: str = "full") -> Run:
    """A finished run of a scenario, without its figures."""
    with RunFolder(out) as folder:
        folder.begin(Request(case.text, seed, worlds, detail=detail))
        for block in run(case, worlds, seed, play=play, detail=detail):
            folder.add(block)
        folder.finish(["leverage", "run"])
    return load_run(out)


def attribution(out: Path, text: str = "") -> Path:
    """The folder of a small attribution, of a scenario file with this text or of the baseline."""
    if text:
        out.with_name("evil.yaml").write_text(text, encoding="utf-8")
    case = load(out.with_name("evil.yaml")) if text else load("baseline", {"months": "3"})
    done = attribute(case, 4, 1, ["energy"])
    with AnalysisFolder(out) as folder:
        folder.begin([case], ["leverage", "attribute", f"{case.name}.yaml"], 1)
        folder.write({"attribution": done.values}, attribution_of(done))
        draw_attribution(done, folder.partial / "figures")
        return folder.finish({})


def drawn(name: str, finished: Run) -> Drawn:
    """A figure before it is written, drawn once for all tests."""
    return _drawn(name, finished.path)


@cache
def _drawn(name: str, path: Path) -> Drawn:
    return FIGURES[name][0](Source(load_run(path)))


def complaints(figure: Figure) -> list[str]:
    """Text that is cut off, collides or is too small, and lines that are too thin."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw(renderer)
    texts = shown_texts(figure)
    boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in texts]
    found = [f"{text.get_text()!r} is small" for text in texts if text.get_fontsize() * DPI / 72 < SMALLEST_TEXT - 0.01]
    for words, box in boxes:
        if box.x0 < 0 or box.y0 < 0 or box.x1 > WIDTH or box.y1 > HEIGHT:
            found.append(f"{words!r} is cut off")
    for (one, here), (other, there) in combinations(boxes, 2):
        wide, high = min(here.x1, there.x1) - max(here.x0, there.x0), min(here.y1, there.y1) - max(here.y0, there.y0)
        if wide > 1 and high > 1:
            found.append(f"{one!r} collides with {other!r}")
    return found + thin_lines(figure)


def shown_texts(figure: Figure) -> list[Text]:
    """Every text that is drawn; names of months outside the plot are not."""
    hidden = set()
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            for place, label in zip(axis.get_ticklocs(), axis.get_ticklabels(), strict=True):
                if not low - 1e-9 <= place <= high + 1e-9:
                    hidden.add(label)
    return [text for text in figure.findobj(Text) if text.get_visible() and text.get_text() and text not in hidden]


def thin_lines(figure: Figure) -> list[str]:
    """Lines under the width that a projector needs."""
    least = THINNEST_LINE * 72 / DPI - 1e-6
    lines = [line for line in figure.findobj(Line2D) if line.get_linestyle() != "None" and len(line.get_xdata())]
    drawn_lines = [line for line in lines if line.get_visible() and line.get_linewidth() < least]
    bundles = [bundle for bundle in figure.findobj(LineCollection) if np.min(bundle.get_linewidth()) < least]
    return [f"{one} is thin" for one in (*drawn_lines, *bundles)]
