"""Speed and size, measured; run with ``python -m benchmarks``."""
