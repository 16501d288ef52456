"""Which rows of a reader's tables are their headers."""

from __future__ import annotations

from policymine.ingest.column_names import looks_like_header
from policymine.ingest.elements import Row
from policymine.ingest.hyphens import Vocabulary
from policymine.ingest.tables import TableBuilder

SENTENCE = "Vi vil, at flere kommer i gang med noget, de holder af, og bliver ved."
HEADERS = ("Nr.", "Indsats", "Ansvarlig", "Tidsfrist")
ACTS = [("1.1", "Åbne et værksted", "Centret", "2026"), ("1.2", "Ansætte to", "Centret", "2027")]


def read(*rows: Row) -> list[list[tuple[str, str]]]:
    builder = TableBuilder(Vocabulary(), rows)
    for row in rows:
        builder.add(row)
    return [list(block.cells) for block in builder.close()]


def test_headers_may_come_below_a_sentence_over_their_table() -> None:
    glossary = [Row(("SP", "Socialpsykiatrien"), table=1), Row(("JC", "Jobcentret"), table=1)]
    over = Row((SENTENCE, "", "", ""), page=2, table=2)
    acts = [Row(cells, page=2, table=2) for cells in (HEADERS, *ACTS)]

    found = read(*glossary, over, *acts)

    assert [row[1] for row in found[-2:]] == [
        ("Indsats", "Åbne et værksted"),
        ("Indsats", "Ansætte to"),
    ]


def test_a_row_like_headers_below_rows_without_any_is_a_row() -> None:
    cells = [("Pladser", "24"), ("Udgift", "96 mio. kr."), ("Leder", "Mette Holm")]
    found = read(*(Row(pair, table=1) for pair in cells))
    assert found == [[("", left), ("", right)] for left, right in cells]


def test_a_label_with_its_value_names_no_column() -> None:
    assert looks_like_header(["Hvem:", "Hvornår:"])
    assert not looks_like_header(["Hvem: Skolerne", "Hvornår: 2027"])
