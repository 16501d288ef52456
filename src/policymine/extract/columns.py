"""What the columns of an action table, or the labels of a described action, hold."""

from __future__ import annotations

import re
from functools import cache

from policymine.resources import read_lexicon

FIELDS = ("need", "activity", "responsible", "timeline", "money", "indicator", "status")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    columns: dict[str, list[str]] = read_lexicon("columns")["columns"]
    return tuple(
        (name, re.compile("|".join(rows), re.IGNORECASE)) for name, rows in columns.items()
    )


def fields_of(header: str) -> tuple[str, ...]:
    """Return the fields that a header names: ``Økonomi og succeskriterium`` names two."""
    text = re.sub(r"\s+", " ", header.strip().strip("*:").strip())
    if not text or len(text.split()) > 8:
        return ()
    parts = [text, *(part.strip() for part in re.split(r"\s+(?:og|samt)\s+|\s*[/&,]\s*", text))]
    names = [name for name, pattern in _patterns() if any(pattern.search(part) for part in parts)]
    return tuple(names)


def assign_columns(headers: tuple[str, ...]) -> dict[str, int]:
    """Return which column (by its place) holds which field; each field has one column.

    A header that names a field alone wins over one that names several. Without a column of titles,
    the first column that is nothing else, or the activities, give them.
    """
    named = [fields_of(header) for header in headers]
    columns: dict[str, int] = {}
    for place, fields in sorted(enumerate(named), key=lambda entry: (len(entry[1]), entry[0])):
        for field in fields:
            columns.setdefault(field, place)
    if "title" in columns and columns.get("goal") == columns["title"]:
        del columns["goal"]
    if "title" not in columns:
        columns.update(_title_column(named, columns))
    return columns


def _title_column(named: list[tuple[str, ...]], columns: dict[str, int]) -> dict[str, int]:
    free = next((place for place, fields in enumerate(named) if not fields), None)
    if "activity" in columns and (free is None or free > columns["activity"]):
        return {"title": columns["activity"]}
    if free is not None:
        return {"title": free}
    return {"title": columns["goal"]} if "goal" in columns else {}


def is_action_table(columns: dict[str, int], named_title: bool) -> bool:
    """Say whether columns are those of an action plan: acts, and somebody, some time or a state.

    ``named_title`` says that a header names the acts themselves (``Indsats``, ``Handling``).
    """
    if "title" not in columns:
        return False
    telling = {"responsible", "timeline", "status"} & set(columns)
    useful = {"need", "activity", "money", "indicator"} & set(columns)
    return (bool(telling) and (named_title or len(telling | useful) > 1)) or (
        named_title and bool(useful)
    )
