"""The command ``leverage``."""

import sys

from sim.cli.failing import told_kindly
from sim.cli.streams import make_streams_sturdy


def main() -> None:
    """Run the command line; the exit status is 0 done, 2 the input is wrong, 1 our fault, 130 stopped."""
    make_streams_sturdy()
    with told_kindly(debug="--debug" in sys.argv[1:]):
        from sim.cli.app import app

        app(prog_name="leverage")
