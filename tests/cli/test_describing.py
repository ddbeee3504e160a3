"""leverage odd: printed, written, refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command

PAGE = Path(__file__).parents[2] / "docs" / "odd.md"


def test_it_is_printed_whole(leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert leverage("odd") == 0
    assert capsys.readouterr().out.strip() == PAGE.read_text(encoding="utf-8").strip()


def test_it_is_written_where_asked(leverage: Command, tmp_path: Path) -> None:
    assert leverage("odd", "--page", str(tmp_path / "odd.md")) == 0
    assert (tmp_path / "odd.md").read_bytes() == PAGE.read_bytes()


def test_a_folder_that_is_not_there_is_told(
    leverage: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert leverage("odd", "--page", str(tmp_path / "none" / "odd.md")) == 2
    assert "cannot write" in capsys.readouterr().err
