"""Characters: what is normalised in every text, whatever file it comes from."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
# Zero-width characters, byte order marks, direction marks, and controls but tab and line ends.
_INVISIBLE = re.compile(
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_LIGATURES = {
    ord(char): text
    for char, text in zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
}
# Ligatures as Ghostscript names them, each letter of two bytes shifted by one: f, i, j, l, t.
_SHIFTED = re.compile("\u6600[\u6600\u6900\u6a00\u6c00\u7400]+")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
# A word set with a space after every letter, as titles are: "P L A N".
_SPACED_OUT = re.compile(r"(?<![^\W\d_])(?<![^\W\d_] )[^\W\d_](?: [^\W\d_]){4,}(?![^\W\d_])")
SOFT_HYPHEN = "\u00ad"


def normalise(text: str) -> str:
    """Return the text in NFC with plain spaces and line ends, without invisible characters.

    A soft hyphen at a line end, or before a stray space, is a broken word: it becomes a hyphen at
    a line end and vanishes elsewhere together with the space.
    """
    text = _SURROGATES.sub("\ufffd", text.translate(_LIGATURES))
    if "\u6600" in text:
        text = _SHIFTED.sub(lambda match: "".join(chr(ord(c) >> 8) for c in match[0]), text)
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"\r\n?|\u2028|\u2029|\x85|\x0b", "\n", text)
    text = _INVISIBLE.sub("", _SPACES.sub(" ", text))
    text = _SPACED_OUT.sub(lambda match: match.group().replace(" ", ""), text)
    text = re.sub(rf"{SOFT_HYPHEN}[ \t]*(?=\n|$)", "-", text)
    return re.sub(rf"{SOFT_HYPHEN} ?", "", text)


def squeeze(text: str) -> str:
    """Return the text with every run of white space made one space, without any at the ends."""
    return " ".join(text.split())
