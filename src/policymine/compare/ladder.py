"""Initiatives by unit, code and a rung: how binding they are, and how far they have come."""

from __future__ import annotations

from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING

from policymine.compare.basis import is_live
from policymine.schema.finding import Commitment, State
from policymine.tables import build_frame

if TYPE_CHECKING:
    import pandas as pd

COMMITMENT_COLUMNS = {
    "unit": "str", "code": "str", "commitment": "str", "initiatives": "int", "share": "float",
}  # fmt: skip
STATE_COLUMNS = {
    "unit": "str", "code": "str", "state": "str", "initiatives": "int", "share": "float",
}  # fmt: skip


def count_commitment(
    units: list[str], codes: list[str], initiatives: pd.DataFrame, assigned: pd.DataFrame
) -> pd.DataFrame:
    """Return live initiatives by unit, code and rung of the ladder skal > vil > bør > kan.

    ``share`` is over the unit's live initiatives with the code; empty where it has none.
    """
    live = initiatives[is_live(initiatives)]
    return _count(units, codes, live, assigned, "commitment", Commitment, COMMITMENT_COLUMNS)


def count_states(
    units: list[str], codes: list[str], initiatives: pd.DataFrame, assigned: pd.DataFrame
) -> pd.DataFrame:
    """Return all initiatives by unit, code and state; ``share`` is over those with the code."""
    return _count(units, codes, initiatives, assigned, "state", State, STATE_COLUMNS)


def _count(
    units: list[str],
    codes: list[str],
    initiatives: pd.DataFrame,
    assigned: pd.DataFrame,
    column: str,
    rungs: type[StrEnum],
    columns: dict[str, str],
) -> pd.DataFrame:
    coded = initiatives[["id", "unit", column]].merge(assigned, left_on="id", right_on="finding")
    counts = coded.groupby(["unit", "code", column]).size().to_dict()
    totals = coded.groupby(["unit", "code"]).size().to_dict()
    rows = (
        {
            "unit": unit,
            "code": code,
            column: rung.value,
            "initiatives": (number := counts.get((unit, code, rung.value), 0)),
            "share": round(number / totals[unit, code], 4) if (unit, code) in totals else None,
        }
        for unit, code, rung in product(units, codes, rungs)
    )
    return build_frame(columns, rows)
