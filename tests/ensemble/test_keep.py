"""Finished blocks are found again, and nothing else is taken for one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.ensemble import Job, run
from sim.ensemble.keep import Keep
from sim.results.block import join
from sim.results.errors import RunError
from tests.ensemble import fake

JOB = Job(fake.Story(), 4, 10, 5, "full")


@pytest.fixture
def kept(tmp_path):
    store = Keep(tmp_path, fake.play)
    store.save(JOB, fake.play(JOB))
    return store


def test_a_block_comes_back_whole(kept):
    assert fake.same(kept.find(JOB), fake.play(JOB))


def test_outcomes_alone_come_back(tmp_path):
    job = replace(JOB, detail="outcomes")
    Keep(tmp_path, fake.play).save(job, fake.play(job))
    assert fake.same(Keep(tmp_path, fake.play).find(job), fake.play(job))


@pytest.mark.parametrize("other", [{"seed": 5}, {"first_world": 11}, {"worlds": 6}, {"detail": "outcomes"}])
def test_another_job_is_not_found(kept, tmp_path, other):
    job = replace(JOB, **other)
    target = tmp_path / f"{job.number:06d}-{job.first_world:010d}-{job.worlds}.npz"
    if not target.exists():
        target.write_bytes(_file(tmp_path).read_bytes())
    assert kept.find(job) is None


def test_another_origin_is_not_found(kept, tmp_path, monkeypatch):
    assert Keep(tmp_path, fake.play_and_fail).find(JOB) is None
    assert Keep(tmp_path, fake.play).find(replace(JOB, scenario=fake.Story(7))) is None
    monkeypatch.setattr("sim.ensemble.keep.code_digest", lambda: "edited")
    assert Keep(tmp_path, fake.play).find(JOB) is None


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_torn_file_is_not_found_or_is_still_true(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("keep")
    store = Keep(folder, fake.play)
    store.save(JOB, fake.play(JOB))
    whole = _file(folder).read_bytes()
    if data.draw(st.booleans()):
        torn = whole[: data.draw(st.integers(0, len(whole) - 1))]
    else:
        at = data.draw(st.integers(0, len(whole) - 1))
        torn = whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :]
    _file(folder).write_bytes(torn)
    found = store.find(JOB)
    assert found is None or fake.same(found, fake.play(JOB))


def test_a_turned_bit_anywhere_is_not_found_or_is_still_true(tmp_path):
    job = Job(fake.Story(1, ("US",), 1), 4, 10, 5, "full")
    store, truth = Keep(tmp_path, fake.play), fake.play(job)
    store.save(job, truth)
    whole = _file(tmp_path).read_bytes()
    for at in range(0, 8 * len(whole), 13):
        turned = bytearray(whole)
        turned[at // 8] ^= 1 << at % 8
        _file(tmp_path).write_bytes(turned)
        found = store.find(job)
        assert found is None or fake.same(found, truth)


def test_a_pickle_is_never_opened(kept, tmp_path):
    np.savez(_file(tmp_path), head=np.array([{"job": 1}], dtype=object))
    assert kept.find(JOB) is None


def test_only_what_is_missing_is_played_again(tmp_path):
    log = tmp_path / "log"
    log.touch()
    folder, story = tmp_path / "keep", fake.Story(trap=str(log))

    def everything():
        return join(list(run(story, 20, 4, play=fake.play_and_log, block=5, keep=folder)))

    first = everything()
    files = sorted(folder.iterdir())
    files[1].unlink()
    files[3].write_bytes(files[3].read_bytes()[:100])
    assert fake.same(everything(), first)
    assert log.read_text().split() == ["0", "5", "10", "15", "5", "15"]
    assert not list(folder.glob("*.tmp"))


def test_workers_save_what_they_play(tmp_path):
    job = Job(fake.Story(), 4, 0, 20, "full")
    for _ in range(2):
        played = list(run(job.scenario, 20, 4, play=fake.play, workers=2, block=5, keep=tmp_path / "keep"))
        assert fake.same(join(played), fake.play(job))
    assert len(list((tmp_path / "keep").iterdir())) == 4


def test_an_interrupted_run_goes_on(tmp_path):
    def interrupt(done: int, _: int) -> None:
        if done == 10:
            raise KeyboardInterrupt

    log = tmp_path / "log"
    story = fake.Story(trap=str(log))
    with pytest.raises(KeyboardInterrupt):
        list(run(story, 20, 4, play=fake.play_and_log, block=5, keep=tmp_path / "keep", progress=interrupt))
    again = list(run(story, 20, 4, play=fake.play_and_log, block=5, keep=tmp_path / "keep"))
    assert log.read_text().split() == ["0", "5", "10", "15"]
    assert fake.same(join(again), fake.play(Job(story, 4, 0, 20, "full")))


def test_a_missing_parent_is_told_plainly(tmp_path):
    with pytest.raises(RunError, match="does not exist"):
        run(fake.Story(), 2, 4, play=fake.play, keep=tmp_path / "no" / "keep")


def _file(folder: Path) -> Path:
    return folder / "000000-0000000010-5.npz"
