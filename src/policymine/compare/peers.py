"""Whom a unit is like, by its profile and by what its municipality is, and what they do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import TYPE_CHECKING, Any

from policymine.compare.groups import Attributes, Group, find_groups
from policymine.schema.comparison import Reading
from policymine.tables import build_frame

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = {"unit": "str", "other": "str", "by": "str", "value": "str", "distance": "float"}
CODE_COLUMNS = {
    "unit": "str", "by": "str", "value": "str", "code": "str", "reading": "str", "share": "float",
    "others_share": "float", "mentioned": "int", "of": "int", "lacks": "bool",
}  # fmt: skip
PROFILE = "profile"
NEAREST = 3
"""Units that are named as nearest by profile."""
KNOWN = frozenset({Reading.MENTIONED, Reading.NOT_MENTIONED})

Cells = Mapping[tuple[Any, Any], Mapping[Any, Any]]


def find_peers(
    units: Sequence[str], distances: pd.DataFrame, attributes: Attributes
) -> pd.DataFrame:
    """Return the units each unit can be held against, and by what.

    By ``profile`` these are the nearest; by an attribute those that share it (see
    ``groups.find_groups``).
    """
    apart = _both_ways(distances)
    rows = (
        {"unit": unit, "other": other, "by": group.by, "value": group.value,
         "distance": apart.get((unit, other))}
        for unit in units
        for group in (_nearest(unit, units, apart), *find_groups(unit, units, attributes))
        for other in group.members
    )  # fmt: skip
    return build_frame(COLUMNS, rows)


def _both_ways(distances: pd.DataFrame) -> dict[tuple[str, str], float]:
    columns = (distances[name].tolist() for name in ("unit", "other", "distance"))
    found = list(zip(*columns, strict=True))
    return {(a, b): d for a, b, d in found} | {(b, a): d for a, b, d in found}


def _nearest(unit: str, units: Sequence[str], apart: Mapping[tuple[str, str], float]) -> Group:
    measured = [other for other in units if (unit, other) in apart]
    return Group(PROFILE, "", tuple(sorted(measured, key=lambda x: apart[unit, x])[:NEAREST]))


def compare_peers(peers: pd.DataFrame, comparison: pd.DataFrame) -> pd.DataFrame:
    """Return for each unit, comparator group and code what the group does and the unit does.

    ``others_share`` is the median of the members' shares, ``mentioned`` how many ``of`` the
    members that were read well name the code. ``lacks`` says that the unit's plan does not name
    a code that at least half of them do.
    """
    cells = {(row["unit"], row["code"]): row for row in comparison.to_dict("records")}
    codes = list(dict.fromkeys(comparison["code"]))
    rows = (
        _code_row(cells, (str(unit), str(by), str(value)), code, members["other"].tolist())
        for (unit, by, value), members in peers.groupby(["unit", "by", "value"], sort=False)
        for code in codes
    )
    return build_frame(CODE_COLUMNS, rows)


def _code_row(
    cells: Cells, group: tuple[str, str, str], code: str, members: list[str]
) -> dict[str, Any]:
    unit, by, value = group
    own = cells[unit, code]
    others = [cell for other in members if (cell := cells[other, code])["reading"] in KNOWN]
    mentioned = sum(cell["reading"] == Reading.MENTIONED for cell in others)
    return {
        "unit": unit, "by": by, "value": value, "code": code, "reading": own["reading"],
        "share": own["share"], "others_share": _median(cell["share"] for cell in others),
        "mentioned": mentioned, "of": len(others),
        "lacks": own["reading"] == Reading.NOT_MENTIONED and 0 < len(others) <= 2 * mentioned,
    }  # fmt: skip


def _median(shares: Iterable[float]) -> float | None:
    known = [share for share in shares if share == share]
    return round(median(known), 4) if known else None
