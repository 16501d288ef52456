"""The order of a Danish index."""

from __future__ import annotations

import unicodedata

_LAST_LETTERS = str.maketrans(
    {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ü": "y", "ð": "d", "þ": "th"}
)


def sort_key(name: str) -> tuple[str, str]:
    """Return the key that sorts a name as a Danish index does: æ, ø, å last, and Aa as Å.

    Case and other accents decide nothing; names that differ in them alone keep a fixed order.
    """
    folded = unicodedata.normalize("NFC", name).casefold().replace("aa", "å")
    letters = unicodedata.normalize("NFD", folded.translate(_LAST_LETTERS))
    return "".join(char for char in letters if not unicodedata.combining(char)), name


def unit_order(unit: str) -> tuple[bool, tuple[str, str]]:
    """Return the key that sorts units as a Danish index does; what has no unit comes last."""
    return not unit, sort_key(unit)
