"""The letters of a page of a PDF, in which passages are found whatever reading did to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from policymine.review.letters import fold

CHUNK = 6
"""Words looked for together where a passage is not found whole: a line's worth."""
SHORTEST = 4
"""Letters that a passage must have to be looked for."""


@dataclass(frozen=True)
class Letters:
    """The letters and digits of a page in lower case, and which character each comes from."""

    text: str
    places: tuple[int, ...]

    def find(self, passage: str) -> list[tuple[int, int]]:
        """Return the runs of characters (first, last) a passage covers: whole, or in chunks."""
        if whole := self._run(fold(passage)):
            return [whole]
        words = passage.split()
        chunks = (words[at : at + CHUNK] for at in range(0, len(words), CHUNK))
        found = (self._run(fold("".join(chunk))) for chunk in chunks if len(words) > CHUNK)
        return [run for run in found if run]

    def _run(self, needle: str) -> tuple[int, int] | None:
        at = self.text.find(needle) if len(needle) >= SHORTEST else -1
        return (self.places[at], self.places[at + len(needle) - 1]) if at >= 0 else None


def read_letters(textpage: Any) -> Letters:
    """Return the letters of a page of PDFium."""
    from pypdfium2 import raw

    text: list[str] = []
    places: list[int] = []
    for place in range(textpage.count_chars()):
        letters = fold(chr(raw.FPDFText_GetUnicode(textpage, place)))
        text.append(letters)
        places += [place] * len(letters)
    return Letters("".join(text), tuple(places))
