"""The base of every record, and the anchor that ties a claim to its passage."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict


@cache
def _names_of(kind: type[BaseModel]) -> set[str]:
    return set(kind.model_fields)


class Record(BaseModel):
    """A frozen record that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, context: Any) -> None:
        """Share the set of names that pydantic keeps: a record's own is larger than the record."""
        object.__setattr__(self, "__pydantic_fields_set__", _names_of(type(self)))


class Anchor(Record):
    """Where a claim stands: ``document.text[start:end] == quote``, inside one block."""

    document: str
    block: int
    page: int
    start: int
    end: int
    quote: str


def content_id(prefix: str, *parts: Any) -> str:
    """Return a short id that depends on the content alone: ``prefix-`` and 12 hex digits."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8"))
    return f"{prefix}-{digest.hexdigest()[:12]}"
