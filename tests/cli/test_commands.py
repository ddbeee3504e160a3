"""What each command prints and leaves behind."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import sim
from tests.cli.conftest import Command


@pytest.mark.parametrize("command", [[], ["list"], ["check"], ["schema"], ["new"], ["run"], ["replay"]])
def test_help_is_there(command: list[str], leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert leverage(*command, "--help") == 0
    assert "Usage: leverage" in capsys.readouterr().out


def test_it_starts_as_a_program() -> None:
    done = subprocess.run([sys.executable, "-m", "sim", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("leverage ")
    assert done.stderr == ""


def test_scenarios_are_listed(leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert leverage("list") == 0
    assert "baseline" in capsys.readouterr().out
    assert leverage("list", "--json") == 0
    assert {"name", "title", "question"} == set(json.loads(capsys.readouterr().out)[0])


def test_a_schema_is_json(leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert leverage("schema") == 0
    assert "$schema" in json.loads(capsys.readouterr().out)


def test_a_new_scenario_goes_into_the_scenarios_folder_and_runs(
    leverage: Command, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert leverage("new", "mine") == 0
    (tmp_path / "scenarios").mkdir()
    assert leverage("new", "mine", "--from", "baseline") == 0
    assert (tmp_path / "mine.yaml").exists()
    assert (tmp_path / "scenarios" / "mine.yaml").exists()
    assert leverage("check", "mine.yaml", "mine") == 0
    assert leverage("new", "mine") == 2
    assert "exists already" in capsys.readouterr().err


def test_a_run_tells_and_keeps_and_numbers_its_folders(
    leverage: Command, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words = ("run", "baseline", "--worlds", "20", "--seed", "4", "--no-figures", "--set", "actors.US.prize=0.05")
    for name in ("baseline-seed4-20w", "baseline-seed4-20w-2"):
        assert leverage(*words) == 0
        told = capsys.readouterr()
        assert f"Kept in runs/{name}." in told.out
        assert "leverage run baseline --set actors.US.prize=0.05 --worlds 20 --seed 4" in told.out
        assert told.err == ""
        assert (tmp_path / "runs" / name / "manifest.json").exists()


def test_the_command_told_reproduces_the_data(leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert leverage("run", "baseline", "--worlds", "15", "--no-figures", "--json", "--out", "a") == 0
    told = json.loads(capsys.readouterr().out)
    assert leverage(*told["command"].split()[1:], "--no-figures", "--out", "b") == 0
    sim.run("baseline", worlds=15).save("c", figures=False)
    for name in ("worlds.parquet", "months.parquet", "moves.parquet", "summary.csv", "scenario.yaml"):
        assert Path("a", name).read_bytes() == Path("b", name).read_bytes() == Path("c", name).read_bytes()


def test_a_run_as_json_has_all_of_the_headline(leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert leverage("run", "baseline", "--worlds", "40", "--no-figures", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert {"scenario", "question", "seed", "folder", "command", "worlds", "endings", "sanctions", "signed", "timing",
            "terms", "bought", "cost", "inputs", "drivers"} <= set(told)  # fmt: skip
    assert sum(one["worlds"] for one in told["endings"]) == 40
    assert {"label", "worlds", "of", "share", "low", "high", "likelihood"} == set(told["endings"][0])


def test_outcomes_alone_keep_no_months(leverage: Command, tmp_path: Path) -> None:
    assert leverage("run", "baseline", "--worlds", "10", "--outcomes-only", "--no-figures", "--out", "few") == 0
    assert (tmp_path / "few" / "worlds.parquet").exists()
    assert not (tmp_path / "few" / "months.parquet").exists()


def test_figures_are_drawn_into_the_folder(leverage: Command, tmp_path: Path) -> None:
    assert leverage("run", "baseline", "--worlds", "10", "--out", "drawn") == 0
    assert list((tmp_path / "drawn" / "figures").glob("*.svg"))


def test_a_replay_as_json_has_a_chapter_for_each_month(leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert leverage("replay", "baseline", "--seed", "1", "--world", "3", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert {"month", "news", "choices", "talks", "deal", "turns", "state"} == set(told["months"][0])
    assert {"actor", "move", "reason", "kind", "margin", "runner_up", "appeals"} <= set(told["months"][0]["choices"][0])
    assert told["world"] == 3


@pytest.mark.parametrize("month", ["2", "2026-02"])
def test_one_month_can_be_told_alone(month: str, leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert leverage("replay", "baseline", "--seed", "1", "--world", "3", "--month", month) == 0
    out = capsys.readouterr().out
    assert out.startswith("February 2026")
    assert "March 2026" not in out
