"""The matrix of the comparison: how much of each unit's plan serves each code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policymine.compare.basis import Plan, is_live
from policymine.compare.intervals import interval
from policymine.schema.codebook import NONE
from policymine.schema.comparison import Reading
from policymine.schema.finding import Commitment, State
from policymine.tables import COLUMNS, build_frame

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

RUNGS = {Commitment.KAN: 1, Commitment.BOER: 2, Commitment.VIL: 3, Commitment.SKAL: 4}
"""The ladder of commitment as numbers, for a mean over initiatives that have a known rung."""

UNIT_COLUMNS = {
    "unit": "str", "reading": "str", "basis": "str", "documents": "str", "period_start": "int",
    "period_end": "int", "goals": "int", "initiatives": "int", "completed": "int",
    "abandoned": "int", "uncoded": "int", "others": "str",
}  # fmt: skip


@dataclass(frozen=True)
class Counts:
    """What the units' plans hold: live initiatives by unit (``totals``) and by unit × code."""

    units: tuple[str, ...]
    codes: tuple[str, ...]
    hits: np.ndarray
    totals: np.ndarray


def count_initiatives(
    plans: Sequence[Plan], codes: list[str], initiatives: pd.DataFrame, assigned: pd.DataFrame
) -> Counts:
    """Return the live initiatives of each unit, and how many of them have each code."""
    live = initiatives[is_live(initiatives)]
    units = [plan.unit for plan in plans]
    return Counts(
        units=tuple(units),
        codes=tuple(codes),
        hits=_cross(live, assigned, units, codes),
        totals=live["unit"].value_counts().reindex(units, fill_value=0).to_numpy(),
    )


def _cross(
    findings: pd.DataFrame, assigned: pd.DataFrame, units: list[str], codes: list[str]
) -> np.ndarray:
    """Return the number of findings by unit × code."""
    coded = findings[["id", "unit"]].merge(assigned, left_on="id", right_on="finding")
    counts = coded.groupby(["unit", "code"]).size().unstack(fill_value=0)
    return counts.reindex(index=units, columns=codes, fill_value=0).to_numpy()


def compare_codes(
    plans: Sequence[Plan],
    codes: list[str],
    goals: pd.DataFrame,
    initiatives: pd.DataFrame,
    assigned: pd.DataFrame,
) -> pd.DataFrame:
    """Return the comparison table of the contract: one row a unit and code.

    ``share`` is over the unit's live initiatives (``of`` of them); those completed and abandoned
    are counted apart. ``rung`` is the mean commitment from 1 (kan) to 4 (skal).
    """
    units = [plan.unit for plan in plans]
    counts = count_initiatives(plans, codes, initiatives, assigned)
    low, high = interval(counts.hits, counts.totals)
    cells = {
        "goals": _cross(goals, assigned, units, codes),
        "initiatives": counts.hits,
        "low": low.round(4),
        "high": high.round(4),
        "rung": _mean_rung(initiatives[is_live(initiatives)], assigned, units, codes),
        "completed": _cross(_in_state(initiatives, State.COMPLETED), assigned, units, codes),
        "abandoned": _cross(_in_state(initiatives, State.ABANDONED), assigned, units, codes),
    }
    found = set(goals["unit"]) | set(initiatives["unit"])
    rows = _rows(plans, codes, cells, counts.totals, found)
    return build_frame(COLUMNS["comparison"], rows)


def _rows(
    plans: Sequence[Plan],
    codes: list[str],
    cells: dict[str, np.ndarray],
    totals: np.ndarray,
    found: set[str],
) -> Iterator[dict[str, Any]]:
    for i, plan in enumerate(plans):
        for j, code in enumerate(codes):
            row = {name: values[i, j] for name, values in cells.items()}
            total = int(totals[i])
            named = sum(row[name] for name in ("goals", "initiatives", "completed", "abandoned"))
            yield row | {
                "unit": plan.unit,
                "code": code,
                "share": round(row["initiatives"] / total, 4) if total else None,
                "of": total,
                "reading": read_cell(plan, named > 0, plan.unit in found),
                "basis": "; ".join(plan.kinds),
                "documents": "; ".join(plan.documents),
            }


def read_cell(plan: Plan, named: bool, found: bool) -> Reading:
    """Return what a cell says.

    ``named`` is whether a finding of the unit has the code, ``found`` whether the unit has any
    finding: a plan in which nothing at all was found was not understood, and proves no silence.
    """
    if not plan.documents:
        return Reading.NO_PLAN
    if named:
        return Reading.MENTIONED
    return Reading.NOT_MENTIONED if plan.read and found else Reading.BADLY_READ


def _in_state(initiatives: pd.DataFrame, state: State) -> pd.DataFrame:
    return initiatives[initiatives["state"] == state]


def _mean_rung(
    live: pd.DataFrame, assigned: pd.DataFrame, units: list[str], codes: list[str]
) -> np.ndarray:
    rungs = live.assign(rung=live["commitment"].map(RUNGS).astype("float64"))
    coded = rungs[["id", "unit", "rung"]].merge(assigned, left_on="id", right_on="finding")
    means = coded.groupby(["unit", "code"])["rung"].mean().unstack()
    return means.reindex(index=units, columns=codes).to_numpy().round(2)


def describe_units(
    plans: Sequence[Plan], goals: pd.DataFrame, initiatives: pd.DataFrame, assigned: pd.DataFrame
) -> pd.DataFrame:
    """Return one row a unit: what it is compared on, how that was read, and what it holds.

    ``uncoded`` counts live initiatives that serve no code of the codebook.
    """
    live = initiatives[is_live(initiatives)]
    coded = assigned.loc[assigned["code"] != NONE, "finding"]
    counts = {
        "goals": goals,
        "initiatives": live,
        "completed": _in_state(initiatives, State.COMPLETED),
        "abandoned": _in_state(initiatives, State.ABANDONED),
        "uncoded": live[~live["id"].isin(coded)],
    }
    sizes = {name: table["unit"].value_counts() for name, table in counts.items()}
    rows = (_unit_row(plan, {name: int(size.get(plan.unit, 0)) for name, size in sizes.items()})
            for plan in plans)  # fmt: skip
    return build_frame(UNIT_COLUMNS, rows)


def _unit_row(plan: Plan, counts: dict[str, int]) -> dict[str, Any]:
    found = any(counts[name] for name in ("goals", "initiatives", "completed", "abandoned"))
    return counts | {
        "unit": plan.unit,
        "reading": read_cell(plan, found and plan.read, found),
        "basis": "; ".join(plan.kinds),
        "documents": "; ".join(plan.documents),
        "period_start": plan.period_start,
        "period_end": plan.period_end,
        "others": "; ".join(plan.others),
    }
