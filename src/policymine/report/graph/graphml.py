"""GraphML: what Gephi, igraph, R, yEd and Pajek's converters read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from policymine.report.graph import xml
from policymine.report.graph.items import Graph, Item, list_items

SPACE = "http://graphml.graphdrawing.org/xmlns"


def write_graphml(path: Path, graph: Graph) -> None:
    """Write a clean network as GraphML, and read it again."""
    xml.write_lines(path, _lines(graph))
    xml.check(path, map(_said, list_items(graph)), _read(path))


def _said(item: Item) -> xml.Said:
    return item.tag, dict(item.place), {name: str(value) for name, value in item.values.items()}


def _lines(graph: Graph) -> Iterator[str]:
    yield "<?xml version='1.0' encoding='utf-8'?>"
    yield f'<graphml xmlns="{SPACE}" {xml.SCHEMA.format(f"{SPACE} {SPACE}/1.0/graphml.xsd")}>'
    for tag, types in xml.find_types(list_items(graph)).items():
        for name, kind in types.items():
            key = {"id": name, "for": tag, "attr.name": name, "attr.type": kind}
            yield f"<key{xml.attributes(key)}/>"
    yield '<graph edgedefault="directed">'
    for tag, place, values in map(_said, list_items(graph)):
        yield f"<{tag}{xml.attributes(place)}>"
        for name, value in values.items():
            yield f"  <data{xml.attributes({'key': name})}>{xml.text(value)}</data>"
        yield f"</{tag}>"
    yield "</graph></graphml>"


def _read(path: Path) -> Iterator[xml.Said]:
    for element in xml.read_elements(path):
        if element.tag in ("node", "edge"):
            values = {data.get("key"): data.text or "" for data in element}
            yield element.tag, dict(element.attrib), values
