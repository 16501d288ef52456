"""Word documents: paragraphs, lists, tables and boxes in the order of the body, and footnotes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from policymine.errors import ReadError
from policymine.ingest.clean import squeeze
from policymine.ingest.column_names import looks_like_header
from policymine.ingest.contents import without_contents
from policymine.ingest.docx.chunks import read_chunk
from policymine.ingest.docx.fields import settle
from policymine.ingest.docx.items import item_line
from policymine.ingest.docx.letters import first_runs, is_bold_row, level_by_letters
from policymine.ingest.docx.notes import read_notes
from policymine.ingest.docx.numbering import Numbering, read_numbering
from policymine.ingest.docx.package import R, W, open_package, read_title
from policymine.ingest.docx.styles import Styles, read_styles
from policymine.ingest.docx.tables import (
    Cells,
    goes_on,
    grid_of,
    has_margin_heads,
    heads_of,
    is_layout,
    rows_of,
)
from policymine.ingest.docx.tabs import as_cells, read_tabs
from policymine.ingest.docx.text import (
    BOX,
    boxes_in,
    children,
    is_contents_line,
    is_drop_cap,
    runs_of,
    text_of,
)
from policymine.ingest.elements import Aside, Element, Line, Reading, Row, flat
from policymine.ingest.grid import fill_merged
from policymine.ingest.structure import find_blocks


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
    settle(body, styles.hidden())
    styles.measure(body)
    story = Story(styles, read_numbering(package.part("numbering"), styles), package.chunk)
    elements = without_contents(read_tabs([*story.read(body)]))
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
    chunk: Callable[[str], bytes]
    tables: int = 0
    carried: str = ""
    level: int = 1
    """The level of the last heading."""
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
            elif child.tag == f"{W}altChunk":
                for element in read_chunk(self.chunk(child.get(f"{R}id") or ""), self.tables):
                    self.tables = element.table if isinstance(element, Row) else self.tables
                    yield element
            elif child.tag != f"{W}sectPr":
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
        if node.find(f"{W}pPr/{W}rPr/{W}del") is not None or is_drop_cap(node):
            # The mark at its end was taken out, or counts for none: it goes on in the next.
            self.carried = text
        elif not text.strip():
            # Word counts a paragraph that holds nothing but its number, and prints it.
            label = self.numbering.label(node)
            self.bare = label.text if label else ""
        elif not (self.styles.is_contents(node) or is_contents_line(node)):
            yield from self._lines(node, text)
        for box in boxes_in(node):
            inner = Story(self.styles, self.numbering, self.chunk, self.tables)
            elements = tuple(flat(inner.read(box)))
            self.tables = inner.tables
            if elements:
                yield Aside(elements)

    def _lines(self, node: Any, text: str) -> Iterator[Line]:
        label = self.numbering.label(node)
        level = self.styles.heading(node)
        if not level and (label is None or not label.bullet):
            level = level_by_letters(self.styles, node, [*runs_of(node)], text)
            if label is not None and level:
                level = min(2 + label.level, 6) if self.numbering.is_alone(node) else 0
        if level:
            number = f"{label.text} " if label and label.text else ""
            self.level = level
            yield Line(squeeze(number + text), gap=1, level=level, bold=True)
            return
        first, *more = [part for part in text.split("\n") if part.strip()]
        if label is not None:
            yield item_line(label, squeeze(first))
        elif more and (level := level_by_letters(self.styles, node, [*first_runs(node)], first)):
            yield Line(squeeze(first), gap=1, level=level, bold=True)
        else:
            yield Line(as_cells(first), gap=1)
        indent = 2.0 * label.level + 2 if label else 0.0
        yield from (Line(as_cells(line), indent=indent) for line in more)

    def _table(self, node: Any) -> Iterator[Element]:
        """Yield the rows of a table; one that is layout is read as text, cell by cell."""
        rows = list(rows_of(node))
        grid = grid_of(rows)
        if is_layout(grid):
            yield from self._laid_out(grid)
            return
        self.tables += 1
        table, level = self.tables, self.level
        width = max(sum(wide for _, wide, _ in cells) for cells in grid)
        texts = [self._texts(cells, width) for cells in grid]
        self.level = level  # cells hold no headings of the text around them
        going_on = [goes_on(cells, width) for cells in grid]
        heads = heads_of(rows)
        bold = [is_bold_row(self.styles, [cell for cell, _, _ in cells]) for cells in grid]
        styled = self.styles.sets_off_first_row(node) and len(grid[0]) > 1 and len(grid) > 1
        heads[0] = heads[0] or bold[0] or styled or looks_like_header(texts[0])
        for place, filled in fill_merged(texts, going_on).items():
            band = len(grid[place]) == 1
            yield Row(tuple(filled), 1, 1, heads[place], bold[place], table, whole=True, band=band)

    def _laid_out(self, grid: list[Cells]) -> Iterator[Element]:
        """Yield what stands in the cells of a table; titles beside texts are headings over them."""
        above, margin = self.level, has_margin_heads(grid)
        for cells in grid:
            for place, (cell, _, merged) in enumerate(cells):
                if margin and place == 0 and cell is not None and not merged:
                    title = self._cell(cell)
                    yield Line(title, gap=1, level=min(above + 1, 6) if title else 0, bold=True)
                elif cell is not None and not merged:
                    yield from self.read(cell)
            self.level = above if margin else self.level

    def _texts(self, cells: Any, width: int) -> list[str]:
        texts: list[str] = []
        for cell, wide, merged in cells:
            texts.append("" if cell is None or merged else self._cell(cell))
            texts.extend([""] * (wide - 1))
        return texts + [""] * (width - len(texts))

    def _cell(self, node: Any) -> str:
        """Return the text of a cell, a line a paragraph or item; its number if it has no other."""
        lines: list[str] = []
        self.bare = ""
        for part in flat(self.read(node)):
            cells = part.cells if isinstance(part, Row) else (squeeze(part.text),)
            lines.append(" ".join(filter(None, cells)))
        return "\n".join(lines) or self.bare
