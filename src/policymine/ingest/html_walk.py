"""A part of a web page → headings, paragraphs, items and rows in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from policymine.ingest import lexicon
from policymine.ingest.clean import normalise, squeeze
from policymine.ingest.elements import Element, Line, Row
from policymine.ingest.grid import fill_merged
from policymine.ingest.html_grid import cells_of, is_head, lay_out, number_in, table_of
from policymine.ingest.html_parts import is_panel, is_toggle, unfolded

BREAK = "\n"
INLINE = frozenset([
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
    "em", "font", "hi", "i", "img", "ins", "kbd", "label", "mark", "nobr", "o:p", "output", "q",
    "ref", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr",
])  # fmt: skip
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset(["b", "strong"])
_LISTS = ("ul", "ol", "list", "menu", "dir")
_ITEMS = ("li", "item")
_LONGEST_HEADING = 14
"""Words of a paragraph that is a heading because all of it is bold."""
_SHORT = 200
"""Characters of a definition that stands on one line with its term."""
Furniture = Callable[[Any], bool]


def no_furniture(node: Any) -> bool:
    """Hold nothing for furniture."""
    return False


class Walk:
    """Walks a part of a page in order; text between blocks is gathered into paragraphs."""

    def __init__(self, furniture: Furniture = no_furniture) -> None:
        self._furniture = furniture
        self._loose: list[str] = []
        self._tables = 0
        self._level = 1

    def run(self, node: Any) -> Iterator[Element]:
        """Yield the elements of a node."""
        yield from self._children(node, depth=0)
        yield from self._flush()

    def _children(self, node: Any, depth: int) -> Iterator[Element]:
        self._loose.append(_flat(node.text))
        for child in node:
            if isinstance(child.tag, str) and not self._furniture(child):
                yield from self._node(child, depth)
            self._loose.append(_flat(child.tail))

    def _node(self, node: Any, depth: int) -> Iterator[Element]:
        tag = node.tag.lower()
        if tag in ("br", "lb"):
            self._loose.append(BREAK)
        elif tag in INLINE and not _has_blocks(node):
            self._loose.append(self._inline(node))
        elif tag == "pre":
            self._loose.append("".join(node.itertext()))
        else:
            yield from self._flush()
            yield from self._block(node, tag, depth)
            yield from self._flush()

    def _block(self, node: Any, tag: str, depth: int) -> Iterator[Element]:
        """Yield the elements of a node that stands on lines of its own."""
        if tag in HEADINGS or tag == "head":
            level = HEADINGS.get(tag) or HEADINGS.get(node.get("rend", ""), 3)
            if not any(is_panel(one) for one in node.iterancestors()):
                self._level = level
            yield from _heading(self._inline(node), level)
        elif is_toggle(node):
            yield from _heading(self._inline(node), self._toggle_level(node))
        elif tag in _LISTS:
            yield from self._list(node, depth + _interrupts(node))
        elif tag == "dl":
            yield from self._definitions(node)
        elif tag == "table":
            yield from self._table(node, depth)
        elif tag in ("p", "div") and _is_bold(node):
            yield from _heading(self._inline(node), 4)
        else:
            if node.get("role") == "tabpanel":
                yield from _heading(self._label(node), min(self._level + 1, 6))
            yield from self._children(node, depth)

    def _toggle_level(self, node: Any) -> int:
        """Return the level of what unfolds a part of the page: above the headings in that part."""
        panel = unfolded(node)
        inside = panel.iter(*HEADINGS) if panel is not None else ()
        levels = [HEADINGS[one.tag] for one in inside if node not in one.iterancestors()]
        return max(1, min([self._level + 1, 6, *(level - 1 for level in levels)]))

    def _label(self, node: Any) -> str:
        """Return the text of the tab that a panel belongs to."""
        name = node.get("aria-labelledby", "")
        found = node.getroottree().xpath("//*[@id=$name]", name=name) if name else []
        return self._inline(found[0]) if found else ""

    def _list(self, node: Any, depth: int) -> Iterator[Element]:
        for sign, item in _signed(node):
            lists = [n for n in item.iter(*_LISTS) if n is not item]
            if next(item.iter(*HEADINGS, "table"), None) is not None:
                yield from self._children(item, depth)
                yield from self._flush()
                continue
            inner = [n for n in lists if not any(a in lists for a in n.iterancestors())]
            lines = _lines(self._inline(item, without=inner))
            for place, line in enumerate(lines):
                text = f"{sign} {line}" if place == 0 else line
                gap = int(place == 0 and sign != "•")
                yield Line(text, indent=float(2 * depth + 2 * bool(place)), gap=gap)
            for nested in inner:
                yield from self._list(nested, depth + bool(lines))

    def _definitions(self, node: Any) -> Iterator[Element]:
        """Yield terms with what they mean: on one line where that is short."""
        term, meanings = "", list[str]()
        for child in [*node.iter("dt", "dd"), None]:
            if child is not None and child.tag == "dd":
                meanings.extend(_lines(self._inline(child)))
                continue
            yield from _definition(term, meanings)
            term = squeeze(self._inline(child)) if child is not None else ""
            meanings = []

    def _table(self, node: Any, depth: int) -> Iterator[Element]:
        """Yield the rows of a table; one that is layout is walked as other parts are."""
        rows = [row for row in node.iter("tr", "row") if table_of(row) is node]
        cells = [cells_of(row) for row in rows]
        inner = [t for t in node.iter("table") if t is not node]
        if node.get("role") == "presentation" or inner or max(map(len, cells), default=0) < 2:
            for cell in (cell for row in cells for cell in row):
                yield from self._children(cell, depth)
                yield from self._flush()
            return
        self._tables += 1
        for caption in node.findall("caption"):
            yield from _heading(self._inline(caption), 4)
        texts, goes_on = lay_out([[(c, self._cell(c)) for c in row] for row in cells])
        for place, filled in fill_merged(texts, goes_on).items():
            head = is_head(rows[place], cells[place])
            bold = all(_is_bold(cell) for cell in cells[place])
            band = len(cells[place]) == 1 and bool(cells[place][0].get("colspan"))
            yield Row(tuple(filled), 1, 1, head, bold, self._tables, whole=True, band=band)

    def _cell(self, node: Any) -> str:
        """Return the text of a cell, a line a paragraph or item."""
        return "\n".join(e.text for e in Walk(self._furniture).run(node) if isinstance(e, Line))

    def _flush(self) -> Iterator[Element]:
        text, self._loose = "".join(self._loose), []
        for place, line in enumerate(_lines(text)):
            if not lexicon.patterns("web", "tools").fullmatch(line):
                yield Line(line, gap=int(place == 0))

    def _inline(self, node: Any, without: list[Any] | None = None) -> str:
        """Return the text of a node; blocks in it stand on lines of their own."""
        parts = [_flat(node.text)]
        for child in node:
            if isinstance(child.tag, str) and child not in (without or []):
                tag = child.tag.lower()
                if tag in ("br", "lb"):
                    parts.append(BREAK)
                elif tag in INLINE or is_toggle(child):
                    parts.append(self._inline(child, without))
                elif not self._furniture(child):
                    parts.extend([BREAK, self._inline(child, without), BREAK])
            parts.append(_flat(child.tail))
        return "".join(parts)


def _flat(text: str | None) -> str:
    """Return text with its line ends, which mean nothing in mark-up, made spaces."""
    return re.sub(r"[\r\n\t\f ]+", " ", text or "")


def _lines(text: str) -> list[str]:
    lines = (squeeze(line) for line in normalise(text).split(BREAK))
    return [line for line in lines if line]


def _heading(text: str, level: int) -> Iterator[Line]:
    text = squeeze(normalise(text))
    if text:
        yield Line(text, gap=1, level=level)


def _has_blocks(node: Any) -> bool:
    """Tell whether an inline element holds blocks, as links around whole cards do."""
    tags = (child.tag for child in node.iterdescendants())
    return any(tag in HEADINGS or tag in ("p", "ul", "ol", "table", "div") for tag in tags)


def _is_bold(node: Any) -> bool:
    """Tell whether a paragraph is a short line and all of it is bold."""
    text = squeeze("".join(node.itertext()))
    if not text or len(text.split()) > _LONGEST_HEADING or text.endswith((".", ";", ",")):
        return False
    bold = [n for n in node.iter(*_BOLD) if not any(a.tag in _BOLD for a in n.iterancestors())]
    inside = squeeze(" ".join("".join(one.itertext()) for one in bold))
    return inside == text and not any(n.tag not in INLINE for n in node.iterdescendants())


def _interrupts(node: Any) -> bool:
    """Tell whether a list of bullets stands inside a count: the next list goes on counting."""
    before, after = node.getprevious(), node.getnext()
    if node.tag != "ul" or before is None or after is None:
        return False
    return before.tag == after.tag == "ol" and number_in(after.get("start"), 1) > 1


def _signed(node: Any) -> Iterator[tuple[str, Any]]:
    """Yield the items of a list, each with the sign before it."""
    counted = node.tag == "ol" or node.get("rend") == "ol"
    count = number_in(node.get("start"), 1)
    for item in node.iterchildren(*_ITEMS):
        count = number_in(item.get("value"), count)
        letter = chr(96 + count) if node.get("type") in ("a", "A") and count < 27 else ""
        yield (f"{letter})" if letter else f"{count}.") if counted and count < 100 else "•", item
        count += 1


def _definition(term: str, meanings: list[str]) -> Iterator[Line]:
    if term and meanings and sum(map(len, meanings)) <= _SHORT:
        yield Line(f"{term.rstrip(':')}: {'; '.join(meanings)}", gap=1)
        return
    if term:
        yield Line(term, gap=1, level=4)
    for meaning in meanings:
        yield Line(meaning, gap=1)
