"""What the sections between the findings and the units' pages show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from typing import Any

from policymine.report.findings import Finding
from policymine.report.html.chain import build_chain
from policymine.report.html.likeness import build_heat, build_peers, build_ranks
from policymine.report.html.rows import Row, by_unit
from policymine.report.inputs import ReportInput
from policymine.report.passages import Passages, Quote
from policymine.schema.comparison import Change

MOST_ROWS_A_UNIT = 60
MOST_TOGETHER = 10
"""Initiatives that are the same and stand together; more of them prove no more."""
MOST_WORDS, MOST_OF_MANY = 15, 8
"""Words that a unit shows, and how many where there are many units."""
MANY_UNITS = 40


@dataclass(frozen=True)
class Term:
    """A word of a unit, how often it stands here and elsewhere, and where."""

    text: str
    count: int
    elsewhere: int
    places: tuple[Quote, ...]


@dataclass(frozen=True)
class History:
    """What became of a unit's goals and initiatives: how many, and the first ``rows`` of them."""

    counts: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    rows: tuple[Row, ...]

    @property
    def total(self) -> int:
        """The number of rows there are in all."""
        return sum(number for _, changes in self.counts for _, number in changes)


def build_sections(
    data: ReportInput, findings: Mapping[str, Finding], passages: Passages
) -> dict[str, Any]:
    """Return what the optional sections show; a section without rows is left out."""
    return {
        "chain": build_chain(data),
        "commitment": build_commitment(data),
        "peers": build_peers(data),
        "heat": build_heat(data),
        "ranks": build_ranks(data),
        "elsewhere": by_unit(data.each("elsewhere"), MOST_ROWS_A_UNIT),
        "shared": build_shared(data, findings),
        "borrowed": build_borrowed(data, passages),
        "over_time": build_history(data),
        "words": build_words(data, passages),
    }


def build_commitment(data: ReportInput) -> dict[tuple[str, str], tuple[Row, ...]]:
    """Return the rungs of the ladder that a unit's initiatives with a code stand on."""
    cells: dict[tuple[str, str], list[Row]] = {}
    for row in data.each("commitment"):
        if row["initiatives"]:
            cells.setdefault((str(row["unit"]), str(row["code"])), []).append(row)
    return {key: tuple(rows) for key, rows in cells.items()}


def build_shared(
    data: ReportInput, findings: Mapping[str, Finding]
) -> tuple[tuple[Finding, ...], ...]:
    """Return the findings that are the same initiative, a group at a time, one a unit first."""
    groups: dict[int, dict[str, Finding]] = {}
    for row in data.each("shared"):
        for id_ in (str(row["finding"]), str(row["other_finding"])):
            if id_ in findings:
                groups.setdefault(int(row["group"] or 0), {})[id_] = findings[id_]
    found = (tuple(group.values())[:MOST_TOGETHER] for group in groups.values())
    return tuple(group for group in found if len(group) > 1)[:MOST_ROWS_A_UNIT]


def build_borrowed(data: ReportInput, passages: Passages) -> tuple[tuple[Row, Quote, Quote], ...]:
    """Return the passages that stand in two documents, the longest first."""
    longest = nsmallest(
        MOST_ROWS_A_UNIT, data.each("borrowed"), key=lambda row: -int(row["words"] or 0)
    )
    return tuple((row, passages.quote(row), passages.quote(_other(row))) for row in longest)


def _other(row: Row) -> Row:
    return {name: row[f"other_{name}"] for name in ("document", "page", "text", "start", "end")}


def build_history(data: ReportInput) -> dict[str, History]:
    """Return what became of each unit's goals and initiatives, from one plan to the next."""
    order = {str(change): place for place, change in enumerate(Change)}
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for row in data.each("over_time"):
        counts.setdefault(str(row["unit"]), Counter())[str(row["kind"]), str(row["change"])] += 1
    found = by_unit(data.each("over_time"), 4 * MOST_ROWS_A_UNIT)
    return {
        unit: History(
            counts=tuple(_sort_changes(counts[unit], order)),
            rows=tuple(sorted(rows, key=lambda row: (row["kind"], order.get(row["change"], 9)))),
        )
        for unit, rows in found.items()
    }


def _sort_changes(
    counts: Mapping[tuple[str, str], int], order: Mapping[str, int]
) -> Iterable[tuple[str, tuple[tuple[str, int], ...]]]:
    for kind in sorted({kind for kind, _ in counts}):
        changes = ((change, number) for (of, change), number in counts.items() if of == kind)
        yield kind, tuple(sorted(changes, key=lambda pair: order.get(pair[0], 9)))


def build_words(data: ReportInput, passages: Passages) -> dict[str, tuple[Term, ...]]:
    """Return the words of each unit with the first places they stand in."""
    units = {row["unit"] for row in data.each("keyness")}
    most = MOST_OF_MANY if len(units) > MANY_UNITS else MOST_WORDS
    places: dict[tuple[str, str], list[Quote]] = {}
    for row in data.each("keywords"):
        places.setdefault((row["unit"], row["term"]), []).append(passages.quote(row))
    return {
        unit: tuple(
            Term(
                text=str(row["term"]),
                count=int(row["count"] or 0),
                elsewhere=int(row["elsewhere"] or 0),
                places=tuple(places.get((unit, str(row["term"])), ())),
            )
            for row in rows
        )
        for unit, rows in by_unit(data.each("keyness"), most).items()
    }
