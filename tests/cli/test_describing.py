"""leverage odd: printed, written, refused."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sim.cli import main

PAGE = Path(__file__).parents[2] / "docs" / "odd.md"


def leverage(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["leverage", "odd", *words])
    with pytest.raises(SystemExit) as end:
        main()
    return int(end.value.code or 0)


def test_it_is_printed_whole(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert leverage(monkeypatch) == 0
    assert capsys.readouterr().out.strip() == PAGE.read_text(encoding="utf-8").strip()


def test_it_is_written_where_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert leverage(monkeypatch, "--page", str(tmp_path / "odd.md")) == 0
    assert (tmp_path / "odd.md").read_bytes() == PAGE.read_bytes()


def test_a_folder_that_is_not_there_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert leverage(monkeypatch, "--page", str(tmp_path / "none" / "odd.md")) == 2
    assert "cannot write" in capsys.readouterr().err
