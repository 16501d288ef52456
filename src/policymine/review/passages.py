"""A quote that a person gives → the passage of the document that it is."""

from __future__ import annotations

from policymine.errors import PassageError
from policymine.review.letters import Letters
from policymine.schema.base import Anchor
from policymine.schema.document import Document

COVERED = 0.5
"""The share of a passage that another covers from which the one is about the other."""


def find_passage(
    document: Document, quote: str, *, page: int = 0, letters: Letters | None = None
) -> Anchor:
    """Return where a quote stands in a document, white space and divided words aside.

    ``page`` decides between several places (0: not given); ``letters`` are those of the document's
    text, where they are known already. Raises PassageError if the quote is not there, stands there
    several times, or runs over several paragraphs.
    """
    letters = letters or Letters(document.text)
    places = [place for place in letters.find_all(quote) if _is_whole(document.text, *place)]
    shown = f"'{' '.join(quote.split())[:60]}'"
    if not places:
        raise PassageError(f"{shown} does not stand in {document.path} word for word.")
    there = [place for place in places if document.page_at(place[0]) == page]
    if len(places) > 1 and len(there) != 1:
        pages = dict.fromkeys(str(document.page_at(start)) for start, _ in places)
        on = f" (pages {', '.join(pages)})" if len(pages) > 1 else ""
        asked = "the page" if len(pages) == len(places) else "more of its words"
        raise PassageError(
            f"{shown} stands {len(places)} times in {document.path}{on}; give {asked}."
        )
    start, end = _with_marks(document.text, quote, *(there or places)[0])
    for number, block in enumerate(document.blocks):
        if block.start <= start and end <= block.end:
            return document.anchor(number, start, end)
    raise PassageError(
        f"{shown} runs over several paragraphs or rows of {document.path}; give the words of one."
    )


def _is_whole(text: str, start: int, end: int) -> bool:
    """Say whether a passage begins and ends with whole words."""
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def _with_marks(text: str, quote: str, start: int, end: int) -> tuple[int, int]:
    """Return a passage with the marks that the quote has at its ends: ``§``, a full stop."""
    bare = quote.strip()
    before, behind = text[:start], text[end:]
    opened = before[len(before.rstrip(_marks(bare))) :].lstrip()
    closed = behind[: len(behind) - len(behind.lstrip(_marks(bare[::-1])))].rstrip()
    return start - len(opened), end + len(closed)


def _marks(text: str) -> str:
    """Return what stands before the first letter or digit of a text."""
    first = next((at for at, char in enumerate(text) if char.isalnum()), 0)
    return text[:first]


def overlap(one: Anchor, other: Anchor) -> bool:
    """Say whether either of two passages of a document covers half of the other or more."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0 and shared >= COVERED * min(one.end - one.start, other.end - other.start)
