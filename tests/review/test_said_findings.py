"""What people say is a finding and what is none: looked up, kept, and honoured by extraction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymine.errors import PassageError
from policymine.extract.corrected import with_corrections
from policymine.review import (
    Decision,
    add_decisions,
    apply_decisions,
    build_rows,
    find_conflicts,
    find_corrections,
    find_lost,
    first_choices,
)
from policymine.review.passages import find_passage
from policymine.schema.base import Anchor
from policymine.schema.coding import Coding, Codings
from policymine.schema.document import Block, BlockKind, Document, Kind, Page
from policymine.schema.finding import Commitment, Extraction, Form, Goal, Initiative

LINES = (
    (BlockKind.HEADING, "Flere i job"),
    (BlockKind.PARAGRAPH, "Vi vil styrke den tidlige ind-\nsats. Huset er gult."),
    (BlockKind.LIST_ITEM, "åbne en café"),
    (BlockKind.PARAGRAPH, "Vi følger op hvert år."),
    (BlockKind.PARAGRAPH, "Vi følger op hvert år."),
)


def plan(*lines: tuple[BlockKind, str]) -> Document:
    """Return a plan whose last paragraph stands on a page of its own."""
    text, blocks = "", []
    for number, (kind, line) in enumerate(lines, start=1):
        page = 2 if number == len(lines) else 1
        blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(line), page=page))
        text += line + "\n\n"
    return Document(
        id="d", path="plan.pdf", title="t", units=("Vejle",), kind=Kind.PLAN, text=text,
        blocks=tuple(blocks),
        pages=(Page(number=1, start=0), Page(number=2, start=blocks[-1].start)),
    )  # fmt: skip


PLAN = plan(*LINES)


def anchor(block: int, words: str) -> Anchor:
    return PLAN.anchor_of(block, words)


GOAL = Goal(id="g-1", title="Flere i job", form=Form.HEADING, anchor=anchor(0, "Flere i job"))
CAFE = Initiative(
    id="i-1", goal="g-1", title="Åbne en café", form=Form.LIST, anchor=anchor(2, "åbne en café")
)
FALSE = Initiative(
    id="i-2", title="Huset er gult", form=Form.PROSE, anchor=anchor(1, "Huset er gult.")
)
FOUND = Extraction(document="d", goals=(GOAL,), initiatives=(FALSE, CAFE))


def said(quote: str, kind: str = "none", coder: str = "AB", **more: object) -> Decision:
    known = {"document": "plan.pdf", "codebook": "b", "quote": quote, "coder": coder}
    return Decision.model_validate(known | {"kind": kind} | more)


def corrected(*decisions: Decision, document: Document = PLAN) -> Extraction:
    said = find_corrections(document, FOUND.findings, decisions)
    return with_corrections(document, FOUND, said)


def test_what_people_say_is_none_is_left_out_and_stays_on_record() -> None:
    found = corrected(said("Huset er gult."))
    assert found.initiatives == (CAFE,)
    assert found.left_out == (FALSE,)
    assert corrected(said("huset\ner GULT", document="andet.pdf")).initiatives == (FALSE, CAFE)


def test_what_people_add_is_read_by_its_own_words_where_it_stands() -> None:
    found = corrected(said("Vi vil styrke den tidlige indsats.", "initiative"))
    added = found.initiatives[0]
    assert found.added == (added.id,)
    assert PLAN.text_at(added.anchor) == added.anchor.quote
    assert added.anchor.quote == "Vi vil styrke den tidlige ind-\nsats."
    assert (added.form, added.commitment, added.goal) == (Form.PROSE, Commitment.VIL, "g-1")
    assert corrected(said("åbne en café", "initiative")) == FOUND


def test_an_added_heading_is_the_goal_of_the_acts_below_it() -> None:
    bare = FOUND.model_copy(update={"goals": (), "initiatives": (FALSE,)})
    told = find_corrections(PLAN, bare.findings, [said("Flere i job", "goal")])
    found = with_corrections(PLAN, bare, told)
    assert [goal.title for goal in found.goals] == ["Flere i job"]
    assert [act.goal for act in found.initiatives] == [found.goals[0].id]


def test_a_goal_can_be_said_to_be_an_initiative_and_its_acts_serve_it_no_more() -> None:
    found = corrected(said("Flere i job", "initiative"))
    assert found.goals == ()
    assert [act.title for act in found.initiatives][0::2] == ["Flere i job", "Åbne en café"]
    assert {act.goal for act in found.initiatives} == {""}


def test_where_people_differ_a_finding_stays() -> None:
    quote = "Huset er gult."
    coded = said(quote, "", "CD", codes=("P1",))
    assert corrected(said(quote), coded) == FOUND
    assert [{a.coder, b.coder} for a, b in find_conflicts([said(quote), coded])] == [{"AB", "CD"}]
    other = said(quote, "", "CD", codes=("K1",), codebook="other")
    assert len(find_conflicts([said(quote), other])) == 1
    assert first_choices([said(quote), coded]) == [("no finding", "P1")]


def test_a_dispute_on_whether_it_is_a_finding_stands_in_its_coding() -> None:
    codings = Codings(
        document="d",
        codebook="b",
        codings=(Coding(finding="i-2", code="P1", score=0.9, assigned=True, method="m"),),
    )
    both = [said("Huset er gult.", "", "CD", codes=("P1",)), said("Huset er gult.")]
    (coding,) = apply_decisions(codings, FOUND, PLAN, both).codings
    assert coding.uncertain
    assert "AB: hverken mål eller initiativ" in coding.evidence
    (coding,) = apply_decisions(codings, FOUND, PLAN, both, lang="en").codings
    assert "AB: not a finding" in coding.evidence


def test_a_passage_is_looked_up_by_its_letters_and_whole_words() -> None:
    assert find_passage(PLAN, "den  tidlige indsats").quote == "den tidlige ind-\nsats"
    with pytest.raises(PassageError, match="does not stand in"):
        find_passage(PLAN, "Vi bygger")
    with pytest.raises(PassageError, match="does not stand"):
        find_passage(PLAN, "lige indsats")
    with pytest.raises(PassageError, match=r"2 times in plan.pdf \(pages 1, 2\); give the page"):
        find_passage(PLAN, "Vi følger op")
    assert find_passage(PLAN, "Vi følger op", page=2).block == 4
    with pytest.raises(PassageError, match="several paragraphs"):
        find_passage(PLAN, "åbne en café Vi følger op hvert år")


def test_a_passage_keeps_the_marks_that_its_quote_has() -> None:
    document = plan((BlockKind.PARAGRAPH, "Brug »§ 85« nu. Mere."), (BlockKind.PARAGRAPH, "x"))
    assert find_passage(document, "»§ 85« nu.").quote == "»§ 85« nu."
    assert find_passage(document, "• 85« nu").quote == "85« nu"


@given(st.text(max_size=30), st.text(max_size=10), st.text(max_size=30))
def test_a_passage_that_is_found_is_a_passage(before: str, quote: str, after: str) -> None:
    document = plan((BlockKind.PARAGRAPH, before + quote + after), (BlockKind.PARAGRAPH, "x"))
    try:
        found = find_passage(document, quote)
    except PassageError:
        return
    assert document.text_at(found) == found.quote
    assert found.quote


def test_what_was_added_and_is_there_no_more_is_named() -> None:
    moved = plan((BlockKind.PARAGRAPH, "Vi vil styrke den tidlige indsats."), *LINES[2:])
    added = said("Vi vil styrke den tidlige indsats.", "initiative")
    assert corrected(added, document=moved).initiatives[0].anchor.start == 0
    gone = [said("Vi vil bygge.", "initiative")]
    assert corrected(*gone) == FOUND
    (problem,) = find_lost(PLAN, FOUND.findings, gone)
    assert "not there any more: 'Vi vil bygge.' does not stand in plan.pdf" in problem.message
    assert [*find_lost(PLAN, corrected(added).findings, [added])] == []


def test_no_finding_replaces_a_coders_codes_and_codes_replace_it(tmp_path) -> None:
    path = tmp_path / "decisions.jsonl"
    coded = [said("x", "", codes=("P1",)), said("x", "", codes=("K1",), codebook="other")]
    assert add_decisions(path, coded) == coded
    assert add_decisions(path, [said("x")]) == [said("x")]
    assert add_decisions(path, coded[:1]) == coded[:1]


def test_codes_for_what_a_coder_added_leave_it_added(tmp_path) -> None:
    path = tmp_path / "decisions.jsonl"
    add_decisions(path, [said("x", "initiative", page=3, codes=("P1",))])
    (kept,) = add_decisions(path, [said("x", "", codes=("P2",))])
    assert (kept.kind, kept.page, kept.codes) == ("initiative", 3, ("P2",))
    assert add_decisions(path, [said("x")]) == [said("x")]


def test_a_decision_decides_something() -> None:
    with pytest.raises(ValueError, match="neither codes nor a kind"):
        said("x", "")
    with pytest.raises(ValueError, match="no finding has no codes"):
        said("x", codes=("P1",))


def test_rows_for_review_hold_what_was_left_out_unless_it_is_of_the_other_kind() -> None:
    none = corrected(said("Huset er gult."), said("Flere i job", "initiative"))
    kinds = {row.quote: row.kind for row in build_rows([PLAN], [none], ())}
    assert kinds == {
        "Flere i job": "initiative", "åbne en café": "initiative", "Huset er gult.": "none",
    }  # fmt: skip
