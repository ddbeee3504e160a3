"""An ensemble is the same data whatever the cut, the workers and the engine."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.ensemble import EnsembleError, Job, blocks, run
from sim.results.block import join
from tests.ensemble import fake

STORY = fake.Story()


def whole(worlds: int, detail: str = "full", story: fake.Story = STORY):
    return fake.play(Job(story, 4, 0, worlds, detail))


@given(st.integers(1, 5000), st.integers(1, 2000))
def test_blocks_cover_every_world_once(worlds, size):
    cuts = blocks(worlds, size)
    assert [world for first, count in cuts for world in range(first, first + count)] == list(range(worlds))
    assert all(count <= size for _, count in cuts)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 60), st.integers(1, 70), st.sampled_from(["full", "outcomes"]))
def test_the_cut_changes_nothing(worlds, size, detail):
    played = list(run(STORY, worlds, 4, play=fake.play, block=size, detail=detail))
    assert fake.same(join(played), whole(worlds, detail))


def test_processes_change_nothing_and_come_in_order():
    told: list[tuple[int, int]] = []
    played = list(run(STORY, 47, 4, play=fake.play, workers=2, block=5, progress=lambda *done: told.append(done)))
    assert [block.first_world for block in played] == list(range(0, 47, 5))
    assert fake.same(join(played), whole(47))
    assert told == [(min(first + 5, 47), 47) for first in range(0, 47, 5)]


def test_dask_changes_nothing():
    pytest.importorskip("distributed")
    played = list(run(STORY, 23, 4, play=fake.play, workers=2, cluster="local", block=5))
    assert fake.same(join(played), whole(23))


def test_a_scheduler_elsewhere_changes_nothing():
    distributed = pytest.importorskip("distributed")
    place = {"n_workers": 1, "threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": None}
    with distributed.LocalCluster(protocol="tcp://", processes=False, **place) as cluster:
        played = list(run(STORY, 12, 4, play=fake.play, cluster=cluster.scheduler_address, block=5))
        assert cluster.status.name == "running"
    assert fake.same(join(played), whole(12))


def test_without_dask_the_error_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EnsembleError, match=r"\[cluster\]"):
        next(run(STORY, 2, 4, play=fake.play, cluster="local"))


def test_a_killed_worker_is_survived(tmp_path):
    story = fake.Story(trap=str(tmp_path / "trap"), deadly=10)
    played = list(run(story, 40, 4, play=fake.play_and_die_once, workers=2, block=5))
    assert (tmp_path / "trap").exists()
    assert fake.same(join(played), whole(40, story=story))


def test_a_block_that_kills_twice_is_named():
    with pytest.raises(EnsembleError, match="worlds 10 to 14 "):
        list(run(fake.Story(deadly=10), 40, 4, play=fake.play_and_die, workers=2, block=5))


@pytest.mark.parametrize("workers", [1, 2])
def test_an_ordinary_error_comes_through_and_names_the_block(workers):
    with pytest.raises(ArithmeticError, match="no such number") as caught:
        list(run(fake.Story(deadly=5), 20, 4, play=fake.play_and_fail, workers=workers, block=5))
    assert "worlds 5 to 9" in caught.value.__notes__[0]


def test_workers_have_one_thread_and_leave_ctrl_c_to_the_parent():
    (block,) = run(STORY, 3, 4, play=fake.threads, workers=2)
    assert np.all(block.worlds["threads"] == 11)


def test_leaving_early_ends_a_hanging_worker(tmp_path):
    trap = tmp_path / "pid"
    story = fake.Story(trap=str(trap), deadly=5)
    with closing(run(story, 20, 4, play=fake.play_and_hang, workers=2, block=5)) as played:
        next(played)
        worker = _told(trap)
    assert _gone(worker)


@pytest.mark.parametrize("blow", ["SIGINT", "SIGKILL"])
def test_no_worker_outlives_its_parent(tmp_path, blow):
    """After Ctrl-C the error is raised at once; even kill -9 leaves no process behind."""
    trap = tmp_path / "pid"
    code = f"""
import os, signal, threading
from pathlib import Path
from sim.ensemble import run
from tests.ensemble import fake
trap = Path({str(trap)!r})
def blow():
    while not trap.exists() or not trap.read_text(): threading.Event().wait(0.01)
    os.kill(os.getpid(), signal.{blow})
if __name__ == "__main__":
    threading.Thread(target=blow, daemon=True).start()
    try:
        list(run(fake.Story(trap=str(trap), deadly=5), 20, 4, play=fake.play_and_hang, workers=2, block=5))
    except KeyboardInterrupt:
        print("interrupted")
"""
    script = tmp_path / "script.py"
    script.write_text(code)
    parent = subprocess.run([sys.executable, str(script)], check=False, capture_output=True, text=True, timeout=60)
    assert (parent.stdout.strip() == "interrupted") == (blow == "SIGINT")
    assert _gone(_told(trap))


def test_the_start_method_of_the_program_is_left_alone():
    import multiprocessing

    before = multiprocessing.get_start_method(allow_none=True)
    list(run(STORY, 4, 4, play=fake.play, workers=2, block=2))
    assert multiprocessing.get_start_method(allow_none=True) == before


@pytest.mark.parametrize("wrong", [{"worlds": 0}, {"workers": 0}, {"block": 0}, {"detail": "some"}])
def test_wrong_arguments_fail_at_the_call(wrong):
    with pytest.raises(ValueError, match="expected|detail"):
        run(**({"scenario": STORY, "worlds": 3, "seed": 4, "play": fake.play} | wrong))


def test_a_wrong_address_is_explained():
    with pytest.raises(EnsembleError, match="tcp://"):
        next(run(STORY, 3, 4, play=fake.play, cluster="nowhere"))


def test_importing_is_light():
    code = "import sim.ensemble, sys; print({'numpy', 'pandas', 'pyarrow', 'distributed'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"


def _told(trap: Path) -> int:
    while not trap.exists() or not trap.read_text():
        time.sleep(0.01)
    return int(trap.read_text())


def _gone(process: int) -> bool:
    for _ in range(1000):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False
