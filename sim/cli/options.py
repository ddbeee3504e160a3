"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from sim.cli.failing import Refused

MOST_WORLDS = 100_000_000
"""More would take days, and the list of what is to be played alone would fill the memory."""
LARGEST_SEED = 2**63 - 1

Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of words.")]
Changes = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="PATH=VALUE", help="Replace a value of the scenario; may be repeated."),
]
Name = Annotated[str, typer.Argument(metavar="SCENARIO", help="A scenario's name, or the path of its file.")]
Out = Annotated[Path | None, typer.Option(metavar="DIR", help="The folder to write; it must not exist.")]
Resume = Annotated[Path | None, typer.Option(metavar="DIR", help="Go on with what was cut short.")]
Workers = Annotated[
    int | None, typer.Option(min=1, help="Processes to use.", show_default="all processors, if worlds are many")
]
Cluster = Annotated[str | None, typer.Option(metavar="ADDRESS", help="A Dask scheduler, or 'local'.")]
Seed = Annotated[int, typer.Option(min=0, max=LARGEST_SEED, help="The seed of all luck.")]
NoFigures = Annotated[bool, typer.Option("--no-figures", help="Draw no figures.")]


def changes_of(changes: list[str] | None) -> dict[str, str]:
    """``--set`` options as a table; Refused names every one that is not PATH=VALUE."""
    pairs = [(text, *text.partition("=")) for text in changes or []]
    wrong = [text for text, path, sign, value in pairs if not (path.strip() and sign and value.strip())]
    if wrong:
        raise Refused("\n".join(f"--set {text}: expected PATH=VALUE, such as months=24" for text in wrong))
    paths = [path.strip() for _, path, _, _ in pairs]
    twice = sorted({path for path in paths if paths.count(path) > 1})
    if twice:
        raise Refused("\n".join(f"--set {path} is given twice; expected one value" for path in twice))
    return {path.strip(): value.strip() for _, path, _, value in pairs}


def words_of_changes(settings: Mapping[str, str]) -> list[str]:
    """The options that give these changes, as they are typed."""
    return [word for path, value in settings.items() for word in ("--set", f"{path}={value}")]
