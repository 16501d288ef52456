"""Word documents: paragraphs, lists, tables and boxes in the order of the body, and footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from policymine.errors import ReadError
from policymine.ingest.clean import squeeze
from policymine.ingest.column_names import looks_like_header
from policymine.ingest.contents import without_contents
from policymine.ingest.docx_notes import read_notes
from policymine.ingest.docx_numbering import Label, Numbering, read_numbering
from policymine.ingest.docx_package import W, open_package, read_title
from policymine.ingest.docx_styles import LARGER, Styles, read_styles, value
from policymine.ingest.docx_tables import grid_of, heads_of, is_layout, rows_of
from policymine.ingest.docx_text import BOX, boxes_in, children, is_contents_line, runs_of, text_of
from policymine.ingest.elements import Aside, Element, Line, Reading, Row
from policymine.ingest.grid import fill_merged
from policymine.ingest.headings import is_numbered
from policymine.ingest.markers import parse_marker
from policymine.ingest.structure import find_blocks

_LONGEST_HEADING = 14
"""Words of a line that its letters alone may make a heading."""


def read_docx(data: bytes) -> Reading:
    """Read a Word document; raises ReadError for one that is damaged or unfolds to too much."""
    package = open_package(data)
    root, damaged = package.read(package.main), package.damaged
    body = root.find(f"{W}body")
    if body is None:
        raise ReadError(
            "The Word document has no body.",
            remedy="Open it in Word, save it again, and run again.",
        )
    styles = read_styles(package.part("styles"))
    story = Story(styles, read_numbering(package.part("numbering"), styles))
    elements = without_contents(story.read(body))
    blocks = [*find_blocks(elements, shapes=False), *read_notes(package)]
    reading = Reading(blocks, title=read_title(package))
    return _told_of_damage(reading) if damaged else reading


def _told_of_damage(reading: Reading) -> Reading:
    return replace(
        reading,
        status="partial",
        quality=0.7,
        warnings=("The Word document is damaged: what could be read of it was read.",),
        remedy="Open it in Word, save it again, and run again.",
    )


@dataclass
class Story:
    """Turns the body, a cell or a box into lines and rows, in order."""

    styles: Styles
    numbering: Numbering
    tables: int = 0
    carried: str = ""
    bare: str = ""
    """The number of the last paragraph that holds nothing else."""

    def read(self, parent: Any) -> Iterator[Element]:
        """Yield the elements in a node."""
        for child in children(parent):
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._rest()
                yield from self._table(child)
            elif child.tag != f"{W}sectPr" and not _is_contents(child):
                yield from self.read(child)
        if parent.tag in (f"{W}body", f"{W}tc", BOX):
            yield from self._rest()

    def _rest(self) -> Iterator[Line]:
        """Yield what was to go on in a paragraph that does not follow."""
        text, self.carried = self.carried, ""
        if text.strip():
            yield Line(squeeze(text), gap=1)

    def _paragraph(self, node: Any) -> Iterator[Element]:
        """Yield a paragraph, and the boxes that hang on it."""
        text, self.carried = self.carried + text_of(node), ""
        if node.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            # The mark at its end was taken out: it goes on in the next paragraph.
            self.carried = text
        elif not text.strip():
            # Word counts a paragraph that holds nothing but its number, and prints it.
            label = self.numbering.label(node)
            self.bare = label.text if label else ""
        elif not (self.styles.is_contents(node) or is_contents_line(node)):
            yield from self._lines(node, text)
        for box in boxes_in(node):
            inner = Story(self.styles, self.numbering, self.tables)
            elements = tuple(e for e in inner.read(box) if isinstance(e, Line | Row))
            self.tables = inner.tables
            if elements:
                yield Aside(elements)

    def _lines(self, node: Any, text: str) -> Iterator[Line]:
        label = self.numbering.label(node)
        level = self.styles.heading(node)
        if not level and label is None:
            level = self._level_by_letters(node, text)
        if level:
            number = f"{label.text} " if label and label.text else ""
            yield Line(squeeze(number + text), gap=1, level=level, bold=True)
        elif label is not None:
            yield _item(label, squeeze(text))
        else:
            for place, line in enumerate(part for part in text.split("\n") if part.strip()):
                yield Line(squeeze(line), gap=int(place == 0))

    def _level_by_letters(self, node: Any, text: str) -> int:
        """Return the heading level of a short line that is set larger or bold throughout."""
        if len(text.split()) > _LONGEST_HEADING or text.rstrip().endswith((".", ";", ",")):
            return 0
        runs = list(runs_of(node))
        size = min((self.styles.size_of(run, node) for run in runs), default=0.0)
        if size >= LARGER * self.styles.size:
            return 2 if size >= LARGER * LARGER * self.styles.size else 3
        return 4 if self._is_bold(node, runs) else 0

    def _is_bold(self, node: Any, runs: list[Any]) -> bool:
        return bool(runs) and all(self.styles.is_bold(run, node) for run in runs)

    def _table(self, node: Any) -> Iterator[Element]:
        """Yield the rows of a table; one that is layout is read as text, cell by cell."""
        rows = list(rows_of(node))
        grid = grid_of(rows)
        if is_layout(grid):
            for cells in grid:
                for cell, _, goes_on in cells:
                    if cell is not None and not goes_on:
                        yield from self.read(cell)
            return
        self.tables += 1
        table = self.tables
        width = max(sum(wide for _, wide, _ in cells) for cells in grid)
        texts = [self._texts(cells, width) for cells in grid]
        merged = [_goes_on(cells, width) for cells in grid]
        heads = heads_of(rows)
        bold = [self._is_bold_row(cells) for cells in grid]
        first = bool(rows) and (bold[0] or looks_like_header(texts[0]))
        for place, filled in fill_merged(texts, merged).items():
            head = heads[place] or (place == 0 and first)
            band = len(grid[place]) == 1
            yield Row(tuple(filled), 1, 1, head, bold[place], table, whole=True, band=band)

    def _texts(self, cells: Any, width: int) -> list[str]:
        texts: list[str] = []
        for cell, wide, goes_on in cells:
            texts.append("" if cell is None or goes_on else self._cell(cell))
            texts.extend([""] * (wide - 1))
        return texts + [""] * (width - len(texts))

    def _cell(self, node: Any) -> str:
        """Return the text of a cell, a line a paragraph or item; its number if it has no other."""
        lines: list[str] = []
        self.bare = ""
        for element in self.read(node):
            for part in element.elements if isinstance(element, Aside) else (element,):
                if isinstance(part, Line):
                    lines.append(part.text)
                elif isinstance(part, Row):
                    lines.append(" ".join(filter(None, part.cells)))
        return "\n".join(lines) or self.bare

    def _is_bold_row(self, cells: Any) -> bool:
        nodes = [cell for cell, _, _ in cells if cell is not None]
        filled = [p for cell in nodes for p in cell.iter(f"{W}p") if text_of(p).strip()]
        return bool(filled) and all(self._is_bold(p, list(runs_of(p))) for p in filled)


def _goes_on(cells: Any, width: int) -> list[bool]:
    """Return for each column of the grid whether its cell goes on from the row above."""
    columns = [goes_on for _, wide, goes_on in cells for _ in range(wide)]
    return columns + [False] * (width - len(columns))


def _item(label: Label, text: str) -> Line:
    """Return a list item with the sign that Word sets before it."""
    indent = float(2 * label.level)
    if label.bullet:
        return Line(f"• {text}", indent=indent)
    named = f"{label.text} {text}".strip()
    if is_numbered(named):
        return Line(squeeze(named), gap=1, level=2, bold=True)
    # Of "1.2" the last number counts the item; the level says what it stands below.
    last = label.text.rstrip(".): ").rpartition(".")[2].lstrip("( ")
    signs = (label.text, f"{last}.", f"{last})", f"{last.lower()})", "•")
    sign = next(sign for sign in signs if parse_marker(f"{sign} {text}") or sign == "•")
    return Line(f"{sign} {text}", indent=indent, gap=1)


def _is_contents(node: Any) -> bool:
    """Tell whether a control holds the table of contents."""
    gallery = value(node, "sdtPr/docPartObj/docPartGallery")
    return gallery is not None and "contents" in gallery.casefold()
