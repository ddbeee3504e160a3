"""A progress bar for runs that are long, on a terminal, on the error stream."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.ensemble.run import Progress

_PATIENCE = 1.0
"""Seconds after which a run counts as long."""


@contextmanager
def progress_bar() -> Iterator[Progress | None]:
    """What to tell of the worlds done; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    bar = _Bar()
    try:
        yield bar.tell
    finally:
        bar.close()


class _Bar:
    def __init__(self) -> None:
        self._since = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    def tell(self, done: int, total: int) -> None:
        """So many worlds are done."""
        if self._bar is None and done < total and time.monotonic() - self._since > _PATIENCE:
            self._open(total)
        if self._bar is not None:
            self._bar.update(self._task, completed=done)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()

    def _open(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import Progress

        self._bar = Progress(console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("worlds", total=total)
        self._bar.start()
