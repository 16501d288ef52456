"""Web pages: content with its structure, no navigation, banners or footers."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_helpers import assert_laid_out, headers, items, read_bytes, rows, texts

from policymine.errors import ReadError
from policymine.ingest.html.reader import read_html
from policymine.schema.document import BlockKind

CONTENT = """
<h1>Handicapplan 2027-2030</h1>
<p>Tangø vil give borgere med handicap en <b>aktiv</b> hverdag, og planen samler de indsatser,
som byrådet har vedtaget for de næste fire år i kommunen.</p>
<h2>Indsatser</h2>
<ul><li>Etablere et korps af jobkonsulenter<ul><li>med kontor i havnebyen</li></ul></li>
<li>Udvide støtten til familier</li></ul>
<table><tr><th>Indsats</th><th>Ansvarlig</th></tr>
<tr><td>Ny legeplads</td><td>Kulturafdelingen</td></tr>
<tr><td>Mentorordning</td><td>Jobcentret</td></tr></table>
"""
BEFORE = """<!doctype html><html lang="da"><head><meta charset="utf-8">
<title>Handicapplan - Tangø</title><style>p {color: red}</style></head><body>
<div class="cookie-banner"><p>Vi bruger cookies til statistik.</p><button>Accepter</button></div>
<nav><ul><li><a href="/">Forside</a></li><li><a href="/k">Kontakt os</a></li></ul></nav>
"""
AFTER = """<footer><p>Rådhusgade 1, telefon 12 34 56 78</p></footer>
<script>document.write("Abonnér")</script></body></html>"""


@pytest.mark.parametrize("inside", ["main", "article", "div"])
def test_only_the_content_is_read(tmp_path: Path, inside: str) -> None:
    page = f"{BEFORE}<{inside}>{CONTENT}</{inside}>{AFTER}"
    document = read_bytes(tmp_path, "plan.html", page)
    for furniture in ("cookies", "Accepter", "Forside", "Kontakt", "Rådhusgade", "Abonnér", "red"):
        assert furniture not in document.text
    assert texts(document, BlockKind.HEADING) == ["Handicapplan 2027-2030", "Indsatser"]
    (paragraph,) = texts(document, BlockKind.PARAGRAPH)
    assert paragraph.startswith("Tangø vil give borgere med handicap en aktiv hverdag, og planen")
    assert paragraph.endswith("i kommunen.")


def test_lists_and_tables_keep_their_structure(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "plan.html", f"{BEFORE}<main>{CONTENT}</main>{AFTER}")
    assert items(document) == [
        (0, "Etablere et korps af jobkonsulenter"),
        (1, "med kontor i havnebyen"),
        (0, "Udvide støtten til familier"),
    ]
    assert rows(document) == [["Ny legeplads", "Kulturafdelingen"], ["Mentorordning", "Jobcentret"]]
    assert headers(document) == [["Indsats", "Ansvarlig"]] * 2
    assert_laid_out(document)


def test_the_declared_encoding_is_used(tmp_path: Path) -> None:
    page = f"{BEFORE}<main>{CONTENT}</main>{AFTER}".replace('"utf-8"', '"iso-8859-1"')
    document = read_bytes(tmp_path, "plan.html", page.encode("iso-8859-1"))
    assert "Tangø vil give borgere" in document.text


def test_a_page_that_a_script_makes_is_unreadable_with_a_way_out() -> None:
    page = b'<!doctype html><html><body><div id="app"></div><script>run()</script></body></html>'
    with pytest.raises(ReadError) as caught:
        read_html(page)
    assert caught.value.status == "unreadable"
    assert "PDF" in caught.value.remedy


def test_a_list_beside_another_is_no_part_of_it(tmp_path: Path) -> None:
    lists = (
        "<ul><li>Åbne et hus</li></ul><ol><li>Ansætte to</li><li>Uddanne ti</li></ol>"
        "<ul><li>Købe en bus</li></ul><p>Sådan:</p>"
        '<ol><li>Job</li></ol><ul><li>Mentorer</li></ul><ol start="2"><li>Fritid</li></ol>'
    )
    document = read_bytes(tmp_path, "plan.html", f"{BEFORE}<main>{CONTENT}{lists}</main>{AFTER}")
    assert items(document)[3:] == [
        (0, "Åbne et hus"),
        (0, "Ansætte to"),
        (0, "Uddanne ti"),
        (0, "Købe en bus"),
        (0, "Job"),
        (1, "Mentorer"),
        (0, "Fritid"),
    ]


def test_a_row_that_reads_like_headers_is_kept_where_nothing_stands_below_it() -> None:
    rows = (
        "<tr><td>Tilbud</td><td>Café Solsikken</td></tr>"
        "<tr><td>Økonomi</td><td>Egne midler</td></tr>"
    )
    reading = read_html(f"<main><h1>Plan</h1><table>{rows}</table></main>".encode())
    cells = [[text for _, text in block.cells] for block in reading.blocks if block.cells]
    assert cells[-1] == ["Økonomi", "Egne midler"]


def test_a_page_that_names_no_content_keeps_its_headings_over_long_tables() -> None:
    rows = "".join(f"<tr><td>Indsats {n}</td><td>Jobcentret</td></tr>" for n in range(30))
    blocks = read_html(f"<h2>Et trygt hjem</h2><table>{rows}</table>".encode()).blocks
    assert (blocks[0].text, blocks[0].kind) == ("Et trygt hjem", BlockKind.HEADING)


BOXES = "<div class='{}'><div>{}</div><div>{}</div><div>{}</div></div>"


def test_boxes_set_as_rows_are_a_table(tmp_path: Path) -> None:
    told = [("Natcafé", "Værestedet", "maj 2026"), ("Mentorer", "Jobcentret", "2027")]
    page = "<main><h1>Plan</h1><h2>Tema</h2>{}<p>Slut her.</p></main>"
    table = page.format("".join(BOXES.format("row", *row) for row in told))
    document = read_bytes(tmp_path, "plan.html", table)
    assert_laid_out(document)
    assert rows(document) == [[*row] for row in told]
    headed = page.format("".join(BOXES.format("row", *r) for r in [("Hvad", "Hvem", "Tid"), *told]))
    assert headers(read_bytes(tmp_path, "plan.html", headed))[0] == ["Hvad", "Hvem", "Tid"]


@pytest.mark.parametrize(
    "boxes",
    [
        BOXES.format("row", "Natcafé", "Værestedet", "2026"),
        BOXES.format("row", "En.", "To er mange.", "Tre.") * 2,
        BOXES.format("row", "En", "<p>Et</p><p>To</p>", "Tre") * 2,
        BOXES.format("row", "A", "B", "C") + BOXES.format("card", "A", "B", "C"),
        "<div><p>Natcafé</p><p>Værestedet</p></div>" * 2,
    ],
    ids=["one", "sentences", "paragraphs", "kinds", "text"],
)
def test_other_boxes_are_none(boxes: str, tmp_path: Path) -> None:
    page = f"<main><h1>Plan</h1>{boxes}</main>"
    assert rows(read_bytes(tmp_path, "plan.html", page)) == []


def test_a_sentence_over_the_whole_width_of_a_table_is_no_row(tmp_path: Path) -> None:
    table = (
        "<table><tr><th>Indsats</th><th>Ansvarlig</th></tr><tr><td colspan=2>Alle kan komme ud."
        "</td></tr><tr><td>Havedag</td><td>Værestedet</td></tr></table>"
    )
    document = read_bytes(tmp_path, "plan.html", f"<main><h1>Plan</h1>{table}</main>")
    assert rows(document) == [["Havedag", "Værestedet"]]
    assert texts(document, BlockKind.PARAGRAPH) == ["Alle kan komme ud."]


def test_what_a_style_sheet_sets_on_a_line_of_its_own_is_no_part_of_a_word(tmp_path: Path) -> None:
    page = (
        "<h1>Plan</h1><div>Natcafé på havnen<small>Tovholder: Kirken. Åbner i maj.</small></div>"
        "<p><b>K</b>ommunen og <i>peer</i>-netværket åbner (uge 3)<span>Frist: maj</span></p>"
    )
    told = read_bytes(tmp_path, "plan.html", page)
    assert texts(told, BlockKind.PARAGRAPH) == [
        "Natcafé på havnen",
        "Tovholder: Kirken. Åbner i maj.",
        "Kommunen og peer-netværket åbner (uge 3)",
        "Frist: maj",
    ]


def test_half_filled_circles_open_items(tmp_path: Path) -> None:
    page = "<h1>Status</h1><p>✔ Natcafé</p><p>◐ Telefonlinje</p><p>○ Boliger</p>"
    told = read_bytes(tmp_path, "plan.html", page)
    assert texts(told, BlockKind.LIST_ITEM) == ["Natcafé", "Telefonlinje", "Boliger"]
