"""Titles with a text: headings over a few paragraphs, paragraphs that open with a title."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policymine.extract.candidates import title_key
from policymine.extract.items import form_of, names_deed, tells_act, title_of
from policymine.extract.labelled_fields import lines_below
from policymine.extract.labels import NUMBERING, fields_of, goal_label, is_labelled
from policymine.extract.outline import Place, is_question, role_of
from policymine.extract.parsed import Parsed
from policymine.schema.base import Anchor
from policymine.schema.document import BlockKind, Document

LONGEST = 120
"""A text of more words under a title is a chapter."""
TITLE_WORDS = 9
"""An opening of more words is no title, unless it names an act."""
_TEXTS = (BlockKind.PARAGRAPH, BlockKind.FOOTNOTE)


@dataclass(frozen=True)
class Titled:
    """A title (an anchor) with the blocks of its text; ``deed`` says that it names an act."""

    title: Anchor
    told: Anchor
    blocks: tuple[int, ...]
    text: str
    deed: bool
    heading: bool

    @property
    def runs_in(self) -> bool:
        """Whether the title opens the paragraph that tells of it."""
        return self.title.block == self.told.block


def headings_with_text(document: Document, used: Collection[int]) -> Iterator[Titled]:
    """Yield headings right over a few paragraphs and nothing else, which do not go on with them.

    None has headings of its own below it, or comes again: ``Det blev gjort`` under each theme.
    """
    heads = [n for n, block in enumerate(document.blocks) if block.kind is BlockKind.HEADING]
    titles = {number: title_key(document.block_text(document.blocks[number])) for number in heads}
    again = Counter(titles.values())
    for number, following in pairwise([*heads, len(document.blocks)]):
        if again[titles[number]] > 1 or _is_chapter(document, number, following):
            continue
        below = range(number + 1, following)
        text = " ".join(document.block_text(document.blocks[n]) for n in below)
        title = document.block_text(document.blocks[number])
        texts = all(document.blocks[n].kind in _TEXTS for n in below)
        if not below or not texts or {number, *below} & {*used} or not _may_title(document, number):
            continue
        first = document.blocks[number + 1]
        told = document.anchor(number + 1, first.start, first.end)
        named = document.anchor_of(number, NUMBERING.sub("", title).rstrip())
        goes_on = text[:1].islower() or form_of(text) == "infinitive"
        if len(text.split()) <= LONGEST and not (goes_on or text.endswith(":")):
            deed = _names_act(named.quote)
            yield Titled(named, told, (number, *below), text, deed, heading=True)


def _is_chapter(document: Document, number: int, following: int) -> bool:
    """Say whether the heading after another is one of its parts, and no label of an act."""
    if following == len(document.blocks):
        return False
    deeper = document.blocks[following].level > document.blocks[number].level
    return deeper and not fields_of(document.block_text(document.blocks[following]))


def _names_act(heading: str) -> bool:
    return tells_act(heading, BlockKind.HEADING, formed=names_deed(heading))


def _may_title(document: Document, number: int) -> bool:
    """Say whether a heading may name an act: it has no other part in the plan."""
    title = document.block_text(document.blocks[number])
    if goal_label(title) or is_question(document, number):
        return False
    if role_of(title):
        return form_of(title) == "infinitive"
    return _names_act(title) or not fields_of(title)


def titled_paragraphs(
    document: Document, outline: Sequence[Place], parsed: Parsed, used: Collection[int]
) -> Iterator[Titled]:
    """Yield the paragraphs that open with titles, where all under a heading do from the first on.

    A sentence that only looks like a name has a verb by what a tagger says.
    """
    sections: dict[int | None, list[int]] = defaultdict(list)
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.PARAGRAPH and number not in used:
            sections[outline[number].heading].append(number)
    for numbers in sections.values():
        opened = [*_titles(document, numbers)]
        parsed.want(titled.title.start for titled in opened if titled)
        told = [t if t and (t.deed or not _has_verb(parsed, t)) else None for t in opened]
        yield from _last(told)


def _titles(document: Document, numbers: Sequence[int]) -> Iterator[Titled | None]:
    """Yield the title of each paragraph of a section, None where one has none.

    A title may open its paragraph, or be one itself over the next; labelled lines go with both.
    """
    held: set[int] = set()
    for number in numbers:
        if number in held:
            continue
        titled = _opened(document, number)
        if titled is None and number + 1 in numbers:
            titled = _over_text(document, number)
        held.update(titled.blocks if titled else ())
        yield titled


def _over_text(document: Document, number: int) -> Titled | None:
    """Return the title that a paragraph is to the one below it, or None."""
    block, below = document.blocks[number : number + 2]
    title, text = document.block_text(block), document.block_text(below)
    named = title[:1].isupper() and title[-1:].isalnum() and not is_labelled(title)
    short = len(title.split()) <= TITLE_WORDS or names_deed(title)
    told = text[:1].isupper() and text.endswith(".") and len(text.split()) <= LONGEST
    if not (named and short and told) or is_labelled(text) or goal_label(title) or role_of(title):
        return None
    return Titled(
        document.anchor(number, block.start, block.end),
        document.anchor(number + 1, below.start, below.end),
        (number, number + 1, *_fields_below(document, number + 1)),
        text,
        names_deed(title),
        heading=False,
    )


def _fields_below(document: Document, number: int) -> Iterator[int]:
    """Yield the labelled lines below a paragraph, up to the title of another act."""
    for below in lines_below(document, number):
        title, _ = title_of(document.block_text(document.blocks[below])) or ("", 0)
        if names_deed(title):
            return
        yield below


def _last(told: Sequence[Titled | None]) -> list[Titled]:
    """Return the titles at the end of a section, if none stands before any other text."""
    first = next((place for place, titled in enumerate(told) if titled), len(told))
    last = [titled for titled in told[first:] if titled]
    return last if len(last) == len(told) - first else []


def _has_verb(parsed: Parsed, titled: Titled) -> bool:
    tags = parsed.tags(titled.title.start)
    words = titled.title.quote.casefold().split()
    return bool((tags.present | tags.passive) & {*words})


def _opened(document: Document, number: int) -> Titled | None:
    """Return the title that a paragraph opens with, or None."""
    block, text = document.blocks[number], document.block_text(document.blocks[number])
    title, start = title_of(text, words=TITLE_WORDS) or ("", 0)
    part = role_of(title) or fields_of(title) or is_labelled(text)
    if not title[:1].isupper() or goal_label(text) or len(text.split()) > LONGEST:
        return None
    if part and not names_deed(title):
        return None
    told = document.anchor(number, block.start + start, block.end)
    named = document.anchor(number, block.start, block.start + len(title.rstrip(".")))
    blocks = (number, *_fields_below(document, number))
    return Titled(named, told, blocks, text[start:], names_deed(title), heading=False)
