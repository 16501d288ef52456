"""GEXF 1.2: what Gephi reads, labels and weights where it looks for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count, groupby
from pathlib import Path

from policymine.report.graph import xml
from policymine.report.graph.items import Graph, Item, Scalar, list_items

SPACE = "http://www.gexf.net/1.2draft"


def write_gexf(path: Path, graph: Graph) -> None:
    """Write a clean network as GEXF, and read it again."""
    xml.write_lines(path, _lines(graph))
    xml.check(path, map(_said, list_items(graph)), _read(path))


def _said(item: Item) -> xml.Said:
    """Return an item with the label of a node and the weight of an edge as its own attributes."""
    own = "label" if item.tag == "node" else "weight"
    values = {name: _text(value) for name, value in item.values.items()}
    mine = {own: values.pop(own)} if own in values else {}
    return item.tag, {**item.place, **mine}, values


def _text(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _lines(graph: Graph) -> Iterator[str]:
    numbers = count()
    types = xml.find_types(list_items(graph))
    ids = {tag: {name: str(next(numbers)) for name in kinds} for tag, kinds in types.items()}
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<gexf xmlns="{SPACE}" {xml.SCHEMA.format(f"{SPACE} {SPACE}/gexf.xsd")} version="1.2">'
    yield "  <meta><creator>policymine</creator></meta>"
    yield '  <graph defaultedgetype="directed" mode="static">'
    for tag, kinds in types.items():
        yield f'    <attributes mode="static" class="{tag}">'
        for name, kind in kinds.items():
            declared = {"id": ids[tag][name], "title": name, "type": kind}
            yield f"      <attribute{xml.attributes(declared)} />"
        yield "    </attributes>"
    for tag, items in groupby(list_items(graph), key=lambda item: item.tag):
        yield f"    <{tag}s>"
        yield from (line for item in items for line in _item_lines(item, ids[tag]))
        yield f"    </{tag}s>"
    yield "  </graph>"
    yield "</gexf>"


def _item_lines(item: Item, ids: Mapping[str, str]) -> Iterator[str]:
    tag, place, values = _said(item)
    yield f"      <{tag}{xml.attributes(place)}>"
    yield "        <attvalues>"
    for name, value in values.items():
        yield f"          <attvalue{xml.attributes({'for': ids[name], 'value': value})} />"
    yield "        </attvalues>"
    yield f"      </{tag}>"


def _read(path: Path) -> Iterator[xml.Said]:
    titles: dict[str, str] = {}
    for element in xml.read_elements(path):
        if element.tag == "attribute":
            titles[element.get("id")] = element.get("title")
        elif element.tag in ("node", "edge"):
            found = element.iter("attvalue")
            values = {titles[each.get("for")]: each.get("value") for each in found}
            yield element.tag, dict(element.attrib), values
