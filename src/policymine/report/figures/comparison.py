"""The comparison as small multiples: a panel a code, a row a unit, a dot with its interval."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from policymine.report.figures.style import MUTED, RULE, WIDTH_INCHES
from policymine.report.inputs import ReportInput
from policymine.report.matrix import Cell, Matrix, build_matrix, say_counts
from policymine.report.wording import Wording, read_wording
from policymine.schema.comparison import Reading

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

UNITS_A_FIGURE = 40
NAME_LENGTH = 24
HEAD_INCHES = 0.85
FOOT_INCHES = 0.62
LEFT = 0.2
TICK_SIDES: tuple[Literal["left", "center", "right"], ...] = ("left", "center", "right")


def draw_comparison(data: ReportInput) -> Iterator[tuple[str, Figure]]:
    """Yield the figures of the comparison with their names."""
    matrix = build_matrix(data)
    for number, start in enumerate(range(0, len(matrix.units), UNITS_A_FIGURE), start=1):
        units = matrix.units[start : start + UNITS_A_FIGURE]
        name = "comparison" if number == 1 else f"comparison-{number}"
        yield name, _draw_units(data, matrix, units)


def _draw_units(data: ReportInput, matrix: Matrix, units: tuple[str, ...]) -> Figure:
    from matplotlib.figure import Figure

    say = read_wording(data.lang)
    height = HEAD_INCHES + FOOT_INCHES + (0.34 if len(units) <= 12 else 0.19) * len(units)
    figure = Figure(figsize=(WIDTH_INCHES, height))
    panels = figure.subplots(1, len(matrix.codes), sharey=True, squeeze=False)[0]
    figure.subplots_adjust(
        left=LEFT,
        right=0.985,
        top=1 - HEAD_INCHES / height,
        bottom=FOOT_INCHES / height,
        wspace=0.16,
    )
    for panel, code in zip(panels, data.codebook.codes, strict=True):
        _frame(panel, units, say)
        _head(panel, code.id, say.code_short(code), code.color)
        for row, unit in enumerate(units):
            _draw_cell(panel, matrix.cells[unit, code.id], row, code.color, say)
    note = f"{say('figure.comparison_note')}\n{say_counts(matrix, say, 'figure.comparison_counts')}"
    figure.text(LEFT, 0.1 / height, note, fontsize=6.5, color=MUTED, va="bottom")
    return figure


def _head(panel: Axes, code: str, title: str, color: str) -> None:
    """Write the code's name above its panel, and draw its colour under the name."""
    lines = textwrap.fill(title, 17, max_lines=3, placeholder=" …")
    above: dict[str, Any] = {
        "xycoords": "axes fraction",
        "textcoords": "offset points",
        "va": "top",
    }
    panel.annotate(code, (0, 1), (0, 50), fontsize=7.5, fontweight="bold", **above)
    panel.annotate(_plain(lines), (0, 1), (0, 39), fontsize=7, linespacing=1.3, **above)
    panel.plot([0, 1], [1, 1], transform=panel.transAxes, color=color, lw=3.5, clip_on=False)


def _frame(panel: Axes, units: tuple[str, ...], say: Wording) -> None:
    """Draw what all panels share: the scale, the names of the units, thin lines to follow."""
    panel.set_xlim(-0.03, 1.03)
    panel.set_ylim(len(units) - 0.4, -0.6)
    ticks = panel.set_xticks([0, 0.5, 1], [say.share(0), say.share(0.5), say.share(1)], fontsize=6)
    for tick, side in zip(ticks, TICK_SIDES, strict=True):
        tick.label1.set_horizontalalignment(side)
    panel.set_yticks(range(len(units)), [_plain(_shorten(unit)) for unit in units], fontsize=7)
    panel.tick_params(length=0)
    panel.grid(axis="x", color=RULE, lw=0.5)
    panel.hlines(range(len(units)), 0, 1, color=RULE, lw=0.5, zorder=0)
    panel.spines[:].set_visible(False)


def _shorten(name: str) -> str:
    clean = " ".join("".join(letter for letter in name if letter.isprintable()).split())
    return clean if len(clean) <= NAME_LENGTH else clean[: NAME_LENGTH - 1] + "…"


def _plain(text: str) -> str:
    """Return a name that matplotlib will not take for mathematics."""
    return text.replace("$", r"\$")


def _draw_cell(panel: Axes, cell: Cell, row: int, color: str, say: Wording) -> None:
    """Draw a dot with its interval, or say in words why there is none."""
    if not cell.measured or cell.reading != Reading.MENTIONED:
        panel.text(
            0.02,
            row,
            say.term("reading", cell.reading),
            fontsize=6,
            style="italic",
            color=MUTED,
            va="center_baseline",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.0},
        )
        return
    ends = (cell.low or 0.0, cell.high or 0.0)
    panel.plot(ends, (row, row), color=color, lw=1.6, solid_capstyle="butt")
    panel.plot(
        [cell.share or 0.0],
        [row],
        "o",
        color=color,
        markersize=5,
        markeredgecolor="white",
        markeredgewidth=0.6,
    )
