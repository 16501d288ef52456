"""Tables that a tagged PDF names as such: which pieces of text each of their cells holds.

Browsers, Word, LibreOffice and InDesign write the structure of what they print into the PDF, so
that it can be read aloud (ISO 32000, 14.8). Tables in it need no rules to be found.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from policymine.ingest.pdf.raw import address, tree_calls

Cell = frozenset[int]
"""The numbers of the marked pieces of text that a cell holds."""


@dataclass(frozen=True)
class TaggedTable:
    """The cells of a table row by row, and how many of its first rows are headers."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 0


_DEEPEST = 60
_MOST_ELEMENTS = 20_000
_NAME_BYTES = 64
_HEADER = "TH"
_CELLS = (_HEADER, "TD")
_TEXTS = frozenset(["P", "H", *(f"H{n}" for n in range(1, 7)), "Span", "Link", "Lbl", "Figure"])
"""Elements that hold no table."""


def is_tagged(pdf: Any) -> bool:
    """Tell whether a document of pypdfium2 says that it carries its structure."""
    import pypdfium2.raw as raw

    return bool(raw.FPDFCatalog_IsTagged(pdf.raw))


def read_tagged(page: Any) -> list[TaggedTable]:
    """Return the tables that the structure of a page of pypdfium2 names, row by row."""
    import pypdfium2.raw as raw

    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return []
    try:
        return _Tree(address(tree)).tables()
    finally:
        raw.FPDF_StructTree_Close(tree)


class _Tree:
    """The structure of one page."""

    def __init__(self, handle: int) -> None:
        self.handle = handle
        self.seen = 0
        self.claims: Counter[int] = Counter()
        self._name = ctypes.create_string_buffer(_NAME_BYTES)

    def tables(self) -> list[TaggedTable]:
        """Return the tables; one that holds others is for layout, and they are returned."""
        call = tree_calls()
        count = call.tops(self.handle)
        tops = [call.top(self.handle, place) for place in range(count)]
        found = [place for top in tops if top for place in self._walk(top, 0)]
        for top in tops if found else ():
            self.claims.update(n for element in self._texts(top, 0) for n in element)
        return [self._table(*place) for place in found]

    def _table(self, element: int, depth: int) -> TaggedTable:
        lines = [[*self._parts(*row, _CELLS)] for row in self._parts(element, depth, ("TR",))]
        heads = sum(1 for _ in takewhile(self._is_head, lines))
        rows = (tuple(self._own([*self._texts(*cell)]) for cell in line) for line in lines)
        return TaggedTable(tuple(rows), heads)

    def _is_head(self, line: list[tuple[int, int]]) -> bool:
        return bool(line) and all(self._type(cell) == _HEADER for cell, _ in line)

    def _own(self, pieces: list[list[int]]) -> Cell:
        """Return the pieces of a cell that are on this page.

        An element that runs over pages names the pieces of all of them, and each page counts anew:
        its numbers fall where a page begins.
        """
        return frozenset(
            piece
            for element in pieces
            for piece in element
            if element == sorted(element) or self.claims[piece] == 1
        )

    def _walk(self, element: int, depth: int) -> Iterator[tuple[int, int]]:
        """Yield the tables in an element, the innermost, and how deep they are."""
        kind = self._type(element)
        if kind in _TEXTS:
            return
        inner = [table for child in self._children(element, depth) for table in self._walk(*child)]
        yield from inner
        if not inner and kind == "Table":
            yield element, depth

    def _parts(self, element: int, depth: int, names: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        """Yield the elements of a name in an element, the outermost."""
        for child in self._children(element, depth):
            if self._type(child[0]) in names:
                yield child
            else:
                yield from self._parts(*child, names)

    def _texts(self, element: int, depth: int) -> Iterator[list[int]]:
        yield self._pieces(element)
        for child in self._children(element, depth):
            yield from self._texts(*child)

    def _children(self, element: int, depth: int) -> Iterator[tuple[int, int]]:
        call = tree_calls()
        count = call.children(element) if depth < _DEEPEST else 0
        for place in range(count):
            child = call.child(element, place)
            self.seen += 1
            if child and self.seen < _MOST_ELEMENTS:
                yield child, depth + 1

    def _pieces(self, element: int) -> list[int]:
        call = tree_calls()
        numbers = (call.piece(element, n) for n in range(max(call.pieces(element), 0)))
        return [number for number in numbers if number >= 0]

    def _type(self, element: int) -> str:
        size = tree_calls().type(element, ctypes.addressof(self._name), _NAME_BYTES)
        known = 2 < size <= _NAME_BYTES
        return self._name.raw[: size - 2].decode("utf-16-le", "ignore") if known else ""
