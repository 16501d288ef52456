"""Plain text and Markdown, also as it comes out of PDFs and word processors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from policymine.ingest.clean import normalise
from policymine.ingest.contents import drop_contents
from policymine.ingest.elements import Element, Line, PageNote, Reading
from policymine.ingest.encoding import decode
from policymine.ingest.footnotes import take_footnotes
from policymine.ingest.furniture import (
    drop_furniture,
    drop_interrupters,
)
from policymine.ingest.inline import is_emphasised, strip_inline
from policymine.ingest.markers import parse_marker
from policymine.ingest.structure import find_blocks
from policymine.ingest.text.aligned import find_aligned_rows
from policymine.ingest.text.cells import find_cell_rows
from policymine.ingest.text.columns import split_columns
from policymine.ingest.text.copied import is_copied, read_copied
from policymine.ingest.text.forms import find_forms
from policymine.ingest.text.glyphs_apart import give_glyphs
from policymine.ingest.text.headings import give_levels
from policymine.ingest.text.leftover import read_leftovers
from policymine.ingest.text.lost_glyphs import restore_glyphs
from policymine.ingest.text.margin import remove_margin
from policymine.ingest.text.notations import read_notations
from policymine.ingest.text.pages import split_pages
from policymine.ingest.text.rows import join_cells, join_rows, name_columns
from policymine.ingest.text.ruled import put_in_pipes
from policymine.ingest.text.tabular import is_row_line, parse_rows
from policymine.ingest.text.threads import join_threads
from policymine.ingest.text.unmarked import mark_lists
from policymine.ingest.text.width import measure
from policymine.ingest.text.wrapped import unwrap

_ATX = re.compile(r"((?:[IVX\d]{1,4}\.\s+)?)(#{1,6})\s+(.*)")
_SETEXT = re.compile(r"(=+|-{3,})\s*$")
_RULE = re.compile(r"(?:\s*[-*_=~]){3,}\s*$")
_RULER = re.compile(r"[-=_*~\s]{3,}")
_QUOTE = re.compile(r"(?:>\s?)+")
_COLUMN = re.compile(r"\S {2,}(?=\S)")


def read_text(data: bytes) -> Reading:
    """Read plain text or Markdown."""
    text, encoding = decode(data)
    return parse_text(text, encoding=encoding)


def parse_text(text: str, *, encoding: str = "") -> Reading:
    """Turn text into blocks; form feeds or page numbers in sequence give its pages."""
    pages = _read_pages(read_leftovers(remove_margin(normalise(text))))
    sheets = split_columns(drop_furniture(pages))
    lines = drop_contents([line for page in sheets for line in page])
    # Where form feeds part the pages, running headers were found at their edges.
    paged = "\f" in text.strip("\f")
    lines = lines if paged else drop_interrupters(lines)
    # No browser copies the ends of pages.
    copied = not paged and is_copied(lines)
    if copied:
        lines = read_copied(lines, is_row_line)
    else:
        lines = [*give_glyphs(measure(restore_glyphs(lines), _is_set_in_columns))]
        lines = give_levels(join_threads(lines) if paged else lines)
        lines = join_rows(lines, is_row_line)
    elements = _find_rows(take_footnotes(lines))
    blocks = find_blocks(list(name_columns(elements) if copied else mark_lists(elements)))
    numbers = sorted({line.page for page in pages for line in page} | {1})
    return Reading(blocks, [PageNote(number) for number in numbers], encoding=encoding)


def _read_pages(text: str) -> list[list[Line]]:
    """Cut the text into pages of lines."""
    sheets = text.strip("\f").split("\f")
    if len(sheets) == 1:
        return split_pages(list(_read_lines(text, 1)))
    return [list(_read_lines(sheet, number)) for number, sheet in enumerate(sheets, start=1)]


def _read_lines(text: str, page: int) -> Iterator[Line]:
    """Yield the lines that are not blank, with what Markdown says about them."""
    rows, quoted = _without_quotes(text.split("\n"))
    rows = unwrap(put_in_pipes(join_cells(read_notations(rows))), quoted=quoted)
    gap, broken, skip = 0, False, False
    for place, row in enumerate(rows):
        bare = row.strip().replace("\\*", "*")
        if skip or bare in ("", "\\") or _is_rule(bare.lstrip("# ")):
            skip = False
            gap += 1
            continue
        level = 0
        if match := _ATX.match(bare):
            title = match[3].rstrip("#").rstrip()
            level = len(match[2]) if any(map(str.isalpha, title)) else 0
            bare, gap = match[1] + title, max(gap, 1)
        elif place + 1 < len(rows) and _is_underline(rows[place + 1], bare, gap):
            level, skip = (1 if rows[place + 1].strip()[0] == "=" else 2), True
        yield _read_line(row, bare, page, gap + broken, level)
        broken = bare.endswith("\\")
        gap = 0


def _without_quotes(rows: Sequence[str]) -> tuple[list[str], bool]:
    """Return lines without the marks of quoted ones, and whether most had some, as in a mail."""
    marked = [row.lstrip().startswith(">") for row in rows]
    bare = [_QUOTE.sub("", row, count=1) if q else row for row, q in zip(rows, marked, strict=True)]
    return bare, 2 * sum(marked) > sum(bool(row.strip()) for row in rows)


def _read_line(row: str, bare: str, page: int, gap: int, level: int) -> Line:
    lead = len(row) - len(row.lstrip())
    indent = len(row[:lead].expandtabs(4))
    bare = bare.removesuffix("\\").rstrip()
    bold = is_emphasised(bare)
    # A star that opens an item is no emphasis.
    star = "* " if bare.startswith("* ") else ""
    inner = star + strip_inline(bare.removeprefix(star)).strip()
    bare = row.rstrip("\n") if is_row_line(row) else inner
    if level:
        bare = bare.strip("* ")
    return Line(bare, page, float(indent), float(indent + len(bare)), 0.0, gap, level, bold)


def _is_rule(bare: str) -> bool:
    """Tell whether a line is a ruler and no text."""
    return _RULE.fullmatch(bare) is not None or (
        "\t" not in bare and "|" not in bare and _RULER.fullmatch(bare) is not None
    )


def _is_underline(row: str, above: str, gap: int) -> bool:
    """Tell whether a line underlines the one above it as a heading (setext)."""
    short = len(above) <= 120 and not above.endswith((".", ",", ";"))
    return bool(
        short
        and _SETEXT.fullmatch(row.strip())
        and not is_row_line(above)
        and parse_marker(above) is None
    )


def _is_set_in_columns(row: str) -> bool:
    """Tell whether a line is a row of some table: it is as long as the table is wide."""
    return is_row_line(row) or len(_COLUMN.findall(row)) > 1


def _find_rows(elements: Iterable[Element]) -> Iterator[Element]:
    """Turn lines that are rows of tables into rows."""
    found = [*find_aligned_rows(elements)]
    if not any(isinstance(element, Line) and element.room for element in found):
        found = [*find_forms(found)]
    yield from parse_rows([*find_cell_rows(found)])
