"""Gephi's node and edge tables, and VOSviewer's JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from policymine.report.graph.items import Graph, sorted_edges, sorted_nodes
from policymine.report.graph.xml import check
from policymine.store import replacing, write_text

DIRECTED = "directed"
NODE_COLUMNS = ("Id", "Label", "name", "type", "sector", "unit")
EDGE_COLUMNS = ("Source", "Target", "Type", "Id", "Label", "Weight", "relation", "documents",
                "findings")  # fmt: skip
LONGEST_CELL = 10_000_000

Row = dict[str, Any]


def write_gephi_tables(nodes: Path, edges: Path, graph: Graph) -> None:
    """Write node and edge tables with the columns Gephi looks for, without a byte order mark."""
    _write_csv(nodes, NODE_COLUMNS, lambda: _node_rows(graph))
    _write_csv(edges, EDGE_COLUMNS, lambda: _edge_rows(graph))


def _node_rows(graph: Graph) -> Iterator[Row]:
    for node, values in sorted_nodes(graph):
        yield {"Id": node, "Label": values.get("name", node), **values}


def _edge_rows(graph: Graph) -> Iterator[Row]:
    for number, (source, target, values) in enumerate(sorted_edges(graph)):
        yield {
            "Source": source,
            "Target": target,
            "Type": "Directed" if values.get(DIRECTED, True) else "Undirected",
            "Id": number,
            "Label": values.get("relation", ""),
            "Weight": values.get("weight", 1.0),
            **{key: value for key, value in values.items() if key != "weight"},
        }


def _write_csv(path: Path, first: tuple[str, ...], rows: Callable[[], Iterator[Row]]) -> None:
    columns = list(dict.fromkeys(chain(first, chain.from_iterable(rows()))))
    with replacing(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        writer = csv.writer(text, lineterminator="\n")
        writer.writerows(_cells(columns, rows()))
        text.detach()
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding="utf-8", newline="") as file_again:
        check(path, _cells(columns, rows()), csv.reader(file_again))


def _cells(columns: list[str], rows: Iterator[Row]) -> Iterator[list[str]]:
    yield columns
    for row in rows:
        yield [_cell(row.get(column, "")) for column in columns]


def _cell(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


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
    check(path, [content], [json.loads(path.read_text("utf-8"))])


def _vos_item(number: int, values: Mapping[str, Any]) -> Row:
    described = [str(values.get(key, "")) for key in ("type", "sector", "unit")]
    item: Row = {
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
