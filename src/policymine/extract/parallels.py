"""Lists that the same words stand above, under one theme after another, are read alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from policymine.extract.lists import ItemGroup
from policymine.extract.outline import Place
from policymine.schema.document import BlockKind, Document

WORDS = 4
"""A paragraph of so many words over a list is a heading in all but its style."""


def read_alike(
    document: Document, outline: Sequence[Place], groups: Sequence[ItemGroup]
) -> list[ItemGroup]:
    """Return lists with those made acts that share their lead with more lists of acts.

    ``I Nordby`` under each theme; two items of one theme may not show what they are. A section that
    says by its role that it tells no acts keeps them out.
    """
    readings = {"initiatives": Counter[str](), "": Counter[str](), "goals": Counter[str]()}
    for group in groups:
        readings[group.reading][_lead(document, group)] += 1
    acts, others = readings["initiatives"], readings[""] + readings["goals"]
    return [
        replace(group, reading="initiatives")
        if group.reading == ""
        and _lead(document, group)
        and outline[group.items[0]].role == ""
        and acts[_lead(document, group)] > others[_lead(document, group)]
        else group
        for group in groups
    ]


def _lead(document: Document, group: ItemGroup) -> str:
    """Return the heading or the few words right above a list, or an empty string."""
    if group.lead is None or group.parent is not None:
        return ""
    block = document.blocks[group.lead]
    text = document.block_text(block).casefold().rstrip(":")
    heads = block.kind is BlockKind.HEADING or len(text.split()) <= WORDS
    return text if heads and not text.endswith(".") else ""
