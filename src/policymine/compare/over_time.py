"""What became of goals and initiatives from one plan of a unit to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

from policymine.compare.basis import in_force, period
from policymine.compare.wording import compare_words, less_rivals, pair_up, wording
from policymine.schema.comparison import Change
from policymine.schema.document import Kind
from policymine.schema.finding import State
from policymine.tables import Database, sort_key

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = {
    "unit": "str", "kind": "str", "change": "str", "earlier_title": "str", "later_title": "str",
    "earlier_state": "str", "later_state": "str", "similarity": "float",
    "earlier_document": "str", "earlier_page": "int", "later_document": "str",
    "later_page": "int", "earlier": "str", "later": "str",
}  # fmt: skip
SUCCESSIVE = (Kind.PLAN, Kind.ACTION_PLAN, Kind.STATUS)
ALIKE_WORDS, SAME_WORDS = 85.0, 97.0
"""The ratios of equal characters (0 to 100) from which two titles are surely of the same finding,
and from which it was kept as it is, not reworded."""
SAME = 0.2
"""How alike two must be, less a rival's part, to be the same: chosen on the pairs of plans in
``tests/compare/successive``, in which the same act is told in other words."""
FINISHED = frozenset({State.COMPLETED, State.EMBEDDED})

Records = list[dict[str, Any]]


def order_documents(documents: pd.DataFrame) -> dict[str, list[list[str]]]:
    """Return the dated plans and status reports of each unit as steps in time.

    Documents of one period are one step, its status reports the next; a plan and the newest action
    plan out of its years are one step too. What has no period cannot be put in order and is left
    out.
    """
    by_unit: dict[str, list[dict[str, Any]]] = {}
    for row in documents[documents["kind"].isin(SUCCESSIVE)].to_dict("records"):
        if row["unit"]:
            mine = by_unit.setdefault(str(row["unit"]), [])
            mine.append({str(key): value for key, value in row.items()})
    steps = {unit: list(_steps(by_unit[unit])) for unit in sorted(by_unit, key=sort_key)}
    return {unit: found for unit, found in steps.items() if found}


def _steps(rows: Records) -> Iterator[list[str]]:
    reports = [period(row) for row in rows if row["kind"] == Kind.STATUS]
    steps: dict[tuple[Any, ...], list[str]] = {}
    for row, when in zip(rows, in_force(rows), strict=True):
        own = period(row)
        if any(own < report < when for report in reports):
            when = own  # what a report tells of the plan comes after it
        if when != (0, 0):
            step = steps.setdefault((*when, row["kind"] == Kind.STATUS), [])
            step.append(str(row["document"]))
    return (steps[when] for when in sorted(steps))


STEPS = {"document": "str", "unit": "str", "place": "int", "step": "int", "part": "int"}
IN_STEPS = """
-- The goals of each unit and then its initiatives, step by step, each in the order of its document.
WITH found AS (
    SELECT id, document, title, page, NULL AS state, 'goal' AS kind, NULL AS text, "row" FROM goals
    UNION ALL
    SELECT id, document, title, page, state, 'initiative', "text", "row" FROM initiatives
    WHERE coalesce(repeats, '') = ''
)
SELECT found.*, steps.unit, place, step
FROM found JOIN steps USING (document)
ORDER BY place, kind, step, part, found."row"
"""


def follow_findings(database: Database) -> Iterator[dict[str, Any]]:
    """Yield what became of each finding from one step of its unit to the next, and what is new.

    Goals and initiatives are followed for themselves, each over the steps that have any, so that a
    status report without goals drops none. ``earlier_state`` and ``later_state`` say how far an
    initiative was then, and what the later document reports of it.
    """
    database.note("steps", STEPS, _step_rows(database.frame(*DOCUMENTS)))
    rows = database.rows(IN_STEPS)
    for (_, unit, kind), found in groupby(rows, key=lambda r: (r["place"], r["unit"], r["kind"])):
        steps = [list(step) for _, step in groupby(found, key=lambda row: row["step"])]
        for earlier, later in pairwise(steps):
            for row in _changes(earlier, later):
                yield {**row, "unit": unit, "kind": kind}


DOCUMENTS = (
    {"document": "str", "unit": "str", "kind": "str", "period_start": "int", "period_end": "int"},
    'SELECT * FROM documents ORDER BY "row"',
)
"""What decides in which order documents follow each other."""


def _step_rows(documents: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for place, (unit, steps) in enumerate(order_documents(documents).items()):
        for step, parts in enumerate(steps):
            for part, document in enumerate(parts):
                yield {"document": document, "unit": unit, "place": place, "step": step,
                       "part": part}  # fmt: skip


def _changes(earlier: Records, later: Records) -> Iterator[dict[str, Any]]:
    pairs = match_findings(earlier, later)
    for index, then in enumerate(earlier):
        if index in pairs:
            other, alike, change = pairs[index]
            yield _row(change, then, later[other], alike)
        else:
            yield _row(_gone(then), then, {}, None)
    matched = {other for other, _, _ in pairs.values()}
    for index, now in enumerate(later):
        if index not in matched:
            yield _row(Change.NEW, {}, now, None)


def _gone(then: Mapping[str, Any]) -> Change:
    if then.get("state") in FINISHED:
        return Change.FINISHED
    return Change.ABANDONED if then.get("state") == State.ABANDONED else Change.DROPPED


def match_findings(earlier: Records, later: Records) -> dict[int, tuple[int, float, Change]]:
    """Return which earlier finding is which later one, one-to-one, as alike as can be in all.

    A pair counts if its titles have nearly the same letters, or if its words are alike and no
    rival's are nearly as much (``SAME``).
    """
    import numpy as np
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import cdist

    titles = [[_plain(row["title"]) for row in rows] for rows in (earlier, later)]
    words = np.asarray(cdist(*titles, scorer=ratio), dtype=float)
    alike = compare_words(*([wording(row) for row in rows] for rows in (earlier, later)))
    scores = np.where(words >= ALIKE_WORDS, 1.0 + words / 100, less_rivals(alike))
    pairs = {}
    for i, j in pair_up(scores, SAME):
        change = Change.KEPT if words[i, j] >= SAME_WORDS else Change.REWORDED
        pairs[i] = (j, round(float(min(alike[i, j], 1.0)), 3), change)
    return pairs


def _plain(title: str) -> str:
    return " ".join(title.casefold().split()).strip(" .:;")


def _row(
    change: Change, then: Mapping[str, Any], now: Mapping[str, Any], alike: float | None
) -> dict[str, Any]:
    row: dict[str, Any] = {"change": change, "similarity": alike}
    for when, finding in (("earlier", then), ("later", now)):
        row[when] = finding.get("id", "")
        for name in ("title", "state", "document", "page"):
            row[f"{when}_{name}"] = finding.get(name)
    return row
