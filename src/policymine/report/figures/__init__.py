"""The figures of a run, as SVG and PNG, ready for a report on A4."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from policymine.report.checked import write_checked
from policymine.report.figures.comparison import draw_comparison
from policymine.report.figures.network import draw_network
from policymine.report.figures.style import RC
from policymine.report.inputs import ReportInput

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PNG_DPI = 200


def write_figures(folder: Path, data: ReportInput) -> tuple[Path, ...]:
    """Write the figures of a run into ``folder`` and return their paths.

    ``comparison`` has one more file for every 40 units beyond the first 40 (``comparison-2``, …);
    a run without units or without ties has no such figure.
    """
    import matplotlib as mpl

    with mpl.rc_context(RC):
        figures = [*draw_comparison(data), *draw_network(data)]
        return tuple(path for name, figure in figures for path in _save(folder / name, figure))


def _save(path: Path, figure: Figure) -> Iterator[Path]:
    """Write a figure twice; without a date in it, the same input gives the same bytes."""
    for suffix, metadata in ((".svg", {"Date": None}), (".png", {"Software": None})):
        content = io.BytesIO()
        figure.savefig(content, format=suffix[1:], dpi=PNG_DPI, metadata=metadata)
        target = path.with_name(path.name + suffix)
        write_checked(target, content.getvalue())
        yield target
