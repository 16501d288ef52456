"""What Word knows and does not write down: numbers, bases of styles, changes, boxes, grids."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx_builders import STRICT, cell, p, pack, table, word_file, word_parts
from reading_helpers import assert_laid_out, headers, items, read_bytes, rows, texts

from policymine.errors import ReadError
from policymine.ingest.docx.reader import read_docx
from policymine.schema.document import BlockKind, Document


def read(folder: Path, body: str, **more: str) -> Document:
    document = read_bytes(folder, "plan.docx", word_file(body, **more))
    assert_laid_out(document)
    return document


def headings(document: Document) -> list[tuple[int, str, str]]:
    """Return level, number and text of each heading."""
    return [
        (block.level, block.marker, document.block_text(block))
        for block in document.blocks
        if block.kind is BlockKind.HEADING
    ]


def markers(document: Document) -> list[tuple[int, str]]:
    """Return level and sign of each list item."""
    found = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    return [(block.level, block.marker) for block in found]


def numbered(level: int, identity: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{identity}"/></w:numPr>'


def level(place: int, text: str, form: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str, more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    )


def style(identity: str, name: str, more: str = "", based: str = "") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>{base}{more}'
        "</w:style>"
    )


def styled(identity: str) -> str:
    return f'<w:pStyle w:val="{identity}"/>'


STYLES = style("Overskrift1", "heading 1") + style("Overskrift2", "heading 2", based="Overskrift1")


def test_numbers_of_headings_are_counted(tmp_path: Path) -> None:
    numbering = lists(
        level(0, "%1", more='<w:pStyle w:val="Overskrift1"/>'),
        level(1, "%1.%2", more='<w:pStyle w:val="Overskrift2"/>'),
    )
    own = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("Overskrift1", "heading 1", own) + style(
        "Overskrift2", "heading 2", based="Overskrift1"
    )
    names = ("1 Vision", "2 Mål for unge", "2 Mål for voksne", "1 Opfølgning", "2 Status")
    body = "".join(p(name[2:], styled(f"Overskrift{name[0]}")) for name in names)
    assert headings(read(tmp_path, body, styles=styles, numbering=numbering)) == [
        (1, "1", "Vision"),
        (2, "1.1", "Mål for unge"),
        (2, "1.2", "Mål for voksne"),
        (1, "2", "Opfølgning"),
        (2, "2.1", "Status"),
    ]


def test_a_count_with_a_word_is_a_heading(tmp_path: Path) -> None:
    body = "".join(p(text, numbered(0)) + p("Det vil vi gøre.") for text in ("Job til alle", "Ro"))
    document = read(tmp_path, body, numbering=lists(level(0, "Mål %1:")))
    assert [text for _, _, text in headings(document)] == ["Mål 1: Job til alle", "Mål 2: Ro"]


def test_items_have_their_number_and_their_level(tmp_path: Path) -> None:
    numbering = lists(level(0, "%1."), level(1, "%2)", "lowerLetter"), level(2, "", "bullet"))
    body = "".join(
        p(text, numbered(place))
        for place, text in ((0, "Bolig"), (1, "Støtte"), (1, "Hjælp"), (2, "Nat"), (0, "Job"))
    )
    document = read(tmp_path, body, numbering=numbering)
    assert markers(document) == [(0, "1."), (1, "a)"), (1, "b)"), (2, "•"), (0, "2.")]


def test_a_list_that_starts_again_counts_from_its_start(tmp_path: Path) -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = "".join(p("Punkt", numbered(0, identity)) for identity in (1, 1, 2, 2))
    document = read(tmp_path, body, numbering=lists(level(0, "%1."), more=again))
    assert [sign for _, sign in markers(document)] == ["1.", "2.", "5.", "6."]


@pytest.mark.parametrize(
    ("name", "depth"),
    [("Opstilling - punkttegn", 0), ("Opstilling - talliste 2", 1), ("List Bullet 2", 1)],
)
def test_the_name_of_a_style_makes_an_item(tmp_path: Path, name: str, depth: int) -> None:
    styles = style("x", name) + style("y", "List Bullet")
    body = p("Planlægge", styled("y")) + p("Bygge", styled("x"))
    assert items(read(tmp_path, body, styles=styles)) == [(0, "Planlægge"), (depth, "Bygge")]


@pytest.mark.parametrize("name", ["Listeafsnit", "List Paragraph", "List Continue"])
def test_a_paragraph_set_in_is_no_item(tmp_path: Path, name: str) -> None:
    document = read(tmp_path, p("Vi vil bygge.", styled("x")), styles=style("x", name))
    assert texts(document, BlockKind.PARAGRAPH) == ["Vi vil bygge."]


def test_headings_by_base_outline_letters_and_localised_names(tmp_path: Path) -> None:
    styles = STYLES + "".join(
        (
            style("Egen", "Kapitel i planen", based="Overskrift2"),
            style("Ydre", "Mellemtitel", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
            style("Fed", "Manchet", "<w:rPr><w:b/></w:rPr>"),
            style("Stor", "Rubrikform", '<w:rPr><w:sz w:val="40"/></w:rPr>'),
            style("Navn", "Overskrift 3"),
        )
    )
    body = "".join(
        p("Indsatser for unge", styled(name)) + p("Brødtekst som følger efter.")
        for name in ("Egen", "Ydre", "Fed", "Stor", "Navn")
    )
    document = read(tmp_path, body, styles=styles)
    assert [level for level, _, _ in headings(document)] == [1, 3, 4, 2, 3]


CHANGES = (
    "<w:p><w:r><w:t>Vi vil </w:t></w:r><w:ins><w:r><w:t>snart </w:t></w:r></w:ins>"
    "<w:del><w:r><w:delText>aldrig </w:delText></w:r></w:del>"
    "<w:moveFrom><w:r><w:t>flyttet </w:t></w:r></w:moveFrom><w:hyperlink><w:r><w:t>bygge"
    '</w:t></w:r></w:hyperlink><w:r><w:footnoteReference w:id="2"/></w:r>'
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t> skjult</w:t></w:r>"
    "<w:r><w:t> bo</w:t><w:softHyphen/><w:t>li</w:t><w:noBreakHyphen/><w:t>ger</w:t>"
    "<w:tab/><w:t>i byen.</w:t></w:r></w:p>"
)


def test_the_text_is_what_is_printed(tmp_path: Path) -> None:
    note = "<w:footnote w:id='2'><w:p><w:r><w:t>Se bilag.</w:t></w:r></w:p></w:footnote>"
    document = read(tmp_path, CHANGES, footnotes=note)
    assert texts(document, BlockKind.PARAGRAPH) == ["Vi vil snart bygge boli-ger i byen."]
    assert texts(document, BlockKind.FOOTNOTE) == ["Se bilag."]


def test_a_mark_that_was_taken_out_joins_paragraphs(tmp_path: Path) -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    assert texts(read(tmp_path, p("Vi vil ", gone) + p("bygge."))) == ["Vi vil bygge."]


def test_controls_are_text_and_what_asks_for_text_is_none(tmp_path: Path) -> None:
    body = (
        f"<w:sdt><w:sdtContent>{p('Vi vil bygge.')}<w:sdt><w:sdtContent>{p('Snart.')}"
        "</w:sdtContent></w:sdt></w:sdtContent></w:sdt><w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        "<w:sdtContent><w:r><w:t>Klik her</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
        f"</w:sdtPr><w:sdtContent>{p('Indhold 1')}</w:sdtContent></w:sdt>"
    )
    assert texts(read(tmp_path, body)) == ["Vi vil bygge.", "Snart."]


def test_a_box_stands_once_and_apart(tmp_path: Path) -> None:
    inner = f"<w:txbxContent>{p('Fakta om planen.')}</w:txbxContent>"
    box = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{inner}</wps:txbx>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    body = f"<w:p><w:r><w:t>Vi vil </w:t></w:r>{box}<w:r><w:t>bygge.</w:t></w:r></w:p>"
    assert texts(read(tmp_path, body)) == ["Vi vil bygge.", "Fakta om planen."]


DOWN, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_a_merged_cell_counts_for_each_row_beside_it(tmp_path: Path) -> None:
    body = table(
        cell("Mål") + cell("Indsats") + cell("Ansvarlig"),
        cell("Job", DOWN) + cell("Mentor") + cell(p("Jobcenter") + p("Skole")),
        cell("", GOES_ON) + cell("Kursus") + cell("Skole", '<w:gridSpan w:val="1"/>'),
    )
    document = read(tmp_path, body)
    assert headers(document) == [["Mål", "Indsats", "Ansvarlig"]] * 2
    assert rows(document) == [["Job", "Mentor", "Jobcenter\nSkole"], ["Job", "Kursus", "Skole"]]


def test_a_row_that_mostly_goes_on_is_the_rest_of_one(tmp_path: Path) -> None:
    body = table(
        cell("Indsats") + cell("Ansvarlig") + cell("Tid"),
        cell("Mentor", DOWN) + cell("Jobcenter", DOWN) + cell("2027"),
        cell("", GOES_ON) + cell("", GOES_ON) + cell("og 2028"),
    )
    assert rows(read(tmp_path, body)) == [["Mentor", "Jobcenter", "2027\nog 2028"]]


def test_spans_controls_and_deleted_rows_keep_the_grid(tmp_path: Path) -> None:
    wide = '<w:gridSpan w:val="2"/>'
    body = table(
        cell("Indsats") + cell("Ansvarlig") + cell("Tid"),
        cell("Mentor og kursus", wide)
        + f"<w:sdt><w:sdtContent>{cell('2027')}</w:sdtContent></w:sdt>",
        "<w:trPr><w:del/></w:trPr>" + cell("Droppet") + cell("Ingen") + cell("2030"),
    )
    assert rows(read(tmp_path, body)) == [["Mentor og kursus", "", "2027"]]


def test_a_cell_over_the_whole_width_heads_rows_below_the_heading_above(tmp_path: Path) -> None:
    wide = '<w:gridSpan w:val="3"/>'
    names = style("Overskrift3", "heading 3") + STYLES
    body = p("Plan", styled("Overskrift1")) + p("Ro", styled("Overskrift3"))
    body += table(
        cell("Indsats") + cell("Ansvarlig") + cell("Tid"),
        cell("Boligen", wide),
        cell("Mentor") + cell("Jobcenter") + cell("2027"),
        cell("Byen", wide),
        cell("Kursus") + cell("Skole") + cell("2028"),
    )
    document = read(tmp_path, body, styles=names)
    assert rows(document) == [["Mentor", "Jobcenter", "2027"], ["Kursus", "Skole", "2028"]]
    assert headings(document)[1:] == [(3, "", "Ro"), (4, "", "Boligen"), (4, "", "Byen")]


def test_contents_typed_by_hand_are_dropped_and_a_list_that_ends_in_numbers_stays(
    tmp_path: Path,
) -> None:
    typed = "".join(p(f"{name} {page}") for name, page in (("Forord", 2), ("Mål", 4), ("Tal", 9)))
    kept = "".join(p(f"Bilag {number}") for number in range(1, 6))
    document = read(tmp_path, p("Indhold") + typed + p("Planen gælder alle.") + kept)
    assert texts(document, BlockKind.PARAGRAPH) == [
        "Planen gælder alle.", *(f"Bilag {number}" for number in range(1, 6)),
    ]  # fmt: skip


def test_a_table_around_tables_is_layout(tmp_path: Path) -> None:
    inner = table(cell("Indsats") + cell("Ansvarlig"), cell("Mentor") + cell("Jobcenter"))
    body = table(cell(inner + p("")) + cell("Vi vil bygge."))
    document = read(tmp_path, body)
    assert rows(document) == [["Mentor", "Jobcenter"]]
    assert texts(document, BlockKind.PARAGRAPH) == ["Vi vil bygge."]


def test_items_in_cells_keep_their_signs(tmp_path: Path) -> None:
    listed = p("Bolig", numbered(0)) + p("Job", numbered(0))
    body = table(cell("Mål") + cell("Indsats"), cell("Ro") + cell(listed))
    document = read(tmp_path, body, numbering=lists(level(0, "", "bullet")))
    assert rows(document) == [["Ro", "• Bolig\n• Job"]]


def test_the_strict_standard_and_a_part_with_another_name(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "strict.docx", word_file(p("Vi vil bygge."), space=STRICT))
    assert texts(document) == ["Vi vil bygge."]
    parts = word_parts(p("Vi vil bygge."))
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"document.xml", b"document2.xml")
    assert texts(read_bytes(tmp_path, "other.docx", pack(parts))) == ["Vi vil bygge."]


def test_a_damaged_text_part_is_read_as_far_as_it_goes() -> None:
    parts = word_parts(p("Vi vil bygge.") + p("Snart."))
    parts["word/document.xml"] = parts["word/document.xml"][:-30]
    reading = read_docx(pack(parts))
    assert reading.status == "partial"
    assert reading.blocks[0].text == "Vi vil bygge."


def test_a_text_node_of_sixty_megabytes_is_too_large() -> None:
    parts = word_parts("<w:p><w:r><w:t>%</w:t></w:r></w:p>")
    text = b"Vi vil bygge. " * 4_300_000
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"%", text)
    with pytest.raises(ReadError) as caught:
        read_docx(pack(parts, method=zipfile.ZIP_STORED))
    assert caught.value.status == "too_large"


def test_a_locked_document_says_so(tmp_path: Path) -> None:
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    with pytest.raises(ReadError) as caught:
        read_bytes(tmp_path, "plan.docx", container + "EncryptedPackage".encode("utf-16-le"))
    assert caught.value.status == "encrypted"
