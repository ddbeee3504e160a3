"""Printing results: plain text, a touch of bold on a terminal, or JSON."""

from __future__ import annotations

import json
import math
import sys
from dataclasses import asdict, is_dataclass
from typing import Any

from sim.cli.failing import Unheard


def print_text(text: str) -> None:
    """Print text; on a terminal its headings are bold."""
    if not sys.stdout.isatty():
        _print(text)
        return
    from rich.console import Console
    from rich.text import Text

    styled = Text()
    for line in text.splitlines():
        styled.append(line + "\n", style="bold" if _is_heading(line) else "")
    Console(highlight=False).print(styled, end="", soft_wrap=True)


def print_json(content: Any) -> None:
    """Print one JSON document; what is not a number becomes null."""
    _print(json.dumps(_plain(content), ensure_ascii=False, indent=2))


def print_debates(as_json: bool) -> None:
    """Print what the articles disagree about, with a command for each side."""
    from sim.scenario.debates import debates

    if not as_json:
        print_text("\n\n".join(debate.text for debate in debates()))
        return
    commands = [[side.command for side in debate.sides] for debate in debates()]
    told = [asdict(debate) for debate in debates()]
    for debate, typed in zip(told, commands, strict=True):
        debate["sides"] = [side | {"command": command} for side, command in zip(debate["sides"], typed, strict=True)]
    print_json(told)


def _print(text: str) -> None:
    try:
        print(text, flush=True)
    except BrokenPipeError as error:
        raise Unheard from error


def _is_heading(line: str) -> bool:
    return bool(line) and not line.startswith(" ") and not line.endswith((".", "?", ":", ","))


def _plain(content: Any) -> Any:
    if is_dataclass(content) and not isinstance(content, type):
        content = asdict(content)
    if isinstance(content, dict):
        return {key: _plain(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [_plain(value) for value in content]
    if isinstance(content, float):
        return float(f"{content:.6g}") if math.isfinite(content) else None
    return content
