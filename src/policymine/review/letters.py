"""A passage found again by its letters in a text that another program changed."""

from __future__ import annotations

import unicodedata


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
        wanted = "".join(fold(passage))
        if not wanted:
            return None
        wished = near * len(self.text)
        at, best = self.text.find(wanted), -1
        while at >= 0:
            if best < 0 or abs(at - wished) < abs(best - wished):
                best = at
            at = self.text.find(wanted, at + 1)
        if best < 0:
            return None
        return self.places[best], self.places[best + len(wanted) - 1] + 1


def fold(text: str) -> str:
    """Return the letters and digits of a text in lower case, ligatures and accents taken apart."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in decomposed if char.isalnum())
