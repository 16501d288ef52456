"""Corrections by people: out as a workbook, back as decisions that every later run honours."""

from policymine.review.codings import apply_decisions
from policymine.review.corrections import Imported, read_review
from policymine.review.decisions import (
    DECISIONS_FILE,
    Decision,
    add_decisions,
    find_conflicts,
    first_choices,
    read_decisions,
)
from policymine.review.findings import about_findings, find_corrections, find_lost
from policymine.review.marked import Marked
from policymine.review.missed import add_marked
from policymine.review.qdc import read_qdc, write_codebook
from policymine.review.qdpx import Deleted, ImportedProject, read_qdpx
from policymine.review.rows import ReviewRow, build_rows, order_for_review
from policymine.review.words import say_choice, say_code
from policymine.review.workbook import write_review

__all__ = [
    "DECISIONS_FILE",
    "Decision",
    "Deleted",
    "Imported",
    "ImportedProject",
    "Marked",
    "ReviewRow",
    "about_findings",
    "add_decisions",
    "add_marked",
    "apply_decisions",
    "build_rows",
    "find_conflicts",
    "find_corrections",
    "find_lost",
    "first_choices",
    "order_for_review",
    "read_decisions",
    "read_qdc",
    "read_qdpx",
    "read_review",
    "say_choice",
    "say_code",
    "write_codebook",
    "write_review",
]
