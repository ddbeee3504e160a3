"""How commands fail: kindly, on the error stream, with a status that says whose fault it is."""

import errno
import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command, Refuses

ROOT = Path(__file__).parents[2]
STOPPED = (130, -signal.SIGINT)
"""Exit status after Ctrl-C; a shell tells both as 130."""


def in_own_process(words: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a shell would start it."""
    home = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run([sys.executable, "-m", "sim", *words], cwd=folder, env=home, capture_output=True, check=False)


def failing(code: int) -> Callable[..., Any]:
    """A function that the operating system refuses."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["rum", "baseline"], "No such command 'rum'"),
        (["run"], "Missing argument"),
        (["run", "basline"], "did you mean 'baseline'"),
        (["run", "baseline", "--worlds", "0"], "--worlds"),
        (["run", "baseline", "--worlds", "many"], "--worlds"),
        (["run", "baseline", "--seed", "-1"], "--seed"),
        (["run", "baseline", "--seed", "9223372036854775808"], "--seed"),
        (["run", "baseline", "--worlds", "99999999999999"], "--worlds"),
        (["replay", "baseline", "--world", "99999999999999"], "--world"),
        (["run", "baseline", "--set", "months=3", "--set", "months=4"], "--set months is given twice"),
        (["run", "baseline", "--set", "US.prize=0", "--set", "actors.US.prize=0.1"], "which --set US.prize sets too"),
        (["run", "baseline", "--set", "prize"], "expected PATH=VALUE"),
        (["run", "baseline", "--set", "actors.US.prise=0.1"], "did you mean"),
        (["run", "baseline", "--set", "actors.US.prize=high"], "expected a number"),
        (["run", "baseline", "--set", "actors.US.prize=7"], "actors.US.prize"),
        (["run", "baseline", "--resume", "nothing"], "no unfinished run"),
        (["run", "baseline", "--out", "there"], "exists already"),
        (["run", "baseline", "--out", "no/such/folder"], "there is no folder"),
        (["run", "baseline", "--out", "new", "--resume", "there"], "exclude each other"),
        (["run", "baseline", "--worlds", "5", "--cluster", "nowhere"], "expected 'local'"),
        (["replay", "baseline", "--world", "-1"], "--world"),
        (["replay", "baseline", "--seed", "1", "--world", "0", "--month", "2031-01"], "expected 2026-01"),
        (["replay", "baseline", "--seed", "1", "--world", "0", "--month", "soon"], "expected 2026-01"),
        (["new", "../escape"], "cannot name a scenario"),
        (["check", "nowhere.yaml"], "no such scenario"),
    ],
)
def test_what_the_user_gets_wrong_is_said(words: list[str], said: str, refuses: Refuses, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    refuses(*words, said=said)


def test_every_fault_of_a_scenario_has_its_own_line(
    leverage: Command, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = "title: Mine\nquestion: What?\nbaseline: baseline.yaml\nactors: {US: {prise: 0.1, stake: lots}}\n"
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    for command in (
        ["check", "mine.yaml"],
        ["run", "mine.yaml"],
        ["replay", "mine.yaml", "--seed", "1", "--world", "0"],
    ):
        assert leverage(*command) == 2
        lines = capsys.readouterr().err.splitlines()
        assert len(lines) == 2
        assert all(line.startswith("mine.yaml:4:") for line in lines)
    assert leverage("check", "mine.yaml", "--json") == 2
    faults = json.loads(capsys.readouterr().out)[0]["faults"]
    assert [fault["line"] for fault in faults] == [4, 4]


@pytest.mark.parametrize(("code", "said"), [(errno.EROFS, "read-only"), (errno.EACCES, "may not write")])
def test_a_folder_that_cannot_be_written_is_the_users_business(
    code: int, said: str, leverage: Command, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "mkdir", failing(code))
    assert leverage("run", "baseline", "--worlds", "5", "--out", "kept") == 2
    assert said in capsys.readouterr().err


def test_a_full_disk_is_said_and_leaves_no_finished_folder(
    leverage: Command, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sim.results.tables.Tables.add", failing(errno.ENOSPC))
    assert leverage("run", "baseline", "--worlds", "5", "--out", "kept") == 2
    assert "the disk is full" in capsys.readouterr().err
    assert not (tmp_path / "kept").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_output_is_said() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run([sys.executable, "-m", "sim", "list"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2
    assert done.stderr.strip() == "cannot write: No space left on device"


def test_a_closed_pipe_says_nothing() -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([sys.executable, "-m", "sim", "schema"], stdout=write, stderr=subprocess.PIPE, text=True)
    os.close(write)
    assert (done.returncode, done.stderr) == (128 + signal.SIGPIPE, "")


def test_our_fault_is_status_one_and_debug_shows_where(
    leverage: Command, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("sim.views.narrate.story.tell", broken)
    words = ("replay", "baseline", "--seed", "1", "--world", "0")
    assert leverage(*words) == 1
    told = capsys.readouterr().err
    assert "ZeroDivisionError: a bug" in told
    assert "Traceback" not in told
    assert leverage("--debug", *words) == 1
    assert "Traceback" in capsys.readouterr().err


def test_a_stopped_run_says_how_to_go_on_and_ends_as_if_never_stopped(
    leverage: Command, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words = ["run", "baseline", "--worlds", "250", "--seed", "9", "--no-figures", "--out"]
    begun = tmp_path / "stopped.partial" / "request.json"
    playing = subprocess.Popen(
        [sys.executable, "-m", "sim", *words, "stopped"], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    while not begun.exists() and playing.poll() is None:
        time.sleep(0.02)
    playing.send_signal(signal.SIGINT)
    out, err = playing.communicate(timeout=60)
    assert (playing.returncode in STOPPED, out) == (True, "")
    assert err.strip().splitlines()[-1].endswith("--worlds 250 --seed 9 --resume stopped")
    assert not (tmp_path / "stopped").exists()
    assert leverage("run", "baseline", "--resume", "stopped", "--no-figures") == 0
    assert leverage(*words, "whole") == 0
    capsys.readouterr()
    for name in ("worlds.parquet", "months.parquet", "moves.parquet"):
        assert Path("stopped", name).read_bytes() == Path("whole", name).read_bytes()


def test_another_run_cannot_be_resumed_as_this_one(
    leverage: Command, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sim.results.tables.Tables.add", failing(errno.ENOSPC))
    assert leverage("run", "baseline", "--worlds", "5", "--out", "kept") == 2
    assert leverage("run", "baseline", "--worlds", "6", "--resume", "kept") == 2
    assert "another worlds" in capsys.readouterr().err


def test_what_new_writes_is_found_checked_and_built_upon(leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    """In a folder of one's own, without ./scenarios."""
    for words in (["new", "mine"], ["check", "mine"], ["new", "next one", "--from", "mine"], ["check", "next one"]):
        assert leverage(*words) == 0, capsys.readouterr().err
    assert Path("next one.yaml").read_text(encoding="utf-8").count("baseline: mine.yaml") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["new", "baseline"], "cannot start from itself"),
        (["new", "mine", "--from", "apart/other.yaml"], "expected a baseline beside mine.yaml"),
        (["new", "../mine"], "cannot name a scenario"),
    ],
)
def test_new_writes_nothing_that_cannot_be_run(
    leverage: Command, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    Path("apart").mkdir()
    Path("apart/other.yaml").write_text("title: T\nquestion: Q\nbaseline: baseline.yaml\n", encoding="utf-8")
    assert leverage(*words) == 2
    assert said in capsys.readouterr().err
    assert not list(Path().glob("*.yaml"))


FOREIGN = 'title: "Spiel 🙂 – 世界"\nquestion: "Ça va?"\nbaseline: baseline.yaml\nmonths: 2\n'


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
@pytest.mark.parametrize("words", [["run", "story", "--worlds", "30", "--no-figures"], ["replay", "story"], ["schema"]])
def test_a_poor_terminal_still_gets_its_answer(tmp_path: Path, encoding: str, words: list[str]) -> None:
    (tmp_path / "story.yaml").write_text(FOREIGN, encoding="utf-8")
    done = in_own_process(words, tmp_path, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    if words == ["schema"]:
        json.loads(done.stdout.decode("ascii"))
    else:
        assert "Spiel ? " in done.stdout.decode(encoding)


def test_json_on_a_poor_terminal_loses_nothing(tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text(FOREIGN, encoding="utf-8")
    words = ["replay", "story", "--month", "1", "--json"]
    done = in_own_process(words, tmp_path, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert json.loads(done.stdout.decode("ascii"))["title"] == "Spiel 🙂 – 世界"


def test_a_closed_output_stops_nothing(tmp_path: Path) -> None:
    shell = f"exec {shlex.quote(sys.executable)} -m sim run another-episode --worlds 3 --no-figures --out kept >&-"
    home = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["sh", "-c", shell], cwd=tmp_path, env=home, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "kept" / "manifest.json").is_file()


def test_a_new_scenario_that_the_disk_refuses_leaves_no_empty_file(
    leverage: Command, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def full(path: Path, mode: str = "r", **more: Any) -> Any:
        file = opened(path, mode, **more)
        if mode == "x":
            file.write = failing(errno.ENOSPC)
        return file

    monkeypatch.setattr(Path, "open", full)
    assert leverage("new", "mine") == 2
    assert "the disk is full" in capsys.readouterr().err
    assert not Path("mine.yaml").exists()
