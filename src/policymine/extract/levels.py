"""The lists of a document: runs of items, each cut into its levels."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from policymine.schema.document import BlockKind, Document


def list_runs(document: Document, passed: Collection[int] = ()) -> list[list[int]]:
    """Return the runs of list items (numbers of blocks).

    Footnotes between them, and the blocks that are to be ``passed`` over, do not end a run, nor do
    boxes, whose lists are runs of their own.
    """
    runs = (_runs(document, passed, aside=aside) for aside in (False, True))
    return sorted(run for found in runs for run in found)


def _runs(document: Document, passed: Collection[int], *, aside: bool) -> list[list[int]]:
    runs: list[list[int]] = []
    last = -2
    for number, block in enumerate(document.blocks):
        if block.aside is not aside:
            if not aside and last == number - 1:
                last = number  # a box in the middle of a list
            continue
        over = number in passed or block.kind is BlockKind.FOOTNOTE
        if block.kind is BlockKind.LIST_ITEM and not over:
            if number != last + 1:
                runs.append([])
            runs[-1].append(number)
        if over or block.kind is BlockKind.LIST_ITEM:
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


def details_in(document: Document, lists: Sequence[tuple[int | None, list[int]]]) -> set[int]:
    """Return the items that each stand alone under another and tell in a sentence what it is.

    Two or more, and all that are nested in a run (``lists``, as ``list_levels`` has them).
    """
    nested = [items for parent, items in lists if parent is not None]
    texts = [document.block_text(document.blocks[number]) for items in nested for number in items]
    alone = all(len(items) == 1 for items in nested) and all(text.endswith(".") for text in texts)
    return {items[0] for items in nested} if alone and len(nested) > 1 else set()
