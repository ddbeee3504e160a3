"""A command killed at any moment, and resumed, leaves the bytes of one that was left alone."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sim.model.play import play
from tests.cli.conftest import Command

ROOT = Path(__file__).parents[2]
SHORT = ("--set", "months=4")
COMMANDS = {
    "run": ("run", "baseline", "--worlds", "8500", "--workers", "1"),
    "compare": ("compare", "baseline", "easing-card", "--worlds", "10500", "--workers", "1"),
    "attribute": ("attribute", "baseline", "--worlds", "20", "--measures", "energy,finance,promise", "--workers", "2"),
    "debate": ("debate", "baseline", "no-sanctions", "--draws", "4", "--dice", "5", "--workers", "1"),
    "sensitivity": ("sensitivity", "another-episode", "--runs", "60", "--outcome", "hardship", "--workers", "3"),
}
BLOCKS = {"run": 3, "compare": 6, "attribute": 8, "debate": 28, "sensitivity": 3}
"""Into how many blocks each is cut."""


def killed(words: tuple[str, ...], blocks: int, folder: Path) -> None:
    """Start a command and kill it, workers and all, when it has kept so many blocks."""
    home = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "sim", *words, "--out", "cut"]
    playing = subprocess.Popen(command, cwd=folder, env=home, stdout=subprocess.DEVNULL, start_new_session=True)
    while len(list((folder / "cut.partial" / "blocks").glob("*.npz"))) < blocks and playing.poll() is None:
        time.sleep(0.005)
    os.killpg(playing.pid, signal.SIGKILL)
    assert playing.wait() == -signal.SIGKILL


def content(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.json"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("command", COMMANDS)
def test_an_analysis_killed_and_resumed_ends_in_the_same_bytes(
    command: str, leverage: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = (*COMMANDS[command], *SHORT, "--no-figures")
    killed(words, 2, tmp_path)
    assert not (tmp_path / "cut").exists()
    shutil.copytree("cut.partial", "other.partial")
    assert leverage(*words, "--out", "cut") == 2
    assert "go on with --resume cut" in capsys.readouterr().err
    assert leverage(*words, "--seed", "2", "--resume", "cut") == 2
    assert "it was begun with another" in capsys.readouterr().err
    assert leverage(*words, "--resume", "cut") == 0
    assert leverage(*words, "--out", "whole") == 0
    assert content(tmp_path / "cut") == content(tmp_path / "whole")
    found = len(list(Path("other.partial", "blocks").glob("*.npz")))
    played: list[object] = []
    monkeypatch.setattr("sim.model.play.play", lambda job: played.append(job) or play(job))
    assert leverage(*words, "--workers", "1", "--resume", "other") == 0
    assert content(tmp_path / "other") == content(tmp_path / "whole")
    assert len(played) == BLOCKS[command] - found < BLOCKS[command]


def test_a_stopped_analysis_says_how_to_go_on(
    leverage: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sim.results.analysis_folder.AnalysisFolder.write", _stopped)
    words = ("compare", "baseline", "easing-card", "--worlds", "10", *SHORT, "--no-figures")
    assert leverage(*words, "--out", "cut") == 130
    assert capsys.readouterr().err.endswith("--worlds 10 --seed 1 --resume cut\n")


def test_a_cluster_gives_the_same_files(leverage: Command, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    words = ("compare", "baseline", "easing-card", "--worlds", "12", *SHORT, "--no-figures", "--workers", "2")
    assert leverage(*words, "--cluster", "local", "--out", "far") == 0
    assert leverage(*words, "--out", "near") == 0
    assert content(tmp_path / "far") == content(tmp_path / "near")


def _stopped(*_: object) -> None:
    raise KeyboardInterrupt
