"""Acts on cards: a title that catches the eye, and below it the words that tell the act.

``Trivsel i 8. klasse`` / ``Sundhedsplejen skal tale med alle elever.`` / ``Ansvarlig: …``: in a
plan where most texts under such titles tell acts, and the titles do not, the texts are what counts.
Cards may also be the items of a list: ``Vi vil`` / ``Skole`` / ``oprette …`` / ``Fritid`` / ``…``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from policymine.extract.commitment import lead_commitment, read_commitment
from policymine.extract.draft import Draft
from policymine.extract.items import ACTS, Items, form_of
from policymine.extract.labels import is_named
from policymine.extract.lists import ItemGroup
from policymine.extract.outline import role_of
from policymine.extract.parsed import Parsed
from policymine.extract.sentences import Sentence, sentences_of
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Form

_FEWEST = 3


def find_rows_of_cards(document: Document) -> list[tuple[int, ...]]:
    """Return the paragraphs (numbers of blocks) of cards in a row, each under a title of its own.

    Three or more, all in boxes or none, with titles of one level.
    """
    rows: list[list[int]] = []
    blocks = document.blocks
    for number in range(1, len(blocks)):
        title, text = blocks[number - 1], blocks[number]
        pair = title.kind is BlockKind.HEADING and text.kind is BlockKind.PARAGRAPH
        if not pair or title.aside is not text.aside:
            continue
        above = blocks[rows[-1][-1] - 1] if rows and rows[-1][-1] == number - 2 else None
        if above is None or (above.level, above.aside) != (title.level, title.aside):
            rows.append([])
        rows[-1].append(number)
    return [tuple(row) for row in rows if len(row) >= _FEWEST]


def find_card_lists(items: Items, used: Collection[int]) -> Iterator[ItemGroup]:
    """Yield the texts of cards that stand under a heading of acts and go on with it, as lists."""
    blocks = items.document.blocks
    for row in find_rows_of_cards(items.document):
        lead = row[0] - 2
        heads = lead >= 0 and blocks[lead].kind is BlockKind.HEADING
        inside = heads and blocks[lead].level < blocks[lead + 1].level
        if not inside or role_of(items.text(lead)) != "actions" or {*row} & {*used}:
            continue
        named = sum(items.form(number) in ("infinitive", "noun") for number in row)
        if 2 * named > len(row):
            yield ItemGroup(row, lead, "initiatives", lead_commitment(items.text(lead)))


def over_cards(document: Document, lists: Sequence[ItemGroup]) -> dict[int, int]:
    """Return what stands above a row of cards for the text of each: their titles are no themes.

    Such are those in boxes, and those that are ``lists`` of acts.
    """
    told = {number for group in lists for number in group.items}
    rows = [row for row in find_rows_of_cards(document) if row[0] > 1]
    rows = [row for row in rows if document.blocks[row[0]].aside or row[0] in told]
    return {number: row[0] - 2 for row in rows for number in row}


def read_cards(document: Document, parsed: Parsed, drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts of acts named by headings, those on cards by what their texts tell."""
    told = {draft.anchor.block: _told(document, draft) for draft in drafts}
    cards = {block: sentence for block, sentence in told.items() if sentence}
    acts = sum(form_of(sentence.text) in ACTS for sentence in cards.values())
    titled = sum(form_of(_heading(document, block)) in ACTS for block in cards)
    if len(cards) < _FEWEST or 2 * acts < len(cards) or 2 * titled > len(cards):
        return list(drafts)
    parsed.want(sentence.start for sentence in cards.values())
    found = ((draft, told[draft.anchor.block]) for draft in drafts)
    return [_card(document, parsed, draft, text) if text else draft for draft, text in found]


def _heading(document: Document, block: int) -> str:
    return document.block_text(document.blocks[block])


def _told(document: Document, draft: Draft) -> Sentence | None:
    """Return the sentence that opens the text right under an act's heading, if it has no label."""
    number, text = draft.anchor.block + 1, draft.fields.get("activity")
    below = (
        text is not None and text.block == number and text.start == document.blocks[number].start
    )
    if draft.form is not Form.HEADING or not below or is_named(_heading(document, number - 1)):
        return None
    return sentences_of(document, number)[0]


def _card(document: Document, parsed: Parsed, draft: Draft, told: Sentence) -> Draft:
    anchor = document.anchor(told.block, told.start, told.end)
    fields = {name: passage for name, passage in draft.fields.items() if name != "activity"}
    title, default = draft.anchor.quote, read_commitment(told.text, parsed.tags(told.start))
    return replace(
        draft, form=Form.PROSE, anchor=anchor, fields=fields, title=title, default=default
    )
