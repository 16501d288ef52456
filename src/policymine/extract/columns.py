"""Which column of an action table holds which field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from policymine.extract.labels import is_milestone, ranked_fields
from policymine.extract.speech import rung_of
from policymine.resources import read_lexicon
from policymine.schema.finding import Commitment


def is_total(title: str) -> bool:
    """Say whether a row with this title adds up the others or names nothing, and is no act."""
    rows = (*read_lexicon("columns")["totals"], *read_lexicon("columns")["nothing"])
    return any(re.match(row, title, re.IGNORECASE) for row in rows)


@cache
def header_commitment(header: str) -> Commitment:
    """Return the rung that the header of the acts gives them (``Hvad skal ske``, ``Forslag``)."""
    rows: dict[str, list[str]] = read_lexicon("columns")["commitment"]
    text = header.strip(" *:?")
    for rung, patterns in rows.items():
        if any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns):
            return Commitment(rung)
    return rung_of(text.split())


def is_remark(header: str) -> bool:
    """Say whether a column holds remarks of any kind: one that tells no state hides none."""
    return re.match(r"\W*(bemærkning|kommentar|note)", header, re.IGNORECASE) is not None


def assign_columns(headers: tuple[str, ...]) -> dict[str, int]:
    """Return which column (by its place) holds which field; each field has one column.

    A header that names a field alone wins over one that names several, then the one whose row
    stands first in the lexicon. Without a column of titles, the column that answers a need, the
    milestones that have a time beside them, the first column that is nothing else, or the
    activities, give them.
    """
    named = [ranked_fields(header, asks=True) for header in headers]
    columns: dict[str, int] = {}
    for field in dict.fromkeys(name for ranks in named for name in ranks):
        holders = [(len(r), r[field], place) for place, r in enumerate(named) if field in r]
        columns[field] = min(holders)[2]
    if answer := _answer(headers, columns):
        columns = {name: place for name, place in columns.items() if place != answer}
        return {**columns, "title": answer}
    for name in ("goal", "need"):
        if "title" in columns and columns.get(name) == columns["title"]:
            del columns[name]
    if "title" not in columns:
        reached = _milestones(headers, columns)
        columns.update(reached or _title_column([tuple(ranks) for ranks in named], columns))
    return columns


def _milestones(headers: tuple[str, ...], columns: Mapping[str, int]) -> dict[str, int]:
    """Return the column of milestones as that of titles where another column says when."""
    when = columns.get("timeline")
    if when is None or is_milestone(headers[when]):
        return {}
    return next(({"title": place} for place, h in enumerate(headers) if is_milestone(h)), {})


def _answer(headers: tuple[str, ...], columns: Mapping[str, int]) -> int:
    """Return the column right after a need that says what is done about it, 0 if there is none.

    A recommendation is an act where nothing answers it, and else the need of what does.
    """
    need = columns.get("need", len(headers))
    unnamed = columns.get("title", need) == need
    header = headers[need + 1].strip(" *:?") if unnamed and need + 1 < len(headers) else ""
    rows = read_lexicon("columns")["answers"]
    return need + 1 if header and any(re.search(row, header, re.IGNORECASE) for row in rows) else 0


def _title_column(named: list[tuple[str, ...]], columns: dict[str, int]) -> dict[str, int]:
    free = next((place for place, fields in enumerate(named) if not fields), None)
    if free is None and 0 not in columns.values():
        free = 0  # what it might hold stands in another column (``Enhed`` beside ``Ansvarlig``)
    if "activity" in columns and (free is None or free > columns["activity"]):
        return {"title": columns["activity"]}
    if free is not None:
        return {"title": free}
    return {"title": columns["goal"]} if "goal" in columns else {}


def is_action_table(columns: dict[str, int], named_title: bool) -> bool:
    """Say whether columns are those of an action plan: acts, and somebody, some time or a state.

    ``named_title`` says that a header names the acts themselves (``Indsats``, ``Handling``): beside
    their goals these need no more.
    """
    if "title" not in columns:
        return False
    telling = {"responsible", "timeline", "status"} & set(columns)
    useful = {"need", "activity", "money", "indicator"} & set(columns)
    if named_title and columns.get("goal", columns["title"]) != columns["title"]:
        return True
    return (bool(telling) and (named_title or len(telling | useful) > 1)) or (
        named_title and bool(useful)
    )
