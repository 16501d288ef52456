"""Tables that cross themes with those they are for are read as sections with lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from policymine.ingest.elements import RawBlock
from policymine.ingest.matrix import spread_matrices
from policymine.schema.document import BlockKind

ROW, HEAD, ITEM = BlockKind.TABLE_ROW, BlockKind.HEADING, BlockKind.LIST_ITEM
HEADERS = ("Mål", "Børn", "Voksne")
CELLS = [
    ("Ro om natten", "• Nye gardiner i alle rum\n• Fælles tur før sengetid", "• Kursus i søvn"),
    ("Mad der smager", "• Bagedag hver lørdag", "• Egen køkkenhave\n• Madklub på to etager"),
]


def table(headers: Sequence[str], cells: Sequence[Sequence[str]]) -> list[RawBlock]:
    rows = [RawBlock(ROW, cells=tuple(zip(headers, row, strict=True)), table=1) for row in cells]
    return [RawBlock(HEAD, "Oversigt", level=2), *rows]


def told(blocks: Sequence[RawBlock]) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in blocks[1:]]


def items_of(blocks: Sequence[RawBlock]) -> dict[str, list[str]]:
    """Return the items under each heading."""
    found: dict[str, list[str]] = {}
    for block in blocks[1:]:
        if block.kind is HEAD:
            found[block.text] = []
        elif block.kind is ITEM:
            found[[*found][-1]].append(block.text)
    return found


def test_a_theme_a_row_is_a_section_with_a_line_for_each_group() -> None:
    found = spread_matrices(table(HEADERS, CELLS))
    assert told(found)[:4] == [
        (HEAD, "Ro om natten"),
        (BlockKind.PARAGRAPH, "Børn"),
        (ITEM, "Nye gardiner i alle rum"),
        (ITEM, "Fælles tur før sengetid"),
    ]
    assert found[1].level == 3


def test_themes_may_stand_over_the_columns() -> None:
    turned = [*zip(HEADERS, *CELLS, strict=True)]
    found = items_of(spread_matrices(table(("Målgruppe", *turned[0][1:]), turned[1:])))
    assert [*found] == ["Ro om natten", "Mad der smager"]
    assert found["Mad der smager"][-1] == "Madklub på to etager"


def test_headers_may_be_the_first_row_and_items_lines() -> None:
    plain = [[cell.replace("• ", "") for cell in row] for row in [HEADERS, *CELLS]]
    assert len(items_of(spread_matrices(table(("", "", ""), plain)))["Ro om natten"]) == 3


@pytest.mark.parametrize("name", ["Ro om natten\nAlle sover.", "Ro om natten Alle sover."])
def test_what_a_theme_wants_may_stand_below_its_name(name: str) -> None:
    cells = [(name, *CELLS[0][1:]), CELLS[1]]
    kinds = told(spread_matrices(table(HEADERS, cells)))
    assert kinds[:2] == [(HEAD, "Ro om natten"), (BlockKind.PARAGRAPH, "Alle sover.")]


def test_a_box_below_the_table_is_no_row_of_it() -> None:
    found = spread_matrices(table(HEADERS, [*CELLS, ("Tal\nVi er 90 i huset.", "", "")]))
    assert told(found)[-1] == (BlockKind.PARAGRAPH, "Vi er 90 i huset.")


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        (("Indsats", "Ansvarlig", "Frist"), CELLS),
        (("Indsats", "2026", "2027"), CELLS),
        (HEADERS, [[cell.partition("\n")[0] for cell in row] for row in CELLS]),
        (HEADERS, [("Ro", "12\n14", "3\n4"), ("Mad", "7\n9", "2\n1")]),
        (HEADERS, CELLS[:1]),
    ],
)
def test_other_tables_stay_tables(headers: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    blocks = table(headers, cells)
    assert spread_matrices(blocks) == blocks


def test_a_row_of_lists_is_a_section_each() -> None:
    lists = [("• Bagedag hver lørdag\n• Madklub i to huse", "• Tur før natten\n• Kursus i søvn")]
    found = items_of(spread_matrices(table(("Mad", "Ro"), lists)))
    assert found == {
        "Mad": ["Bagedag hver lørdag", "Madklub i to huse"],
        "Ro": ["Tur før natten", "Kursus i søvn"],
    }


def test_what_a_cell_holds_stands_on_the_page_of_its_row() -> None:
    title, first, second = table(HEADERS, CELLS)
    found = spread_matrices([title, first, replace(second, page=2)])
    pages = {block.text: block.page for block in found}
    assert (pages["Ro om natten"], pages["Nye gardiner i alle rum"]) == (1, 1)
    assert (pages["Mad der smager"], pages["Madklub på to etager"]) == (2, 2)
    assert all(block.aside for block in spread_matrices([replace(first, aside=True), second]))
