"""Acts told by their titles: a title, a few sentences that describe it, and the next beside it.

``Etablering af et værested`` / ``Huset har åbent alle dage.`` / ``Ansættelse af …``, as headings or
as paragraphs that open with a title. What a title's text tells describes its act and is no other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from statistics import median

from policymine.extract.described import Titled, headings_with_text, titled_paragraphs
from policymine.extract.draft import Draft
from policymine.extract.items import form_of
from policymine.extract.labelled_fields import find_inline_fields
from policymine.extract.lists import NOWHERE
from policymine.extract.outline import Place
from policymine.extract.parsed import Parsed
from policymine.extract.sentences import split_sentences
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Form

MOST = 0.5
"""So many titles of a family must name acts by their form, for all of them to be acts."""
SURE = 0.66
"""The same where nothing above tells them from themes: right under the title, or under goals.

Right under the title, titles of one level that name no acts are themes.
"""
SOME = 0.25
"""The same where they stand in groups, under theme after theme, each with a few plain words."""
FEW_WORDS = 40
"""A description of no more words is short."""
Family = tuple[bool, int, tuple[int, ...]]
"""Titles of one kind: whether headings, of which level, and what stands over their groups."""


def find_titled(
    document: Document,
    outline: Sequence[Place],
    parsed: Parsed,
    used: Collection[int],
    acts: Collection[int],
) -> tuple[list[Draft], set[int]]:
    """Return the acts that titles tell, and the blocks that hold them.

    Blocks ``used`` belong to other acts, which stand at the blocks ``acts``: one of them beside a
    title counts as one that names an act.
    """
    families: dict[Family, dict[int | None, list[Titled]]] = defaultdict(lambda: defaultdict(list))
    known = Counter(_place(document, outline, number) for number in acts)
    titles = chain(
        headings_with_text(document, used), titled_paragraphs(document, outline, parsed, used)
    )
    for titled in titles:
        family, over = _place(document, outline, titled.blocks[0])
        families[family][over].append(titled)
    found = [
        titled
        for family, groups in families.items()
        for titled in _acts(outline, groups, {over: known[family, over] for over in groups})
    ]
    drafts = [_draft(document, outline[titled.blocks[0]], titled) for titled in found]
    return drafts, {number for titled in found for number in titled.blocks}


def _place(document: Document, outline: Sequence[Place], number: int) -> tuple[Family, int | None]:
    """Return the family of a title, and the heading that it stands under, or None."""
    block, path = document.blocks[number], outline[number].path
    heading = block.kind is BlockKind.HEADING
    above = path[:-1] if heading else path
    return (heading, block.level, above[:-1]), above[-1] if above else None


def _acts(
    outline: Sequence[Place],
    groups: Mapping[int | None, Sequence[Titled]],
    known: Mapping[int | None, int],
) -> Iterator[Titled]:
    """Yield the titles of a family that are acts, by those of all its groups.

    ``known`` are how many acts stand beside those of each group. Where the texts after the titles
    of paragraphs tell acts themselves, their sentences are what counts.
    """
    told = [titled for group in groups.values() for titled in group]
    beside = sum(known.values())
    if 2 * sum(_tells(titled) and titled.runs_in for titled in told) >= len(told) + beside:
        return
    share = (sum(titled.deed for titled in told) + beside) / (len(told) + beside)
    nested = sum(len(group) > 1 for group in groups.values()) > 1
    for over, group in groups.items():
        place = outline[over] if over is not None else Place()
        named = sum(titled.deed for titled in group) + known[over]
        several = len(group) + known[over] > 1
        if place.silent or place.role in NOWHERE or not (named and several):
            continue
        flat = len(place.path) < 2
        if share >= _needed(place, told, nested=nested or place.role == "actions"):
            yield from (titled for titled in group if titled.deed or not flat)


def _needed(place: Place, told: Sequence[Titled], *, nested: bool) -> float:
    """Return which share of titles must name acts, where they stand at a ``place``."""
    if len(place.path) < 2 or place.role == "goals":
        return SURE
    short = median(len(titled.text.split()) for titled in told) <= FEW_WORDS
    return SOME if nested and short and not any(_tells(titled) for titled in told) else MOST


def _tells(titled: Titled) -> bool:
    """Say whether what a title's text tells first is an act or a wanted state by its form."""
    spans = split_sentences(titled.text)
    first = titled.text[spans[0][0] : spans[0][1]] if spans else ""
    return form_of(first) in ("promise", "wanted", "report")


def _draft(document: Document, place: Place, titled: Titled) -> Draft:
    number = titled.blocks[0]
    fields = find_inline_fields(document, titled.blocks)
    if titled.heading:
        fields = {"activity": titled.told, **fields}
        return Draft(Form.HEADING, titled.title, fields, heading_state=place.state)
    block = document.blocks[number]
    whole = document.anchor(number, block.start, block.end)
    title = titled.title.quote
    fields = fields if titled.runs_in else {"activity": titled.told, **fields}
    return Draft(Form.LIST, whole, fields, heading_state=place.state, title=title)
