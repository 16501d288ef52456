"""Footnotes: taken out of the text that they interrupt, and kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policymine.ingest.elements import Element, Line, Note

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_NOTE = re.compile(rf"\[\^(\w+)\]:\s*(.*)|([{SUPERSCRIPTS}]{{1,3}})\s*(\S.*)")
_REFERENCE = re.compile(
    rf"(?<=[^\W\d_]{{3}})([{SUPERSCRIPTS}]{{1,3}})|(?<=[.,;:!?)\"”’»])([{SUPERSCRIPTS}]{{1,3}})"
)


def parse_note(text: str) -> tuple[str, str] | None:
    """Return the sign and the text of a line that opens a footnote."""
    match = _NOTE.fullmatch(text)
    if match is None:
        return None
    return (match[1] or match[3]).translate(_DIGITS), match[2] or match[4] or ""


def drop_references(text: str, signs: frozenset[str]) -> str:
    """Return a text without the raised signs of the footnotes that the document has."""

    def drop(match: re.Match[str]) -> str:
        sign = (match[1] or match[2]).translate(_DIGITS)
        return "" if sign in signs else match.group()

    return _REFERENCE.sub(drop, text) if signs else text


def note_signs(lines: Sequence[Line]) -> frozenset[str]:
    """Return the signs of the footnotes that lines open."""
    return frozenset(note[0] for line in lines if (note := parse_note(line.text)))


def take_footnotes(lines: Sequence[Line], signs: frozenset[str] | None = None) -> Iterator[Element]:
    """Yield the lines, those of a footnote as one note; references to it in the text vanish.

    A footnote ends at a blank line, at the next one, or with its page. ``signs`` are those of the
    document where the lines are a part of it.
    """
    signs = note_signs(lines) if signs is None else signs
    open_note: Note | None = None
    for line in lines:
        opening = parse_note(line.text) if signs else None
        if open_note and (opening or line.gap or line.page != open_note.lines[-1].page):
            yield open_note
            open_note = None
        if opening:
            open_note = Note(opening[0], (replace(line, text=opening[1]),))
        elif open_note:
            open_note = replace(open_note, lines=(*open_note.lines, line))
        else:
            yield replace(line, text=drop_references(line.text, signs)) if signs else line
    if open_note:
        yield open_note
