"""Bytes → text: byte order mark, UTF-8, what the file declares, what it looks like, cp1252."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
# Single-byte encodings that are all but cp1252 for Danish; browsers read them as cp1252 as well.
_LATIN = frozenset({"ascii", "iso-8859-1", "latin-1", "latin1", "iso8859-1", "us-ascii"})


def decode(data: bytes, *, declared: str = "") -> tuple[str, str]:
    """Return the text of ``data`` and the name of the encoding that it was read with."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace"), name
    for name in _candidates(data, declared):
        try:
            return data.decode(name), name
        except (ValueError, LookupError):  # some codecs raise what is no decoding error
            continue
    return data.decode("cp1252", errors="replace"), "cp1252"


def _candidates(data: bytes, declared: str) -> Iterator[str]:
    yield "utf-8"
    if wide := _wide(data):
        yield wide
    match = _DECLARED.search(data[:4096])
    for name in (declared, match[1].decode("ascii", "ignore") if match else ""):
        if name:
            yield "cp1252" if name.casefold() in _LATIN else name
    if guess := _detect(data):
        yield guess


def _wide(data: bytes) -> str:
    """Return UTF-16 without a mark, told by its zero bytes."""
    sample = data[:2000]
    if len(sample) < 4 or sample.count(0) < len(sample) // 4:
        return ""
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _detect(data: bytes) -> str:
    import chardet

    guess = chardet.detect(data[:200_000])
    name = str(guess.get("encoding") or "")
    return "cp1252" if name.casefold() in _LATIN else name
