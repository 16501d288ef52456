"""Rows of tables, grouped as the sections of the report show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Row = Mapping[str, Any]


def by_unit(rows: Iterable[Row], most: int) -> dict[str, tuple[Row, ...]]:
    """Return the first ``most`` rows of each unit."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        found = groups.setdefault(str(row["unit"]), [])
        if len(found) < most:
            found.append(row)
    return {unit: tuple(found) for unit, found in groups.items()}
