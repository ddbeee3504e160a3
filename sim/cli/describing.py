"""Printing the description of the model."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sim.cli.printing import print_text


def describe(
    page: Annotated[Path | None, typer.Option(metavar="FILE", help="Write it there instead of printing it.")] = None,
) -> None:
    """Describe the model in the ODD+D form: entities, schedule, every equation and every number."""
    from sim.results.errors import told_plainly
    from sim.views.odd import odd

    text = odd()
    if page is None:
        print_text(text)
        return
    with told_plainly("write", page):
        page.write_text(text, encoding="utf-8")
