"""What ``leverage sensitivity`` and ``leverage discover`` print and leave behind, and how they refuse."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

SHORT = ("another-episode", "--set", "months=4", "--workers", "1")


def test_a_screening_tells_and_keeps(leverage: Command, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words = ("sensitivity", *SHORT, "--runs", "4", "--outcome", "hardship")
    assert leverage(*words, "--out", "kept") == 0
    told = capsys.readouterr()
    assert "Morris screening of" in told.out
    assert "leverage sensitivity another-episode --method morris --runs 4 --outcome hardship" in told.out
    assert told.err == ""
    names = {path.name for path in (tmp_path / "kept").iterdir()}
    assert names == {
        "indices.csv",
        "convergence.csv",
        "factors.csv",
        "figures",
        "manifest.json",
        "scenario.yaml",
        "summary.txt",
    }
    manifest = json.loads((tmp_path / "kept" / "manifest.json").read_text(encoding="utf-8"))
    assert {"command", "seed", "versions", "scenarios", "files", "runs"} <= set(manifest)
    assert (tmp_path / "kept" / "figures" / "screening-hardship.svg").exists()
    assert leverage(*words, "--out", "kept") == 2
    assert "exists already" in capsys.readouterr().err


def test_sobol_as_json(leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("sensitivity", *SHORT, "--method", "sobol", "--runs", "16", "--factors", "2", "--no-hypotheses", "--json")
    assert leverage(*words, "--outcome", "hardship") == 0
    told = json.loads(capsys.readouterr().out)
    assert {"scenario", "method", "runs", "evaluations", "seed", "hypotheses", "outcomes", "command", "folder"} == set(
        told
    )
    (outcome,) = told["outcomes"]
    assert {"outcome", "meaning", "unit", "converged", "widest", "threshold", "irreducible", "factors"} <= set(outcome)
    assert len(outcome["factors"]) == 4
    assert {"factor", "kind", "meaning", "first", "first_low", "total", "total_high"} <= set(outcome["factors"][0])


def test_a_discovery_tells_and_keeps(leverage: Command, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words = ("discover", *SHORT, "--outcome", "hardship", "--worlds", "400")
    assert leverage(*words, "--out", "kept") == 0
    assert "200 test it" in capsys.readouterr().out
    assert (tmp_path / "kept" / "figures" / "tornado.txt").exists()
    assert leverage(*words, "--json", "--threshold", "<0.9") == 0
    told = json.loads(capsys.readouterr().out)
    assert {"wanted", "found", "why_not", "base", "inside", "outside", "coverage", "conditions", "correlations"} <= set(
        told
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["sensitivity", "baseline", "--outcome", "leverge"], "did you mean 'leverage'"),
        (["sensitivity", "baseline", "--method", "sobol", "--runs", "1000"], "power of two"),
        (["sensitivity", "baseline", "--method", "sobul"], "did you mean 'sobol'"),
        (["sensitivity", "baseline", "--method", "sobol", "--factors", "vetos"], "did you mean 'vetoes'"),
        (["sensitivity", "baseline", "--runs", "2"], "at least 4 trajectories"),
        (["sensitivity", "baseline", "--out", "no/such/folder", "--runs", "4"], "there is no folder"),
        (["discover", "baseline"], "Missing option"),
        (["discover", "baseline", "--outcome", "conqest"], "did you mean 'conquest'"),
        (["discover", "baseline", "--outcome", "signed", "--worlds", "20"], "at least 200 worlds"),
        (["discover", "basline", "--outcome", "signed"], "did you mean 'baseline'"),
    ],
)
def test_wrong_input_is_said_in_a_line(
    words: list[str], said: str, leverage: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert leverage(*words) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert "Traceback" not in told.err
    assert told.out == ""


@pytest.mark.parametrize("command", ["sensitivity", "discover"])
def test_help_is_there(command: str, leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert leverage(command, "--help") == 0
    assert "Usage: leverage" in capsys.readouterr().out
