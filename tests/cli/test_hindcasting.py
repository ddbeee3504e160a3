"""``leverage hindcast``: what it prints and writes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from typer.testing import CliRunner

from sim.cli.app import app

SMALL = ["hindcast", "--worlds", "40"]


def test_it_prints_skill_in_plain_words_and_writes_what_is_asked(tmp_path: Path) -> None:
    table, page, figures = tmp_path / "rows.csv", tmp_path / "page.md", tmp_path / "figures"
    asked = [*SMALL, "--csv", str(table), "--page", str(page), "--figures", str(figures)]
    done = CliRunner().invoke(app, asked)
    assert done.exit_code == 0
    assert done.stdout.startswith("In the model, with these assumptions")
    for words in ("Scored by skill", "Rule-based", "policy state", "random walk", "80 % interval"):
        assert words in done.stdout
    with table.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert list(rows[0]) == ["date", "series", "run", "median", "p10", "p90", "unit"]
    assert {row["run"] for row in rows} == {"conditional", "free"}
    assert min(row["date"] for row in rows) == "2022-02" and max(row["date"] for row in rows) == "2025-12"
    assert page.read_text(encoding="utf-8").startswith("# Hindcast")
    assert {path.suffix for path in figures.iterdir()} == {".svg", ".png", ".csv", ".txt"}


def test_the_same_seed_writes_the_same_bytes_and_another_does_not(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.csv", "b.csv", "c.csv")]
    for path, seed in zip(paths, ("1", "1", "2"), strict=True):
        CliRunner().invoke(app, [*SMALL, "--seed", seed, "--csv", str(path)])
    first, second, other = (path.read_bytes() for path in paths)
    assert first == second != other


def test_json_holds_a_record_for_each_series_of_each_run() -> None:
    done = CliRunner().invoke(app, [*SMALL, "--json"])
    records = json.loads(done.stdout)
    assert {"series", "run", "error", "naive", "skill", "coverage", "judged"} <= records[0].keys()
    assert len({(record["series"], record["run"]) for record in records}) == len(records)


def test_a_place_that_cannot_be_written_is_told_plainly(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, [*SMALL, "--csv", str(tmp_path / "nowhere" / "rows.csv")])
    assert done.exit_code != 0 and "nowhere" in str(done.exception) + done.output
