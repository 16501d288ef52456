"""Titles of acts: a passage cut to one clause."""

from __future__ import annotations

import re

from policymine.extract.sentences import split_sentences

_PURPOSE = re.compile(
    r"(.{25,140}?)(?:[;:]\s"
    r"|,?\s(?:så|således at|sådan at|med henblik på|for at|der skal|fordi|hvor)\b)"
)
TITLE_WORDS = 14
"""A passage longer than this is cut at a sentence or a clause for its title."""
TITLE = (25, 140)
"""Fewest and most characters of a sentence or clause that is a title."""


def short_title(text: str) -> str:
    """Return a passage as a title: one clause of it, without what it is meant to bring about.

    The words that open it stay: without them ``Desuden skal vi …`` reads as a question.
    """
    title = re.sub(r"\s+", " ", text).strip()
    words = title.split()
    if len(words) > TITLE_WORDS:
        end = next((end for _, end in split_sentences(title) if end >= TITLE[0]), len(title))
        cut = _PURPOSE.match(title[:end])
        if cut is None and end < len(title) and end <= TITLE[1]:
            title = title[:end]
        else:
            title = cut[1] if cut else " ".join(words[:TITLE_WORDS]) + " …"
    return title[:1].upper() + title[1:].rstrip(".,;: ")
