"""Word documents: paragraphs, lists and tables in the order of the body, and footnotes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from policymine.errors import ReadError
from policymine.ingest.clean import normalise, squeeze
from policymine.ingest.elements import Element, Line, RawBlock, Reading, Row
from policymine.ingest.structure import find_blocks
from policymine.ingest.tables import looks_like_header
from policymine.schema.document import BlockKind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAX_UNFOLDED = 300_000_000
"""Bytes that the parts of a document may unfold to; a plan of 500 pages has about five million."""
MAX_RATIO = 200
_LEFT_OUT = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    f"{W}del",
    f"{W}moveFrom",
)
"""What repeats a text box for old programs, and what tracked changes took out."""
Styles = dict[str, str]
"""The styles of a document: id → name."""
_HEADING = re.compile(r"^(?:heading|overskrift|rubrik)\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|titel|subtitle|undertitel)$", re.IGNORECASE)
_LIST = re.compile(r"\b(?:list|liste|opstilling|punkt)", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:toc|indholdsfortegnelse)", re.IGNORECASE)


def read_docx(data: bytes) -> Reading:
    """Read a Word document; raises ReadError for one that is damaged or unfolds to too much."""
    from docx import Document as open_docx

    notes = _check(data)
    try:
        document = open_docx(io.BytesIO(data))
    except Exception as error:  # python-docx and lxml raise nearly anything on a damaged file
        raise ReadError(
            f"The Word document is damaged ({type(error).__name__}).",
            remedy="Open it in Word, save it again, and run again.",
        ) from error
    elements = list(_body(document))
    blocks = [*find_blocks(elements, shapes=False), *_footnotes(notes)]
    return Reading(blocks, title=(document.core_properties.title or "").strip())


def _check(data: bytes) -> bytes:
    """Return the part with the footnotes; refuse an archive that unfolds out of proportion."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            total = sum(entry.file_size for entry in archive.infolist())
            if total > MAX_UNFOLDED or any(
                entry.file_size > MAX_RATIO * max(entry.compress_size, 5000)
                for entry in archive.infolist()
            ):
                raise ReadError(
                    f"The Word document unfolds to {total // 1_000_000} MB.",
                    status="too_large",
                    remedy="Check where it comes from; save it again from Word if it is yours.",
                )
            name = "word/footnotes.xml"
            return archive.read(name) if name in archive.namelist() else b""
    except (zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError) as error:
        raise ReadError(
            f"The Word document is a damaged archive ({error}).",
            remedy="Open it in Word, save it again, and run again.",
        ) from error


def _body(document: Any) -> Iterator[Element]:
    styles: Styles = {style.style_id: style.name or "" for style in document.styles}
    tables = 0
    for child in _content(document.element.body):
        if child.tag == f"{W}p":
            yield from _paragraph(child, styles)
        elif child.tag == f"{W}tbl":
            tables += 1
            yield from _table(child, styles, tables)


def _content(parent: Any) -> Iterator[Any]:
    """Yield paragraphs and tables, also those in content controls."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag == f"{W}sdt":
            for content in child.iter(f"{W}sdtContent"):
                yield from _content(content)
                break


def _text(node: Any) -> str:
    """Return the text of a paragraph; what was deleted with tracked changes is not part of it."""
    parts = []
    for piece in node.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen"):
        if next(piece.iterancestors(*_LEFT_OUT), None) is not None:
            continue
        if piece.tag == f"{W}t":
            parts.append(piece.text or "")
        elif piece.tag == f"{W}noBreakHyphen":
            parts.append("-")
        elif piece.getparent().tag == f"{W}r":
            parts.append("\n" if piece.tag == f"{W}br" else " ")
    return normalise("".join(parts))


def _style(node: Any, styles: Styles) -> str:
    found = node.find(f"{W}pPr/{W}pStyle")
    if found is None:
        return ""
    wanted = found.get(f"{W}val")
    return styles.get(wanted, wanted or "")


def _numbering(node: Any, styles: Styles) -> int | None:
    """Return the level of a list paragraph, by its own numbering or its style's; else None."""
    number = node.find(f"{W}pPr/{W}numPr")
    style = _style(node, styles)
    if number is not None:
        level = number.find(f"{W}ilvl")
        kind = number.find(f"{W}numId")
        if kind is not None and kind.get(f"{W}val") == "0":
            return None
        return int(level.get(f"{W}val")) if level is not None else 0
    if _LIST.search(style) and not _HEADING.match(style) and "paragraph" not in style.casefold():
        found = re.search(r"(\d)$", style)
        return int(found[1]) - 1 if found else 0
    return None


def _is_bold(node: Any) -> bool:
    """Say whether all text of a paragraph is set bold."""
    runs = [
        run
        for run in node.iter(f"{W}r")
        if "".join(t.text or "" for t in run.iter(f"{W}t")).strip()
    ]
    marks = [run.find(f"{W}rPr/{W}b") for run in runs]
    return bool(runs) and all(
        mark is not None and mark.get(f"{W}val") not in ("0", "false") for mark in marks
    )


def _level(node: Any, styles: Styles, text: str) -> int:
    """Return the heading level of a paragraph: by its style, or 4 for a short line all in bold."""
    style = _style(node, styles)
    found = _HEADING.match(style)
    if found:
        return int(found[1])
    if _TITLE.match(style):
        return 1
    short = len(text.split()) <= 14 and not text.rstrip().endswith((".", ";", ","))
    return 4 if short and _is_bold(node) else 0


def _paragraph(node: Any, styles: Styles) -> Iterator[Line]:
    text = _text(node)
    if not text.strip() or _CONTENTS.match(_style(node, styles)):
        return
    numbered = _numbering(node, styles)
    level = (
        _level(node, styles, text)
        if numbered is None or _HEADING.match(_style(node, styles))
        else 0
    )
    if level:
        yield Line(squeeze(text), gap=1, level=level, bold=True)
        return
    if numbered is not None:
        yield Line("• " + squeeze(text), indent=float(2 * numbered), gap=0)
        return
    for place, line in enumerate(part for part in text.split("\n") if part.strip()):
        yield Line(line.strip(), gap=int(place == 0))


def _cell(node: Any) -> str:
    return "\n".join(squeeze(_text(p)) for p in node.iter(f"{W}p") if _text(p).strip())


def _table(node: Any, styles: Styles, number: int) -> Iterator[Element]:
    """Yield the rows of a table; a table of one column is layout and read as text."""
    rows = [list(row.findall(f"{W}tc")) for row in node.findall(f"{W}tr")]
    if max((len(row) for row in rows), default=0) < 2:
        for row in rows:
            for cell in row:
                for child in _content(cell):
                    if child.tag == f"{W}p":
                        yield from _paragraph(child, styles)
        return
    width = max(sum(_span(cell) for cell in row) for row in rows)
    for place, row in enumerate(rows):
        cells: list[str] = []
        for cell in row:
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merged is not None and merged.get(f"{W}val") != "restart"
            cells.append("" if goes_on else _cell(cell))
            cells.extend([""] * (_span(cell) - 1))
        cells.extend([""] * (width - len(cells)))
        head = node.findall(f"{W}tr")[place].find(f"{W}trPr/{W}tblHeader") is not None
        bold = all(_is_bold(p) for c in row for p in c.iter(f"{W}p") if _text(p).strip())
        first = place == 0 and (bold or looks_like_header(cells))
        yield Row(tuple(cells), gap=1, head=head or first, bold=bold, table=number)


def _span(cell: Any) -> int:
    found = cell.find(f"{W}tcPr/{W}gridSpan")
    return int(found.get(f"{W}val")) if found is not None else 1


def _footnotes(part: bytes) -> Iterator[RawBlock]:
    from lxml import etree

    if not part:
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for note in etree.fromstring(part, parser).iter(f"{W}footnote"):
        text = squeeze(" ".join(_text(p) for p in note.iter(f"{W}p")))
        if text and note.get(f"{W}type") is None:
            yield RawBlock(BlockKind.FOOTNOTE, text, marker=note.get(f"{W}id") or "")
