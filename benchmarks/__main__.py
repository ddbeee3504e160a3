"""Measure the budgets of the design on this machine: ``python -m benchmarks [--million]``."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.by_batch_run import worlds_per_second_by_batch_run
from benchmarks.measure import HEADER, MemoryWatch, Timing, load_of_machine, time_it
from sim.ensemble import Job, block_size, run
from sim.model.play import play
from sim.results.run_folder import Request, RunFolder
from sim.scenario import load

SCENARIO = "baseline"


def main() -> None:
    """Print one row for each budget."""
    case = load(SCENARIO)
    print(f"{SCENARIO}, {case.months} months; {load_of_machine()}")
    print(HEADER)
    single = time_it("one world", "0.120 s", lambda: play(Job(case, 1, 0, 1, "full")), runs=9, worlds=1)
    fan = time_it(
        "fan of 1,000 worlds, every series", "0.300 s", lambda: play(Job(case, 1, 0, 1000, "full")), runs=7, worlds=1000
    )
    for timing in (single, fan):
        print(timing.line(), flush=True)
    print(_to_disk(case).line(), flush=True)
    _outcomes_only(case, 1_000_000 if "--million" in sys.argv else 20_000)
    help_text = time_it("leverage --help (a fresh process)", "0.300 s", _ask_for_help)
    print(help_text.line())
    rate = worlds_per_second_by_batch_run(case)
    ours = 1000 / sorted(fan.seconds)[len(fan.seconds) // 2]
    print(f"mesa.batch_run, one world a run: {rate:,.1f} worlds/s; the fan of 1,000: {ours / rate:,.0f} times as many")
    print(load_of_machine())


def _to_disk(case: object) -> Timing:
    """10,000 worlds with every series, written by two workers; the start of the workers apart."""
    start = time.perf_counter()
    for _ in run(case, 2, 1, play=play, workers=2, block=1):
        pass
    warm_up = time.perf_counter() - start
    print(f"{'start of two workers and first worlds (apart)':58s} {warm_up:8.3f}")
    seconds = []
    with MemoryWatch() as watch:
        for _ in range(3):
            folder = Path(tempfile.mkdtemp()) / "run"
            begin = time.perf_counter()
            with RunFolder(folder) as out:
                asked = out.begin(Request(case.text, 1, 10_000, block_size(10_000, 2), "full"))  # type: ignore[attr-defined]
                for block in run(case, 10_000, 1, play=play, workers=2, block=asked.block, keep=out.blocks):
                    out.add(block)
                out.finish(["benchmark"])
            seconds.append(time.perf_counter() - begin - warm_up)
            shutil.rmtree(folder.parent)
    return Timing("10,000 worlds to disk, two workers, start taken off", "4 s, 800 MiB", seconds, 10_000, watch.peak)


def _outcomes_only(case: object, worlds: int) -> None:
    """Outcomes only, in blocks: time for half and for all of the worlds, and the peak of memory."""
    for count in (worlds // 2, worlds):
        with MemoryWatch() as watch:
            start = time.perf_counter()
            for _ in run(case, count, 1, play=play, block=block_size(count, 1, "outcomes"), detail="outcomes"):
                pass
            took = time.perf_counter() - start
        print(
            Timing(f"{count:,} worlds, outcomes only, one core", "linear, < 1 GiB", [took], count, watch.peak).line(),
            flush=True,
        )


def _ask_for_help() -> None:
    subprocess.run(["leverage", "--help"], check=True, capture_output=True)


if __name__ == "__main__":
    main()
