"""Writing the report of finished runs and analyses."""

from __future__ import annotations

from pathlib import Path

from sim.cli.printing import print_text


def write_page(folders: list[Path], out: Path | None) -> None:
    """Tell these runs and analyses in one page, beside the first of them unless said otherwise."""
    from sim.views.report import write_report

    path = write_report(folders, out or folders[0] / "report.html")
    print_text(f"{path} is there; it needs no network, and prints on A4.")
