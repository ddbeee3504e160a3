"""A figure as files: drawing, picture, data and text alternative."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from sim.results.errors import told_plainly
from sim.views.figures.drawn import Drawn

KINDS = ("svg", "png", "csv", "txt")
"""The files of a figure, by the end of their names."""


def write(name: str, drawn: Drawn, folder: Path) -> list[Path]:
    """Write a figure as SVG, PNG, CSV and text into a folder; the paths written. RunError if the disk refuses."""
    written = []
    with told_plainly("write", folder):
        folder.mkdir(parents=True, exist_ok=True)
        for kind, data in files_of(drawn).items():
            path = folder / f"{name}.{kind}"
            path.write_bytes(data)
            written.append(path)
    return written


def files_of(drawn: Drawn, without: str = "") -> dict[str, bytes]:
    """The content of each file of a figure, by kind; one kind may be left out."""
    title = drawn.sheet.question
    made = {
        "svg": lambda: drawn.sheet.svg(title, drawn.words),
        "png": lambda: drawn.sheet.png(title, drawn.words),
        "csv": lambda: _table(drawn),
        "txt": lambda: f"{title}\n\n{drawn.words}\n".encode(),
    }
    return {kind: made[kind]() for kind in KINDS if kind != without}


def _table(drawn: Drawn) -> bytes:
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(drawn.header)
    lines.writerows(drawn.rows)
    return out.getvalue().encode()
