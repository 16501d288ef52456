"""A codebook that has learnt from corrections: its passages and what people decided."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policymine.schema.codebook import Passage


def corrected_passages(file: Path, codebook: str) -> list[Passage]:
    """Return what was decided by one codebook as passages; what coders disagree on is left out.

    Raises ConfigError if there is no such decision.
    """
    from policymine.errors import ConfigError
    from policymine.review import find_conflicts, read_decisions
    from policymine.schema.codebook import Passage

    decisions = [d for d in read_decisions(file) if d.codebook == codebook]
    if not any(d.codes for d in decisions):
        raise ConfigError(f"{file} holds no decision by the codebook '{codebook}'.")
    disputed = {decision.key for pair in find_conflicts(decisions) for decision in pair}
    agreed = {d.key: d for d in decisions if d.codes and d.key not in disputed}
    return [
        Passage(text=d.quote, codes=d.codes, note=f"corrected: {d.coder}".rstrip(": "))
        for d in agreed.values()
    ]


def write_codebook(out: Path, codebook: str, passages: Sequence[Passage]) -> Path:
    """Write a codebook with its passages into a folder, and return its file."""
    from policymine.resources import codebook_text, read_codebook
    from policymine.store import write_text

    file = out / f"{read_codebook(codebook).id}.toml"
    write_text(file, codebook_text(codebook))
    rows = (json.dumps(p.model_dump(mode="json"), ensure_ascii=False) for p in passages)
    write_text(file.with_suffix(".passages.jsonl"), "".join(row + "\n" for row in rows))
    return file
