"""Figures: the right files, the same bytes each time, every name legible."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_run import compared_run, made_run, with_tables

from policymine.report.drawing import build_drawing, build_edges, wrap_name
from policymine.report.figures import write_figures
from policymine.report.figures.comparison import draw_comparison
from policymine.report.figures.network import draw_network
from policymine.report.layout import push_apart, squeeze


def test_writes_each_figure_as_svg_and_png(tmp_path: Path) -> None:
    paths = write_figures(tmp_path, made_run())
    assert [path.name for path in paths] == [
        "comparison.svg",
        "comparison.png",
        "network.svg",
        "network.png",
    ]
    ElementTree.parse(tmp_path / "comparison.svg")


def test_same_run_gives_same_bytes(tmp_path: Path) -> None:
    first = write_figures(tmp_path / "a", made_run())
    second = write_figures(tmp_path / "b", made_run())
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_many_units_go_on_further_pages(tmp_path: Path) -> None:
    paths = write_figures(tmp_path, made_run(tuple(f"By {n}" for n in range(41))))
    assert {path.stem for path in paths} == {"comparison", "comparison-2", "network"}


def test_no_units_and_no_ties_give_no_figures(tmp_path: Path) -> None:
    data = with_tables(made_run(), comparison=made_run().tables["comparison"].iloc[:0])
    assert write_figures(tmp_path, replace(data, graph=nx.Graph())) == ()


@pytest.mark.parametrize("name", ["$x_{$", "\u202ebagvendt", "A" * 5000, "</svg><script>"])
def test_hostile_names_are_drawn_as_text(tmp_path: Path, name: str) -> None:
    data = made_run((name,))
    for path in write_figures(tmp_path, data):
        if path.suffix == ".svg":
            ElementTree.parse(path)


boxes = st.lists(
    st.tuples(*[st.floats(-50, 50)] * 2, *[st.floats(5, 120)] * 2), min_size=1, max_size=25
)


@settings(max_examples=40, deadline=None)
@given(boxes)
def test_no_two_boxes_overlap(rows: list[tuple[float, float, float, float]]) -> None:
    table = np.array(rows)
    sizes = table[:, 2:]
    centres = push_apart(table[:, :2], sizes)
    apart = np.abs(centres[:, None] - centres[None, :])
    overlap = ((sizes[:, None] + sizes[None, :]) / 2 - apart > 0.02).all(axis=2)
    np.fill_diagonal(overlap, False)
    assert not overlap.any()


def test_drawing_keeps_the_heaviest_and_counts_the_rest() -> None:
    graph = nx.Graph()
    graph.add_weighted_edges_from(("0", str(n), n) for n in range(1, 10))
    drawing = build_drawing(graph, limit=4)
    assert {node.id for node in drawing.nodes} == {"0", "9", "8", "7"}
    assert drawing.left_out == 6


def test_edges_read_lists_and_joined_strings_alike() -> None:
    graph = nx.Graph()
    graph.add_edge("a", "b", documents="x.pdf;y.pdf", findings=("f1", "f2"))
    (edge,) = build_edges(graph)
    assert edge.documents == ("x.pdf", "y.pdf")
    assert edge.findings == ("f1", "f2")


def test_what_has_ended_is_not_drawn() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edge("a", "b", relation="works_with", weight=1.0, abandoned=True)
    graph.add_edge("a", "c", relation="works_with", weight=1.0, abandoned=False)
    assert [(edge.source, edge.target) for edge in build_edges(graph)] == [("a", "c")]


def test_long_names_end_in_an_ellipsis() -> None:
    lines = wrap_name("Netværket for " + "meget lange navne " * 9)
    assert len(lines) == 3
    assert lines[-1].endswith("…")


def test_empty_bands_are_narrowed_and_nothing_overlaps():
    sizes = np.full((4, 2), 10.0)
    centres = np.array([[0.0, 0.0], [12.0, 0.0], [500.0, 900.0], [512.0, 900.0]])
    placed = squeeze(centres, sizes)
    assert placed[2].tolist() == [12.0 + 10 + 20, 10.0 + 20]
    assert (placed[3] - placed[2]).tolist() == [12.0, 0.0]
    assert squeeze(placed, sizes).tolist() == placed.tolist()


def test_figures_say_of_how_much_they_are_a_selection() -> None:
    data = compared_run(("Lindehøj", "Åstrup"))
    data.graph.add_nodes_from(f"alene-{n}" for n in range(3))
    ((_, network),) = draw_network(data)
    notes = [text.get_text() for text in network.texts]
    assert any(note.startswith("Et udvalg: de ") for note in notes)
    assert any(f"af {data.graph.number_of_nodes()} aktører" in note for note in notes)
    ((_, comparison),) = draw_comparison(data)
    assert any("ikke med" in text.get_text() for text in comparison.texts)
