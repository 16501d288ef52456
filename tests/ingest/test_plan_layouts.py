"""What plans look like is read as what they say: each layout against its truth, block by block."""

from __future__ import annotations

import pytest
from plan_layouts import LAYOUTS
from plan_pages import Layout, Sheet, Truth

from policymine.ingest.elements import RawBlock
from policymine.ingest.pdf.reader import read_pdf
from policymine.schema.document import BlockKind


def said(block: RawBlock) -> tuple[str, str]:
    """Return a block as the truth has it."""
    if block.kind is BlockKind.TABLE_ROW:
        return "row", " | ".join(text for _, text in block.cells)
    return block.kind.value, block.text


def expected(truth: Truth) -> Truth:
    """Return the truth; what stands in a box is a paragraph."""
    return [("paragraph" if kind == "box" else kind, text) for kind, text in truth]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_each_block_is_whole_of_its_kind_and_in_its_place(layout: Layout) -> None:
    sheet = Sheet()
    truth = layout(sheet)
    reading = read_pdf(sheet.done())
    assert [said(block) for block in reading.blocks] == expected(truth)
    assert reading.quality > 0.95
