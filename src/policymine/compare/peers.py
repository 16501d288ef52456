"""Comparator groups: whom a unit is like, by its profile and by what its municipality is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from policymine.resources import read_gazetteer
from policymine.tables import build_frame

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = {"unit": "str", "other": "str", "by": "str", "value": "str", "distance": "float"}
PROFILE = "profile"
NEAREST = 3
"""Units that are named as nearest by profile."""

Attributes = Mapping[str, Mapping[str, str]]
"""What is known of municipalities: name → attribute (``region``, ``size`` …) → value."""


def read_attributes() -> dict[str, dict[str, str]]:
    """Return the region of each of the 98 municipalities."""
    known = read_gazetteer("municipalities")["municipality"]
    return {entry["name"]: {"region": entry["region"]} for entry in known}


def find_peers(
    units: Sequence[str], distances: pd.DataFrame, attributes: Attributes
) -> pd.DataFrame:
    """Return the units each unit can be held against, and by what.

    By ``profile`` these are the nearest, by an attribute all that have the same value. A joint
    plan has an attribute where all its municipalities agree on it.
    """
    apart = _both_ways(distances)
    rows = (row for unit in units for row in _unit_rows(unit, units, apart, attributes))
    return build_frame(COLUMNS, rows)


def _both_ways(distances: pd.DataFrame) -> dict[tuple[str, str], float]:
    columns = (distances[name].tolist() for name in ("unit", "other", "distance"))
    found = list(zip(*columns, strict=True))
    return {(a, b): d for a, b, d in found} | {(b, a): d for a, b, d in found}


def _unit_rows(
    unit: str,
    units: Sequence[str],
    apart: Mapping[tuple[str, str], float],
    attributes: Attributes,
) -> Iterator[dict[str, Any]]:
    others = [other for other in units if other != unit]
    measured = [other for other in others if (unit, other) in apart]
    groups = [(PROFILE, "", sorted(measured, key=lambda other: apart[unit, other])[:NEAREST])]
    for name, value in _shared(unit, attributes).items():
        same = [other for other in others if _shared(other, attributes).get(name) == value]
        groups.append((name, value, same))
    for by, value, members in groups:
        for other in members:
            distance = apart.get((unit, other))
            yield {"unit": unit, "other": other, "by": by, "value": value, "distance": distance}


def _shared(unit: str, attributes: Attributes) -> dict[str, str]:
    """Return the attributes that all municipalities of a unit agree on."""
    first, *rest = (attributes.get(name, {}) for name in unit.split("/"))
    return {
        name: value
        for name, value in first.items()
        if all(other.get(name) == value for other in rest)
    }
