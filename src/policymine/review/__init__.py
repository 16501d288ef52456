"""Corrections by people: out as a workbook, back as decisions that every later run honours."""

from policymine.review.corrections import Imported, read_review
from policymine.review.decisions import (
    DECISIONS_FILE,
    Decision,
    add_decisions,
    apply_decisions,
    find_conflicts,
    first_choices,
    read_decisions,
)
from policymine.review.qdc import read_qdc, write_codebook
from policymine.review.qdpx import ImportedProject, Marked, read_qdpx
from policymine.review.rows import ReviewRow, build_rows, order_for_review
from policymine.review.workbook import write_review

__all__ = [
    "DECISIONS_FILE",
    "Decision",
    "Imported",
    "ImportedProject",
    "Marked",
    "ReviewRow",
    "add_decisions",
    "apply_decisions",
    "build_rows",
    "find_conflicts",
    "first_choices",
    "order_for_review",
    "read_decisions",
    "read_qdc",
    "read_qdpx",
    "read_review",
    "write_codebook",
    "write_review",
]
