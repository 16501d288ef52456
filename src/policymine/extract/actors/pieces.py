"""The pieces of a cell that names actors: between commas, "og", labels and names already found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from policymine.extract.actors.exclusions import is_ordinary
from policymine.extract.actors.grammar import TITLED, any_of, is_topic, read_topics
from policymine.extract.actors.names import Name
from policymine.extract.labels import fields_of, find_labels
from policymine.resources import read_lexicon
from policymine.schema.base import Anchor

FOUND = "\0"
"""Stands for each letter of what is read already."""


def masked(anchor: Anchor, inside: Iterable[Name]) -> str:
    """Return a cell with the names already found, labels, and other fields blotted out."""
    text, labels = list(anchor.quote), find_labels(anchor.quote)
    names = [(name.start - anchor.start, name.end - anchor.start) for name in inside]
    stops = [start for start, _, _ in labels[1:]] + [len(text)]
    told = [
        (start, value if "responsible" in fields_of(label) or not fields_of(label) else stop)
        for (start, value, label), stop in zip(labels, stops, strict=False)
    ]
    for start, end in (*told, *names):
        text[start:end] = FOUND * (end - start)
    return "".join(text)


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans between names, commas and "og"; coordinated fields stay together."""
    at = 0
    while at < len(text):
        start = at + len(text[at:]) - len(text[at:].lstrip())
        lead = _leading().match(text, start)
        cut = _between().search(text, _fields_end(text, lead.end() if lead else start))
        end = cut.start() if cut else len(text)
        yield _trimmed(text, start, end)
        at = cut.end() if cut else len(text)


def _fields_end(text: str, start: int) -> int:
    """Return where the coordinated fields end that are one actor, ``start`` if there are none.

    Where "&" joins them, "og" stands between actors: "Kultur & Fritid og Digitalisering" are two.
    """
    end = read_topics(text, start)
    fields = text[start:end]
    if " " not in fields or not is_topic(fields.split()[0].rstrip(",")):
        return start
    apart = text.find(" og ", start, end)
    return apart if " & " in fields and apart > 0 else end


@cache
def _between() -> re.Pattern[str]:
    words = any_of(words_of_cells()["between"])
    labels = "|".join(words_of_cells()["partner_labels"])
    inside = r"\s+(?:i|under|ved|fra|hos|på)\s+(?=\0)"
    return re.compile(
        rf"\s*[,;\n•|]\s*|\s*/\s*|\s+[-–]\s+|\.\s+|\s+(?:{words})\s+|{inside}|\0+|[()]"
        rf"|(?<!\w)(?i:{labels}):\s*"
    )


@cache
def _leading() -> re.Pattern[str]:
    led = r"(?:leder|chef|direktør)(?:en)?\s+(?:af|for|på)"
    return re.compile(rf"(?:(?i:{led}|{any_of(words_of_cells()['leading'])})[\s:]+)+")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without openings ("Ansvarlig:", "primært") and without a clause after it."""
    lead = _leading().match(text, start, end)
    if lead and not TITLED.match(text, start, end):
        start = lead.end()
    verb = _verb().search(text, start, end)
    if verb and text[start : start + 1].isupper():
        end = verb.start()
    end = start + before_date(text[start:end])
    piece = text[start:end].rstrip(" .:;,\t\n")
    return start, start + len(piece)


def before_date(piece: str) -> int:
    """Return where a date begins, or the end: "Havblik | Fra 1. maj"."""
    dates = re.finditer(r"(?:^|\s+)([A-ZÆØÅ]\w+)\s+\d", piece)
    return next((date.start() for date in dates if is_ordinary(date[1])), len(piece))


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{any_of(words_of_cells()['verbs'])})(?!\w)")


@cache
def words_of_cells() -> dict[str, list[str]]:
    """Return the words that cells of responsibility put around actors, by what they do."""
    words: dict[str, list[str]] = read_lexicon("actors")["responsible"]
    return words
