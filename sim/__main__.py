"""``python -m sim`` is the command ``leverage``."""

from sim.cli import main

main()
