"""Records as tables: their columns, how records fill them, and how they are kept and asked."""

from __future__ import annotations

from policymine.tables.columns import COLUMNS, Columns
from policymine.tables.database import MEMORY, Database, Selection, hold
from policymine.tables.frames import AT_ONCE, as_arrow, as_frame, build_frame, build_parts
from policymine.tables.heights import LINE, row_height
from policymine.tables.parquet import TableWriter, read_parts, read_whole
from policymine.tables.records import (
    actor_rows,
    coding_row,
    document_row,
    goal_row,
    initiative_row,
    mention_row,
)
from policymine.tables.sorting import sort_key, unit_order

__all__ = [
    "AT_ONCE",
    "COLUMNS",
    "LINE",
    "MEMORY",
    "Columns",
    "Database",
    "Selection",
    "TableWriter",
    "actor_rows",
    "as_arrow",
    "as_frame",
    "build_frame",
    "build_parts",
    "coding_row",
    "document_row",
    "goal_row",
    "hold",
    "initiative_row",
    "mention_row",
    "read_parts",
    "read_whole",
    "row_height",
    "sort_key",
    "unit_order",
]
