"""Builders of hand-made tables: a test names what matters, the rest is filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pandas as pd
import pytest

from policymine.schema.codebook import Code, Codebook, NoCode
from policymine.tables import COLUMNS, Database, build_frame, hold

DEFAULTS: dict[str, dict[str, Any]] = {
    "documents": {"kind": "plan", "status": "ok", "quality": 1.0, "characters": 100, "pages": 1},
    "goals": {"form": "list", "page": 1, "start": 0, "end": 1},
    "initiatives": {
        "form": "list",
        "page": 1,
        "start": 0,
        "end": 1,
        "state": "unknown",
        "commitment": "unknown",
    },
    "codings": {"score": 1.0, "assigned": True, "method": "by hand", "uncertain": False},
}

Make = Callable[..., pd.DataFrame]


@pytest.fixture
def make() -> Make:
    """Return a builder: ``make("goals", dict(id=…, unit=…), …)``."""

    def build(name: str, *rows: dict[str, Any]) -> pd.DataFrame:
        filled = []
        for row in rows:
            row = DEFAULTS.get(name, {}) | row
            if name != "documents" and "unit" in row:
                row.setdefault("document", f"{row['unit']}.txt")
            if name == "documents":
                row.setdefault("document", f"{row['unit']}.txt")
                row.setdefault("units", row["unit"])
            row.setdefault("title", row.get("id", ""))
            row.setdefault("text", row["title"])
            filled.append(row)
        return build_frame(COLUMNS[name], filled)

    return build


@pytest.fixture
def codebook() -> Codebook:
    """Return a codebook of two codes."""
    codes = tuple(Code(id=id, title=f"Kode {id}", definition="…") for id in ("A", "B"))
    return Codebook(id="test", version="1", title="Test", codes=codes, none=NoCode(title="Ingen"))


@pytest.fixture
def held(make: Make) -> Iterator[Callable[..., Database]]:
    """Return what takes tables into a database; those that are not given are empty."""
    with ExitStack() as stack:

        def hold_tables(**tables: pd.DataFrame) -> Database:
            empty = {name: make(name) for name in ("documents", "goals", "initiatives")}
            return stack.enter_context(hold(empty | tables)).database

        yield hold_tables
