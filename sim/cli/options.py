"""Options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from sim.cli.failing import Refused

Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of words.")]
Changes = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="PATH=VALUE", help="Replace a value of the scenario; may be repeated."),
]
Name = Annotated[str, typer.Argument(metavar="SCENARIO", help="A scenario's name, or the path of its file.")]
Seed = Annotated[int, typer.Option(min=0, help="The seed of all luck.")]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes to use.", show_default="all processors")]
Cluster = Annotated[str | None, typer.Option(metavar="ADDRESS", help="A Dask scheduler, or 'local'.")]


def free_folder(out: Path | None) -> None:
    """Refuse a folder that cannot be written, before anything is played."""
    if out is not None and os.path.lexists(out):
        raise Refused(f"{out} exists already; choose another name with --out")
    if out is not None and not out.absolute().parent.is_dir():
        raise Refused(f"cannot write {out}: there is no folder {out.parent}")


def changes_of(changes: list[str] | None) -> dict[str, str]:
    """``--set`` options as a table; Refused names every one that is not PATH=VALUE."""
    pairs = [(text, *text.partition("=")) for text in changes or []]
    wrong = [text for text, path, sign, value in pairs if not (path.strip() and sign and value.strip())]
    if wrong:
        raise Refused("\n".join(f"--set {text}: expected PATH=VALUE, such as months=24" for text in wrong))
    return {path.strip(): value.strip() for _, path, _, value in pairs}
