"""What the columns of an action table, or the labels of a described action, hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from policymine.extract.labels import is_milestone
from policymine.extract.speech import rung_of
from policymine.resources import read_lexicon
from policymine.schema.finding import Commitment

FIELDS = ("need", "activity", "responsible", "timeline", "money", "indicator", "status")
TELLING = frozenset({"responsible", "timeline"})
"""Fields that say of themselves that what they stand with is an act: who, and when."""

LABEL = re.compile(r"(?:^|(?<=[.,;!?\d)]\s))([A-ZÆØÅ][\w/]{2,20}(?: [\w/]+){0,3})\s*:\s+(?=\S)")
"""The label of a line of a described act: ``Ansvarlig: Jobcentret``."""

DATED = re.compile(r"((?:Status|Fremdrift|Opfølgning)(?: [\w.]+){0,5}(?: \(\w+\))?)\s*:\s+(?=\S)")
"""The label of how far an act had come on a day: ``Status pr. 1. marts 2025 (gul): …``."""

QUESTION = 4
"""A question of no more words may be a label (``Hvem gør det?``)."""


@cache
def _questions() -> tuple[str, ...]:
    rows: list[str] = read_lexicon("columns")["questions"]
    return tuple(rows)


@cache
def _inner() -> re.Pattern[str]:
    names = "|".join(read_lexicon("columns")["inner"])
    inside = rf"(?:(?<=\()|(?<=[,;] ))(?i:{names})"
    return re.compile(rf"((?<=\s)(?:{names})|{inside})\s*:\s+(?=\S)")


def find_labels(text: str) -> list[tuple[int, int, str]]:
    """Return the labels in a text as (where it begins, where its value begins, label).

    The first may be any; one further on must name a field, and stand after the end of what goes
    before it, or be a word that labels wherever it stands (``Tovholder: Region Syd Frist: 2026``,
    ``(ansvarlig: Region Syd, frist: 2026)``).
    """
    if ":" not in text:
        return []
    inner = {found.end(): found for found in _inner().finditer(text)}
    found = [m for m in LABEL.finditer(text) if m.end() not in inner and _labels(m)]
    dated = DATED.match(text)
    if dated and not any(m.start() == 0 for m in [*found, *inner.values()]):
        found.append(dated)
    return sorted((m.start(), m.end(), m[1]) for m in [*found, *inner.values()])


def _labels(found: re.Match[str]) -> bool:
    return not found.start() or any(name in FIELDS for name in fields_of(found[1]))


@cache
def _patterns() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    columns: dict[str, list[str]] = read_lexicon("columns")["columns"]
    return tuple(
        (name, tuple(re.compile(row, re.IGNORECASE) for row in rows))
        for name, rows in columns.items()
    )


def ranked_fields(header: str, *, asks: bool = False) -> dict[str, int]:
    """Return the fields that a header names, each with the place of the row that says so.

    ``asks`` says that any question may name one (``Hvem har sagt ja til at hjælpe?``).
    """
    text = re.sub(r"\s+", " ", header.strip().strip("*:").strip())
    if not text or len(text.split()) > 8 or (_asks_more(text) and not asks):
        return {}
    text = text.rstrip("?")
    shorter = re.sub(r"(?<=\w)\s*\([^()]*\)$", "", text)  # ``Mål (se afsnit 2)``
    parts = [text, shorter, *re.split(r"\s+(?:og|samt)\s+|\s*[/&,]\s*", text)]
    ranks = {}
    for name, rows in _patterns():
        hits = (rank for rank, row in enumerate(rows) if any(row.search(part) for part in parts))
        rank = next(hits, None)
        if rank is not None:
            ranks[name] = rank
    return ranks


def _asks_more(text: str) -> bool:
    """Say whether a text is a question of its own, no label: ``Hvem hører på de unge?``."""
    long = text.endswith("?") and len(text.split()) > QUESTION
    return long and not any(re.search(row, text, re.IGNORECASE) for row in _questions())


def is_total(title: str) -> bool:
    """Say whether a row with this title adds up the others or names nothing, and is no act."""
    rows = (*read_lexicon("columns")["totals"], *read_lexicon("columns")["nothing"])
    return any(re.match(row, title, re.IGNORECASE) for row in rows)


@lru_cache(maxsize=10_000)
def fields_of(header: str) -> tuple[str, ...]:
    """Return the fields that a header names: ``Økonomi og succeskriterium`` names two."""
    return tuple(ranked_fields(header))


@cache
def header_commitment(header: str) -> Commitment:
    """Return the rung that the header of the acts gives them (``Hvad skal ske``, ``Forslag``)."""
    rows: dict[str, list[str]] = read_lexicon("columns")["commitment"]
    text = header.strip(" *:?")
    for rung, patterns in rows.items():
        if any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns):
            return Commitment(rung)
    return rung_of(text.split())


def is_labelled(text: str) -> bool:
    """Say whether a line is a field of an act (``Økonomi: 200.000 kr.``), not a title."""
    found = LABEL.match(text) or DATED.match(text)
    return found is not None and any(name in FIELDS for name in fields_of(found[1]))


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

    ``named_title`` says that a header names the acts themselves (``Indsats``, ``Handling``).
    """
    if "title" not in columns:
        return False
    telling = {"responsible", "timeline", "status"} & set(columns)
    useful = {"need", "activity", "money", "indicator"} & set(columns)
    return (bool(telling) and (named_title or len(telling | useful) > 1)) or (
        named_title and bool(useful)
    )
