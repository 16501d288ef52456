"""The actor network as a figure: the actors with the heaviest ties, every name legible."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from policymine.report.drawing import Drawing, Edge, Node, build_drawing
from policymine.report.figures.style import INK, MUTED, WIDTH_INCHES, dashes_of, symbol_of
from policymine.report.inputs import ReportInput
from policymine.report.wording import Wording, read_wording

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ACTORS = 40
FONT_POINTS = 6.5
LEGEND_INCHES = 0.82
NOTE_INCHES = 0.18
# DejaVu Sans is a wide face.
LETTER_WIDTH = 0.6


def draw_network(data: ReportInput) -> Iterator[tuple[str, Figure]]:
    """Yield the figure of the network with its name; none if there are no ties."""
    drawing = build_drawing(
        data.graph, limit=ACTORS, font_size=FONT_POINTS, letter_width=LETTER_WIDTH, aspect=0.95
    )
    if drawing.nodes:
        yield "network", _draw(drawing, read_wording(data.lang))


def _draw(drawing: Drawing, say: Wording) -> Figure:
    """Draw on a canvas whose unit is a point; a small one is centred on the page's width."""
    from matplotlib.figure import Figure

    points = max(drawing.width, WIDTH_INCHES * 72)
    height = drawing.height * WIDTH_INCHES / (points / 72)
    total = height / 72 + LEGEND_INCHES
    figure = Figure(figsize=(WIDTH_INCHES, total))
    axes = figure.add_axes((0, LEGEND_INCHES / total, 1, 1 - LEGEND_INCHES / total))
    spare = (points - drawing.width) / 2
    axes.set_xlim(-spare, drawing.width + spare)
    axes.set_ylim(drawing.height, 0)
    axes.axis("off")
    scale = WIDTH_INCHES * 72 / points
    for edge in reversed(drawing.edges):
        _draw_edge(axes, drawing, edge, scale)
    for node in drawing.nodes:
        _draw_node(axes, node, scale)
    _draw_legend(figure, drawing, say, NOTE_INCHES / total)
    _write_note(figure, drawing, say, total)
    return figure


def _draw_edge(axes: Axes, drawing: Drawing, edge: Edge, scale: float) -> None:
    source, target = drawing.place[edge.source], drawing.place[edge.target]
    (line,) = axes.plot(
        [source.x, target.x],
        [source.y, target.y],
        color=MUTED,
        alpha=0.45,
        zorder=1,
        lw=min(0.4 + 0.45 * math.log2(1 + edge.weight), 2.4) * scale,
    )
    if dashes := dashes_of(edge.relation):
        line.set_dashes(dashes)


def _draw_node(axes: Axes, node: Node, scale: float) -> None:
    import matplotlib.patheffects as effects

    symbol = symbol_of(node.sector)
    axes.plot(
        [node.x],
        [node.y],
        symbol.marker,
        color=symbol.color,
        markersize=2 * node.radius * scale,
        markeredgecolor="white",
        markeredgewidth=0.6,
        zorder=2,
    )
    name = "\n".join(node.lines).replace("$", r"\$")
    text = axes.text(
        node.x,
        node.y + node.radius + 1,
        name,
        ha="center",
        va="top",
        zorder=3,
        color=INK,
        fontsize=FONT_POINTS * scale,
        linespacing=1.05,
    )
    text.set_path_effects([effects.withStroke(linewidth=1.8, foreground="white", alpha=0.85)])


def _write_note(figure: Figure, drawing: Drawing, say: Wording, height: float) -> None:
    """Say that the figure shows a selection, and of how many."""
    shown = len(drawing.nodes)
    numbers = {"shown": say.number(shown), "of": say.number(shown + drawing.left_out)}
    note = say("figure.network_note" if drawing.left_out else "figure.network_note_all", **numbers)
    figure.text(0.5, 0.06 / height, note, fontsize=6.5, color=MUTED, ha="center", va="bottom")


def _draw_legend(figure: Figure, drawing: Drawing, say: Wording, foot: float) -> None:
    from matplotlib.lines import Line2D

    sectors = sorted({node.sector for node in drawing.nodes})
    relations = sorted({edge.relation for edge in drawing.edges})
    marks = [
        Line2D(
            [],
            [],
            color=symbol_of(sector).color,
            marker=symbol_of(sector).marker,
            ls="",
            markersize=5,
            label=say.heading("sector", sector),
        )
        for sector in sectors
    ]
    lines = [
        Line2D(
            [],
            [],
            color=MUTED,
            lw=1.1,
            label=say.term("relation", relation),
            ls=(0, dashes_of(relation)) if dashes_of(relation) else "-",
        )
        for relation in relations
    ]
    figure.legend(
        handles=[*marks, *lines],
        loc="lower center",
        bbox_to_anchor=(0.5, foot),
        ncols=5,
        frameon=False,
        fontsize=6.5,
        handletextpad=0.5,
        columnspacing=1.4,
        handlelength=2.4,
    )
