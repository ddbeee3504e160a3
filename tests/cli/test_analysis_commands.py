"""``compare``, ``attribute`` and ``debate``: what they print, keep and refuse."""

import json
from pathlib import Path

import pandas as pd
import pytest

from tests.cli.conftest import Command, Refuses

RECORD = {
    "outcome", "difference", "low", "high", "better", "worse", "same", "a", "b", "mean_a", "mean_b", "pairs", "unit",
    "better_for", "told_apart",
}  # fmt: skip
SHORT = ("--set", "months=6")


@pytest.mark.parametrize("command", ["compare", "attribute", "debate"])
def test_help_is_there(command: str, leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert leverage(command, "--help") == 0
    assert "Usage: leverage" in capsys.readouterr().out


def test_a_comparison_is_told_and_kept(leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("compare", "baseline", "no-sanctions", "easing-card", "--worlds", "20", *SHORT, "--no-figures")
    for name in (
        "compare-baseline-no-sanctions-easing-card-seed1-20w",
        "compare-baseline-no-sanctions-easing-card-seed1-20w-2",
    ):
        assert leverage(*words) == 0
        told = capsys.readouterr()
        assert told.err == ""
        for part in ("no-sanctions against baseline", "easing-card against baseline", "cannot be told apart",
                     "What first parts the worlds", "the target's people (less)", f"Kept in runs/{name}."):  # fmt: skip
            assert part in told.out
        kept = pd.read_csv(Path("runs", name, "differences.csv"))
        assert set(kept.b) == {"no-sanctions", "easing-card"}
    manifest = json.loads(Path("runs", name, "manifest.json").read_text())
    assert manifest["command"][:4] == ["leverage", "compare", "baseline", "no-sanctions"]
    assert not list(Path("runs").glob("*.partial"))


def test_a_comparison_as_json_has_a_record_for_each_outcome(
    leverage: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert leverage("compare", "baseline", "baseline", "--worlds", "10", *SHORT, "--no-figures", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert all(set(one) >= RECORD for one in told)
    assert {one["difference"] for one in told if one["pairs"]} == {0}
    assert {one["same"] for one in told if one["pairs"]} == {1}


def test_a_comparison_draws_its_figures(leverage: Command) -> None:
    assert leverage("compare", "baseline", "easing-card", "--worlds", "8", *SHORT, "--out", "kept") == 0
    found = {path.name for path in Path("kept", "figures").iterdir()}
    assert found == {f"{name}.{kind}" for name in ("differences", "incidence") for kind in ("svg", "png", "csv", "txt")}


def test_an_attribution_is_told_and_kept(leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("attribute", "baseline", "--worlds", "8", "--measures", "energy,promise", *SHORT, "--no-figures")
    assert leverage(*words, "--out", "kept") == 0
    told = capsys.readouterr().out
    assert "promise of relief" in told and "all together" in told and "Price: human cost" in told
    assert leverage(*words, "--json") == 0
    records = json.loads(capsys.readouterr().out)
    assert {one["measure"] for one in records} == {"energy", "promise of relief", "all together"}
    assert len(pd.read_csv(Path("kept", "attribution.csv"))) == len(records)


def test_a_debate_is_told_and_kept(leverage: Command, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("debate", "baseline", "no-sanctions", "--draws", "3", "--dice", "2", "--hypotheses", "rally", *SHORT)
    assert leverage(*words, "--out", "kept", "--no-figures") == 0
    told = capsys.readouterr().out
    assert "no ordering" in told and "no-sanctions, under all 2 others too" in told
    assert leverage(*words, "--json", "--no-figures") == 0
    records = json.loads(capsys.readouterr().out)
    assert {one["level"] for one in records} == {"", "off", "strong"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["compare", "baseline"], "at least two scenarios"),
        (["compare", "baseline", "basline"], "did you mean 'baseline'"),
        (["compare", "baseline", "another-episode"], "worlds cannot be paired"),
        (["compare", "baseline", "easing-card", "--worlds", "0"], "--worlds"),
        (["compare", "baseline", "easing-card", "--set", "prize"], "expected PATH=VALUE"),
        (["compare", "baseline", "easing-card", "--out", "there"], "exists already"),
        (["compare", "baseline", "easing-card", "--out", "no/such/folder"], "there is no folder"),
        (["attribute", "baseline", "--measures", "enrgy"], "did you mean 'energy'"),
        (["attribute", "baseline", "--seed", "-1"], "--seed"),
        (["debate", "baseline", "easing-card", "--hypotheses", "rent"], "did you mean 'rents'"),
        (["debate", "baseline", "easing-card", "--draws", "0"], "--draws"),
        (["debate", "baseline"], "at least two scenarios"),
        (["debate", "us-corse"], "did you mean 'us-course'"),
        (["compare", "baseline", "easing-card", "--out", "new", "--resume", "old"], "exclude each other"),
        (["attribute", "baseline", "--resume", "old"], "no unfinished analysis to resume"),
        (["compare", "baseline", "easing-card", "--cluster", "nowhere"], "expected 'local' or an address"),
    ],
)
def test_what_the_user_gets_wrong_is_said(words: list[str], said: str, refuses: Refuses, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    refuses(*words, said=said)
    assert not list(tmp_path.glob("**/*.partial"))
