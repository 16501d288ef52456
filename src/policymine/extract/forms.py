"""Forms set as plain text: which headings open one, and which lists describe its act.

``Fælles indgang`` and below it ``Formål: …``, ``Aktiviteter`` with a list, ``Ansvarlig: …``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from policymine.extract.items import ACTS, form_of
from policymine.extract.labelled_fields import is_plain_item, labelled_lines
from policymine.extract.labels import (
    ACT_LABEL,
    TELLING,
    fields_of,
    find_labels,
    goal_label,
    is_named,
)
from policymine.extract.leads import lead_before
from policymine.extract.outline import Place, names_topic, role_of
from policymine.schema.document import Block, BlockKind, Document

_FEWEST = 2
"""So many sections with one label over a list and others of who or when are forms."""
_LABEL_WORDS = 4


def names_act(title: str) -> bool:
    """Say whether a heading names an act by its label: ``Indsats: Natcafé``, ``Handling 2``."""
    return ACT_LABEL.match(title) is not None or is_named(title)


def tells_several(document: Document, blocks: Sequence[int]) -> bool:
    """Say whether one label tells more than once who is to act: a heading of several acts."""
    told = Counter(
        label.casefold()
        for number in blocks
        for label, _ in labelled_lines(document, number)
        if "responsible" in fields_of(label)
    )
    return any(count > 1 for count in told.values())


def find_owned(
    document: Document, outline: Sequence[Place], sections: Mapping[int, Sequence[int]]
) -> set[int]:
    """Return the list items (numbers of blocks) that a label of a form leads into.

    ``sections`` are the blocks below each line that may name an act. Forms repeat: two or more
    have the same label over a list, and labels that say who is to do the act, or when. A form
    that labels a goal of its own is one of a theme, and its items are the acts; so is one that
    stands below no goal, theme or word for acts, unless its heading is an act by its words.
    """
    lists = {
        heading: list(
            _lists(document, blocks, names_act(document.block_text(document.blocks[heading])))
        )
        for heading, blocks in sections.items()
        if _is_form(document, heading, blocks)
    }
    shared = Counter(label for found in lists.values() for label in {label for label, _ in found})
    return {
        item
        for heading, found in lists.items()
        for label, items in found
        if shared[label] >= _FEWEST
        and (role_of(label) == "audience" or describes_act(document, outline[heading], heading))
        for item in items
    }


def describes_act(document: Document, place: Place, heading: int) -> bool:
    """Say whether a form is one of an act, not of a theme with several.

    Its heading says so by its words, or stands below one of acts or a theme, or named goals.
    """
    title = document.block_text(document.blocks[heading])
    if names_act(title) or form_of(title) in ACTS:
        return True
    before = document.blocks[:heading]
    first = next((n for n, block in enumerate(before) if block.kind is BlockKind.HEADING), heading)
    over = [number for number in place.path if first < number < heading]
    return any(
        role_of(document.block_text(document.blocks[number])) == "actions"
        or names_topic(document, number)
        for number in over
    ) or any(goal_label(document.block_text(block)) for block in before if _is_line(block))


def _is_line(block: Block) -> bool:
    return block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)


def opens_form(document: Document, number: int) -> bool:
    """Say whether a heading names an act, though its words could be a label (``Eget budget``).

    The lines right below it say who is to do it, and so do those right above it of another act.
    """
    level = document.blocks[number].level
    before, after = range(number - 1, -1, -1), range(number + 1, len(document.blocks))
    above = takewhile(lambda n: not _is_heading(document, n, level), before)
    below = takewhile(lambda n: not _is_heading(document, n), after)
    return all(
        any("responsible" in _labelled(document, n) for n in part) for part in (above, below)
    )


def _is_heading(document: Document, number: int, lowest: int = 6) -> bool:
    """Say whether a block is a heading of a level, 6 being the lowest, or of one above it."""
    block = document.blocks[number]
    return block.kind is BlockKind.HEADING and block.level <= lowest


def _is_form(document: Document, heading: int, blocks: Sequence[int]) -> bool:
    """Say whether the blocks below a line that may name an act are labelled as those of one."""
    title = document.block_text(document.blocks[heading])
    if goal_label(title) or (role_of(title) and not is_named(title)):
        return False
    names = {name for number in blocks for name in _labelled(document, number)}
    return bool(TELLING & names) and ("goal" not in names or is_named(title))


def _labelled(document: Document, number: int) -> Iterator[str]:
    """Yield the fields that the labels of a block name; a label alone is one, an item none."""
    if is_plain_item(document, number):
        return
    alone = _label(document, number)
    for label in [alone] if alone else [label for label, _ in labelled_lines(document, number)]:
        yield from fields_of(label)


def _label(document: Document, number: int) -> str:
    """Return a heading or paragraph that is a label and nothing else, in small letters, or ''."""
    block, text = document.blocks[number], document.block_text(document.blocks[number])
    label = text.strip().rstrip(":").casefold()
    if block.kind is BlockKind.LIST_ITEM or len(label.split()) > _LABEL_WORDS:
        return ""
    return label if fields_of(label) or role_of(label) == "audience" else ""


def _lists(
    document: Document, blocks: Sequence[int], named: bool
) -> Iterator[tuple[str, list[int]]]:
    """Yield the lists in a form as (label above, items), where the label describes an act.

    A label that only names acts (``Indsatser``, ``Vi vil``) leads into several where no act is
    ``named`` above, and so does one over items that say themselves who or when.
    """
    items: list[int] = []
    for number, following in zip(blocks, [*blocks[1:], -1], strict=True):
        if document.blocks[number].kind is not BlockKind.LIST_ITEM:
            continue
        items.append(number)
        if following >= 0 and document.blocks[following].kind is BlockKind.LIST_ITEM:
            continue
        lead = lead_before(document, items[0])
        label = _label(document, lead) if lead is not None else ""
        others = TELLING if named else {"title", *TELLING}
        describes = set(fields_of(label)) - others or role_of(label) == "audience"
        told = {name for item in items for name in _told(document, item)}
        if label and describes and not TELLING & told:
            yield label, items
        items = []


def _told(document: Document, item: int) -> Iterator[str]:
    for _, _, label in find_labels(document.block_text(document.blocks[item])):
        yield from fields_of(label)
