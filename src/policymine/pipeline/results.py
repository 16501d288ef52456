"""The stages that look at all documents at once: compare, network and report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from policymine.pipeline.data import RunData
from policymine.pipeline.journal import finish_stage
from policymine.pipeline.means import PLAIN, Means
from policymine.store import RunFolder, open_path

if TYPE_CHECKING:
    from policymine.report.inputs import ReportInput


def compare(folder: RunFolder, *, data: RunData | None = None, means: Means = PLAIN) -> None:
    """Write the tables: what was found, and the comparison of the municipalities."""
    from policymine.pipeline.doubts import doubt_attributes
    from policymine.report.tables import write_tables

    data = data or RunData(folder)
    means.progress("compare", 0, 1)
    write_tables(folder, data.all_tables)
    means.progress("compare", 1, 1)
    units = data.comparison["comparison"]["unit"]
    finish_stage(folder, "compare", doubts=doubt_attributes(data.attributes_file, units))


def network(folder: RunFolder, *, data: RunData | None = None, means: Means = PLAIN) -> None:
    """Write the networks as graph files."""
    from policymine.pipeline.doubts import doubt_aliases
    from policymine.pipeline.networks import Networks
    from policymine.report.graph import write_network
    from policymine.schema.network import Network

    data = data or RunData(folder)
    networks = Networks(data)
    for done, which in enumerate(Network):
        means.progress("network", done, len(Network))
        graph = networks.build(which)
        if graph is not None:
            write_network(folder.network, graph, name=which)
    means.progress("network", len(Network), len(Network))
    doubts = doubt_aliases(folder.aliases, data.actor_names)
    finish_stage(folder, "network", doubts=doubts)


def report(folder: RunFolder, *, data: RunData | None = None, means: Means = PLAIN) -> None:
    """Write the figures, the workbook, the Word report, the marked documents and the report."""
    from policymine.report.docx import write_docx
    from policymine.report.figures import write_figures
    from policymine.report.html import write_report
    from policymine.report.sources import write_sources
    from policymine.report.xlsx import write_workbook

    data = data or RunData(folder)
    view = _view(folder, data)

    def write_page() -> None:
        sources = write_sources(folder.sources, view, open_path(data.run.corpus))
        write_report(folder.report, replace(view, sources=sources))

    steps: tuple[Callable[[], object], ...] = (
        lambda: write_figures(folder.figures, view),
        lambda: write_workbook(folder.workbook, view),
        lambda: write_docx(folder.word_report, view, figures=folder.figures),
        write_page,
    )
    for done, step in enumerate(steps):
        means.progress("report", done, len(steps))
        step()
    means.progress("report", len(steps), len(steps))
    finish_stage(folder, "report")


def _view(folder: RunFolder, data: RunData) -> ReportInput:
    """Return the run as those who write the report see it."""
    from policymine.report.inputs import ReportInput

    return ReportInput(
        documents=data.documents,
        tables=data.all_tables,
        codebook=data.codebook,
        run=folder.read_run(),
        graph=data.graph,
        lang=data.run.config.lang,
    )
