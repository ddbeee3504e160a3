"""A figure in the page: the drawing, its words and its data."""

from __future__ import annotations

import base64
import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sim.views.figures.drawn import Drawn
from sim.views.figures.writing import KINDS, files_of

_LONGEST_TABLE = 400
"""Rows of a figure's data up to which the page shows them; longer ones are only offered as a file."""


@dataclass(frozen=True)
class Figure:
    """A figure with its text alternative and its data."""

    name: str
    title: str
    picture: str
    """The SVG, as a data address: an image cannot run anything."""
    words: str
    header: list[str]
    rows: list[list[str]]
    data: str
    """The CSV, as a data address."""


def kept_figures(folder: Path, names: Iterable[str] | None = None) -> list[Figure]:
    """The figures of these names that a folder holds, or all of them by name."""
    names = sorted(path.stem for path in folder.glob("*.svg")) if names is None else names
    return [
        _figure(name, {kind: (folder / f"{name}.{kind}").read_bytes() for kind in KINDS if kind != "png"})
        for name in names
        if (folder / f"{name}.svg").is_file()
    ]


def drawn_figure(name: str, drawn: Drawn) -> Figure:
    """A figure that is kept nowhere else."""
    return _figure(name, files_of(drawn, without="png"))


def _figure(name: str, files: dict[str, bytes]) -> Figure:
    title, _, words = files["txt"].decode().partition("\n\n")
    header, *rows = csv.reader(files["csv"].decode().splitlines())
    shown = rows if len(rows) <= _LONGEST_TABLE else []
    picture, data = _address("image/svg+xml", files["svg"]), _address("text/csv", files["csv"])
    return Figure(name, title, picture, words.strip(), header, shown, data)


def _address(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"
