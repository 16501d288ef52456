"""The chapters over all units: who is like whom, the same in several, over time, words, method."""

from __future__ import annotations

from policymine.report.docx.writer import Row, Rows, Writer

MOST_WORDS = 12

LISTED = (
    ("shared", ("unit", "title", "other", "other_title", "similarity")),
    ("borrowed", ("unit", "text", "page", "other", "other_text", "other_page", "words")),
    ("over_time", ("unit", "kind", "change", "earlier_title", "later_title", "earlier_state")),
)
"""The chapters that show a table as it is: its name, and the columns shown."""


def write_listed(writer: Writer, rows: Rows) -> None:
    """Write the chapters that show a table as it is; one without rows is left out."""
    for name, columns in LISTED:
        if rows.get(name):
            writer.chapter(name)
            writer.columns(rows[name], columns)


def write_peers(writer: Writer, rows: Rows) -> None:
    """Write whom each unit can be held against, and which codes they name that it does not."""
    if not rows.get("peers"):
        return
    groups: dict[tuple[str, str], list[str]] = {}
    for row in rows["peers"]:
        groups.setdefault((row["unit"], row["by"]), []).append(row["other"])
    lacking: dict[tuple[str, str], list[str]] = {}
    for row in rows.get("peer_codes", ()):
        if row["lacks"]:
            lacking.setdefault((row["unit"], row["by"]), []).append(row["code"])
    shown: list[Row] = [
        {
            "unit": unit,
            "by": by,
            "members": ", ".join(others),
            "lacking": ", ".join(lacking.get((unit, by), ())),
        }
        for (unit, by), others in groups.items()
    ]
    writer.chapter("peers")
    writer.columns(shown, ("unit", "by", "members", "lacking"))


def write_words(writer: Writer, rows: Rows) -> None:
    """Write the words that each unit uses more than the others, surest first."""
    if not rows.get("keyness"):
        return
    terms: dict[str, list[str]] = {}
    for row in rows["keyness"]:
        terms.setdefault(row["unit"], []).append(f"{row['term']} ({row['count']})")
    writer.chapter("words")
    shown: list[Row] = [
        {"unit": unit, "terms": ", ".join(found[:MOST_WORDS])} for unit, found in terms.items()
    ]
    writer.columns(shown, ("unit", "terms"))


def write_method(writer: Writer, rows: Rows) -> None:
    """Write how to read the report, and what was read."""
    writer.chapter("method")
    writer.heading(writer.labels.text("docx", "documents"), 2)
    columns = ("document", "title", "unit", "kind", "period_start", "period_end", "status")
    writer.columns(rows["documents"], columns)
