"""How well a page was read: a grade from 0 to 1 and why, and what it means for the document.

The grade is the product of three shares: of characters that the font names (no ``(cid:12)``, no
replacement or private-use signs), of words that look like words, and, for a page with hardly any
text under a picture, nothing. A document's quality is the mean of its pages' grades, weighted by
their characters. The thresholds stand below; docs/reliability.md explains them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from policymine.ingest.elements import PageNote, Reading
from policymine.ingest.page import PdfPage
from policymine.schema.document import Page

FEWEST_CHARACTERS = 25
"""A page with fewer characters than this and a picture is a scan, not a page of text."""
PICTURE_SHARE = 0.25
"""A picture that covers this share of a page may be the page itself."""
LONGEST_WORD = 45
"""A longer run of letters is several words without their spaces; Danish compounds are shorter."""
MOST_SCANNED = 0.5
"""A document of which more pages than this share are scans needs OCR before it is read at all."""
RECOGNISED = 0.7
"""What a page that text recognition read is worth of one that was text: letters may be wrong."""
LEAST_READ = 0.5
"""A document graded below this is reported as read in part."""

_UNNAMED = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff]")
_LATIN = re.compile(r"[A-Za-zÆØÅæøå]")
_VOWEL = re.compile(r"[aeiouyæøåéöäü]", re.IGNORECASE)


def grade_page(page: PdfPage) -> PageNote:
    """Return the grade of a page of a PDF, with the reasons for a low one."""
    text = " ".join(word.text for word in page.words)
    length = sum(map(len, (word.text for word in page.words)))
    notes = list(page.notes)
    if length < FEWEST_CHARACTERS and page.image_share > PICTURE_SHARE:
        return PageNote(page.number, 0.0, (*notes, "a picture without text: needs OCR"))
    if not length:
        empty = 0.0 if notes else 1.0
        return PageNote(page.number, empty, tuple(notes))
    named = 1.0 - min(sum(len(sign) for sign in _UNNAMED.findall(text)) / length, 1.0)
    whole = _word_share(text)
    if named < 0.95:
        notes.append(f"{1 - named:.0%} of the characters have no name in their font")
    if whole < 0.8:
        notes.append("many words run together or are broken into letters")
    return PageNote(page.number, round(named * min(whole / 0.9, 1.0), 3), tuple(notes))


def _word_share(text: str) -> float:
    """Return the share of words of letters that look like words."""
    words = [word for word in text.split() if _LATIN.search(word)]
    if len(words) < 20:
        return 1.0
    good = sum(
        len(word) <= LONGEST_WORD and (len(word) < 4 or _VOWEL.search(word) is not None)
        for word in words
    )
    single = sum(len(word) == 1 and word not in "iåIÅaoAO" for word in words)
    return max(good - max(single - 0.15 * len(words), 0), 0) / len(words)


def is_scan(note: PageNote | Page) -> bool:
    """Tell whether a page is a picture of text."""
    return note.quality == 0.0 and any("OCR" in reason for reason in note.notes)


def lower_recognised(reading: Reading, scanned: Collection[int]) -> Reading:
    """Return a reading graded as what text recognition read, on the pages ``scanned`` or on all."""
    pages = [
        replace(
            page,
            quality=round(page.quality * RECOGNISED, 3),
            notes=(*page.notes, "read by text recognition"),
        )
        if not scanned or page.number in scanned
        else page
        for page in reading.pages
    ]
    share = len(scanned) / max(len(pages), 1) if scanned else 1.0
    return replace(
        reading,
        pages=pages,
        quality=round(reading.quality * (1 - share * (1 - RECOGNISED)), 3),
        warnings=(*reading.warnings, "Read by text recognition: letters and words may be wrong."),
        remedy=reading.remedy or "Look at the quotes before you rely on them.",
    )


def document_quality(pages: Sequence[PageNote], lengths: Sequence[int]) -> float:
    """Return the mean grade of the pages, weighted by their characters.

    Scans, and pages of which nothing was read, weigh as the usual page does.
    """
    if not pages:
        return 1.0
    usual = max(sum(lengths) / max(sum(map(bool, lengths)), 1), 1.0)
    weights = [
        usual if page.quality == 0.0 else max(length, 1)
        for page, length in zip(pages, lengths, strict=True)
    ]
    total = sum(page.quality * weight for page, weight in zip(pages, weights, strict=True))
    return round(total / sum(weights), 3)
