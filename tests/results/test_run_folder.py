"""A run folder is complete or not there, and equal to the byte for equal worlds."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.ensemble import Job, run
from sim.results.block import moves_frame, worlds_frame
from sim.results.errors import RunError
from sim.results.run_folder import Request, RunFolder, load_run
from tests.ensemble import fake

STORY = fake.Story()
TEXT = "title: A story with ünïcode\n"


def write(out: Path, worlds: int = 40, block: int = 7, resume: bool = False, **request) -> Path:
    with RunFolder(out, resume) as folder:
        asked = folder.begin(Request(TEXT, 4, worlds, block, **request))
        played = run(STORY, worlds, 4, play=fake.play, block=asked.block, detail=asked.detail, keep=folder.blocks)
        for one in played:
            folder.add(one)
        return folder.finish(["leverage", "run", "story"])


def content(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != "manifest.json"
    }


@pytest.fixture(scope="module")
def finished(tmp_path_factory) -> Path:
    return write(tmp_path_factory.mktemp("runs") / "a")


def test_the_folder_holds_what_it_should(finished):
    assert sorted(path.name for path in finished.iterdir()) == [
        "figures",
        "manifest.json",
        "months.parquet",
        "moves.parquet",
        "scenario.yaml",
        "summary.csv",
        "worlds.parquet",
    ]
    assert not finished.with_name("a.partial").exists()


def test_the_manifest_says_how_it_was_made(finished):
    told = json.loads((finished / "manifest.json").read_text())
    assert (told["seed"], told["worlds"], told["command"]) == (4, 40, ["leverage", "run", "story"])
    assert {"python", "numpy", "pyarrow"} <= set(told["versions"])
    assert set(told["files"]) == set(content(finished))
    assert load_run(finished).damaged() == []


def test_what_was_written_is_read(finished):
    expected = fake.play(Job(STORY, 4, 0, 40, "full"))
    opened = load_run(finished)
    assert opened.scenario_text == TEXT
    pd.testing.assert_frame_equal(opened.worlds, worlds_frame(expected), check_index_type=False)
    pd.testing.assert_frame_equal(opened.moves, moves_frame(expected))
    assert list(opened.months.columns) == ["world", "month", *expected.series]
    row = opened.months.query("world == 25 and month == '2027-01'")
    assert row["US.s1"].item() == expected.series["US.s1"][2, 25]
    assert opened.months["US.s1"].dtype == "float32"


@pytest.mark.parametrize("block", [1, 399, 1000, 1001, 2500])
def test_row_groups_and_bytes_do_not_depend_on_the_block(tmp_path, block):
    if block == 1:
        pieces, worlds = (write(tmp_path / "a", 40, 1), write(tmp_path / "b", 40, 9)), 40
    else:
        pieces, worlds = (write(tmp_path / "a", 2300, block), write(tmp_path / "b", 2300, 1000)), 2300
    one, other = (content(piece) for piece in pieces)
    assert one == other
    file = pq.ParquetFile(tmp_path / "a" / "months.parquet")
    sizes = [file.metadata.row_group(i).num_rows // STORY.months for i in range(file.num_row_groups)]
    assert sizes == [1000] * (worlds // 1000) + [worlds % 1000]


@settings(max_examples=10, deadline=None)
@given(st.integers(1, 30), st.integers(1, 35))
def test_bytes_do_not_depend_on_the_block(tmp_path_factory, worlds, block):
    folder = tmp_path_factory.mktemp("runs")
    assert content(write(folder / "a", worlds, block)) == content(write(folder / "b", worlds, 1000))


def test_outcomes_alone_make_one_table(tmp_path):
    opened = load_run(write(tmp_path / "a", detail="outcomes"))
    assert len(opened.worlds) == 40
    with pytest.raises(RunError, match="outcomes only"):
        _ = opened.months


@pytest.mark.parametrize("workers", [1, 2])
def test_kill_and_resume_end_in_the_same_bytes(tmp_path, finished, workers):
    code = f"""
import os, signal
from pathlib import Path
from sim.ensemble import run
from sim.results.run_folder import Request, RunFolder
from tests.ensemble import fake
def kill(done, total):
    if done > 20: os.kill(os.getpid(), signal.SIGKILL)
if __name__ == "__main__":
    folder = RunFolder(Path({str(tmp_path / "a")!r}))
    folder.begin(Request({TEXT!r}, 4, 40, 7))
    played = run(fake.Story(), 40, 4, play=fake.play, workers={workers}, block=7, keep=folder.blocks, progress=kill)
    for block in played:
        folder.add(block)
"""
    script = tmp_path / "script.py"
    script.write_text(code)
    assert subprocess.run([sys.executable, str(script)], check=False).returncode == -9
    assert not (tmp_path / "a").exists()
    with pytest.raises(RunError, match=r"finished.*--resume"):
        load_run(tmp_path / "a")
    assert len(list((tmp_path / "a.partial" / "blocks").glob("*.npz"))) >= 3
    assert content(write(tmp_path / "a", block=11, resume=True)) == content(finished)


def test_resume_takes_the_partial_folder_too(tmp_path):
    (tmp_path / "a.partial").mkdir()
    assert write(tmp_path / "a.partial", resume=True) == tmp_path / "a"


@pytest.mark.parametrize(
    ("change", "said"), [({"seed": 5}, "seed"), ({"worlds": 41}, "worlds"), ({"scenario_text": "x"}, "scenario")]
)
def test_another_request_cannot_resume(tmp_path, change, said):
    asked = {"scenario_text": TEXT, "seed": 4, "worlds": 40}
    RunFolder(tmp_path / "a").begin(Request(**asked))
    with pytest.raises(RunError, match=f"another {said}"):
        RunFolder(tmp_path / "a", resume=True).begin(Request(**(asked | change)))


def test_a_damaged_request_is_told(tmp_path):
    folder = RunFolder(tmp_path / "a")
    (folder.partial / "request.json").write_text("{")
    with pytest.raises(RunError, match="damaged"):
        RunFolder(tmp_path / "a", resume=True).begin(Request(TEXT, 4, 40))


def test_nothing_is_ever_overwritten(tmp_path, finished):
    before = content(finished)
    for resume in (False, True):
        with pytest.raises(RunError, match="exists already"):
            RunFolder(finished, resume)
    assert content(finished) == before
    (tmp_path / "b.partial").mkdir()
    with pytest.raises(RunError, match="--resume"):
        RunFolder(tmp_path / "b")
    (tmp_path / "file").touch()
    with pytest.raises(RunError, match="is a file"):
        RunFolder(tmp_path / "file")


def test_a_name_taken_meanwhile_is_not_overwritten(tmp_path):
    with RunFolder(tmp_path / "a") as folder:
        folder.begin(Request(TEXT, 4, 3))
        folder.add(fake.play(Job(STORY, 4, 0, 3, "full")))
        (tmp_path / "a").mkdir()
        with pytest.raises(RunError, match="appeared"):
            folder.finish()
    assert list((tmp_path / "a").iterdir()) == []


@pytest.mark.parametrize(("place", "said"), [("no/a", "there is no folder"), ("file/a", "there is no folder")])
def test_a_missing_place_is_told(tmp_path, place, said):
    (tmp_path / "file").touch()
    with pytest.raises(RunError, match=said):
        RunFolder(tmp_path / place)


def test_nothing_to_resume_is_told(tmp_path):
    with pytest.raises(RunError, match="no unfinished run"):
        RunFolder(tmp_path / "a", resume=True)


def test_a_folder_one_may_not_write_is_told(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(RunError, match="you may not write there") as caught:
        RunFolder(tmp_path / "a")
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.parametrize("table", ["worlds.parquet", "months.parquet"])
def test_a_full_disk_is_told_in_one_line(tmp_path, table):
    with RunFolder(tmp_path / "a") as folder:
        folder.begin(Request(TEXT, 4, 1000))
        (folder.partial / table).symlink_to("/dev/full")
        with pytest.raises(RunError, match="the disk is full") as caught:
            folder.add(fake.play(Job(STORY, 4, 0, 1000, "full")))
            folder.finish()
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "a").exists()


def test_too_little_space_is_told_ahead(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 10))
    with pytest.raises(RunError, match=r"only 0\.0 MB are free"):
        write(tmp_path / "a")
    assert list(tmp_path.iterdir()) == []


def test_a_run_cut_short_cannot_be_finished(tmp_path):
    with RunFolder(tmp_path / "a") as folder:
        folder.begin(Request(TEXT, 4, 9))
        folder.add(fake.play(Job(STORY, 4, 0, 5, "full")))
        with pytest.raises(ValueError, match="world 5 is due"):
            folder.add(fake.play(Job(STORY, 4, 6, 3, "full")))
        with pytest.raises(RunError, match="only 5 of 9"):
            folder.finish()


def test_damage_is_found(tmp_path):
    out = write(tmp_path / "a")
    (out / "summary.csv").write_text("")
    (out / "worlds.parquet").unlink()
    assert load_run(out).damaged() == ["summary.csv", "worlds.parquet"]


def test_the_summary_counts_labels_and_describes_numbers(finished):
    worlds = load_run(finished).worlds
    with (finished / "summary.csv").open() as file:
        lines = {(line["column"], line["label"]): line for line in csv.DictReader(file)}
    assert int(lines["ending", "signed"]["worlds"]) == (worlds["ending"] == "signed").sum()
    assert int(lines["signed", ""]["worlds"]) == worlds["signed"].notna().sum()
    assert float(lines["cost", ""]["mean"]) == pytest.approx(worlds["cost"].mean(), rel=1e-5)
    assert float(lines["lifted", ""]["mean"]) == pytest.approx(worlds["lifted"].mean(), rel=1e-5)


def test_files_that_others_add_are_in_the_manifest(tmp_path):
    with RunFolder(tmp_path / "a") as folder:
        folder.begin(Request(TEXT, 4, 3))
        folder.add(fake.play(Job(STORY, 4, 0, 3, "full")))
        (folder.partial / "figures" / "fan.svg").write_text("<svg/>")
        (folder.partial / "summary.csv").write_text("mine\n")
        out = folder.finish(mood="good")
    assert (out / "summary.csv").read_text() == "mine\n"
    told = load_run(out).manifest
    assert "figures/fan.svg" in told["files"] and told["mood"] == "good"


def test_two_commands_do_not_write_the_same_run(tmp_path):
    """The second is refused while the first goes on, and may go on when the first has let go."""
    with RunFolder(tmp_path / "a"), pytest.raises(RunError, match="another command is writing"):
        write(tmp_path / "a", resume=True)
    assert write(tmp_path / "a", resume=True).is_dir()
    assert write(tmp_path / "b").is_dir()


def test_a_folder_that_is_no_run_is_not_called_complete(tmp_path):
    with pytest.raises(RunError, match="not the folder of a run"):
        RunFolder(tmp_path, resume=True)
