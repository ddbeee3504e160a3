"""Worker processes on this machine."""

from __future__ import annotations

import multiprocessing
import multiprocessing.context
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from sim.ensemble.job import EnsembleError, Job, Play

if TYPE_CHECKING:
    from sim.ensemble.keep import Saving
    from sim.results.block import Block

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""The environment of a worker: the blocks are the parallel work, each is played on one thread."""


class Pool:
    """A pool of processes that survives the death of a worker once for each block.

    Nobody can tell which of the blocks that were out killed the worker. So all of them are played
    again, one at a time, in a fresh pool: if a worker dies again, that block did it.
    """

    def __init__(self, play: Play | Saving, workers: int) -> None:
        self.window = 2 * workers
        self._play, self._workers = play, workers
        self._out: dict[int, tuple[Job, Future[Block | None]]] = {}
        self._processes = _Processes(workers)

    def send(self, job: Job) -> None:
        """Queue a job."""
        try:
            self._submit(job)
        except BrokenProcessPool:
            self._recover()
            self._submit(job)

    def fetch(self, job: Job) -> Block | None:
        """Wait for a job; EnsembleError names it if its worker died twice."""
        if _died(self._out[job.number][1]):
            self._recover()
        return self._out.pop(job.number)[1].result()

    def stop(self) -> None:
        """End all workers at once."""
        self._processes.end()

    def _submit(self, job: Job) -> Future[Block | None]:
        future = self._processes.submit(self._play, job)
        self._out[job.number] = job, future
        return future

    def _recover(self) -> None:
        suspects = [job for job, future in self._out.values() if _died(future)]
        self._processes.end()
        self._processes = _Processes(self._workers)
        for job in suspects:
            if _died(self._submit(job)):
                raise EnsembleError(
                    f"a worker died twice on {job} (out of memory, or killed); try fewer workers or a smaller block"
                )


def get_ready(module: str) -> None:
    """Have a module loaded once, for all workers to come, while this process does something else.

    Where the system has no server that workers are forked from, or it runs already, nothing is gained.
    """
    context = _context()
    if context.get_start_method() != "forkserver":
        return
    from multiprocessing import forkserver

    before = {name: os.environ.get(name) for name in ONE_THREAD}
    context.set_forkserver_preload([module])
    os.environ.update(ONE_THREAD)  # which the server hands on to the workers
    try:
        with _deaf_to_ctrl_c():  # as the server will be once it runs: the parent decides
            forkserver.ensure_running()
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Ignore Ctrl-C for a moment, so that a process started meanwhile ignores it from its first breath."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _context() -> multiprocessing.context.BaseContext:
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")


class _Processes:
    """An executor whose workers end when its lifeline is cut: by ``end``, or by the death of this process."""

    def __init__(self, workers: int) -> None:
        context = _context()
        self._held, self._line = (end for end in reversed(context.Pipe(duplex=False)))
        self._executor = ProcessPoolExecutor(workers, context, initializer=_prepare, initargs=(self._line,))

    def submit(self, play: Play | Saving, job: Job) -> Future[Block | None]:
        return self._executor.submit(play, job)

    def end(self) -> None:
        self._held.close()
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._line.close()


def _prepare(lifeline: Connection) -> None:
    """Make a worker single-threaded, deaf to Ctrl-C (the parent decides) and mortal."""
    os.environ.update(ONE_THREAD)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with, args=(lifeline,), daemon=True).start()


def _die_with(lifeline: Connection) -> None:
    lifeline.poll(None)
    os._exit(1)


def _died(future: Future[Block | None]) -> bool:
    """Wait for a job and say whether its worker died."""
    return isinstance(future.exception(), BrokenProcessPool)
