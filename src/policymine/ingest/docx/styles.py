"""The styles of a Word document: what a paragraph is by its own marks, its style and its bases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from policymine.ingest.docx.package import W

_HEADING = re.compile(r"^(?:heading|overskrift|rubrik)\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|titel|subtitle|undertitel)$", re.IGNORECASE)
_LIST = re.compile(
    r"^(?:list (?:bullet|number)|opstilling\b.*(?:punkt|tal)|punktopstilling|talopstilling)"
    r"\D*(\d)?$",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"^(?:toc\b|toc\d|contents|indholdsfortegnelse)", re.IGNORECASE)
_DEEPEST = 20
"""Styles that one may be based on in a row; a circle of styles has no end."""
_FIRST_ROW = 0x20
"""The bit of a table's look that sets off its first row."""
_RUNNING = 80
"""Characters of a paragraph that is running text, no heading."""
LARGER = 1.15
"""A short line this much larger than the text is a heading."""


def value(node: Any, path: str, name: str = "val") -> str | None:
    """Return an attribute of a descendant (``pPr/numPr/ilvl``); None if there is no such node."""
    found = node.find(_named(path))
    return None if found is None else str(found.get(W + name) or "")


@cache
def _named(path: str) -> str:
    """Return a path with the namespace in each step."""
    return "/".join(W + step for step in path.split("/"))


def number(text: str | None) -> int | None:
    """Return a whole number that a file says, or None if it says none."""
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else None


def is_on(node: Any, path: str) -> bool | None:
    """Tell whether a switch is on; None if nothing is said about it."""
    said = value(node, path)
    return None if said is None else said not in ("0", "false", "off", "none")


@dataclass
class Styles:
    """The styles by their id, and the size that most text has (in half points)."""

    nodes: dict[str, Any] = field(default_factory=dict)
    default: str = ""
    size: float = 22.0

    def chain(self, style: str) -> Iterator[Any]:
        """Yield a style and those it is based on, the nearest first."""
        for _ in range(_DEEPEST):
            node = self.nodes.get(style)
            if node is None:
                return
            yield node
            style = value(node, "basedOn") or ""

    def of(self, paragraph: Any) -> Iterator[Any]:
        """Yield the paragraph and the styles that it has its marks from, the nearest first."""
        yield paragraph
        yield from self.chain(value(paragraph, "pPr/pStyle") or self.default)

    def names(self, paragraph: Any) -> Iterator[str]:
        """Yield the names of a paragraph's styles; the id of one that is not defined."""
        own = value(paragraph, "pPr/pStyle")
        if own and own not in self.nodes:
            yield own
        for node in self.chain(own or self.default):
            yield value(node, "name") or ""

    def heading(self, paragraph: Any) -> int:
        """Return the heading level that a paragraph's style or outline gives it; 0 for none."""
        for node in self.of(paragraph):
            level = number(value(node, "pPr/outlineLvl"))
            if level is not None:
                return min(level + 1, 6) if 0 <= level < 9 else 0
            name = value(node, "name") or "" if node is not paragraph else ""
            if match := _HEADING.match(name):
                return min(max(int(match[1]), 1), 6)
            if _TITLE.match(name):
                return 1
        own = next(self.names(paragraph), "")
        match = _HEADING.match(own)
        return min(max(int(match[1]), 1), 6) if match else int(bool(_TITLE.match(own)))

    def list_level(self, paragraph: Any) -> int | None:
        """Return the level of a list that the name of a style says; None if it says none."""
        for name in self.names(paragraph):
            if match := _LIST.match(name):
                return int(match[1] or 1) - 1
        return None

    def is_contents(self, paragraph: Any) -> bool:
        """Tell whether a paragraph is a line of the table of contents."""
        return any(_CONTENTS.match(name) for name in self.names(paragraph))

    def is_bold(self, run: Any, paragraph: Any) -> bool:
        """Tell whether a run is bold: by itself, its own style, or the paragraph's."""
        own = is_on(run, "rPr/b")
        if own is not None:
            return own
        nodes = [*self.chain(value(run, "rPr/rStyle") or ""), *self.of(paragraph)]
        said = (is_on(node, "rPr/b") for node in nodes if node is not paragraph)
        return next((bold for bold in said if bold is not None), False)

    def sets_off_first_row(self, table: Any) -> bool:
        """Tell whether the style of a table sets its first row in bold letters, as headers."""
        look = table.find(f"{W}tblPr/{W}tblLook")
        if look is None:
            return False
        said = look.get(f"{W}firstRow")
        bits = look.get(f"{W}val") or "0"
        told = re.fullmatch(r"[0-9A-Fa-f]{1,4}", bits) and int(bits, 16) & _FIRST_ROW
        if not (said in ("1", "true", "on") if said else told):
            return False
        parts = (
            part
            for node in self.chain(value(table, "tblPr/tblStyle") or "")
            for part in node.iterchildren(f"{W}tblStylePr")
            if part.get(f"{W}type") == "firstRow"
        )
        return any(is_on(part, "rPr/b") is True for part in parts)

    def hidden(self) -> set[str]:
        """Return the styles whose text is not printed."""
        said = any(is_on(node, "rPr/vanish") for node in self.nodes.values())
        return {name for name in self.nodes if self._is_hidden(name)} if said else set()

    def _is_hidden(self, style: str) -> bool:
        said = (is_on(node, "rPr/vanish") for node in self.chain(style))
        return next((hidden for hidden in said if hidden is not None), False)

    def measure(self, body: Any) -> None:
        """Take the size that most running text of a body has, if there is any."""
        sizes: Counter[float] = Counter()
        for paragraph in body.iterchildren(f"{W}p"):
            sized = [(run, len(run.findtext(f"{W}t") or "")) for run in paragraph.iter(f"{W}r")]
            if sum(length for _, length in sized) >= _RUNNING:
                for run, length in sized:
                    sizes[self.size_of(run, paragraph)] += length
        self.size = max(sizes, key=sizes.__getitem__, default=self.size)

    def size_of(self, run: Any, paragraph: Any) -> float:
        """Return the size of a run's letters, in half points."""
        nodes = [run, *self.chain(value(run, "rPr/rStyle") or ""), *self.of(paragraph)]
        said = (number(value(node, "rPr/sz")) for node in nodes if node is not paragraph)
        return float(next((size for size in said if size), self.size))


def read_styles(root: Any) -> Styles:
    """Return the styles in a part; none if there is no such part."""
    if root is None:
        return Styles()
    styles = Styles()
    for node in root.iter(f"{W}style"):
        if identity := node.get(f"{W}styleId"):
            styles.nodes.setdefault(identity, node)
            if node.get(f"{W}type") == "paragraph" and node.get(f"{W}default") in ("1", "true"):
                styles.default = styles.default or identity
    sizes = [number(value(root, "docDefaults/rPrDefault/rPr/sz"))]
    sizes += [number(value(node, "rPr/sz")) for node in styles.chain(styles.default)]
    styles.size = float(next((size for size in reversed(sizes) if size), 22))
    return styles
