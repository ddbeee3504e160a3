"""Writing the report of finished runs."""

from __future__ import annotations

from pathlib import Path

from sim.cli.printing import print_text


def write_page(folders: list[Path], out: Path | None) -> None:
    """Tell these runs in one page, beside the first run unless said otherwise."""
    from sim.results.run_folder import load_run
    from sim.views.report import write_report

    runs = [load_run(folder) for folder in folders]
    path = write_report(runs, out or folders[0] / "report.html")
    print_text(f"{path} is there; it needs no network, and prints on A4.")
