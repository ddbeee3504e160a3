"""A self-contained page that tells one or several runs: no network, fit for print, text that can inject nothing."""

from sim.views.report.page import write_report

__all__ = ["write_report"]
