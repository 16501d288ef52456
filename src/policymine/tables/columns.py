"""The columns of the tables that other programs rely on, and the type of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Columns = Mapping[str, str]
"""The columns of a table in their order, and the type of each (see ``PANDAS_TYPES``)."""

# fmt: off
COLUMNS: dict[str, dict[str, str]] = {
    # The contract of the run folder. Columns after a blank line are additions to it.
    "documents": {
        "document": "str", "title": "str", "units": "str", "kind": "str",
        "period_start": "int", "period_end": "int", "pages": "int", "characters": "int",
        "quality": "float", "status": "str",

        "id": "str", "unit": "str", "origin": "str", "media_type": "str", "draft": "bool",
        "version_of": "str",
    },
    "goals": {
        "id": "str", "document": "str", "unit": "str", "number": "str", "title": "str",
        "text": "str", "form": "str", "page": "int", "start": "int", "end": "int",
    },
    "initiatives": {
        "id": "str", "document": "str", "unit": "str", "goal": "str", "title": "str",
        "text": "str", "form": "str", "need": "str", "activity": "str", "responsible": "str",
        "timeline": "str", "deadline_start": "date", "deadline_end": "date", "money": "float",
        "law": "str", "indicator": "str", "status": "str", "state": "str", "commitment": "str",
        "page": "int", "start": "int", "end": "int",

        "repeats": "str",
    },
    "actors": {
        "id": "str", "name": "str", "type": "str", "sector": "str", "unit": "str",
        "mentions": "int",

        "role": "str", "variants": "str", "reason": "str",
    },
    "mentions": {
        "actor": "str", "document": "str", "finding": "str", "text": "str", "page": "int",
        "start": "int", "end": "int",
    },
    "codings": {
        "finding": "str", "code": "str", "score": "float", "assigned": "bool", "method": "str",
        "evidence": "str",

        "uncertain": "bool",
    },
    "comparison": {
        "unit": "str", "code": "str", "goals": "int", "initiatives": "int", "share": "float",
        "low": "float", "high": "float", "reading": "str",

        "of": "int", "completed": "int", "abandoned": "int", "rung": "float", "basis": "str",
        "documents": "str",
    },
}
# fmt: on

PANDAS_TYPES: dict[str, Any] = {
    "str": "str",
    "int": "Int64",
    "float": "float64",
    "bool": "bool",
    "date": "date32[day][pyarrow]",
}
"""The pandas type of each type that ``COLUMNS`` names."""
