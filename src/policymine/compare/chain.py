"""The implementation chain: goal → initiative → responsible → deadline → money → indicator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from policymine.compare.basis import is_live
from policymine.compare.intervals import interval
from policymine.schema.comparison import Link
from policymine.tables import build_frame

if TYPE_CHECKING:
    import pandas as pd

CHAIN_COLUMNS = {
    "unit": "str", "link": "str", "present": "int", "of": "int", "share": "float",
    "low": "float", "high": "float",
}  # fmt: skip
MISSING_COLUMNS = {
    "unit": "str", "document": "str", "kind": "str", "finding": "str", "title": "str",
    "missing": "str", "links": "int", "page": "int",
}  # fmt: skip
COMPLETE = "complete"
INITIATIVE = "initiative"


def find_links(initiatives: pd.DataFrame) -> pd.DataFrame:
    """Return which links of the chain each initiative has: a column of booleans a link."""
    import pandas as pd

    return pd.DataFrame(
        {
            Link.GOAL.value: initiatives["goal"] != "",
            Link.RESPONSIBLE.value: initiatives["responsible"] != "",
            Link.DEADLINE.value: initiatives["deadline_start"].notna()
            | initiatives["deadline_end"].notna()
            | (initiatives["timeline"] != ""),
            Link.MONEY.value: initiatives["money"].notna(),
            Link.INDICATOR.value: initiatives["indicator"] != "",
        }
    )


def measure_chain(units: list[str], goals: pd.DataFrame, initiatives: pd.DataFrame) -> pd.DataFrame:
    """Return how many of a unit's live initiatives have each link, and how many have all.

    The row ``initiative`` counts the goals that at least one initiative serves; it is over the
    unit's goals, all other rows over its live initiatives.
    """
    import numpy as np

    live = initiatives[is_live(initiatives)]
    links = find_links(live)
    links[COMPLETE] = links.all(axis=1)
    present = links.groupby(live["unit"]).sum().reindex(units, fill_value=0)
    totals = live["unit"].value_counts().reindex(units, fill_value=0)
    served = goals[goals["id"].isin(initiatives["goal"])]["unit"].value_counts()
    present[INITIATIVE] = served.reindex(units, fill_value=0)
    of_goals = goals["unit"].value_counts().reindex(units, fill_value=0)

    rows: list[dict[str, Any]] = []
    for name, total in ((INITIATIVE, of_goals), *((name, totals) for name in links.columns)):
        hits = present[[name]].to_numpy().astype(int)
        bounds = interval(hits, total.to_numpy())
        low, high = (np.round(bound[:, 0], 4) for bound in bounds)
        rows += _chain_rows(name, units, hits[:, 0], total.to_numpy(), low, high)
    order = {unit: index for index, unit in enumerate(units)}
    return build_frame(CHAIN_COLUMNS, sorted(rows, key=lambda row: order[row["unit"]]))


def _chain_rows(name: str, units: list[str], *columns: Any) -> Iterator[dict[str, Any]]:
    for unit, hits, total, low, high in zip(units, *columns, strict=True):
        share = round(hits / total, 4) if total else None
        yield {
            "unit": unit, "link": name, "present": hits, "of": total, "share": share, "low": low,
            "high": high,
        }  # fmt: skip


def list_missing(goals: pd.DataFrame, initiatives: pd.DataFrame) -> pd.DataFrame:
    """Return what is missing where: goals without an initiative, live initiatives without a link.

    ``links`` counts the links that are there; a row's missing links are joined by ``; ``.
    """
    live = initiatives[is_live(initiatives)]
    links = find_links(live)
    rows = [
        _missing_row(goal, "goal", [INITIATIVE], 0)
        for goal in goals[~goals["id"].isin(initiatives["goal"])].to_dict("records")
    ]
    for initiative, has in zip(live.to_dict("records"), links.to_dict("records"), strict=True):
        missing = [str(link) for link, present in has.items() if not present]
        if missing:
            rows.append(_missing_row(initiative, INITIATIVE, missing, len(has) - len(missing)))
    return build_frame(MISSING_COLUMNS, rows)


def _missing_row(finding: Any, kind: str, missing: list[str], links: int) -> dict[str, Any]:
    return {name: finding[name] for name in ("unit", "document", "title", "page")} | {
        "kind": kind,
        "finding": finding["id"],
        "missing": "; ".join(missing),
        "links": links,
    }
