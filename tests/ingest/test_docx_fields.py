"""Fields, controls and forms of Word, and what breaks, tabs and letters say there."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_builders import cell, p, table, word_file
from reading_helpers import assert_laid_out, headers, items, read_bytes, rows, texts

from policymine.schema.document import BlockKind, Document

LONG = "Kommunen vil sammen med foreningerne sørge for, at flere unge kan bo og lære i byen."
BREAK, TAB = "<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>"
LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="{}"/>'
    '<w:lvlText w:val="{}"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def read(folder: Path, body: str, **more: str) -> Document:
    document = read_bytes(folder, "plan.docx", word_file(body, **more))
    assert_laid_out(document)
    return document


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def para(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def mark(kind: str, inner: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'


def told(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def head_texts(document: Document) -> list[str]:
    return texts(document, BlockKind.HEADING)


def test_a_field_is_its_result_also_inside_of_another(tmp_path: Path) -> None:
    inner = mark("begin") + told("MERGEFIELD x") + mark("separate") + run("ja") + mark("end")
    outer = mark("begin") + told("IF ") + inner + mark("separate") + run("bygge") + mark("end")
    body = para(run("Vi vil "), outer, run(" boliger."))
    assert texts(read(tmp_path, body)) == ["Vi vil bygge boliger."]


def test_a_field_without_an_end_hides_nothing(tmp_path: Path) -> None:
    body = para(mark("begin"), told("TOC"), run("Forord.")) + p("bygge.") * 30
    assert len(texts(read(tmp_path, body))) == 31


def test_contents_without_styles_or_page_numbers_are_dropped(tmp_path: Path) -> None:
    field = mark("begin") + told(' TOC \\o "1-3" \\n ') + mark("separate")
    body = para(field, run("Mål for unge")) + para(run("Mål for voksne")) + para(mark("end"))
    assert texts(read(tmp_path, body + p("Vi vil bygge."))) == ["Vi vil bygge."]


def test_the_chosen_value_of_a_form_is_text(tmp_path: Path) -> None:
    names = "".join(f'<w:listEntry w:val="{name}"/>' for name in ("Skolen", "Jobcentret"))
    form = f'<w:ffData><w:ddList><w:result w:val="1"/>{names}</w:ddList></w:ffData>'
    body = para(run("Hvem: "), mark("begin", form), told("FORMDROPDOWN"), mark("end"))
    assert texts(read(tmp_path, body)) == ["Hvem: Jobcentret"]


def test_what_asks_for_text_is_none_around_paragraphs_and_cells(tmp_path: Path) -> None:
    asks = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = cell("Cykelskole") + asks.format(cell("Vælg her.")) + cell("2027")
    body = asks.format(p("Klik her.")) + table("".join(map(cell, ("Indsats", "Hvem", "Tid"))), row)
    document = read(tmp_path, body)
    assert texts(document, BlockKind.PARAGRAPH) == []
    assert rows(document) == [["Cykelskole", "", "2027"]]


def test_a_large_first_letter_belongs_to_its_word(tmp_path: Path) -> None:
    letter = p("K", '<w:framePr w:dropCap="drop" w:lines="3"/>')
    assert texts(read(tmp_path, letter + p("ommunen bygger."))) == ["Kommunen bygger."]


@pytest.mark.parametrize("letters", ["<w:b/>", '<w:u w:val="single"/>'])
def test_a_line_set_off_above_a_break_heads_the_rest(tmp_path: Path, letters: str) -> None:
    document = read(
        tmp_path,
        p(LONG) + para(run("Boliger", letters), run("x", "<w:vanish/>"), BREAK, run("Vi bygger.")),
    )
    assert head_texts(document) == ["Boliger"]
    assert texts(document, BlockKind.PARAGRAPH) == [LONG, "Vi bygger."]


def test_an_item_ends_where_a_break_leads_to_a_field_or_a_list(tmp_path: Path) -> None:
    body = para(run("Åbne et værested"), BREAK, run("Ansvarlig: Chefen"), properties=LISTED)
    body += para(run("Vi styrker:"), BREAK, run("- unge"), BREAK, run("- børn"), properties=LISTED)
    document = read(tmp_path, body, numbering=LISTS.format("bullet", "•"))
    assert items(document) == [
        (0, "Åbne et værested"), (0, "Vi styrker:"), (1, "unge"), (1, "børn"),
    ]  # fmt: skip
    assert texts(document, BlockKind.PARAGRAPH) == ["Ansvarlig: Chefen"]


def test_a_list_that_sets_nothing_before_its_paragraphs_is_none(tmp_path: Path) -> None:
    document = read(tmp_path, p("Vi bygger.", LISTED), numbering=LISTS.format("none", ""))
    assert texts(document, BlockKind.PARAGRAPH) == ["Vi bygger."]


def test_text_set_larger_throughout_has_no_headings_for_that(tmp_path: Path) -> None:
    sized = [para(run(text, '<w:sz w:val="24"/>')) for text in (LONG, "Åbne et værested", "Bygge")]
    small = '<w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault>'
    styles = f"<w:docDefaults>{small}</w:docDefaults>"
    assert head_texts(read(tmp_path, "".join(sized), styles=styles)) == []


def test_columns_by_tabs_are_a_table_and_labels_are_none(tmp_path: Path) -> None:
    lines = (
        ["Indsats", "Ansvarlig", "Tid"],
        ["Mentor", "Chefen", "2027"],
        ["Kor", "Skolen", "2028"],
    )
    body = "".join(para(TAB.join(map(run, line))) for line in lines)
    document = read(tmp_path, body)
    assert headers(document) == [lines[0]] * 2
    assert rows(document) == [*lines[1:]]
    labels = ("Ansvarlig:", "Tid:", "Økonomi:")
    document = read(tmp_path, "".join(para(run(name), TAB, run("Chefen")) for name in labels))
    assert texts(document) == [f"{name} Chefen" for name in labels]


def test_signs_of_symbol_fonts(tmp_path: Path) -> None:
    sign = '<w:r><w:sym w:font="Wingdings" w:char="{}"/></w:r>'
    body = "".join(para(sign.format(code), run(" Bygge")) for code in ("F0FC", "00FC"))
    body += para(run("Job "), sign.format("F0E0"), run(" glæde"))
    document = read(tmp_path, body)
    assert [text for _, text in items(document)] == ["Bygge", "Bygge"]
    assert texts(document, BlockKind.PARAGRAPH) == ["Job → glæde"]


def test_a_box_in_a_box_is_read(tmp_path: Path) -> None:
    box = "<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>"
    inner = para(box.format(p("Inderst.")), run("Yderst."))
    assert texts(read(tmp_path, para(box.format(inner), run("Vi bygger.")))) == [
        "Vi bygger.", "Yderst.", "Inderst.",
    ]  # fmt: skip


def test_names_merged_down_beside_a_name_over_columns(tmp_path: Path) -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        cell("Indsats", down) + cell("Færdig i", '<w:gridSpan w:val="2"/>') + cell("Hvem", down),
        cell("", on) + cell("2026") + cell("2027") + cell("", on),
        cell("Mentor") + cell("x") + cell("") + cell("Skolen"),
    )
    assert headers(read(tmp_path, body)) == [["Indsats", "Færdig i 2026", "Færdig i 2027", "Hvem"]]


@pytest.mark.parametrize("mark", ["pStyle", "rStyle"])
def test_text_in_a_style_that_is_not_printed_is_none(tmp_path: Path, mark: str) -> None:
    own = f'<w:{mark} w:val="Hint"/>'
    hint = p("Skriv her.", own) if mark == "pStyle" else para(run("Skriv her.", own))
    styles = (
        '<w:style w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Hint"><w:basedOn w:val="Base"/></w:style>'
    )
    assert texts(read(tmp_path, hint + p("Vi bygger."), styles=styles)) == ["Vi bygger."]


def test_a_title_whose_style_is_not_defined_is_one(tmp_path: Path) -> None:
    body = p("Plan for unge", '<w:pStyle w:val="Titel"/>') + p("Vi bygger.")
    assert head_texts(read(tmp_path, body)) == ["Plan for unge"]


def test_a_numbered_line_set_off_above_its_own_text_or_list_is_a_heading(tmp_path: Path) -> None:
    names = ("Flere i job", "Bedre boliger")
    bold = [para(run(name, "<w:b/>"), properties=LISTED) for name in names]
    own = LISTED.replace('numId w:val="1"', 'numId w:val="2"')
    other = LISTS.format("bullet", "-").replace('Id="0"', 'Id="5"').replace('Id="1"', 'Id="2"')
    numbering = LISTS.format("decimal", "%1.") + other.replace('Id w:val="0"', 'Id w:val="5"')
    parted = "".join(line + p("Bygge", own) + p("Lære", own) for line in bold)
    document = read(tmp_path, p(LONG) + parted, numbering=numbering)
    assert head_texts(document) == [*names]
    assert [text for _, text in items(document)] == ["Bygge", "Lære"] * 2
    document = read(tmp_path, p(LONG) + "".join(bold), numbering=numbering)
    assert head_texts(document) == []
    assert [text for _, text in items(document)] == [*names]
