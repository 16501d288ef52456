"""The coder of the built-in codebook on plain cases, by words alone."""

from __future__ import annotations

import pytest

from policymine.classify import Coder, Reading, load_coder
from policymine.resources import read_codebook
from policymine.schema.coding import Coding
from policymine.schema.document import Block, BlockKind, Document, Kind
from policymine.schema.finding import Commitment, Extraction, Form, Initiative

RECOVERY = (
    "Borgere med psykiske lidelser støttes i deres egen recoveryproces, så de får håb og tager "
    "styring over deres eget liv."
)
TOGETHER = (
    "Kommunen går sammen med nabokommunerne om et fælles højt specialiseret tilbud, som ingen af "
    "dem kan drive alene."
)
ROAD = "Vejen gennem byen får ny asfalt og en cykelsti."
PROMISES = {RECOVERY: "P1", TOGETHER: "P5", ROAD: "none"}
CODES = ["P1", "P2", "P3", "P4", "P5", "none"]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return load_coder(read_codebook("kl-2012"), embedder=None)


def code(coder: Coder, *texts: str) -> list[Coding]:
    return coder.code_readings([Reading(f"f{n}", text) for n, text in enumerate(texts)])


def assigned(rows: list[Coding]) -> list[str]:
    return [row.code for row in rows if row.assigned]


@pytest.mark.parametrize(("text", "wanted"), PROMISES.items())
def test_a_plain_promise_gets_its_code_and_no_other(coder: Coder, text: str, wanted: str) -> None:
    assert assigned(code(coder, text)) == [wanted]


def test_the_promises_are_coded_the_same_beside_each_other(coder: Coder) -> None:
    assert assigned(code(coder, *PROMISES)) == list(PROMISES.values())


def test_every_finding_has_a_row_for_each_code_and_none(coder: Coder) -> None:
    rows = code(coder, *PROMISES, "Mere", "1234")
    for number in range(5):
        own = [row for row in rows if row.finding == f"f{number}"]
        assert [row.code for row in own] == CODES
        codes = assigned(own)
        assert codes
        assert codes == ["none"] or "none" not in codes
    assert all(0 <= row.score <= 1 for row in rows)


def test_what_is_assigned_says_why_and_the_first_choice_has_the_best_score(coder: Coder) -> None:
    rows = code(coder, RECOVERY)
    (first,) = (row for row in rows if row.assigned)
    assert "recovery" in first.evidence
    assert first.score == max(row.score for row in rows)


def test_the_same_input_gives_the_same_output(coder: Coder) -> None:
    again = load_coder(read_codebook("kl-2012"), embedder=None)
    assert code(coder, *PROMISES) == code(again, *PROMISES)
    assert coder.made_by == again.made_by


def test_without_an_embedder_the_method_says_words(coder: Coder) -> None:
    assert coder.method.startswith("linear:words:")
    assert {row.method for row in code(coder, RECOVERY)} == {coder.method}


def test_a_document_is_coded_through_its_findings(coder: Coder) -> None:
    block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(TOGETHER), page=1)
    document = Document(
        id="doc-1", path="", title="", units=(), kind=Kind.PLAN, text=TOGETHER, blocks=(block,)
    )
    initiative = Initiative(
        id="i-1",
        title=TOGETHER,
        form=Form.PROSE,
        anchor=document.anchor(0, 0, len(TOGETHER)),
        commitment=Commitment.UNKNOWN,
    )
    codings = coder.code(Extraction(document="doc-1", initiatives=(initiative,)), document)
    assert (codings.document, codings.codebook) == ("doc-1", "kl-2012")
    assert assigned(list(codings.codings)) == ["P5"]
    assert {row.finding for row in codings.codings} == {"i-1"}


def test_a_document_without_findings_has_no_codings(coder: Coder) -> None:
    document = Document(id="doc-1", path="", title="", units=(), kind=Kind.PLAN)
    assert coder.code(Extraction(document="doc-1"), document).codings == ()
