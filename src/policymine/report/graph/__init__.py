"""Graph files: GraphML and GEXF, Gephi's node and edge tables, and VOSviewer's JSON.

Every value is a number, a truth value or a text without characters that XML forbids; each file is
written as its nodes and edges come, read again, and compared.
"""

from __future__ import annotations

from pathlib import Path

from policymine.report.graph.gexf import write_gexf
from policymine.report.graph.graphml import write_graphml
from policymine.report.graph.items import Graph, clean_graph
from policymine.report.graph.tables import write_gephi_tables, write_vosviewer

__all__ = ["clean_graph", "write_graphml", "write_network"]


def write_network(folder: Path, graph: Graph, *, name: str = "actors") -> None:
    """Write a network in every format into a folder.

    Args:
        folder: where the files go.
        graph: a network as ``policymine.network.build_network`` makes it.
        name: how the GraphML and GEXF files are called; for ``actors`` the tables are ``nodes.csv``
            and ``edges.csv``, else they carry the name too.

    Raises:
        ValueError: the id of a node is not one that all programs can read.
        RuntimeError: a file, read again, is not what was written.

    """
    clean = clean_graph(graph)
    prefix = "" if name == "actors" else f"{name}-"
    write_graphml(folder / f"{name}.graphml", clean)
    write_gexf(folder / f"{name}.gexf", clean)
    write_gephi_tables(folder / f"{prefix}nodes.csv", folder / f"{prefix}edges.csv", clean)
    write_vosviewer(folder / f"{name}.vosviewer.json", clean)
