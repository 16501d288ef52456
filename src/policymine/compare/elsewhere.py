"""Where a unit is thin: what others do about the same code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from policymine.compare.basis import is_live
from policymine.compare.space import Placed
from policymine.schema.comparison import Reading
from policymine.tables import Database, build_frame

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

COLUMNS = {
    "unit": "str", "code": "str", "own": "int", "other": "str", "title": "str", "actors": "str",
    "state": "str", "similarity": "float", "own_goal": "str", "document": "str", "page": "int",
    "finding": "str",
}  # fmt: skip
FEW = 2
"""With fewer live initiatives than this a unit is thin on a code."""
MOST = 5
"""Initiatives of others that are named for a unit and code."""
NEAR = 0.3
"""The similarity from which an own goal is named as near; below it the two share no matter."""


def find_thin(comparison: pd.DataFrame) -> pd.DataFrame:
    """Return the cells in which a unit does little: few initiatives, or surely below the others.

    Surely below means that the whole interval lies under the median share of the other units.
    Cells that were badly read or have no plan are not thin: nobody knows.
    """
    known = comparison[comparison["reading"].isin([Reading.MENTIONED, Reading.NOT_MENTIONED])]
    thin = [
        row["initiatives"] < FEW
        or row["high"] < _others(known, row["code"], row["unit"])["share"].median()
        for row in known.to_dict("records")
    ]
    return known.loc[thin]


def _others(cells: pd.DataFrame, code: str, unit: str) -> pd.DataFrame:
    return cells[(cells["code"] == code) & (cells["unit"] != unit)]


def find_elsewhere(
    comparison: pd.DataFrame,
    goals: pd.DataFrame,
    initiatives: pd.DataFrame,
    assigned: pd.DataFrame,
    actors: dict[str, str],
    placed: Placed,
) -> pd.DataFrame:
    """Return live initiatives of other units for each cell in which a unit is thin.

    They are ranked by how close they come to the unit's own goals (or, without goals, to its own
    initiatives); ``own_goal`` is the closest, if it is near. ``actors`` names those of each
    finding.
    """
    live = initiatives[is_live(initiatives)]
    coded = live.merge(assigned, left_on="id", right_on="finding").reset_index(drop=True)
    rows = (
        row
        for unit, cells in find_thin(comparison).groupby("unit", sort=False)
        for row in _unit_rows(str(unit), cells, _own(str(unit), goals, live), coded, actors, placed)
    )
    return build_frame(COLUMNS, rows)


def _own(unit: str, goals: pd.DataFrame, live: pd.DataFrame) -> pd.DataFrame:
    mine = goals[goals["unit"] == unit]
    return mine if len(mine) else live[live["unit"] == unit]


def _unit_rows(
    unit: str,
    cells: pd.DataFrame,
    own: pd.DataFrame,
    coded: pd.DataFrame,
    actors: dict[str, str],
    placed: Placed,
) -> Iterator[dict[str, Any]]:
    for cell in cells.to_dict("records"):
        others = coded[(coded["code"] == cell["code"]) & (coded["unit"] != unit)]
        close, nearest = _closeness(own, others, placed)
        for index in (-close).argsort(kind="stable")[:MOST]:
            other = others.iloc[int(index)]
            yield {name: other[name] for name in ("title", "state", "document", "page")} | {
                "unit": unit,
                "code": cell["code"],
                "own": cell["initiatives"],
                "other": other["unit"],
                "actors": actors.get(other["id"], ""),
                "similarity": round(float(close[index]), 3) if len(own) else None,
                "own_goal": own["title"].iloc[int(nearest[index])] if close[index] >= NEAR else "",
                "finding": other["id"],
            }


def _closeness(
    own: pd.DataFrame, others: pd.DataFrame, placed: Placed
) -> tuple[np.ndarray, np.ndarray]:
    """Return how close each of the others comes to anything own, and to which of it."""
    import numpy as np

    if own.empty or others.empty:
        return np.zeros(len(others)), np.zeros(len(others), dtype=int)
    alike = placed.similarity(own["id"].tolist(), others["id"].tolist())
    return alike.max(axis=0), alike.argmax(axis=0)


NAMED = """
SELECT mentions.finding, actors.name
FROM mentions JOIN actors ON actors.id = mentions.actor
WHERE mentions.finding IN (SELECT id FROM counted)
ORDER BY mentions."row"
"""


def name_actors(database: Database, initiatives: pd.DataFrame) -> dict[str, str]:
    """Return who acts, by initiative: who is responsible as it says, or else whom it names."""
    names: dict[str, list[str]] = {}
    for row in database.rows(NAMED):
        names.setdefault(row["finding"], []).append(row["name"])
    shown = {finding: "; ".join(dict.fromkeys(found)) for finding, found in names.items()}
    for finding, text in zip(initiatives["id"], initiatives["responsible"], strict=True):
        if text:
            shown[finding] = " ".join(text.split())
    return shown
