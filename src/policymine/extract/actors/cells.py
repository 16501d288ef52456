"""Cells that name who is responsible: whatever stands in them is an actor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from policymine.extract.actors.grammar import (
    TITLED,
    any_of,
    is_topic,
    read_topics,
    squeeze,
    title_case,
    without_genitive,
)
from policymine.extract.actors.groups import group_of
from policymine.extract.actors.home import municipalities
from policymine.extract.actors.names import Name
from policymine.extract.actors.offices import is_office
from policymine.resources import read_lexicon
from policymine.schema.base import Anchor
from policymine.schema.finding import ActorType, Initiative, Sector

FOUND = "\0"
LONGEST = 6
"""A piece of more words than this is a clause, not a name."""
SENTENCE = 9
"""A cell of more words, in which no actor was found, is a sentence and not who is responsible."""


def find_in_cell(initiative: Initiative, found: Iterable[Name]) -> list[Name]:
    """Return the actors that the cell of responsibility names beside those already found in it.

    Whatever stands in a cell is somebody, at least one in all; the subject of a sentence must look
    like somebody ("Stigma gør ensom").
    """
    anchor, act = initiative.responsible, initiative.anchor
    if anchor is None:
        return []
    inside = names_inside(anchor, found)
    subject = act.start <= anchor.start and anchor.end < act.end
    names = read_pieces(anchor, inside)
    if subject:
        names = [n for n in names if _is_somebody(_words(anchor, n))]
    somebody = not _is_nobody(anchor.quote) and (not subject or _is_somebody(anchor.quote))
    if not names and not inside and somebody:
        names = _whole(anchor)
    return names


def _words(anchor: Anchor, name: Name) -> str:
    return anchor.quote[name.start - anchor.start : name.end - anchor.start]


def names_inside(anchor: Anchor, found: Iterable[Name]) -> list[Name]:
    """Return the names that stand inside a passage."""
    return [name for name in found if anchor.start <= name.start and name.end <= anchor.end]


def read_pieces(anchor: Anchor, inside: list[Name]) -> list[Name]:
    """Return what the pieces of a cell name beside the names ``inside`` it."""
    persons = {n.start - anchor.start for n in inside if n.rule == "person"}
    text = _masked(anchor, inside)
    return [
        _name(anchor, start, end)
        for start, end in _pieces(text)
        if _is_name(text[start:end]) and not _labels(text, start, end) and end + 1 not in persons
    ]


def _is_somebody(words: str) -> bool:
    """Say whether a subject is definite, has more than one capital, or is a field or a town."""
    head = re.split(r"\s(?:i|på|fra|ved|af|for)\s", words)[0]
    known = is_topic(head) or head.casefold() in municipalities()
    definite = bool(re.search(r"(?:en|et|ne)(?!\w)", head))
    return definite or bool(re.search(r"[A-ZÆØÅ]", words[1:])) or (known and " " not in head)


def _masked(anchor: Anchor, inside: list[Name]) -> str:
    """Return the cell with the names already found blotted out."""
    text = list(anchor.quote)
    for name in inside:
        for at in range(name.start - anchor.start, name.end - anchor.start):
            text[at] = FOUND
    return "".join(text)


def _labels(text: str, start: int, end: int) -> bool:
    """Say whether a plural only says what the names after it are: ``Værestederne Havnen og Ly``."""
    return text[start:end].endswith("erne") and bool(re.match(rf"\s+{FOUND}", text[end:]))


@cache
def _lexicon() -> dict[str, list[str]]:
    words: dict[str, list[str]] = read_lexicon("actors")["responsible"]
    return words


@cache
def _between() -> re.Pattern[str]:
    words = any_of(_lexicon()["between"])
    inside = r"\s+(?:i|under|ved|fra|hos|på)\s+(?=\0)"
    return re.compile(
        rf"\s*[,;\n•|]\s*|\s*/\s*|\s+[-–]\s+|\.\s+|\s+(?:{words})\s+|{inside}|\0+|[()]"
    )


def _pieces(text: str) -> Iterator[tuple[int, int]]:
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
def _leading() -> re.Pattern[str]:
    led = r"(?:leder|chef|direktør)(?:en)?\s+(?:af|for|på)"
    return re.compile(rf"(?:(?i:{led}|{any_of(_lexicon()['leading'])})[\s:]+)+")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without openings ("Ansvarlig:", "primært") and without a clause after it."""
    lead = _leading().match(text, start, end)
    if lead and not TITLED.match(text, start, end):
        start = lead.end()
    verb = _verb().search(text, start, end)
    if verb and text[start : start + 1].isupper():
        end = verb.start()
    piece = text[start:end].rstrip(" .:;,\t\n")
    return start, start + len(piece)


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{any_of(_lexicon()['verbs'])})(?!\w)")


def _is_name(piece: str) -> bool:
    words = piece.split()
    if not 1 <= len(words) <= LONGEST or FOUND in piece or _is_nobody(piece):
        return False
    if not re.match(r"[A-ZÆØÅÉ]", piece) or re.search(r"\d{3}", piece):
        return False
    return piece.casefold() not in _lexicon()["roles"] and len(piece) > 1


def _is_nobody(text: str) -> bool:
    return squeeze(text).casefold().strip(" .") in _lexicon()["nobody"]


def _whole(anchor: Anchor) -> list[Name]:
    """Return a cell that no rule could read as one actor: its first words, if it is no sentence."""
    match = re.match(r"[^,;.\n]+", anchor.quote.lstrip())
    if match is None or "§" in match[0] or len(match[0].split()) > SENTENCE:
        return []
    start = len(anchor.quote) - len(anchor.quote.lstrip())
    words = list(re.finditer(r"\S+", match[0]))[:LONGEST]
    return [_name(anchor, start, start + words[-1].end())]


def _name(anchor: Anchor, start: int, end: int) -> Name:
    bare = squeeze(without_genitive(anchor.quote[start:end], anchor.quote[end:]))
    span = anchor.block, anchor.start + start, anchor.start + end
    if group := group_of(bare):
        kind = ActorType.STAKEHOLDER
        return Name(*span, group.name, kind, group.sector, own=True, rule="group")
    if town := municipalities().get(bare.casefold()):
        kind = ActorType.MUNICIPALITY
        return Name(*span, town.full, kind, Sector.MUNICIPAL, rule="municipality")
    kind = ActorType.PERSON if is_office(bare.split()[0]) else ActorType.UNIT
    short = bare if bare[0].isupper() else ""
    name = title_case(bare)
    return Name(*span, name, kind, Sector.MUNICIPAL, own=True, short=short, rule="cell")
