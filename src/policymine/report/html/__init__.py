"""The report: one page that opens without a network, and in which every number has its evidence."""

from __future__ import annotations

from pathlib import Path

from policymine.report.checked import write_checked
from policymine.report.html.page import render_report
from policymine.report.inputs import ReportInput

__all__ = ["ReportInput", "render_report", "write_report"]


def write_report(path: Path, data: ReportInput) -> None:
    """Write the report of a run to ``path``, whole or not at all."""
    write_checked(path, render_report(data).encode("utf-8"))
