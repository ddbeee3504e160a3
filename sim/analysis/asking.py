"""What an analysis may be asked, and how it says that it cannot answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from importlib import import_module
from typing import Any

from sim.analysis.errors import AnalysisError
from sim.scenario.faults import listing, nearest


def picked(words: Iterable[str], valid: Collection[str], what: str) -> list[str]:
    """The words, each once; AnalysisError names the first that is not valid, and the nearest that is.

    >>> picked(["signed", "signed"], ["signed", "completed"], "outcome")
    ['signed']
    """
    for word in words:
        if word not in valid:
            near = nearest(word, valid)
            hint = f"did you mean {near!r}?" if near else f"there are {listing(valid, 30)}"
            raise AnalysisError(f"no {what} {word!r}; {hint}")
    return list(dict.fromkeys(words))


def needed(module: str) -> Any:
    """A module of an optional library; AnalysisError says how to get it where it is missing."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        library = module.partition(".")[0]
        if (error.name or "").partition(".")[0] != library:
            raise
        raise AnalysisError(
            f"{library} is not installed; get it with: pip install 'sanctions-leverage[analysis]'"
        ) from error
