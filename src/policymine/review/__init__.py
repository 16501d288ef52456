"""Corrections by people: out as a workbook, back as decisions that every later run honours."""

from policymine.review.decisions import (
    DECISIONS_FILE,
    Decision,
    add_decisions,
    apply_decisions,
    find_conflicts,
    read_decisions,
)
from policymine.review.rows import ReviewRow, build_rows, order_for_review
from policymine.review.workbook import Imported, read_review, write_review

__all__ = [
    "DECISIONS_FILE",
    "Decision",
    "Imported",
    "ReviewRow",
    "add_decisions",
    "apply_decisions",
    "build_rows",
    "find_conflicts",
    "order_for_review",
    "read_decisions",
    "read_review",
    "write_review",
]
