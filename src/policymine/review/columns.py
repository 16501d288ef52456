"""The columns of the review workbook, with their widths."""

from __future__ import annotations

COLUMNS: dict[str, int] = {
    "finding": 16,
    "kind": 14,
    "document": 28,
    "page": 6,
    "goal": 28,
    "quote": 70,
    "code 1": 9,
    "code 2": 9,
    "code 3": 9,
    "score": 7,
    "uncertain": 10,
    "why": 60,
    "comment": 30,
    "coder": 12,
    "date": 12,
}
TITLES = 70
"""The width of the columns that say what codes mean, and of names of documents."""
CODES = ("code 1", "code 2", "code 3")
OPEN = ("kind", *CODES, "comment", "coder", "date")
"""The columns a reviewer may change; all others are protected."""
MISSING = ("document", "page", "quote", "kind", *CODES, "comment", "coder", "date")
"""The columns of the sheet for what was missed; all are open."""
MISSING_ROWS = 500
"""Rows of that sheet that have dropdowns."""
