"""Web pages as municipalities have them: folded parts, cards, definitions, grids, old frames."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_helpers import assert_laid_out, headers, items, read_bytes, rows, texts

from policymine.errors import ReadError
from policymine.ingest.html.reader import read_html
from policymine.schema.document import BlockKind, Document

BEFORE = """<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Plan</title></head>
<body>{form}<div id="CybotCookiebotDialog"><h2>Cookies</h2><p>Vi bruger cookies.</p></div>
<header class="site-header"><nav><ul><li><a href="/b">Borger</a></li></ul></nav></header>
<nav><ol class="breadcrumb"><li><a href="/">Forside</a></li></ol></nav>"""
TITLE = "<div class='page-header'><h1>Sundhedspolitik 2024-2028</h1></div>"
AFTER = "<footer><h2>Kontakt</h2><p>Torvet 1</p></footer></body></html>"
LEAD = "<p>Byrådet har vedtaget en politik, som skal give flere borgere i byen et sundt liv.</p>"
GOAL = "<p>Vi vil gøre det let at bevæge sig.</p><ul><li>Anlægge stier</li></ul>"
FURNITURE = ("ookies", "Borger", "Forside", "Kontakt", "Torvet")


def read(folder: Path, content: str, around: str = "main", form: str = "") -> Document:
    page = (
        f"{BEFORE.format(form=form)}<{around}>{TITLE}{LEAD}{content}</{around.split()[0]}>{AFTER}"
    )
    document = read_bytes(folder, "plan.html", page)
    assert_laid_out(document)
    assert not [word for word in FURNITURE if word in document.text]
    return document


def headings(document: Document) -> list[str]:
    return texts(document, BlockKind.HEADING)


@pytest.mark.parametrize(
    "content",
    [
        f"<details><summary>Mål 1</summary>{GOAL}</details>",
        f"<button aria-controls='p1'>Mål 1</button><div id='p1' hidden>{GOAL}</div>",
        f"<h2><button aria-expanded='false'>Mål 1</button></h2>"
        f"<div class='accordion__panel' aria-hidden='true'>{GOAL}</div>",
        f"<div role='tablist'><button role='tab' id='t1'>Mål 1</button></div>"
        f"<div role='tabpanel' aria-labelledby='t1' hidden>{GOAL}</div>",
    ],
)
def test_what_a_click_unfolds_is_read_under_its_heading(tmp_path: Path, content: str) -> None:
    document = read(tmp_path, content)
    assert headings(document) == ["Sundhedspolitik 2024-2028", "Mål 1"]
    assert items(document) == [(0, "Anlægge stier")]


def test_folded_parts_are_of_one_level_and_tools_are_no_text(tmp_path: Path) -> None:
    part = f"<details><summary>Mål</summary><h3>Baggrund</h3>{GOAL}</details>"
    document = read(
        tmp_path, f"<p>Udskriv | Læs op</p>{part * 2}<p>Sidst opdateret 1. maj 2024</p>"
    )
    found = [block.level for block in document.blocks if block.kind is BlockKind.HEADING]
    assert found == [1, 2, 3, 2, 3]
    assert "Udskriv" not in document.text
    assert "opdateret" not in document.text


@pytest.mark.parametrize("around", ["main", "div class='content'", "section id='indhold'", "div"])
def test_the_content_is_found_also_inside_a_form(tmp_path: Path, around: str) -> None:
    document = read(tmp_path, GOAL, around=around, form="<form id='aspnetForm'>")
    assert headings(document) == ["Sundhedspolitik 2024-2028"]
    assert items(document) == [(0, "Anlægge stier")]


def test_lines_of_an_item_and_of_a_paragraph(tmp_path: Path) -> None:
    content = (
        "<ul><li>Anlægge stier<br>mellem byerne<br>og havnen</li></ul>"
        "<p><strong>Hvad gør vi?</strong></p><p>Vi vil:<br>- bygge bo&shy;liger<br>- ansætte</p>"
    )
    document = read(tmp_path, content)
    found = [text for _, text in items(document)]
    assert found == ["Anlægge stier mellem byerne og havnen", "bygge boliger", "ansætte"]
    assert headings(document)[1:] == ["Hvad gør vi?"]


def test_definitions_are_labelled_lines(tmp_path: Path) -> None:
    content = (
        "<dl><dt>Ansvarlig</dt><dd>Jobcentret</dd><dd>Skolen</dd><dt>Tid:</dt><dd>2027</dd></dl>"
    )
    lines = texts(read(tmp_path, content), BlockKind.PARAGRAPH)[1:]
    assert lines == ["Ansvarlig: Jobcentret; Skolen", "Tid: 2027"]


def test_several_definitions_of_a_term_are_items(tmp_path: Path) -> None:
    acts = ["Ansættelse af en koordinator i hver af de to byer", "Fælles kurser i førstehjælp"]
    content = "<dl><dt>På kort sigt</dt>" + "".join(f"<dd>{act}</dd>" for act in acts) + "</dl>"
    document = read(tmp_path, content)
    assert [text for _, text in items(document)] == acts
    assert headings(document)[-1] == "På kort sigt"


def test_cards_in_a_list_are_no_items_and_counts_go_on(tmp_path: Path) -> None:
    content = "<ul><li><h3>Fællesskab</h3><p>Vi vil åbne klubber.</p></li></ul>"
    document = read(tmp_path, content + "<ol start='3'><li>Bygge</li><li>Bo</li></ol>")
    assert headings(document)[1:] == ["Fællesskab"]
    signs = [b.marker for b in document.blocks if b.kind is BlockKind.LIST_ITEM]
    assert signs == ["3.", "4."]


def test_a_grid_keeps_its_rows_and_the_lines_of_its_cells(tmp_path: Path) -> None:
    content = (
        "<table><thead><tr><th>Mål</th><th>Indsats</th><th>Ansvarlig</th></tr></thead>"
        "<tr><td rowspan='2'>Job</td><td>Mentor</td><td><p>Jobcenter</p><p>Skole</p></td></tr>"
        "<tr><td>Kursus</td><td>Skole<br>SSP</td></tr>"
        "<tr><td>Ro</td><td><ul><li>Støtte</li><li>Nat</li></ul></td><td>Bo</td></tr></table>"
    )
    document = read(tmp_path, content)
    assert headers(document) == [["Mål", "Indsats", "Ansvarlig"]] * 3
    assert rows(document) == [
        ["Job", "Mentor", "Jobcenter\nSkole"],
        ["Job", "Kursus", "Skole\nSSP"],
        ["Ro", "• Støtte\n• Nat", "Bo"],
    ]


def test_a_page_of_lists_alone_is_read(tmp_path: Path) -> None:
    listed = "".join(f"<li>Vi vil åbne værested nummer {n}</li>" for n in range(12))
    assert len(items(read(tmp_path, f"<ul>{listed}</ul>", around="div"))) == 12


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (
            "<html><frameset><frame src='a.html'><noframes>Rammer</noframes></frameset></html>",
            "frame",
        ),
        (f"<html><body>{'<div>' * 50_000}{'Vi vil bygge. ' * 200}</body></html>", "nested"),
    ],
)
def test_a_page_without_text_says_why(page: str, said: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_html(page.encode())
    assert said in str(caught.value)
    assert caught.value.remedy


def test_what_unfolds_a_part_of_the_page_stands_above_the_headings_in_it(tmp_path: Path) -> None:
    page = (
        "<main><h1>Psykiatriplan</h1><h3>Kort fortalt</h3><p>Planen gælder i fire år.</p>"
        "<details><summary>Tag over hovedet</summary><h3>Det gør vi</h3><p>Vi bygger.</p></details>"
        '<button aria-controls="job">Job</button><div id="job"><h4>Vi vil</h4><p>Mere.</p></div>'
        "</main>"
    )
    document = read(tmp_path, f"<html><body>{page}</body></html>")
    levels = {
        document.block_text(block): block.level
        for block in document.blocks
        if block.kind is BlockKind.HEADING
    }
    assert levels["Tag over hovedet"] < levels["Det gør vi"]
    assert levels["Job"] < levels["Vi vil"]


def test_a_bold_line_over_a_block_is_a_heading(tmp_path: Path) -> None:
    content = (
        "<div><strong>Et hus ved havnen</strong><p>Huset har åbent hver dag.</p></div>"
        "<p><b>En have</b><br>Haven passes af naboer.</p><p><b>Ny</b> bus<br>til havnen.</p>"
    )
    assert headings(read(tmp_path, content))[1:] == ["Et hus ved havnen", "En have"]


def test_terms_over_sentences_are_titles_and_labels_are_not(tmp_path: Path) -> None:
    content = (
        "<dl><dt>Et hus ved havnen</dt><dd>Det har åbent hver dag.</dd>"
        "<dt>En have</dt><dd>Den passes af naboer.</dd></dl>"
        "<dl><dt>Maj 2026</dt><dd>Huset åbner.</dd><dt>Maj 2027</dt><dd>Haven åbner.</dd></dl>"
    )
    document = read(tmp_path, content)
    assert headings(document)[1:] == ["Et hus ved havnen", "En have"]
    assert texts(document, BlockKind.PARAGRAPH)[-2:] == [
        "Maj 2026: Huset åbner.",
        "Maj 2027: Haven åbner.",
    ]


def test_a_title_in_an_item_stands_over_what_it_is_told_to_be(tmp_path: Path) -> None:
    content = (
        "<ul><li><b>Et hus ved havnen</b><br>Det har åbent hver dag.</li>"
        "<li><p>En park</p><p>Den passes af naboer.</p></li><li>En sti<br>Ansvarlig: Vej</li></ul>"
    )
    assert items(read(tmp_path, content)) == [
        (0, "Et hus ved havnen"),
        (1, "Det har åbent hver dag."),
        (0, "En park"),
        (1, "Den passes af naboer."),
        (0, "En sti"),
    ]


def test_a_bold_title_before_a_sentence_stands_apart(tmp_path: Path) -> None:
    content = (
        "<p><b>Et hus ved havnen</b> Det har åbent hver dag.</p><p><b>Byens</b> Torv er nyt.</p>"
        "<ul><li><b>En ny park</b> Den passes af naboer.</li><li><b>Vi vil</b> bygge.</li></ul>"
    )
    document = read(tmp_path, content)
    assert headings(document)[1:] == ["Et hus ved havnen"]
    assert [text for _, text in items(document)] == [
        "En ny park",
        "Den passes af naboer.",
        "Vi vil bygge.",
    ]


def test_a_field_beside_a_definition_makes_no_list_of_it(tmp_path: Path) -> None:
    content = (
        "<dl><dt>Et hus ved havnen i Nordby</dt><dd>Det har åbent hver dag, også om sommeren.</dd>"
        "<dd>Ansvarlig: Havnen</dd></dl>"
    )
    document = read(tmp_path, content)
    assert headings(document)[1:] == ["Et hus ved havnen i Nordby"]
    assert not items(document)
