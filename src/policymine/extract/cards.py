"""Acts on cards: a title that catches the eye, and below it the sentence that tells the act.

``Trivsel i 8. klasse`` / ``Sundhedsplejen skal tale med alle elever.`` / ``Ansvarlig: …``: in a
plan where most texts under such titles tell acts, and the titles do not, the texts are what counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policymine.extract.commitment import read_commitment
from policymine.extract.draft import Draft
from policymine.extract.items import ACTS, form_of
from policymine.extract.labels import is_named
from policymine.extract.parsed import Parsed
from policymine.extract.sentences import Sentence, sentences_of
from policymine.schema.document import Document
from policymine.schema.finding import Form

_FEWEST = 3


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
