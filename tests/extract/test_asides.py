"""Boxes beside the text: they have headings of their own, and the text goes on after them."""

from __future__ import annotations

from policymine.extract.leads import lead_before
from policymine.extract.levels import list_runs
from policymine.extract.outline import build_outline
from policymine.ingest.build import build_layout
from policymine.ingest.elements import PageNote, RawBlock
from policymine.schema.document import BlockKind, Document, Kind

BLOCKS = (
    RawBlock(BlockKind.HEADING, "Mål 1: Flere i arbejde", level=2),
    RawBlock(BlockKind.PARAGRAPH, "Derfor vil vi:"),
    RawBlock(BlockKind.HEADING, "Hvad er et fleksjob?", level=3, aside=True),
    RawBlock(BlockKind.LIST_ITEM, "et job med nedsat tid", marker="•", aside=True),
    RawBlock(BlockKind.LIST_ITEM, "ansætte to mentorer", marker="•"),
    RawBlock(BlockKind.HEADING, "Se loven", level=3, aside=True),
    RawBlock(BlockKind.LIST_ITEM, "åbne et værksted", marker="•"),
)


def document() -> Document:
    text, blocks, pages = build_layout(BLOCKS, (PageNote(1),))
    return Document(
        id="0",
        path="plan.pdf",
        title="Plan",
        units=(),
        kind=Kind.PLAN,
        text=text,
        blocks=blocks,
        pages=pages,
        made_by="test",
    )


def test_the_heading_of_a_box_heads_the_box_alone() -> None:
    places = build_outline(document())
    assert [place.heading for place in places] == [0, 0, 2, 2, 0, 5, 0]


def test_a_list_goes_on_past_a_box_and_keeps_its_lead() -> None:
    assert list_runs(document()) == [[3], [4, 6]]
    assert lead_before(document(), 4) == 1
