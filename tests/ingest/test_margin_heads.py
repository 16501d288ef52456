"""Tables that set titles beside texts: they are layout, and read as the text that they lay out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx_builders import cell, p, table, word_file
from reading_helpers import assert_laid_out, items, read_bytes, texts

from policymine.ingest.grid import sets_margin_heads
from policymine.schema.document import BlockKind, Document

TITLES = ["Et grønt gårdrum", "Naboer"]
TOLD = ["Gården er tom.", "Ingen mødes."]
ACTS = ["plante to træer", "sætte bænke op", "holde fester", "spise sammen"]


def page(folder: Path) -> Document:
    rows = "".join(
        f"<tr><td>{title}</td><td><p>{TOLD[n]}</p><ul><li>{ACTS[2 * n]}</li>"
        f"<li>{ACTS[2 * n + 1]}</li></ul></td></tr>"
        for n, title in enumerate(TITLES)
    )
    content = f"<main><h1>Gårdplan</h1><h2>Temaer</h2><table>{rows}</table></main>"
    return read_bytes(folder, "plan.html", content)


def word(folder: Path) -> Document:
    rows = [
        cell(p(title))
        + cell(p(TOLD[n]) + "".join(p(f"• {act}") for act in ACTS[2 * n : 2 * n + 2]))
        for n, title in enumerate(TITLES)
    ]
    return read_bytes(folder, "plan.docx", word_file(p("Gårdplan") + table(*rows)))


@pytest.mark.parametrize("build", [page, word])
def test_titles_in_the_margin_are_headings(
    build: Callable[[Path], Document], tmp_path: Path
) -> None:
    document = build(tmp_path)
    assert_laid_out(document)
    assert texts(document, BlockKind.HEADING)[-2:] == TITLES
    assert [text for _, text in items(document)] == ACTS
    assert texts(document, BlockKind.PARAGRAPH)[-2:] == TOLD


@pytest.mark.parametrize(
    "rows",
    [
        [("Indsats", "Ansvarlig"), ("Natcafé", "• Røde Kors\n• Kirken")],
        [("Ansvarlig", "Jobcentret"), ("Indsatser", "• Natcafé\n• Mentorer")],
        [("Natcafé", "Værestedet"), ("Mentorer", "Jobcentret")],
        [("Natcafé", "Det er en café.\nDen er åben.", "2026")],
        [("Caféen er åben om natten.", "Der er kaffe.\nDer er te.")],
    ],
    ids=["headers", "labels", "values", "columns", "sentences"],
)
def test_other_tables_are_none(rows: list[tuple[str, ...]]) -> None:
    assert not sets_margin_heads(rows)


def test_one_title_like_a_name_of_a_column_is_a_title_among_others() -> None:
    told = "Gården er tom.\n• plante to træer"
    assert sets_margin_heads(
        [("Et grønt gårdrum", told), ("Hjælp uden ventetid", told), ("Naboer", told)]
    )


def test_tables_of_texts_are_read_cell_by_cell(tmp_path: Path) -> None:
    cells = [
        f"<td><h3>{title}</h3><p>{TOLD[n]}</p><ul><li>{ACTS[2 * n]}</li></ul></td>"
        for n, title in enumerate(TITLES)
    ]
    content = f"<main><h1>Gårdplan</h1><table><tr>{''.join(cells)}</tr></table></main>"
    document = read_bytes(tmp_path, "plan.html", content)
    assert texts(document, BlockKind.HEADING)[-2:] == TITLES
    assert [text for _, text in items(document)] == ACTS[::2]
    boxes = [cell(p(TOLD[n]) + p(f"• {ACTS[2 * n]}")) for n in range(2)]
    document = read_bytes(tmp_path, "plan.docx", word_file(p("Gårdplan") + table("".join(boxes))))
    assert [text for _, text in items(document)] == ACTS[::2]


def test_numbers_beside_a_title_are_counted_once(tmp_path: Path) -> None:
    style = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    told = "".join(p(act, style) for act in ACTS[:2])
    body = p("Gårdplan") + table(cell(p(TITLES[0])) + cell(p(TOLD[0]) + told))
    counted = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    document = read_bytes(tmp_path, "plan.docx", word_file(body, numbering=counted))
    markers = [block.marker for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert markers == ["1.", "2."]
