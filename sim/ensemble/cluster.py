"""Workers under Dask: on this machine, or wherever a scheduler has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sim.ensemble.job import EnsembleError, Job, Play
from sim.ensemble.pool import ONE_THREAD

if TYPE_CHECKING:
    from sim.results.block import Block

_PATIENCE = 10  # seconds to reach a scheduler


class Cluster:
    """Jobs on Dask workers. ``address`` is "local" or that of a scheduler, such as tcp://host:8786.

    Dask plays a job again if its worker dies, and gives up when that has happened too often.
    """

    def __init__(self, play: Play, workers: int, address: str) -> None:
        if address != "local" and "://" not in address:
            raise EnsembleError(f"expected 'local' or an address such as tcp://host:8786, not {address!r}")
        distributed = _distributed()
        self._play = play
        self._local: Any = None
        self._out: dict[int, Any] = {}
        self._killed = distributed.KilledWorker
        if address == "local":
            self._local = distributed.LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                dashboard_address=None,
                env=ONE_THREAD,
            )
        try:
            self._client = distributed.Client(self._local or address, timeout=_PATIENCE)
        except (OSError, TimeoutError) as error:
            raise EnsembleError(f"no Dask scheduler answers at {address}") from error
        self.window = 2 * max(workers, len(self._client.nthreads()))

    def send(self, job: Job) -> None:
        """Submit a job; the same job may be sent again in another run, so it is never taken from a cache."""
        self._out[job.number] = self._client.submit(self._play, job, pure=False)

    def fetch(self, job: Job) -> Block:
        """Wait for a job; EnsembleError names it if its workers died too often."""
        future = self._out.pop(job.number)
        try:
            block: Block = future.result()
        except self._killed as error:
            raise EnsembleError(f"the workers died on {job} (out of memory, or killed); try a smaller block") from error
        return block

    def stop(self) -> None:
        """Cancel what is out and leave the cluster; a local one is closed."""
        self._client.cancel(list(self._out.values()), force=True)
        self._client.close()
        if self._local is not None:
            self._local.close()


def _distributed() -> Any:
    try:
        import distributed
    except ImportError as error:
        raise EnsembleError("a cluster needs Dask: pip install 'sanctions-leverage[cluster]'") from error
    return distributed
