"""Odd Word documents and other archives that are called ``.docx``."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from docx_builders import STRICT, TYPES, p, pack
from docx_builders import word_file as body
from docx_builders import word_parts as parts_of_body


def rich() -> bytes:
    """Return a document with headings, lists, a table, a header and properties."""
    from docx import Document

    word = Document()
    word.sections[0].header.paragraphs[0].text = "Udkast"
    word.add_heading("Ungeplan 2027-2030", 0)
    word.add_heading("Mål", 1)
    word.add_paragraph("Kommunen vil åbne et værested for unge.")
    for text in ("Ansætte en koordinator", "Holde kurser"):
        word.add_paragraph(text, style="List Bullet")
    word.add_paragraph("Først dette", style="List Number")
    table = word.add_table(3, 3)
    for row in table.rows:
        for cell in row.cells:
            cell.text = "Ansvarlig: Socialafdelingen"
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 2).add_table(2, 2)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


P = p("Kommunen vil åbne et værested for unge.")
_BOX = f"<w:txbxContent>{P}</w:txbxContent>"


def _table(cell: str, properties: str = "") -> str:
    inner = f"<w:tc><w:tcPr>{properties}</w:tcPr>{cell}</w:tc>"
    return f"<w:tbl><w:tr>{inner}{inner}</w:tr><w:tr>{inner}{inner}</w:tr></w:tbl>"


def _nested_tables(depth: int) -> str:
    xml = P
    for _ in range(depth):
        xml = f"<w:tbl><w:tr><w:tc>{xml}{P}</w:tc><w:tc>{P}</w:tc></w:tr></w:tbl>"
    return xml


def _part(name: str, old: bytes, new: bytes) -> bytes:
    parts = parts_of_body(P)
    parts[name] = parts[name].replace(old, new)
    return pack(parts)


def _without(name: str) -> bytes:
    return pack({key: value for key, value in parts_of_body(P).items() if key != name})


def _with(name: str, content: bytes) -> bytes:
    return pack(parts_of_body(P) | {name: content})


def _recoded(encoding: str) -> bytes:
    parts = parts_of_body(P)
    text = parts["word/document.xml"].decode()
    declared = text.replace('version="1.0"', f'version="1.0" encoding="{encoding}"')
    parts["word/document.xml"] = declared.encode(encoding)
    return pack(parts)


def _twice(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for key, content in parts_of_body(P).items():
            archive.writestr(key, content)
        archive.fp.write(b"")  # type: ignore[union-attr]
        archive.NameToInfo.pop(name)
        archive.writestr(name, b"<a/>")
    return buffer.getvalue()


def _number(value: str) -> str:
    return f'<w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="{value}"/></w:numPr>'


SEEDS: dict[str, Callable[[], bytes]] = {
    "rich": rich,
    "plain": lambda: body(P),
    "strict": lambda: body(P, space=STRICT),
    "empty": lambda: body(""),
    "no-body": lambda: _part("word/document.xml", b"w:body", b"w:bidy"),
    "other-root": lambda: _part("word/document.xml", b"w:document", b"w:dokument"),
    "no-types": lambda: _without("[Content_Types].xml"),
    "no-links": lambda: _without("_rels/.rels"),
    "wrong-type": lambda: _part("[Content_Types].xml", b"document.main+xml", b"styles+xml"),
    "macros": lambda: _part(
        "[Content_Types].xml", TYPES.encode() + b"document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    ),
    "template": lambda: _part("[Content_Types].xml", b"document.main", b"template.main"),
    "link-outside": lambda: _part(
        "_rels/.rels", b'Target="word/document.xml"',
        b'Target="file:///etc/passwd" TargetMode="External"',
    ),
    "link-upwards": lambda: _part("_rels/.rels", b"word/doc", b"../../word/doc"),
    "link-missing": lambda: _part("_rels/.rels", b"document.xml", b"dokument.xml"),
    "link-twice": lambda: _part(
        "_rels/.rels", b"<Relationship Id", b"<Relationship/><Relationship Id"
    ),
    "links-of-nothing": lambda: _with(
        "word/_rels/document.xml.rels",
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId7" Type="x" Target="nowhere.xml"/></Relationships>',
    ),
    "links-broken": lambda: _with("word/_rels/document.xml.rels", b"<Relationships"),
    "styles-broken": lambda: _with("word/styles.xml", b"<w:styles"),
    "numbering-broken": lambda: _with("word/numbering.xml", b"\x00\x01"),
    "footnotes-broken": lambda: _with("word/footnotes.xml", b"<w:footnotes>"),
    "footnotes-empty": lambda: _with("word/footnotes.xml", b""),
    "core-broken": lambda: _with("docProps/core.xml", b"<cp:coreProperties"),
    "utf-16": lambda: _recoded("utf-16"),
    "latin-1": lambda: _recoded("iso-8859-1"),
    "unknown-encoding": lambda: _part(
        "word/document.xml", b'version="1.0"', b'version="1.0" encoding="x-unknown"'
    ),
    "not-xml": lambda: pack(parts_of_body(P) | {"word/document.xml": b"{\\rtf1 Plan}"}),
    "empty-part": lambda: pack(parts_of_body(P) | {"word/document.xml": b""}),
    "part-twice": lambda: _twice("word/document.xml"),
    "stored": lambda: pack(parts_of_body(P), method=zipfile.ZIP_STORED),
    "bzip2": lambda: pack(parts_of_body(P), method=zipfile.ZIP_BZIP2),
    "lzma": lambda: pack(parts_of_body(P), method=zipfile.ZIP_LZMA),
    "many-parts": lambda: pack(
        parts_of_body(P) | {f"word/media/{number}.png": b"x" for number in range(20_000)}
    ),
    "outside-names": lambda: _with("../../../../tmp/out.xml", b"<a/>"),
    "backslashes": lambda: pack(
        {name.replace("/", "\\"): part for name, part in parts_of_body(P).items()}
    ),
    "head-before": lambda: b"#!/bin/sh\n" + body(P),
    "rubbish-behind": lambda: body(P) + bytes(5000),
    "levels-odd": lambda: body("".join(p("Punkt", _number(v)) for v in ("99", "-1", "abc", ""))),
    "level-missing": lambda: body(
        p("Punkt", "<w:numPr/>") + p("Punkt", "<w:numPr><w:ilvl/></w:numPr>")
    ),
    "outline-odd": lambda: body("".join(
        p("Overskrift", f'<w:outlineLvl w:val="{v}"/>') for v in ("0", "9", "-3", "x")
    )),
    "spans-odd": lambda: body("".join(
        _table(P, f'<w:gridSpan w:val="{v}"/><w:vMerge w:val="{v}"/>')
        for v in ("0", "-4", "x", "2000000000", "")
    )),
    "span-missing": lambda: body(_table(P, "<w:gridSpan/><w:vMerge/>")),
    "cells-empty": lambda: body("<w:tbl><w:tr/><w:tr><w:tc/></w:tr></w:tbl><w:tbl/>" + P),
    "cells-goes-on": lambda: body(_table(P, "<w:vMerge/>")),
    "tables-nested": lambda: body(_nested_tables(30)),
    "tables-deep": lambda: body(_nested_tables(2000)),
    "wide": lambda: body(
        f"<w:tbl><w:tr>{'<w:tc>' * 1}{P}{'</w:tc>' * 1}{f'<w:tc>{P}</w:tc>' * 5000}</w:tr></w:tbl>"
    ),
    "controls": lambda: body(
        f"<w:sdt><w:sdtContent>{P}<w:sdt><w:sdtContent>{P}</w:sdtContent></w:sdt>"
        "</w:sdtContent></w:sdt>"
        f"<w:sdt/><w:p><w:sdt><w:sdtContent><w:r><w:t>Dato</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    ),
    "controls-deep": lambda: body(
        "<w:sdt><w:sdtContent>" * 3000 + P + "</w:sdtContent></w:sdt>" * 3000
    ),
    "changes": lambda: body(
        "<w:p><w:ins><w:r><w:t>ny </w:t></w:r></w:ins><w:del><w:r><w:delText>gammel</w:delText>"
        f"</w:r></w:del><w:r><w:t>tekst</w:t></w:r></w:p><w:ins>{P}</w:ins><w:del>{P}</w:del>"
    ),
    "box-vml": lambda: body(
        f"<w:p><w:r><w:pict><v:shape><v:textbox>{_BOX}</v:textbox></v:shape></w:pict></w:r></w:p>"
    ),
    "box-alternate": lambda: body(
        f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{_BOX}</wps:txbx>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{_BOX}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    ),
    "runs-many": lambda: body("<w:p>" + "<w:r><w:t>ord </w:t></w:r>" * 100_000 + "</w:p>"),
    "paragraphs-many": lambda: body(P * 20_000),
    "text-long": lambda: body(p("ord " * 500_000)),
    "text-huge": lambda: body(p("æ " * 8_000_000)),
    "tags-deep": lambda: body(
        "<w:p>" + "<w:smartTag>" * 100_000 + "</w:smartTag>" * 100_000 + "</w:p>"
    ),
    "breaks": lambda: body(
        "<w:p><w:r><w:t>a</w:t><w:br/><w:tab/><w:cr/><w:softHyphen/><w:t>b</w:t></w:r></w:p>"
    ),
    "controls-in-text": lambda: body(p("a&#x9;b&#xD;c&#xFFFD;d&#x2028;e")),
    "sheet": lambda: pack({"xl/workbook.xml": b"<a/>", "[Content_Types].xml": b"<a/>"}),
    "slides": lambda: pack({"ppt/presentation.xml": b"<a/>", "[Content_Types].xml": b"<a/>"}),
    "odt": lambda: pack(
        {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}
    ),
    "archive": lambda: pack({"plan.pdf": b"%PDF-1.4"}),
    "nothing": lambda: pack({}),
    "rtf": lambda: b"{\\rtf1\\ansi Plan}",
    "old-word": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000),
    "saved-page": lambda: b"<html><body><p>En plan gemt som Word.</p></body></html>",
    "flat-xml": lambda: (
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'
    ),
}  # fmt: skip
