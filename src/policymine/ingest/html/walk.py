"""A part of a web page → headings, paragraphs, items and rows in order."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from policymine.ingest import lexicon
from policymine.ingest.elements import Element, Line, Row
from policymine.ingest.grid import fill_merged, sets_margin_heads, sets_texts
from policymine.ingest.html.boxed_rows import rows_among
from policymine.ingest.html.definitions import read_definitions
from policymine.ingest.html.grid import cells_of, is_head, lay_out, table_of
from policymine.ingest.html.inline import (
    BREAK,
    BREAKS,
    HEADINGS,
    INLINE,
    IsFurniture,
    flat,
    has_blocks,
    is_bold_line,
    lines_of,
    one_line,
    opens_in_bold,
    read_inline,
    say,
)
from policymine.ingest.html.lists import LISTS, interrupts, item_lines, signed_items
from policymine.ingest.html.parts import find_by_id, is_panel, is_toggle, unfolded


def no_furniture(node: Any) -> bool:
    """Hold nothing for furniture."""
    return False


class Walk:
    """Walks a part of a page in order; text between blocks is gathered into paragraphs."""

    def __init__(self, is_furniture: IsFurniture = no_furniture) -> None:
        self._is_furniture = is_furniture
        self._loose: list[str] = []
        self._tables = 0
        self._level = 1

    def run(self, node: Any) -> Iterator[Element]:
        """Yield the elements of a node."""
        yield from self._children(node, depth=0)
        yield from self._flush()

    def _children(self, node: Any, depth: int) -> Iterator[Element]:
        self._loose.append(flat(node.text))
        rows = rows_among(node)
        for child in node:
            if not isinstance(child.tag, str) or self._is_furniture(child):
                pass
            elif child in rows:
                yield from self._flush()
                self._tables += rows[child]
                yield Row(tuple(map(self._cell, child)), table=self._tables, whole=True)
            else:
                yield from self._node(child, depth)
            say(self._loose, flat(child.tail))

    def _node(self, node: Any, depth: int) -> Iterator[Element]:
        tag = node.tag.lower()
        if tag in BREAKS:
            self._loose.append(BREAK)
        elif opens_in_bold(node) and "".join(self._loose).rstrip(" ")[-1:] in ("", BREAK):
            yield from self._flush()
            yield from _heading(self._inline(node), 4)
        elif tag in INLINE and not has_blocks(node):
            say(self._loose, self._inline(node))
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
        elif tag in LISTS:
            yield from self._list(node, depth + interrupts(node))
        elif tag == "dl":
            yield from read_definitions(node, self._inline)
        elif tag == "table":
            yield from self._table(node, depth)
        elif tag in ("p", "div") and is_bold_line(node):
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
        tab = find_by_id(node, node.get("aria-labelledby", ""))
        return "" if tab is None else self._inline(tab)

    def _list(self, node: Any, depth: int) -> Iterator[Element]:
        for sign, item in signed_items(node):
            lists = [n for n in item.iter(*LISTS) if n is not item]
            if next(item.iter(*HEADINGS, "table"), None) is not None:
                yield from self._children(item, depth)
                yield from self._flush()
                continue
            inner = [n for n in lists if not any(a in lists for a in n.iterancestors())]
            lines = lines_of(self._inline(item, without=inner))
            yield from item_lines(sign, lines, depth)
            for nested in inner:
                yield from self._list(nested, depth + bool(lines))

    def _table(self, node: Any, depth: int) -> Iterator[Element]:
        """Yield the rows of a table; one that is layout is walked as other parts are."""
        rows = [row for row in node.iter("tr", "row") if table_of(row) is node]
        cells = [cells_of(row) for row in rows]
        inner = [t for t in node.iter("table") if t is not node]
        if node.get("role") == "presentation" or inner or max(map(len, cells), default=0) < 2:
            yield from self._texts(cells, depth)
            return
        self._tables += 1
        for caption in node.findall("caption"):
            yield from _heading(self._inline(caption), 4)
        texts, goes_on = lay_out([[(c, self._cell(c)) for c in row] for row in cells])
        if sets_texts(texts):
            yield from self._texts(cells, depth)
            return
        if all(len(row) == 2 for row in cells) and sets_margin_heads(texts):
            yield from self._margin_heads(cells, depth)
            return
        for place, filled in fill_merged(texts, goes_on).items():
            head = is_head(rows[place], cells[place])
            bold = all(is_bold_line(cell) for cell in cells[place])
            band = len(cells[place]) == 1 and bool(cells[place][0].get("colspan"))
            yield Row(tuple(filled), 1, 1, head, bold, self._tables, whole=True, band=band)

    def _texts(self, rows: list[list[Any]], depth: int) -> Iterator[Element]:
        """Yield what stands in the cells of a table, one after the other."""
        for cell in (cell for row in rows for cell in row):
            yield from self._children(cell, depth)
            yield from self._flush()

    def _margin_heads(self, rows: list[list[Any]], depth: int) -> Iterator[Element]:
        """Yield the titles in the first cells of a table as headings over the texts beside them."""
        for title, text in rows:
            marked = next((HEADINGS[one.tag] for one in title.iter(*HEADINGS)), 0)
            yield from _heading(self._inline(title), marked or min(self._level + 1, 6))
            yield from self._children(text, depth)
            yield from self._flush()

    def _cell(self, node: Any) -> str:
        """Return the text of a cell, a line a paragraph or item."""
        return "\n".join(e.text for e in Walk(self._is_furniture).run(node) if isinstance(e, Line))

    def _flush(self) -> Iterator[Element]:
        text, self._loose = "".join(self._loose), []
        for place, line in enumerate(lines_of(text)):
            if not lexicon.patterns("web", "tools").fullmatch(line):
                yield Line(line, gap=int(place == 0))

    def _inline(self, node: Any, without: Collection[Any] = ()) -> str:
        return read_inline(node, self._is_furniture, without=without)


def _heading(text: str, level: int) -> Iterator[Line]:
    text = one_line(text)
    if text:
        yield Line(text, gap=1, level=level)
