"""Cells that name who is responsible: whatever stands in them is an actor."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policymine.extract.actors.grammar import is_topic, squeeze, title_case, without_genitive
from policymine.extract.actors.groups import group_of
from policymine.extract.actors.home import municipalities
from policymine.extract.actors.names import Name
from policymine.extract.actors.offices import is_office
from policymine.extract.actors.pieces import FOUND, before_date, masked, pieces, words_of_cells
from policymine.schema.base import Anchor
from policymine.schema.finding import ActorType, Initiative, Sector

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
    text = masked(anchor, inside)
    return [
        _name(anchor, start, end)
        for start, end in pieces(text)
        if _is_name(text[start:end]) and not _labels(text, start, end) and end + 1 not in persons
    ]


def _is_somebody(words: str) -> bool:
    """Say whether a subject is definite, has more than one capital, or is a field or a town."""
    head = re.split(r"\s(?:i|på|fra|ved|af|for)\s", words)[0]
    known = is_topic(head) or head.casefold() in municipalities()
    definite = bool(re.search(r"(?:en|et|ne)(?!\w)", head))
    return definite or bool(re.search(r"[A-ZÆØÅ]", words[1:])) or (known and " " not in head)


def _labels(text: str, start: int, end: int) -> bool:
    """Say whether a plural only says what the names after it are: ``Værestederne Havnen og Ly``."""
    return text[start:end].endswith("erne") and bool(re.match(rf"\s+{FOUND}", text[end:]))


def _is_name(piece: str) -> bool:
    words = piece.split()
    if not 1 <= len(words) <= LONGEST or FOUND in piece or _is_nobody(piece):
        return False
    if not re.match(r"[A-ZÆØÅÉ]", piece) or re.search(r"\d{3}", piece):
        return False
    return piece.casefold() not in words_of_cells()["roles"] and len(piece) > 1


def _is_nobody(text: str) -> bool:
    return squeeze(text).casefold().strip(" .") in words_of_cells()["nobody"]


def _whole(anchor: Anchor) -> list[Name]:
    """Return a cell that no rule could read as one actor: its first words, if it is no sentence."""
    match = re.match(r"[^,;.\n]+", anchor.quote.lstrip())
    if match is None or "§" in match[0] or len(match[0].split()) > SENTENCE:
        return []
    start = len(anchor.quote) - len(anchor.quote.lstrip())
    words = list(re.finditer(r"\S+", match[0][: before_date(match[0])]))[:LONGEST]
    return [_name(anchor, start, start + words[-1].end())] if words else []


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
