"""Word documents: headings, lists and tables in the order of the body."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document as new_docx
from reading_helpers import assert_laid_out, headers, items, read_bytes, rows, texts

from policymine.errors import ReadError
from policymine.ingest.docx.reader import read_docx
from policymine.schema.document import BlockKind


def save(document: object) -> bytes:
    target = io.BytesIO()
    document.save(target)  # type: ignore[attr-defined]
    return target.getvalue()


def make_plan() -> bytes:
    word = new_docx()
    word.sections[0].header.paragraphs[0].text = "Havelund Kommune, udkast"
    word.add_heading("Psykiatriplan 2027-2030", 0)
    word.add_heading("Mål for voksne", 1)
    word.add_paragraph("Kommunen vil give borgerne en god hverdag tæt på deres hjem.")
    word.add_paragraph("Åbne et værested", style="List Bullet")
    word.add_paragraph("med aftenåbent", style="List Bullet 2")
    word.add_paragraph("Ansætte en koordinator", style="List Number")
    word.add_heading("Handleplan", 2)
    table = word.add_table(0, 3)
    for values in (
        ("Indsats", "Ansvarlig", "Tid"),
        ("Nyt værested", "Socialafdelingen", "2027"),
        ("Kursus for pårørende", "", "2028"),
    ):
        for cell, value in zip(table.add_row().cells, values, strict=True):
            cell.text = value
    word.add_paragraph("Planen følges op hvert år i det ansvarlige udvalg.")
    return save(word)


def test_headings_keep_their_levels(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "plan.docx", make_plan())
    found = [
        (b.level, document.block_text(b)) for b in document.blocks if b.kind is BlockKind.HEADING
    ]
    assert found == [(1, "Psykiatriplan 2027-2030"), (1, "Mål for voksne"), (2, "Handleplan")]


def test_list_styles_are_items_with_their_depth(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "plan.docx", make_plan())
    assert [text for _, text in items(document)] == [
        "Åbne et værested",
        "med aftenåbent",
        "Ansætte en koordinator",
    ]
    assert [level for level, _ in items(document)][:2] == [0, 1]


def test_rows_have_their_headers_and_stand_in_the_order_of_the_body(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "plan.docx", make_plan())
    assert rows(document) == [
        ["Nyt værested", "Socialafdelingen", "2027"],
        ["Kursus for pårørende", "", "2028"],
    ]
    assert headers(document) == [["Indsats", "Ansvarlig", "Tid"]] * 2
    assert texts(document)[-1] == "Planen følges op hvert år i det ansvarlige udvalg."
    assert_laid_out(document)


def test_the_running_header_is_no_text(tmp_path: Path) -> None:
    assert "udkast" not in read_bytes(tmp_path, "plan.docx", make_plan()).text


def test_what_tracked_changes_took_out_is_no_text(tmp_path: Path) -> None:
    word = new_docx()
    paragraph = word.add_paragraph("Kommunen vil åbne et værested")
    run = paragraph.add_run(" og en svømmehal")
    deleted = paragraph._p.makeelement(paragraph._p.tag.replace("}p", "}del"))
    paragraph._p.append(deleted)
    deleted.append(run._r)
    paragraph.add_run(" i byen.")
    assert texts(read_bytes(tmp_path, "plan.docx", save(word))) == [
        "Kommunen vil åbne et værested i byen."
    ]


def test_a_cut_off_archive_is_unreadable() -> None:
    with pytest.raises(ReadError) as caught:
        read_docx(make_plan()[:2000])
    assert caught.value.status == "unreadable"
    assert caught.value.remedy


def test_an_archive_that_unfolds_out_of_proportion_is_too_large() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 12_000_000)
    with pytest.raises(ReadError) as caught:
        read_docx(target.getvalue())
    assert caught.value.status == "too_large"
