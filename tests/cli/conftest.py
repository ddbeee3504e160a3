"""The command as its user types it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sim.cli import main

Command = Callable[..., int]
Refuses = Callable[..., None]


@pytest.fixture
def leverage(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """The command, run in an empty folder; its exit status."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> int:
        monkeypatch.setattr(sys, "argv", ["leverage", *words])
        with pytest.raises(SystemExit) as end:
            main()
        return int(end.value.code or 0)

    return run


@pytest.fixture
def refuses(leverage: Command, capsys: pytest.CaptureFixture[str]) -> Refuses:
    """Asserts that a command is refused with these words, and with nothing else on either stream."""

    def check(*words: str, said: str) -> None:
        assert leverage(*words) == 2
        told = capsys.readouterr()
        assert said in told.err
        assert "Traceback" not in told.err
        assert told.out == ""

    return check
