"""Word files made part by part, as text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
Parts = dict[str, bytes]


def pack(parts: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def unpack(data: bytes) -> Parts:
    """Return the parts of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def word_parts(body: str, *, space: str = TRANSITIONAL, **more: str) -> Parts:
    """Return the parts of a document: its body, and what other parts (``styles``) hold."""
    names = (
        f'xmlns:w="{space}" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    head = '<?xml version="1.0"?>'
    types = (
        f'{head}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/><Override PartName="/word/document.xml" '
        f'ContentType="{TYPES}document.main+xml"/></Types>'
    )
    links = f'{head}<Relationships xmlns="{PACKAGE}/relationships">{{}}</Relationships>'
    link = '<Relationship Id="r{0}" Type="' + OFFICE + '/{0}" Target="{1}"/>'
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": links.format(link.format("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": links.format(
            "".join(link.format(name, f"{name}.xml") for name in more)
        ),
        "word/document.xml": f"{head}<w:document {names}><w:body>{body}</w:body></w:document>",
    }
    for name, content in more.items():
        parts[f"word/{name}.xml"] = f"{head}<w:{name} {names}>{content}</w:{name}>"
    return {name: content.encode() for name, content in parts.items()}


def word_file(body: str, *, space: str = TRANSITIONAL, **more: str) -> bytes:
    """Return a document with this body."""
    return pack(word_parts(body, space=space, **more))


def p(text: str, properties: str = "") -> str:
    """Return a paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: str) -> str:
    """Return a table of rows."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(text: str, properties: str = "") -> str:
    """Return a cell; a text that is mark-up stands in it as it is."""
    inner = text if text.startswith("<") else p(text)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"
