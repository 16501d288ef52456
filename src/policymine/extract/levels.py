"""The lists of a document: runs of items, each cut into its levels."""

from __future__ import annotations

from collections.abc import Sequence

from policymine.schema.document import BlockKind, Document


def list_runs(document: Document) -> list[list[int]]:
    """Return the runs of list items (numbers of blocks), footnotes between them passed over."""
    runs: list[list[int]] = []
    last = -2
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.LIST_ITEM:
            if number != last + 1:
                runs.append([])
            runs[-1].append(number)
        if block.kind in (BlockKind.LIST_ITEM, BlockKind.FOOTNOTE):
            last = number
    return runs


def list_levels(document: Document, run: Sequence[int]) -> list[tuple[int | None, list[int]]]:
    """Return the lists in a run as (parent item, items): nested items belong to their parent."""
    lists: list[tuple[int | None, list[int]]] = []
    open_lists: list[tuple[int, int | None, list[int]]] = []
    previous: int | None = None
    for number in run:
        level = document.blocks[number].level
        while open_lists and open_lists[-1][0] > level:
            open_lists.pop()
        if not open_lists or open_lists[-1][0] < level:
            parent = previous if open_lists else None
            items: list[int] = []
            open_lists.append((level, parent, items))
            lists.append((parent, items))
        open_lists[-1][2].append(number)
        previous = number
    return lists
