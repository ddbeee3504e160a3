"""Output streams that take any text: closed ones swallow it, poor ones get the nearest plain characters."""

from __future__ import annotations

import codecs
import os
import sys

_PLAIN = {
    "–": "-",
    "−": "-",
    "—": "-",
    "²": "2",
    "×": "x",
    "→": "->",
    "…": "...",
    "“": '"',
    "”": '"',
    "’": "'",
    "≥": ">=",
}
_HANDLER = "leverage-plain"


def make_streams_sturdy() -> None:
    """Open what the caller closed, and let no character that a terminal lacks stop a command."""
    codecs.register_error(_HANDLER, _plainly)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 (as long as the process)
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_HANDLER)


def is_poor() -> bool:
    """Whether the output cannot show every character, so that JSON had better escape them."""
    return not (sys.stdout.encoding or "").lower().startswith("utf")


def _plainly(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_PLAIN.get(c, "?") for c in error.object[error.start : error.end]), error.end
