"""A passage found again by its letters in a text that another program changed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator


class Letters:
    """A text as its letters and digits alone, each with the place it stands at."""

    def __init__(self, text: str) -> None:
        self.places: list[int] = []
        letters: list[str] = []
        for place, char in enumerate(text):
            for letter in fold(char):
                letters.append(letter)
                self.places.append(place)
        self.text = "".join(letters)

    def find(self, passage: str, *, near: float) -> tuple[int, int] | None:
        """Return where a passage stands; of several places the one nearest to a share of it all."""
        wished = near * len(self.text)
        found = min(self._find(fold(passage)), key=lambda at: abs(at - wished), default=None)
        return None if found is None else self._place(found, len(fold(passage)))

    def find_all(self, passage: str) -> list[tuple[int, int]]:
        """Return all places where a passage stands, in the order of the text."""
        wanted = fold(passage)
        return [self._place(at, len(wanted)) for at in self._find(wanted)]

    def _find(self, wanted: str) -> Iterator[int]:
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            yield at
            at = self.text.find(wanted, at + 1)

    def _place(self, at: int, length: int) -> tuple[int, int]:
        return self.places[at], self.places[at + length - 1] + 1


def fold(text: str) -> str:
    """Return the letters and digits of a text in lower case, ligatures and accents taken apart."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in decomposed if char.isalnum())
