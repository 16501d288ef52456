"""Web pages that a Word document takes in whole: programs that export to Word write them so.

After ECMA-376 part 1, 17.17.2.1 (``altChunk``): Word turns them into paragraphs when it opens the
file, and other programs show nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes

from policymine.errors import ReadError
from policymine.ingest.elements import Element, Row
from policymine.ingest.html.reader import parse_page
from policymine.ingest.html.walk import Walk

_ARCHIVED = re.compile(rb"\s*(?:MIME-Version|Content-Type)\s*:", re.IGNORECASE)
_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<", re.IGNORECASE)


def read_chunk(data: bytes, tables: int) -> Iterator[Element]:
    """Yield the elements of a page, also of one in a web archive (MHT); none of other files.

    Its tables are counted on from those before it.
    """
    page = _unpacked(data) if _ARCHIVED.match(data) else data
    if not _PAGE.match(page):
        return
    try:
        root, _, _ = parse_page(page)
    except ReadError:
        return
    body = root.find("body")
    for element in [*Walk().run(root if body is None else body)]:
        if isinstance(element, Row):
            element = replace(element, table=tables + element.table)
        yield element


def _unpacked(data: bytes) -> bytes:
    """Return the first page in a web archive, in UTF-8."""
    for part in message_from_bytes(data).walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                name = part.get_content_charset() or "utf-8"
                try:
                    return payload.decode(name).encode()
                except (LookupError, ValueError):
                    return payload
    return b""
