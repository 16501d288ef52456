"""The workbook's column for what a finding is, and its sheet for what was missed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from policymine.errors import ConfigError
from policymine.review import Imported, ReviewRow, order_for_review, read_review, write_review
from policymine.schema.codebook import Code, Codebook, NoCode
from policymine.schema.document import Block, BlockKind, Document, Kind

BOOK = Codebook(
    id="b",
    version="1",
    title="b",
    codes=(Code(id="P1", title="P1", definition="P1"),),
    none=NoCode(title="none"),
)
TEXT = "Vi ansætter en peer i hvert hus. Vi vil bygge til."
PLAN = Document(
    id="d", path="plan.pdf", title="Planen", units=("Vejle",), kind=Kind.PLAN, text=TEXT,
    blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=len(TEXT), page=1),),
)  # fmt: skip
ROWS = [
    ReviewRow("i-1", "initiative", "plan.pdf", 1, "", "Vi ansætter en peer i hvert hus.", ("P1",),
              0.9, True, "P1: ord", PLAN.anchor_of(0, "Vi ansætter en peer i hvert hus.")),
]  # fmt: skip
MISSED = {"Dokument": "plan.pdf", "Citat": "Vi vil\nbyg-\nge til", "Art": "initiativ"}


def filled(tmp_path: Path, finding: dict[str, str], *missed: dict[str, object]) -> Path:
    """Return a workbook with changed cells in its first finding, and rows of what was missed."""
    path = tmp_path / "review.xlsx"
    write_review(path, ROWS, BOOK, tmp_path, documents=[("plan.pdf", "Planen")])
    book = openpyxl.load_workbook(path)
    for sheet, row, cells in (
        (book["Fund"], 2, finding),
        *((book["Mangler"], row, cells) for row, cells in enumerate(missed, start=2)),
    ):
        heads = [cell.value for cell in sheet[1]]
        for name, value in cells.items():
            sheet.cell(row, heads.index(name) + 1).value = value
    book.save(path)
    return path


def read(path: Path, lang: str = "da") -> Imported:
    return read_review(path, ROWS, BOOK, documents=[PLAN], lang=lang)


@pytest.mark.parametrize("word", ["hverken mål eller initiativ", "Not a finding", "none"])
def test_a_finding_can_be_said_to_be_none(tmp_path: Path, word: str) -> None:
    path = filled(tmp_path, {"Art": word, "Kode 1": "P9"})
    (decision,) = read(path).decisions
    assert (decision.kind, decision.codes, decision.quote) == ("none", (), ROWS[0].quote)


def test_a_finding_of_the_other_kind_keeps_the_machines_code(tmp_path: Path) -> None:
    (decision,) = read(filled(tmp_path, {"Art": "mål"})).decisions
    assert (decision.kind, decision.codes) == ("goal", ())


def test_what_was_left_out_stands_last_and_can_be_taken_back(tmp_path: Path) -> None:
    out = [
        replace(ROWS[0], finding="i-0", quote="Huset er gult.", kind="none", codes=(), score=0.0),
        ROWS[0],
    ]
    path = tmp_path / "out.xlsx"
    write_review(path, order_for_review(out), BOOK, tmp_path)
    assert read_review(path, out, BOOK) == Imported((), ())
    book = openpyxl.load_workbook(path)
    assert book["Fund"]["B3"].value == "hverken mål eller initiativ"
    book["Fund"]["N3"].value = "AB"
    book.save(path)
    assert [d.kind for d in read_review(path, out, BOOK).decisions] == ["none"]
    book["Fund"]["B3"].value = "initiativ"
    book.save(path)
    (decision,) = read_review(path, out, BOOK).decisions
    assert (decision.kind, decision.codes, decision.coder) == ("initiative", (), "AB")


def test_a_missed_passage_is_looked_up_and_kept_as_it_stands(tmp_path: Path) -> None:
    row = MISSED | {"Side": 1.0, "Kode 1": "p1", "Kodet af": "AB", "Bemærkning": "overset"}
    found = read(filled(tmp_path, {}, row))
    assert found.refused == ()
    (decision,) = found.decisions
    assert (decision.quote, decision.kind, decision.page) == ("Vi vil bygge til", "initiative", 1)
    assert (decision.codes, decision.coder, decision.comment) == (("P1",), "AB", "overset")


def test_a_finding_of_the_wrong_extent_is_none_and_added_anew(tmp_path: Path) -> None:
    row = MISSED | {"Citat": "Vi ansætter en peer"}
    found = read(filled(tmp_path, {"Art": "hverken mål eller initiativ"}, row))
    assert [d.kind for d in found.decisions] == ["none", "initiative"]
    assert found.refused == ()


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"Citat": "Vi maler huset"}, "does not stand in plan.pdf"),
        ({"Citat": ""}, "nothing stands under Citat"),
        ({"Dokument": "x.pdf"}, "no document 'x.pdf'; choose one under Dokument"),
        ({"Art": ""}, "unknown choice '' under Art; choose one of mål, initiativ"),
        ({"Art": "hverken mål eller initiativ"}, "is mål or initiativ: choose one under Art"),
        ({"Kode 1": "P9"}, "unknown code P9; choose one of P1, ingen"),
        ({"Side": "to"}, "'to' under Side is no number"),
        ({"Citat": "Vi ansætter en peer"}, "is found already as .* correct that row"),
    ],
)
def test_what_cannot_be_added_is_refused_with_a_sentence(
    tmp_path: Path, cells: dict[str, object], why: str
) -> None:
    found = read(filled(tmp_path, {}, MISSED | cells))
    assert found.decisions == ()
    with pytest.raises(AssertionError, match=f"Mangler, row 2: .*{why}"):
        raise AssertionError(found.refused[0])


def test_the_words_of_a_workbook_and_of_what_is_wrong_are_the_runs(tmp_path: Path) -> None:
    path = filled(tmp_path, {"Kode 1": "ingen", "Kode 2": "P1"})
    cells = [cell.value for cell in openpyxl.load_workbook(path)["Fund"][2]]
    assert "ja" in cells
    assert True not in cells
    assert "'ingen' stands beside" in read(path).problems[0]
    assert "'none' stands beside" in read(path, "en").problems[0]
    book = openpyxl.load_workbook(path)
    book["Fund"]["F1"].value = "Noget"
    book.save(path)
    with pytest.raises(ConfigError, match="lacks the columns Citat:"):
        read(path)
    with pytest.raises(ConfigError, match="lacks the columns quote:"):
        read(path, "en")


def test_findings_of_the_same_words_are_decided_as_one(tmp_path: Path) -> None:
    twice = [ROWS[0], replace(ROWS[0], finding="i-2", page=2)]
    path = tmp_path / "twice.xlsx"
    write_review(path, twice, BOOK, tmp_path)
    book = openpyxl.load_workbook(path)
    book["Fund"]["B2"].value = "hverken mål eller initiativ"
    book.save(path)
    found = read_review(path, twice, BOOK)
    assert found.decisions == ()
    assert found.problems[0].startswith("Row 2: the same words are 2 findings")
    book["Fund"]["B3"].value = "hverken mål eller initiativ"
    book.save(path)
    assert {d.kind for d in read_review(path, twice, BOOK).decisions} == {"none"}


def test_every_cell_for_what_was_missed_is_open_and_its_header_is_not(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(filled(tmp_path, {}, MISSED))["Mangler"]
    assert sheet.protection.sheet
    assert sheet["A1"].protection.locked
    assert not sheet.column_dimensions["C"].protection.locked
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert rules["A2:A501"].formula1 == "'Dokumenter'!$A$1:$A$1"
    assert rules["D2:D501"].formula1 == '"mål,initiativ"'
