"""What became of goals and initiatives from one plan of a unit to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from policymine.compare.basis import period
from policymine.compare.space import Space
from policymine.schema.comparison import Change
from policymine.schema.document import Kind
from policymine.schema.finding import State
from policymine.tables import build_frame, sort_key

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
FINISHED = frozenset({State.COMPLETED, State.EMBEDDED})


def order_documents(documents: pd.DataFrame) -> dict[str, list[list[str]]]:
    """Return the dated plans and status reports of each unit as steps in time.

    Documents of one period are one step, its status reports the next. What has no period cannot be
    put in order and is left out.
    """
    steps: dict[str, dict[tuple[Any, ...], list[str]]] = {}
    for row in documents[documents["kind"].isin(SUCCESSIVE)].to_dict("records"):
        named = {str(key): value for key, value in row.items()}
        when = period(named)
        if row["unit"] and when != (0, 0):
            step = steps.setdefault(str(row["unit"]), {})
            step.setdefault((*when, row["kind"] == Kind.STATUS), []).append(str(row["document"]))
    units = sorted(steps, key=sort_key)
    return {unit: [steps[unit][when] for when in sorted(steps[unit])] for unit in units}


def follow_findings(
    documents: pd.DataFrame, goals: pd.DataFrame, initiatives: pd.DataFrame, space: Space
) -> pd.DataFrame:
    """Return what was kept, reworded, dropped, finished or new from each step to the next.

    Goals and initiatives are followed for themselves, each over the steps that have any, so that a
    status report without goals drops none. ``earlier_state`` and ``later_state`` say how far an
    initiative was then, and what the later document reports of it.
    """
    tables = {"goal": _by_document(goals), "initiative": _by_document(initiatives)}
    rows = (
        {**row, "unit": unit, "kind": kind}
        for unit, steps in order_documents(documents).items()
        for kind, found in tables.items()
        for earlier, later in pairwise(_with_findings(found, steps))
        for row in _changes(earlier, later, space)
    )
    return build_frame(COLUMNS, rows)


Records = list[dict[str, Any]]


def _by_document(table: pd.DataFrame) -> dict[str, Records]:
    """Return the rows of each document, so that no step looks through the whole table."""
    found: dict[str, Records] = {}
    for row in table.to_dict("records"):
        found.setdefault(str(row["document"]), []).append({str(key): row[key] for key in row})
    return found


def _with_findings(found: Mapping[str, Records], steps: list[list[str]]) -> list[Records]:
    rows = ([row for document in step for row in found.get(document, ())] for step in steps)
    return [step for step in rows if step]


def _changes(earlier: Records, later: Records, space: Space) -> Iterator[dict[str, Any]]:
    pairs = match_findings(earlier, later, space)
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
    return Change.FINISHED if then.get("state") in FINISHED else Change.DROPPED


def match_findings(
    earlier: Records, later: Records, space: Space
) -> dict[int, tuple[int, float, Change]]:
    """Return which earlier finding is which later one, one-to-one, as alike as can be in all.

    A pair counts if its titles have nearly the same words, or if it is as alike as ``Space.same``
    asks.
    """
    import numpy as np
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import cdist
    from scipy.optimize import linear_sum_assignment

    titles = [[_plain(row["title"]) for row in rows] for rows in (earlier, later)]
    words = np.asarray(cdist(*titles, scorer=ratio), dtype=float)
    alike = space.similarity((row["id"] for row in earlier), (row["id"] for row in later))
    close = np.where(words >= ALIKE_WORDS, 1.0 + words / 100, alike)
    pairs = {}
    for i, j in zip(*linear_sum_assignment(-close), strict=True):
        if close[i, j] >= space.same:
            change = Change.KEPT if words[i, j] >= SAME_WORDS else Change.REWORDED
            pairs[int(i)] = (int(j), round(float(min(alike[i, j], 1.0)), 3), change)
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
