"""Graph files: what was written can be read again, by us and by other programs."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policymine.report.graph import clean_graph, graphml, write_graphml, write_network


def small(**values: Any) -> nx.MultiDiGraph:
    """Return two actors with two ties, the second as odd as is asked for."""
    graph = nx.MultiDiGraph()
    graph.add_node("a-1", name="Ærø & <Øst>", type="unit", sector="municipal", unit="Ærø",
                   mentions=3, betweenness=0.25, community=1)  # fmt: skip
    graph.add_node("a-2", name='Café "Åen"', type="facility", sector="municipal", unit="",
                   mentions=1, betweenness=0.0, community=1)  # fmt: skip
    graph.add_edge("a-1", "a-2", key="works_with", relation="works_with", weight=2.0,
                   documents="p/a.txt", findings="", directed=False)  # fmt: skip
    odd = {"relation": "part_of", "weight": 1.0, "documents": "p/a.txt;p/b.txt", "findings": "f",
           "directed": True, **values}  # fmt: skip
    graph.add_edge("a-2", "a-1", key="part_of", **odd)
    return graph


def test_all_files_are_written(tmp_path: Path) -> None:
    write_network(tmp_path, small())
    assert {file.name for file in tmp_path.iterdir()} == {
        "actors.graphml", "actors.gexf", "nodes.csv", "edges.csv", "actors.vosviewer.json",
    }  # fmt: skip


def test_graphml_and_gexf_keep_every_attribute(tmp_path: Path) -> None:
    graph = small()
    write_network(tmp_path, graph)
    for read in (
        nx.read_graphml(tmp_path / "actors.graphml", force_multigraph=True),
        nx.read_gexf(tmp_path / "actors.gexf", version="1.2draft"),
    ):
        for node, values in graph.nodes(data=True):
            assert values.items() <= read.nodes[node].items()
        ties = {(a, b): values for a, b, values in read.edges(data=True)}
        for source, target, values in graph.edges(data=True):
            assert values.items() <= ties[source, target].items()


def test_igraph_reads_the_graphml(tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph", reason="igraph is not installed")
    write_network(tmp_path, small())
    graph = igraph.Graph.Read_GraphML(str(tmp_path / "actors.graphml"))
    assert graph.vs["name"] == ["Ærø & <Øst>", 'Café "Åen"']
    assert graph.vs["label"] == graph.vs["name"]
    assert sorted(graph.es["relation"]) == ["part_of", "works_with"]
    assert sorted(graph.es["weight"]) == [1.0, 2.0]


READ_IN_R = """
suppressMessages(library(igraph))
graph <- read_graph(commandArgs(TRUE)[1], format = "graphml")
cell <- function(value) {
  if (is.numeric(value)) format(value) else if (is.logical(value)) tolower(value) else value
}
for (name in vertex_attr_names(graph))
  for (i in seq_len(vcount(graph)))
    cat("node", i, name, cell(vertex_attr(graph, name)[i]), "\\n", sep = "\\t")
for (name in edge_attr_names(graph))
  for (i in seq_len(ecount(graph)))
    cat("edge", i, name, cell(edge_attr(graph, name)[i]), "\\n", sep = "\\t")
"""


def has_r_igraph() -> bool:
    """Say whether R and its igraph are here (Debian: r-cran-igraph)."""
    r = shutil.which("Rscript")
    asked = ["Rscript", "-e", "library(igraph)"]
    return bool(r) and subprocess.run(asked, capture_output=True).returncode == 0


@pytest.mark.skipif(not has_r_igraph(), reason="R with igraph is not installed (r-cran-igraph)")
def test_igraph_in_r_reads_every_attribute(tmp_path: Path) -> None:
    graph = small()
    write_network(tmp_path, graph)
    script = tmp_path / "read.R"
    script.write_text(READ_IN_R)
    asked = ["Rscript", "--encoding=UTF-8", str(script), str(tmp_path / "actors.graphml")]
    said = subprocess.run(asked, capture_output=True, encoding="utf-8", check=True).stdout
    cells = [tuple(line.split("\t")[:4]) for line in said.splitlines()]
    for number, (_, values) in enumerate(sorted(graph.nodes(data=True)), 1):
        for name, value in values.items():
            cell = value if isinstance(value, str) else f"{value:g}"
            assert ("node", str(number), name, cell) in cells
    assert {c[3] for c in cells if c[:3:2] == ("edge", "relation")} == {"works_with", "part_of"}
    assert {c[3] for c in cells if c[:3:2] == ("edge", "directed")} == {"true", "false"}


def test_the_tables_are_those_gephi_looks_for(tmp_path: Path) -> None:
    write_network(tmp_path, small())
    assert not (tmp_path / "nodes.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    nodes, edges = (
        list(csv.DictReader((tmp_path / name).read_text("utf-8").splitlines()))
        for name in ("nodes.csv", "edges.csv")
    )
    assert list(nodes[0])[:6] == ["Id", "Label", "name", "type", "sector", "unit"]
    assert list(edges[0])[:6] == ["Source", "Target", "Type", "Id", "Label", "Weight"]
    assert [(e["Source"], e["Type"], e["Weight"], e["relation"]) for e in edges] == [
        ("a-1", "Undirected", "2.0", "works_with"),
        ("a-2", "Directed", "1.0", "part_of"),
    ]


def test_vosviewer_has_one_link_a_pair(tmp_path: Path) -> None:
    write_network(tmp_path, small())
    network = json.loads((tmp_path / "actors.vosviewer.json").read_text("utf-8"))["network"]
    assert [item["label"] for item in network["items"]] == ["Ærø & <Øst>", 'Café "Åen"']
    assert network["links"] == [{"source_id": 1, "target_id": 2, "strength": 3.0}]


def test_lists_become_scalars_and_nothing_becomes_nothing() -> None:
    clean = clean_graph(small(years=(2020, 2021), more=None, quotes="a\x00b\ud800\r\nc"))
    values = clean["a-2"]["a-1"]["part_of"]
    assert values["years"] == "2020;2021"
    assert values["quotes"] == "ab\nc"
    assert "more" not in values


def test_an_id_that_programs_trip_over_is_refused() -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("a 1")
    with pytest.raises(ValueError, match="id"):
        clean_graph(graph)


def test_a_file_that_says_something_else_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graphml.xml, "text", lambda value: "")
    with pytest.raises(RuntimeError, match="graphml"):
        write_graphml(tmp_path / "x.graphml", clean_graph(small(quotes="Ærø")))


def test_an_empty_network_is_written_too(tmp_path: Path) -> None:
    write_network(tmp_path, nx.MultiDiGraph())
    assert len(nx.read_graphml(tmp_path / "actors.graphml")) == 0


def test_a_second_network_does_not_overwrite_the_first(tmp_path: Path) -> None:
    write_network(tmp_path, small())
    write_network(tmp_path, small(), name="actors-codes")
    assert (tmp_path / "actors-codes-nodes.csv").exists()
    assert (tmp_path / "actors-codes.gexf").exists()


def test_writing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    write_network(tmp_path / "one", small())
    write_network(tmp_path / "two", small())
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=30), st.integers(-(2**40), 2**40), st.floats(0, 1))
def test_any_text_survives(
    tmp_path_factory: pytest.TempPathFactory, text: str, whole: int, part: float
) -> None:
    folder = tmp_path_factory.mktemp("graph")
    graph = small(quotes=text, count=whole, share=part)
    graph.nodes["a-1"]["name"] = text
    write_network(folder, graph)
    clean = clean_graph(graph)
    for read in (
        nx.read_graphml(folder / "actors.graphml", force_multigraph=True),
        nx.read_gexf(folder / "actors.gexf", version="1.2draft"),
    ):
        assert clean.nodes["a-1"].items() <= read.nodes["a-1"].items()
        ties = {(a, b): values for a, b, values in read.edges(data=True)}
        assert clean["a-2"]["a-1"]["part_of"].items() <= ties["a-2", "a-1"].items()


def test_two_ties_of_one_pair_survive_in_any_order(tmp_path):
    graph = nx.MultiDiGraph()
    for name in ("a-1", "a-2"):
        graph.add_node(name, name=name)
    for relation, quote in (("part_of", "a"), ("consulted_by", "b")):
        graph.add_edge("a-1", "a-2", key=relation, relation=relation, quotes=quote)
    write_network(tmp_path, graph)
    assert nx.read_gexf(tmp_path / "actors.gexf", version="1.2draft").number_of_edges() == 2
