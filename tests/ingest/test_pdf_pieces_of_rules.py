"""Rules between rows that are drawn in pieces, one a cell: they make out the columns."""

from __future__ import annotations

from itertools import pairwise

from policymine.ingest.page import PdfWord
from policymine.ingest.pdf.banded import find_tables
from policymine.ingest.pdf.rules import Edge
from policymine.ingest.pdf.tables import fill_table

LEFT, JOINT, RIGHT = 20.0, 220.0, 420.0
ROWS = [("Natcaféen", "Jobcentret"), ("Gårdhaven", "Driften"), ("Kurser", "Biblioteket")]


def rule(height: float, *ends: float) -> list[Edge]:
    return [Edge((left, height, right, height), upright=False) for left, right in pairwise(ends)]


def words() -> list[PdfWord]:
    """Return the words of the rows; the last leaves five points of white between the columns."""
    placed = []
    for place, row in enumerate(ROWS):
        first = (22.0, 218.0 if place == 2 else 100.0)
        for text, (left, right) in zip(row, (first, (223.0, 400.0)), strict=True):
            placed.append(PdfWord(text, left, right, 45.0 + 30 * place, 55.0 + 30 * place, 10.0))
    return placed


def rows_of(*ends: float) -> list[list[str]]:
    edges = [edge for n in range(4) for edge in rule(35.0 + 30 * n, *ends)]
    tables = find_tables(edges, words())
    rows = [row for table in tables for row in fill_table(table, words()).rows]
    return [[" ".join(word.text for word in cell or ()) for cell in row] for row in rows]


def test_joints_part_columns_that_stand_close() -> None:
    assert rows_of(LEFT, JOINT, RIGHT) == [list(row) for row in ROWS]


def test_whole_rules_leave_them_to_white() -> None:
    assert [cell for row in rows_of(LEFT, RIGHT) for cell in row] != [
        cell for row in ROWS for cell in row
    ]
