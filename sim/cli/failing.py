"""How a command fails: one kind message on the error stream, and a status that says whose fault it is."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

OUR_FAULT, YOUR_FAULT, INTERRUPTED = 1, 2, 130
BROKEN_PIPE = 128 + signal.SIGPIPE if hasattr(signal, "SIGPIPE") else 1


class Refused(Exception):
    """The user's input is wrong; the message is for the user, one line for each fault."""


class Unheard(Exception):
    """Nobody reads the output any more."""


class Interrupted(Exception):
    """The user stopped the command; the message says what is left and how to go on."""


@contextmanager
def told_kindly(debug: bool) -> Iterator[None]:
    """Turn whatever goes wrong inside into a message and an exit status; with ``debug`` the traceback goes first."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except SystemExit as end:
        if end.code == INTERRUPTED:
            print("stopped", file=sys.stderr)
        raise
    except (BrokenPipeError, Unheard):
        _silence(sys.stdout.fileno())
        sys.exit(BROKEN_PIPE)
    except (KeyboardInterrupt, Interrupted) as error:
        _stop(error, str(error) or "stopped", INTERRUPTED, debug)
    except Exception as error:
        _stop(error, *_message(error), debug)


def _message(error: Exception) -> tuple[str, int]:
    from sim.analysis.errors import AnalysisError
    from sim.ensemble import EnsembleError
    from sim.results.errors import RunError
    from sim.scenario import ScenarioError

    if isinstance(error, (Refused, ScenarioError, RunError, EnsembleError, AnalysisError)):
        return str(error), YOUR_FAULT
    if isinstance(error, OSError):
        return f"cannot write: {error.strerror or error}", YOUR_FAULT
    return (
        f"something went wrong in the model: {type(error).__name__}: {error} (leverage --debug shows where)",
        OUR_FAULT,
    )


def _stop(error: BaseException, message: str, status: int, debug: bool) -> None:
    if debug:
        import traceback

        traceback.print_exception(error)
    print(message, file=sys.stderr)
    if isinstance(error, OSError):
        _silence(sys.stdout.fileno())
    sys.exit(status)


def _silence(stream: int) -> None:
    """Let what is still buffered for a closed or full stream go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
