"""Graph files: GraphML and GEXF, Gephi's node and edge tables, and VOSviewer's JSON.

Every value is a number, a truth value or a text without characters that XML forbids; each file is
read again after it was written, and compared.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policymine.store import write_bytes, write_text

if TYPE_CHECKING:
    import networkx as nx

    Graph = nx.MultiDiGraph[Any]

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 forbids, or that its readers trip over."""
SAFE_ID = re.compile(r"[A-Za-z0-9_.:-]+")
DIRECTED = "directed"


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


def clean_graph(graph: Graph) -> Graph:
    """Return a copy in which every attribute is a scalar, and every text fit for XML."""
    import networkx as nx

    clean: Graph = nx.MultiDiGraph()
    for node, values in graph.nodes(data=True):
        if not SAFE_ID.fullmatch(str(node)):
            raise ValueError(f"A node's id has letters that not every program reads: {node!r}.")
        clean.add_node(node, **_scalars(values))
    for source, target, key, values in graph.edges(keys=True, data=True):
        clean.add_edge(source, target, key=str(key), **_scalars(values))
    return clean


def _scalars(values: Mapping[str, Any]) -> dict[str, str | int | float | bool]:
    return {key: _scalar(value) for key, value in values.items() if value is not None}


def _scalar(value: Any) -> str | int | float | bool:
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | tuple | set | frozenset):
        value = ";".join(str(part) for part in value)
    return FORBIDDEN.sub("", str(value)).replace("\r\n", "\n").replace("\r", "\n")


def _checked(path: Path, graph: Graph, read: Callable[[Path], Any], expected: Any) -> None:
    """Read a file again; what it says must be what was written."""
    found = read(path)
    if found != expected:
        raise RuntimeError(f"{path} does not say what was written into it.")


def contents(graph: nx.Graph[Any]) -> tuple[dict[str, dict[str, Any]], list[Any]]:
    """Return a network's nodes and edges with their attributes, in a form to compare."""
    nodes = {str(node): dict(values) for node, values in graph.nodes(data=True)}
    edges = [
        (str(a), str(b), sorted((k, v) for k, v in values.items()))
        for a, b, values in graph.edges(data=True)
    ]
    return nodes, sorted(edges, key=repr)


def write_graphml(path: Path, graph: Graph) -> None:
    """Write GraphML (Gephi, igraph, R, yEd, Pajek's converters)."""
    import networkx as nx

    labelled = _with_labels(graph)
    buffer = io.BytesIO()
    nx.write_graphml(labelled, buffer, named_key_ids=True)
    write_bytes(path, buffer.getvalue())
    _checked(path, labelled, _read_graphml, contents(labelled))


def _read_graphml(path: Path) -> Any:
    import networkx as nx

    return contents(nx.read_graphml(io.BytesIO(path.read_bytes()), force_multigraph=True))


def _with_labels(graph: Graph) -> Graph:
    """Return a copy whose nodes carry their name as Gephi's label, and edges an id."""
    import networkx as nx

    labelled: Graph = nx.MultiDiGraph()
    for node, values in sorted(graph.nodes(data=True)):
        labelled.add_node(node, **values, label=values.get("name", node))
    for number, (source, target, values) in enumerate(sorted_edges(graph)):
        labelled.add_edge(source, target, key=f"e{number}", **values)
    return labelled


def sorted_edges(graph: Graph) -> list[tuple[str, str, dict[str, Any]]]:
    """Return the edges in an order that depends on the network alone."""
    edges = graph.edges(keys=True, data=True)
    return [(a, b, values) for a, b, _, values in sorted(edges, key=lambda edge: edge[:3])]


def write_gexf(path: Path, graph: Graph) -> None:
    """Write GEXF 1.2 (Gephi), labels and weights where Gephi looks for them."""
    import networkx as nx

    plain = _with_labels(graph)
    text = "\n".join(nx.generate_gexf(plain, version="1.2draft"))
    text = re.sub(r'lastmodifieddate="[^"]*"|<lastmodified[^>]*>', "", text)
    write_text(path, text + "\n")
    _checked(path, plain, _read_gexf, _gexf_contents(plain))


def _read_gexf(path: Path) -> Any:
    import networkx as nx

    return _gexf_contents(nx.read_gexf(io.BytesIO(path.read_bytes()), version="1.2draft"))


def _gexf_contents(graph: Any) -> Any:
    nodes, edges = contents(graph)
    bare = ((a, b, [(k, v) for k, v in values if k != "id"]) for a, b, values in edges)
    return nodes, sorted(bare, key=repr)


def write_gephi_tables(nodes: Path, edges: Path, graph: Graph) -> None:
    """Write node and edge tables with the columns Gephi looks for, without a byte order mark."""
    node_rows = [
        {"Id": node, "Label": values.get("name", node), **values}
        for node, values in sorted(graph.nodes(data=True))
    ]
    edge_rows = [
        {
            "Source": source,
            "Target": target,
            "Type": "Directed" if values.get(DIRECTED, True) else "Undirected",
            "Id": number,
            "Label": values.get("relation", ""),
            "Weight": values.get("weight", 1.0),
            **{key: value for key, value in values.items() if key != "weight"},
        }
        for number, (source, target, values) in enumerate(sorted_edges(graph))
    ]
    _write_csv(nodes, graph, node_rows, ["Id", "Label", "name", "type", "sector", "unit"])
    _write_csv(
        edges,
        graph,
        edge_rows,
        ["Source", "Target", "Type", "Id", "Label", "Weight", "relation", "documents", "findings"],
    )


def _write_csv(path: Path, graph: Graph, rows: list[dict[str, Any]], first: list[str]) -> None:
    columns = list(dict.fromkeys([*first, *(key for row in rows for key in row)]))
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, lineterminator="\n", restval="")
    writer.writeheader()
    texts = [{key: _cell(value) for key, value in row.items()} for row in rows]
    writer.writerows(texts)
    write_text(path, buffer.getvalue())
    expected = [{column: row.get(column, "") for column in columns} for row in texts]
    _checked(path, graph, _read_csv, expected)


def _cell(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _read_csv(path: Path) -> list[dict[str, str]]:
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_vosviewer(path: Path, graph: Graph) -> None:
    """Write VOSviewer's JSON: items with weights and clusters, and one link a pair."""
    number = {node: at for at, node in enumerate(sorted(graph), 1)}
    items = [_vos_item(number[node], graph.nodes[node]) for node in sorted(graph)]
    strength: dict[tuple[str, str], float] = {}
    for source, target, weight in graph.edges(data="weight", default=1.0):
        pair = (min(source, target), max(source, target))
        strength[pair] = strength.get(pair, 0.0) + weight
    links = [
        {"source_id": number[a], "target_id": number[b], "strength": value}
        for (a, b), value in sorted(strength.items())
        if a != b
    ]
    content = {"network": {"items": items, "links": links}}
    write_text(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
    _checked(path, graph, lambda file: json.loads(file.read_text("utf-8")), content)


def _vos_item(number: int, values: Mapping[str, Any]) -> dict[str, Any]:
    described = [str(values.get(key, "")) for key in ("type", "sector", "unit")]
    item: dict[str, Any] = {
        "id": number,
        "label": values.get("name", str(number)),
        "description": ", ".join(part for part in described if part),
        "weights": {
            "Mentions": values.get("mentions", 0),
            "Strength": values.get("strength", 0.0),
        },
    }
    if values.get("community"):
        item["cluster"] = values["community"]
    return item
