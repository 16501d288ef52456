"""Parts of an administration named by their fields alone: "Børn og Unge", "Sundhed og Omsorg"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policymine.extract.actors.exclusions import is_no_actor
from policymine.extract.actors.grammar import CAPITAL, is_topic, squeeze
from policymine.extract.actors.heads import Head, name_at
from policymine.extract.actors.names import Name
from policymine.extract.actors.passages import Passage
from policymine.schema.document import BlockKind
from policymine.schema.finding import ActorType, Sector

_FIELD = rf"{CAPITAL}(?:\s+{CAPITAL})?"
_PAIR = re.compile(
    rf"(?<![\w-])({_FIELD})(?:,\s+({_FIELD}))?\s+(?:og|&)\s+({CAPITAL})(?![\w-])(?![ \t]+{CAPITAL})"
)
_NAMED = re.compile(
    r"(?:\w*(?:tema|spor|område|mål|punkt|planen|politik(?:ken)?|strategi(?:en)?|afsnit|kapitel)"
    r"(?:et|ene|erne)?(?:\s+\d+)?|[\"“»„]|(?<!chef)(?<!chefen)(?<!direktør)(?<!direktøren)\s(?:for|om))[:\s]*$",
    re.IGNORECASE,
)
"""What goes before the name of a theme or a paper, or makes the fields part of a longer name."""
SHORT = 5
"""A word of so few letters is a field though the names of other things end in it."""
UNIT = Head(ActorType.UNIT, Sector.MUNICIPAL)


def find_departments(passage: Passage) -> Iterator[Name]:
    """Yield pairs of fields with a capital each, which no running text gives to mere words."""
    if passage.kind is BlockKind.HEADING:
        return
    for match in _PAIR.finditer(passage.text):
        before = passage.text[max(0, match.start() - 30) : match.start()]
        start = match.start() if _is_field(match[1]) else match.start(2)
        known = start >= 0 and _is_field(match[2] or match[1]) and _is_field(match[3])
        told_of = passage.opens(start) and re.match(r"\s+er\b", passage.text[match.end() :])
        if known and not told_of and not _NAMED.search(before):
            name = squeeze(passage.text[start : match.end()])
            yield name_at(passage, start, match.end(), name, UNIT)


def _is_field(words: str) -> bool:
    """Say whether words are a field of municipal work, told by the last or by the first."""
    first, *rest = words.split()
    matters = rest in (["Forhold"], ["Indsatser"]) and is_topic(first.removesuffix("e"))
    paper = len(words) > SHORT and is_no_actor(words)  # "Sundhedsaftalen", but "Vej og Park"
    return matters or (is_topic(words.split()[-1]) and not paper)
