"""A plan on its way to paper: blocks with a role, which every writer lays out in its own way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["title", "heading", "subheading", "paragraph", "bullet", "line", "table"]


@dataclass(frozen=True)
class Block:
    """A run of text with one role; ``rows`` are those of a table, its header first."""

    role: Role
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Page:
    """All blocks of one plan, the line that runs along its pages, and how its bullets look."""

    blocks: tuple[Block, ...]
    running: str = ""
    glyph: str = "- "
    width: int = 80
