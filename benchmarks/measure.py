"""Timing and memory of a piece of work, with the load of the machine beside it."""

from __future__ import annotations

import os
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Timing:
    """Wall seconds of several runs."""

    name: str
    budget: str
    seconds: list[float]
    worlds: int = 0
    peak_mib: float = 0.0

    def line(self) -> str:
        """One row: median, spread, worlds per second, peak memory, budget."""
        middle = statistics.median(self.seconds)
        spread = f"{min(self.seconds):.3f}-{max(self.seconds):.3f}"
        rate = f"{self.worlds / middle:10,.0f}" if self.worlds else " " * 10
        memory = f"{self.peak_mib:8.0f}" if self.peak_mib else " " * 8
        return f"{self.name:58s} {middle:8.3f} {spread:>15s} {rate} {memory}   {self.budget}"


HEADER = f"{'work':58s} {'median s':>8s} {'min-max s':>15s} {'worlds/s':>10s} {'peak MiB':>8s}   budget"


def time_it(name: str, budget: str, work: Callable[[], object], runs: int = 5, worlds: int = 0) -> Timing:
    """Time a piece of work after one run that is not counted."""
    work()
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return Timing(name, budget, seconds, worlds)


def load_of_machine() -> str:
    """Load average and processors, to judge the figures by."""
    one, five, _ = os.getloadavg()
    return f"load {one:.2f} (1 min) {five:.2f} (5 min), {os.cpu_count()} processors"


class MemoryWatch:
    """Peak memory of this process and all it started, in MiB (proportional share of shared pages)."""

    def __init__(self) -> None:
        self.peak = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> MemoryWatch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(0.02):
            self.peak = max(self.peak, sum(_pss(pid) for pid in _family(os.getpid())))


def _family(pid: int) -> list[int]:
    """A process and all its descendants."""
    members = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            members += _family(int(child))
    return members


def _pss(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024.0
