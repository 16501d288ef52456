"""What tests of reading look at, and files that they read."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from policymine.schema.document import BlockKind, Document


def texts(document: Document, kind: BlockKind) -> list[str]:
    """Return the texts of the blocks of one kind."""
    return [document.block_text(block) for block in document.blocks if block.kind is kind]


def rows(document: Document) -> list[dict[str, str]]:
    """Return the table rows as header → cell."""
    return [
        {cell.header: document.text[cell.start : cell.end] for cell in block.cells}
        for block in document.blocks
        if block.kind is BlockKind.TABLE_ROW
    ]


def pdf_of(draw: Callable[[Any], None], *, password: str = "") -> bytes:
    """Return a PDF drawn with ReportLab; ``draw`` gets the canvas (A4, points from below)."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    lock = StandardEncryption(password, ownerPassword="owner") if password else None
    canvas = Canvas(buffer, pagesize=(595, 842), encrypt=lock, invariant=1)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def raw_pdf(content: bytes, *, filters: str = "") -> bytes:
    """Return a PDF of one page with a content stream as it is, however hostile."""
    stream = b"<< /Length %d %s >>\nstream\n%s\nendstream" % (
        len(content),
        filters.encode(),
        content,
    )
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 "
        b"/BaseFont /Helvetica >> >> >> >>",
        stream,
    ]
    out, places = b"%PDF-1.5\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 5\n0000000000 65535 f \n"
        + table
        + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    )
