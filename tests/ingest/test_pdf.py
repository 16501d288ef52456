"""PDFs made here: columns, running headers, tables over pages, and PDFs that cannot be read."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from reading_helpers import assert_laid_out, headers, read_bytes, rows, texts
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen import canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from policymine.errors import ReadError
from policymine.ingest import ingest, read
from policymine.schema.document import BlockKind, Status

STYLES = getSampleStyleSheet()
WIDTH, HEIGHT = A4
TOWNS = [
    "Nordby",
    "Sønderby",
    "Vesterby",
    "Østerby",
    "Midtby",
    "Havneby",
    "Skovby",
    "Engby",
    "Strandby",
    "Møllerby",
    "Kirkeby",
    "Bakkeby",
    "Dalby",
    "Åby",
    "Krogby",
    "Lundby",
    "Holmby",
    "Markby",
    "Hedeby",
    "Torpby",
    "Bjergby",
    "Søby",
]
ACTS = ("åbne et værested", "holde kurser", "ansætte en vejleder", "bygge boliger", "lave en café")
FOR = ("unge med angst", "forældre", "ældre, der bor alene", "nye naboer", "borgere med handicap")
WHEN = ("inden sommerferien", "når byrådet har givet penge til det", "sammen med foreningerne")
PROMISES = [
    f"I {town} vil kommunen {ACTS[n % 5]} for {FOR[(n // 5 + n) % 5]} {WHEN[n % 3]}, og "
    f"{town.lower()}området får {n + 2} medarbejdere, som lærer metoden at kende i {town}."
    for n, town in enumerate([*TOWNS, *(f"{town}vang" for town in TOWNS)])
]
ENCRYPTED = Path(__file__).parents[3] / "shared/pdfs/pdfminer/encryption__aes-256.pdf"


def _draw_edges(page: canvas.Canvas, template: Any) -> None:
    page.setFont("Helvetica", 9)
    page.drawString(60, HEIGHT - 35, "Havelund | Psykiatriplan")
    page.drawCentredString(WIDTH / 2, 25, str(template.page))


def make_pdf(story: Sequence[Any], columns: int = 1) -> bytes:
    target = io.BytesIO()
    width = (WIDTH - 120 - 20 * (columns - 1)) / columns
    frames = [
        Frame(60 + number * (width + 20), 60, width, HEIGHT - 130, leftPadding=0, rightPadding=0)
        for number in range(columns)
    ]
    template = PageTemplate(frames=frames, onPage=_draw_edges)
    BaseDocTemplate(target, pagesize=A4, pageTemplates=[template]).build(list(story))
    return target.getvalue()


def running_text(count: int) -> list[Any]:
    story: list[Any] = [Paragraph("Tilbud i områderne", STYLES["Heading1"])]
    for promise in PROMISES[:count]:
        story += [Paragraph(promise, STYLES["Normal"]), Spacer(1, 8)]
    return story


def make_table() -> Table:
    body = [
        [Paragraph(f"Åbne værested i {town}", STYLES["Normal"]), "Socialafdelingen", f"uge {week}"]
        for week, town in enumerate(TOWNS, start=10)
    ]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("BOTTOMPADDING", (0, 0), (-1, -1), 20)]
    head = ["Indsats", "Ansvarlig", "Tidsplan"]
    return Table([head, *body], repeatRows=1, style=TableStyle(grid))


def test_running_headers_and_page_numbers_are_gone(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "plan.pdf", make_pdf(running_text(30)))
    assert len(document.pages) == 2
    assert texts(document) == ["Tilbud i områderne", *PROMISES[:30]]
    assert document.blocks[0].kind is BlockKind.HEADING
    assert document.blocks[-1].page == 2
    assert_laid_out(document)


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "plan.pdf", make_pdf(running_text(44), columns=2))
    paragraphs = texts(document, BlockKind.PARAGRAPH)
    assert len(document.pages) == 2
    assert paragraphs == PROMISES


def test_a_ruled_table_over_two_pages_is_one_table(tmp_path: Path) -> None:
    story = [Paragraph("Handleplan", STYLES["Heading1"]), make_table()]
    document = read_bytes(tmp_path, "plan.pdf", make_pdf(story))
    found = [block for block in document.blocks if block.kind is BlockKind.TABLE_ROW]
    assert {block.page for block in found} == {1, 2}
    assert len({block.table for block in found}) == 1
    assert rows(document) == [
        [f"Åbne værested i {town}", "Socialafdelingen", f"uge {week}"]
        for week, town in enumerate(TOWNS, start=10)
    ]
    assert headers(document) == [["Indsats", "Ansvarlig", "Tidsplan"]] * len(TOWNS)
    assert_laid_out(document)


def test_pages_without_text_need_ocr(tmp_path: Path) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    target = io.BytesIO()
    page = canvas.Canvas(target, pagesize=A4)
    page.drawImage(ImageReader(Image.new("RGB", (300, 400), "grey")), 0, 0, WIDTH, HEIGHT)
    page.save()
    with pytest.raises(ReadError) as caught:
        read_bytes(tmp_path, "scan.pdf", target.getvalue())
    assert caught.value.status == "needs_ocr"
    assert caught.value.remedy


def test_a_damaged_pdf_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(tmp_path, "plan.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Cat")
    assert caught.value.status == "unreadable"


@pytest.mark.skipif(not ENCRYPTED.is_file(), reason=f"{ENCRYPTED.name} is not on this machine")
def test_an_encrypted_pdf_says_so() -> None:
    with pytest.raises(ReadError) as caught:
        read(ENCRYPTED)
    assert caught.value.status == "encrypted"
    document = ingest(ENCRYPTED, corpus=None)
    assert document.status is Status.ENCRYPTED
    assert document.problems[0].remedy
