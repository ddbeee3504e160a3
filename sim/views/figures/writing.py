"""A figure as files: drawing, picture, data and text alternative."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from sim.results.errors import told_plainly
from sim.views.figures.drawn import Drawn


def write(name: str, drawn: Drawn, folder: Path) -> list[Path]:
    """Write a figure as SVG, PNG, CSV and text into a folder; the paths written. RunError if the disk refuses."""
    title = drawn.sheet.question
    content = {
        "svg": drawn.sheet.svg(title, drawn.words),
        "png": drawn.sheet.png(title, drawn.words),
        "csv": _table(drawn),
        "txt": f"{title}\n\n{drawn.words}\n".encode(),
    }
    written = []
    with told_plainly("write", folder):
        folder.mkdir(parents=True, exist_ok=True)
        for kind, data in content.items():
            path = folder / f"{name}.{kind}"
            path.write_bytes(data)
            written.append(path)
    return written


def _table(drawn: Drawn) -> bytes:
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(drawn.header)
    lines.writerows(drawn.rows)
    return out.getvalue().encode()
