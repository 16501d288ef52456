from dataclasses import replace

import openpyxl
import pytest

from policymine.errors import ConfigError
from policymine.review import (
    Decision,
    ReviewRow,
    add_decisions,
    apply_decisions,
    find_conflicts,
    first_choices,
    order_for_review,
    read_decisions,
    read_review,
    write_review,
)
from policymine.schema.base import Anchor
from policymine.schema.codebook import Code, Codebook, NoCode
from policymine.schema.coding import Coding, Codings
from policymine.schema.document import Document, Kind
from policymine.schema.finding import Extraction, Form, Initiative

BOOK = Codebook(
    id="b",
    version="1",
    title="b",
    codes=tuple(Code(id=i, title=i, definition=i) for i in ("P1", "P2")),
    none=NoCode(title="none"),
)


def row(finding, quote, codes=("P1",), *, score=0.9, uncertain=False):
    return ReviewRow(
        finding, "initiative", "plan.pdf", 3, "Mål", quote, codes, score, uncertain, "ord"
    )


ROWS = [row("i-1", "Ansætte en peer"), row("i-2", "=1+1 møder om året", ("P1", "P2"))]


@pytest.fixture
def workbook(tmp_path):
    path = tmp_path / "review.xlsx"
    write_review(path, ROWS, BOOK, tmp_path)
    return path


HEADS = {"quote": "Citat", "code_1": "Kode 1", "code_2": "Kode 2", "coder": "Kodet af",
         "comment": "Bemærkning"}  # fmt: skip


def change(path, number, **cells):
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    names = [cell.value for cell in sheet[1]]
    for name, value in cells.items():
        sheet.cell(number, names.index(HEADS[name]) + 1).value = value
    book.save(path)


def test_an_untouched_workbook_decides_nothing(workbook):
    found = read_review(workbook, ROWS, BOOK)
    assert found.decisions == ()
    assert found.problems == ()


def test_a_changed_code_and_a_confirmed_row_are_decisions(workbook):
    change(workbook, 2, code_1="P2", coder="AB", comment="ja")
    change(workbook, 3, coder="AB")
    decisions = read_review(workbook, ROWS, BOOK).decisions
    assert [(d.quote, d.codes, d.coder) for d in decisions] == [
        ("Ansætte en peer", ("P2",), "AB"),
        ("=1+1 møder om året", ("P1", "P2"), "AB"),
    ]


def test_every_wrong_row_is_named(workbook):
    change(workbook, 2, code_1="P9")
    change(workbook, 3, quote="Noget andet")
    problems = read_review(workbook, ROWS, BOOK).problems
    assert "unknown code P9" in problems[0]
    assert "quote of i-2 was changed" in problems[1]
    assert "stale row" in read_review(workbook, [], BOOK).problems[1]


def test_none_beside_a_code_is_refused(workbook):
    change(workbook, 3, code_2="none")
    assert "stands alone" in read_review(workbook, ROWS, BOOK).problems[0]


def test_cells_that_may_not_be_edited_are_locked_and_codes_are_dropdowns(workbook):
    sheet = openpyxl.load_workbook(workbook).worksheets[0]
    locked = {cell.value: sheet.cell(2, cell.column).protection.locked for cell in sheet[1]}
    assert locked["Citat"]
    assert not locked["Kode 1"]
    assert sheet.protection.sheet
    assert not locked["Art"]
    rule, kinds = sheet.data_validations.dataValidation
    assert kinds.formula1 == '"mål,initiativ,hverken mål eller initiativ"'
    assert "P1,P2,ingen" in rule.formula1


def test_codes_are_read_in_any_case_and_none_in_any_language(workbook, tmp_path):
    none = [row("i-1", "Ansætte en peer", ("none",))]
    path = tmp_path / "none.xlsx"
    write_review(path, none, BOOK, tmp_path)
    assert openpyxl.load_workbook(path).worksheets[0]["G2"].value == "ingen"
    assert read_review(path, none, BOOK).decisions == ()
    change(workbook, 2, code_1="p2")
    change(workbook, 3, code_1="Ingen", code_2="")
    found = read_review(workbook, ROWS, BOOK)
    assert [decision.codes for decision in found.decisions] == [("P2",), ("none",)]


def test_rows_are_as_high_as_what_stands_in_them(tmp_path):
    rows = [row("i-1", "kort"), row("i-2", "et langt citat " * 40)]
    write_review(tmp_path / "high.xlsx", rows, BOOK, tmp_path)
    heights = openpyxl.load_workbook(tmp_path / "high.xlsx").worksheets[0].row_dimensions
    assert not heights[2].height
    assert heights[3].height >= 15 * 600 / 70


def test_the_workbook_is_in_the_language_of_the_run_and_read_in_any(workbook, tmp_path):
    book = openpyxl.load_workbook(workbook)
    assert book.sheetnames == ["Fund", "Mangler", "Kodebog", "Dokumenter"]
    assert [cell.value for cell in book.worksheets[0][2]][:3] == ["i-1", "initiativ", "plan.pdf"]
    english = tmp_path / "english.xlsx"
    write_review(english, ROWS, BOOK, tmp_path, lang="en")
    head = [cell.value for cell in openpyxl.load_workbook(english).worksheets[0][1]]
    assert "quote" in head
    assert read_review(english, ROWS, BOOK) == read_review(workbook, ROWS, BOOK)


def test_a_file_that_is_no_workbook(tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_text("nej", "utf-8")
    with pytest.raises(ConfigError, match="no workbook"):
        read_review(path, ROWS, BOOK)


def decision(codes, coder="AB", quote="Ansætte en peer", codebook="b"):
    return Decision(document="plan.pdf", quote=quote, codes=codes, codebook=codebook, coder=coder)


def test_a_coder_may_change_their_mind_and_coders_may_differ(tmp_path):
    path = tmp_path / "decisions.jsonl"
    add_decisions(path, [decision(("P1",)), decision(("P2",), "CD")])
    kept = add_decisions(path, [decision(("P2",))])
    assert read_decisions(path) == kept
    assert len(kept) == 2
    assert find_conflicts(kept) == []
    kept = add_decisions(path, [decision(("P1",))])
    assert [{a.coder, b.coder} for a, b in find_conflicts(kept)] == [{"AB", "CD"}]


def test_coders_are_compared_by_one_codebook_at_a_time():
    other = [decision(("K1",), coder, codebook="other") for coder in ("AB", "EF")]
    made = [decision(("P1",)), decision(("P2", "P1"), "CD"), *other, decision(("P1",), quote="x")]
    assert first_choices(made) == [("P1", "P2"), ("K1", "K1")]


def test_a_damaged_decision_is_named_and_not_dropped(tmp_path):
    path = tmp_path / "decisions.jsonl"
    path.write_text("{}\n", "utf-8")
    with pytest.raises(ConfigError, match="line 1"):
        read_decisions(path)
    path.write_text("pårørende", "latin-1")
    with pytest.raises(ConfigError, match="cannot be read"):
        read_decisions(path)


def coded_plan(text):
    anchor = Anchor(document="d", block=0, page=1, start=0, end=len(text), quote=text)
    found = Initiative(id="i-new", title=text, form=Form.LIST, anchor=anchor)
    document = Document(
        id="d", path="plan.pdf", title="t", units=("Vejle",), kind=Kind.PLAN, text=text
    )
    codings = Codings(
        document="d",
        codebook="b",
        codings=tuple(
            Coding(finding="i-new", code=code, score=score, assigned=code == "P1", method="linear")
            for code, score in (("P1", 0.9), ("P2", 0.2), ("none", 0.1))
        ),
    )
    return codings, Extraction(document="d", initiatives=(found,)), document


def test_a_decision_holds_when_the_plan_is_read_again():
    codings, extraction, document = coded_plan("Ansætte en\npeer.")
    changed = apply_decisions(codings, extraction, document, [decision(("P2",))])
    assert [c.code for c in changed.codings if c.assigned] == ["P2"]
    assert max(changed.codings, key=lambda c: c.score).code == "P2"
    assert changed.codings[1].method == "decision:AB"
    assert changed.codings[1].evidence == "rettet af AB"


def test_a_decision_without_a_name_says_so():
    codings, extraction, document = coded_plan("Ansætte en peer")
    unnamed = decision(("P2",), coder="").model_copy(update={"date": "2026-11-30"})
    said = {
        lang: apply_decisions(codings, extraction, document, [unnamed], lang=lang).codings[1]
        for lang in ("da", "en")
    }
    assert said["da"].method == "decision"
    assert said["da"].evidence == (
        "rettet af et menneske, der ikke har skrevet sit navn, 2026-11-30"
    )
    assert said["en"].evidence.startswith("corrected by a person who gave no name")


def test_a_decision_about_another_passage_changes_nothing():
    codings, extraction, document = coded_plan("Ansætte en psykolog")
    assert apply_decisions(codings, extraction, document, [decision(("P2",))]) == codings


def test_disputed_passages_are_uncertain():
    codings, extraction, document = coded_plan("Ansætte en peer")
    both = [decision(("P1",)), decision(("P2",), "CD")]
    changed = apply_decisions(codings, extraction, document, both)
    (told,) = [c for c in changed.codings if c.uncertain]
    assert told.code == "P2"
    assert told.evidence == "rettet af CD; uenighed (AB: P1, CD: P2)"


def test_the_least_sure_come_first():
    rows = [row("a", "x"), row("b", "y", score=0.3), row("c", "z", score=0.6, uncertain=True)]
    disputed = replace(rows[2], finding="d", score=1.0, decided=True)
    assert [r.finding for r in order_for_review([*rows, disputed])] == ["d", "c", "b", "a"]
