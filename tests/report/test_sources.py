"""Marked copies of invented plans: what is marked, in which colour, and where it leads."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import html
from made_run import made_run
from pypdfium2 import raw
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from policymine.report.html import render_report
from policymine.report.inputs import ReportInput
from policymine.report.sources import write_sources
from policymine.review.letters import fold
from policymine.schema.document import Block, BlockKind, Cell

LINES = ("Ansætte peer-medarbej-", "dere i bostøtten", "Måle borgernes trivsel to gange om", "året")


def with_blocks(data: ReportInput, **changes: Any) -> ReportInput:
    """Return the run with a block a line in each document, as reading would give."""
    documents = []
    for document in data.documents:
        blocks, start = [], 0
        for line in document.text.splitlines(keepends=True):
            span = {"start": start, "end": start + len(line.rstrip())}
            blocks.append(Block(kind=BlockKind.PARAGRAPH, page=1, **span))
            start += len(line)
        documents.append(document.model_copy(update={"blocks": tuple(blocks), **changes}))
    return replace(data, documents=tuple(documents))


def write_pdf(path: Path, lines: tuple[str, ...], **options: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), invariant=True, **options)
    for _ in range(3):
        for number, line in enumerate(lines):
            canvas.drawString(72, 700 - 20 * number, line)
        canvas.showPage()
    canvas.save()


def annotations(content: bytes) -> list[tuple[int, str, tuple[int, ...]]]:
    """Return page, note and colour of each highlight."""
    found = []
    with pypdfium2.PdfDocument(io.BytesIO(content)) as pdf:
        for number, page in enumerate(pdf, start=1):
            for index in range(raw.FPDFPage_GetAnnotCount(page)):
                annotation = raw.FPDFPage_GetAnnot(page, index)
                assert raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_HIGHLIGHT
                buffer = (raw.FPDF_WCHAR * 999)()
                length = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, 1998)
                note = bytes(buffer)[: length - 2].decode("utf-16-le")
                color = [raw.c_uint() for _ in range(4)]
                raw.FPDFAnnot_GetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *color)
                found.append((number, note, tuple(part.value for part in color[:3])))
                raw.FPDFPage_CloseAnnot(annotation)
    return found


@pytest.fixture
def data() -> ReportInput:
    run = made_run(("Lindehøj",), repeat=1)
    kept = run.tables["initiatives"]["title"].str.startswith(("Ansætte", "Måle"))
    tables = {
        **run.tables,
        "goals": run.tables["goals"].iloc[:0],
        "initiatives": run.tables["initiatives"][kept],
    }
    return with_blocks(replace(run, tables=tables), media_type="application/pdf")


def test_a_pdf_is_copied_with_its_findings_in_the_codes_colours(tmp_path, data):
    write_pdf(tmp_path / "corpus" / "lindehøj" / "plan.pdf", LINES)
    written = write_sources(tmp_path / "sources", data, tmp_path / "corpus")
    assert written == {"lindehøj/plan.pdf": "sources/lindeh%C3%B8j/plan.pdf"}
    content = (tmp_path / "sources" / "lindehøj" / "plan.pdf").read_bytes()
    colors = {code.id: code.color for code in data.codebook.codes}
    assert [(page, note.splitlines()[0], "#{:02x}{:02x}{:02x}".format(*color))
            for page, note, color in annotations(content)] == [
        (2, "Initiativ: P1", colors["P1"].lower()),
        (2, "Initiativ: P4", colors["P4"].lower()),
    ]  # fmt: skip
    assert "0,80 ordene" in annotations(content)[0][1]
    write_sources(tmp_path / "again", data, tmp_path / "corpus")
    assert (tmp_path / "again" / "lindehøj" / "plan.pdf").read_bytes() == content


@pytest.mark.parametrize("lines", [None, ("Noget helt andet", "end det læste")])
def test_a_pdf_that_is_gone_or_another_gets_a_page_of_its_text(tmp_path, data, lines):
    if lines:
        write_pdf(tmp_path / "corpus" / "lindehøj" / "plan.pdf", lines)
    written = write_sources(tmp_path / "sources", data, tmp_path / "corpus")
    assert written == {"lindehøj/plan.pdf": "sources/lindeh%C3%B8j/plan.pdf.html"}


def test_a_protected_pdf_is_not_copied(tmp_path, data):
    lock = StandardEncryption("", ownerPassword="hemmelig")
    write_pdf(tmp_path / "corpus" / "lindehøj" / "plan.pdf", LINES, encrypt=lock)
    written = write_sources(tmp_path / "sources", data, tmp_path / "corpus")
    assert written["lindehøj/plan.pdf"].endswith(".pdf.html")


def test_a_page_has_each_finding_at_its_own_anchor(tmp_path):
    data = with_blocks(made_run(("Lindehøj",)), media_type="text/plain")
    write_sources(tmp_path / "sources", data, tmp_path)
    tree = html.parse(str(tmp_path / "sources" / "lindehøj" / "plan.pdf.html")).getroot()
    ids = [element.get("id") for element in tree.cssselect("main [id]")]
    findings = [row["id"] for name in ("goals", "initiatives") for row in data.rows(name)]
    assert len(ids) == len(set(ids)) == len(findings)
    first = data.rows("initiatives")[0]
    (mark,) = (m for m in tree.cssselect("main mark") if m.text_content() == first["title"])
    assert mark.getnext().tag == "sup"
    assert mark.get("title").startswith("Initiativ: P")


def test_marks_overlap_and_cells_stay_cells(tmp_path):
    data = with_blocks(made_run(("Lindehøj",)), media_type="text/html")
    rows = data.tables["initiatives"].copy()
    rows.loc[rows.index[0], "end"] = rows["end"].iloc[1]
    document = data.documents[0]
    first = next(b for b in document.blocks if b.start == rows["start"].iloc[0])
    middle = (first.start + first.end) // 2
    cells = (Cell(header="A", start=first.start, end=middle),
             Cell(header="B", start=middle, end=first.end))  # fmt: skip
    row = first.model_copy(update={"kind": BlockKind.TABLE_ROW, "table": 1, "cells": cells})
    blocks = tuple(row if block == first else block for block in document.blocks)
    data = replace(
        data,
        documents=(document.model_copy(update={"blocks": blocks}),),
        tables={**data.tables, "initiatives": rows},
    )
    write_sources(tmp_path / "sources", data, tmp_path)
    tree = html.parse(str(tmp_path / "sources" / "lindehøj" / "plan.pdf.html")).getroot()
    assert len(tree.cssselect("td mark")) == 2
    for code in tree.cssselect("main sup"):
        code.drop_tree()
    shown = "".join(tree.cssselect("main")[0].itertext())
    assert all(document.block_text(block) in shown for block in blocks if block is not row)


def test_hostile_text_stays_text(tmp_path):
    data = with_blocks(made_run(("<img src=x onerror=hit=1>",)), media_type="text/plain")
    write_sources(tmp_path / "sources", data, tmp_path)
    (page,) = (tmp_path / "sources").rglob("*.html")
    tree = html.parse(str(page)).getroot()
    assert not tree.cssselect("img, script")


def test_evidence_leads_into_the_marked_document():
    data = replace(made_run(), sources={"lindehøj/plan.pdf": "sources/plan.pdf",
                                        "åstrup/plan.pdf": "sources/x.html"})  # fmt: skip
    tree = html.document_fromstring(render_report(data))
    links = {link.get("href") for link in tree.cssselect("#fund .source a")}
    assert "sources/plan.pdf#page=2" in links
    assert any(link.startswith("sources/x.html#f-init-") for link in links)


def test_letters_alone_decide():
    assert fold("ﬁnde Sund-\nheds & Ålborg") == fold("finde sundheds ålborg")
