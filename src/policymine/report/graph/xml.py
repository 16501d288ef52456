"""What GraphML and GEXF have in common: types, escaping, and files that are read as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

from policymine.report.graph.items import Item
from policymine.store import replacing

TYPES: dict[type, str] = {bool: "boolean", int: "long", float: "double", str: "string"}
"""What both formats call the type of an attribute."""
SCHEMA = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="{}"'

Types = dict[str, dict[str, str]]
"""The type of each attribute, of nodes and of edges, in the order in which they first occur."""
Said = tuple[str, dict[str, str], dict[str, str]]
"""What a file says of a node or an edge: its tag, what says which it is, and its attributes."""

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_TEXT = str.maketrans(_ESCAPES)
_QUOTED = str.maketrans({**_ESCAPES, '"': "&quot;", "\t": "&#9;", "\n": "&#10;"})


def find_types(items: Iterable[Item]) -> Types:
    """Return the types of all attributes; one of whole numbers and others has the wider type."""
    types: Types = {"node": {}, "edge": {}}
    for item in items:
        for name, value in item.values.items():
            kind, known = TYPES[type(value)], types[item.tag].get(name)
            mixed = "double" if {kind, known} == {"long", "double"} else "string"
            types[item.tag][name] = kind if known in (None, kind) else mixed
    return types


def text(value: str) -> str:
    """Return a text as it stands between tags."""
    return value.translate(_TEXT)


def attributes(values: dict[str, str]) -> str:
    """Return the attributes of an element as they stand in its tag."""
    return "".join(f' {name}="{value.translate(_QUOTED)}"' for name, value in values.items())


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write lines as they come."""
    with replacing(path) as file:
        file.writelines(f"{line}\n".encode() for line in lines)


def read_elements(path: Path) -> Iterator[Any]:
    """Yield the elements of a file one after the other; what was yielded is let go."""
    from lxml import etree

    with path.open("rb") as file:
        for _, element in etree.iterparse(file, resolve_entities=False, huge_tree=True):
            element.tag = etree.QName(element).localname
            yield element
            if element.tag in ("node", "edge"):
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]


def check(path: Path, written: Iterable[Any], found: Iterable[Any]) -> None:
    """Compare what a file says with what was written; raises RuntimeError if they differ."""
    if any(one != other for one, other in zip_longest(written, found)):
        raise RuntimeError(f"{path} does not say what was written into it.")
