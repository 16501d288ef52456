"""What the coder reads of a finding."""

import pytest

from policymine.classify.reading import read_findings
from policymine.schema.document import Block, BlockKind, Document, Kind
from policymine.schema.finding import Commitment, Extraction, Form, Initiative

CELL = "Ny bostøtte i boliggruppen på Havnevej til unge, der flytter hjemmefra for første gang"


@pytest.mark.parametrize("form", [Form.TABLE, Form.LIST])
@pytest.mark.parametrize("title", [CELL, "Ny bostøtte i boliggruppen på Havnevej til …"])
def test_a_title_that_was_cut_short_is_read_whole(form: Form, title: str) -> None:
    block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(CELL), page=1)
    document = Document(
        id="doc-1", path="", title="", units=(), kind=Kind.PLAN, text=CELL, blocks=(block,)
    )
    initiative = Initiative(
        id="i-1",
        title=title,
        form=form,
        anchor=document.anchor(0, 0, len(CELL)),
        commitment=Commitment.UNKNOWN,
    )

    (reading,) = read_findings(Extraction(document="doc-1", initiatives=(initiative,)), document)

    assert reading.text == CELL
