"""Rows of tables, grouped as the sections of the report show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

Row = Mapping[str, Any]


def count_by_unit(rows: Iterable[Row]) -> Counter[str]:
    """Return how many rows each unit has in all."""
    return Counter(str(row["unit"]) for row in rows)


def by_unit(rows: Iterable[Row], most: int) -> dict[str, tuple[Row, ...]]:
    """Return the first ``most`` rows of each unit."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        found = groups.setdefault(str(row["unit"]), [])
        if len(found) < most:
            found.append(row)
    return {unit: tuple(found) for unit, found in groups.items()}
