"""Ctrl-C while workers load the model is the parent's to answer, not theirs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SIGINT_IGNORED = 0b10
START = """
from multiprocessing import forkserver
from pathlib import Path
from sim.ensemble import by_model
from sim.ensemble.pool import get_ready
get_ready(by_model.HOME)
status = Path(f"/proc/{forkserver._forkserver._forkserver_pid}/status").read_text()
print(next(line.split()[1] for line in status.splitlines() if line.startswith("SigIgn")))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads what Linux says of a process")
def test_the_server_of_workers_ignores_ctrl_c_while_it_loads() -> None:
    told = subprocess.run([sys.executable, "-c", START], cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(told.stdout, 16) & SIGINT_IGNORED
