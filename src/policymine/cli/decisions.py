"""Keeping what people decided, wherever they wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from policymine.pipeline import RunData
    from policymine.review import Decision


def keep_decisions(data: RunData, decisions: Sequence[Decision]) -> None:
    """Keep decisions beside the corpus, and say where, who differs, and how to see them."""
    from policymine.review import add_decisions, find_conflicts, say_choice

    target = data.decisions_file
    kept = add_decisions(target, decisions) if decisions else []
    found = "1 decision" if len(decisions) == 1 else f"{len(decisions)} decisions"
    typer.echo(f"{found} taken over into {target}.")
    for pair in find_conflicts(kept):
        said = ", ".join(say_choice(decision, data.run.config.lang) for decision in pair)
        typer.echo(f"Coders differ on '{pair[0].quote[:60]}': {said}.")
    if decisions:
        typer.echo(f"To see them: policymine run {data.run.corpus} --out {data.folder.root}")
