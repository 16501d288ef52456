"""Who an actor belongs to, and which initiative a mention stands in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from policymine.extract.actors.affiliation import find_affiliations
from policymine.extract.actors.home import Home, municipalities, nearest_municipality
from policymine.extract.actors.names import Name
from policymine.schema.base import Anchor
from policymine.schema.document import BlockKind, Document, Kind
from policymine.schema.finding import ActorType, Initiative, Sector

ABOUT_MANY = frozenset({Kind.FRAMEWORK, Kind.NOTES})


def settle_homes(document: Document, home: Home, names: Sequence[Name]) -> list[Name]:
    """Return the names with their homes; roles without a home are left out.

    In a text that is no municipality's ("den kommunale socialpsykiatri" in a national paper)
    "jobcentret" and "socialpsykiatrien" are fields of work, and no actor.
    """
    placed = [
        replace(name, home=_home_of(document, home, names, index))
        for index, name in enumerate(names)
        if _is_somebody(document, home, name)
    ]
    organisations = find_affiliations(document, placed)
    return [_with_employer(name, organisations.get(name.start)) for name in placed]


def _is_somebody(document: Document, home: Home, name: Name) -> bool:
    if home.unit or not name.own or document.kind not in ABOUT_MANY:
        return True
    return name.rule not in ("ending", "group")


def _home_of(document: Document, home: Home, names: Sequence[Name], index: int) -> str:
    name = names[index]
    if not name.own:
        return ""
    place = town_in(name.name, home)
    if place:
        return place if name.sector is Sector.MUNICIPAL else ""
    return _said(document, names, index) or home.unit


def town_in(name: str, home: Home) -> str:
    """Return the municipality that the last or first words of a name are, or nothing.

    The name of one that is no more (``Plejehjemmet Hvorslev``) is in the plan of another a house's.
    """
    words = name.split()
    for size in (2, 1):
        for part in (words[-size:], words[:size]):
            found = nearest_municipality(" ".join(part)) if len(words) > size else None
            today = found and found.name.casefold() == " ".join(part).casefold()
            near = found and (today or not home.municipalities or found in home.municipalities)
            if found and near and part[0][0].isupper():
                return found.name
    return ""


def _said(document: Document, names: Sequence[Name], index: int) -> str:
    """Return the municipality a text puts beside a name: "X i Y Kommune", "Y Kommunes X"."""
    name = names[index]
    after = names[index + 1] if index + 1 < len(names) else None
    before = names[index - 1] if index else None
    if after and after.type is ActorType.MUNICIPALITY:
        between = document.text[name.end : after.start]
        if re.fullmatch(r"\s+(?:i|for|fra|hos|under)\s+", between):
            return _short(after)
    if before and before.type is ActorType.MUNICIPALITY:
        quote = document.text[before.start : before.end]
        between = document.text[before.end : name.start]
        if quote.endswith("s") and re.fullmatch(r"\s+(?:[a-zæøå]+\s+)?", between):
            return _short(before)
    return ""


def _short(name: Name) -> str:
    """Return the place that a municipality is called after ("Københavns Kommune": København)."""
    bare = re.sub(r"\s(?:Regionskommune|[Kk]ommune)$", "", name.name)
    known = municipalities().get(bare.casefold())
    return known.name if known else bare


def _with_employer(name: Name, employer: Name | None) -> Name:
    if employer is None:
        return name
    home = _short(employer) if employer.type is ActorType.MUNICIPALITY else employer.name
    return replace(name, home=home, sector=employer.sector)


def anchors_of(initiative: Initiative) -> list[Anchor]:
    """Return all passages an initiative quotes."""
    single = (
        initiative.anchor,
        initiative.need,
        initiative.activity,
        initiative.responsible,
        initiative.timeline,
        initiative.indicator,
        initiative.status,
    )
    return [anchor for anchor in (*single, *initiative.law) if anchor]


class Findings:
    """The initiatives of a document, by the blocks that they quote."""

    def __init__(self, document: Document, initiatives: Iterable[Initiative]) -> None:
        self._document = document
        self._rows: dict[int, list[str]] = defaultdict(list)
        self._quoted: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
        for initiative in initiatives:
            self._rows[initiative.anchor.block].append(initiative.id)
            for anchor in anchors_of(initiative):
                self._quoted[anchor.block].append((anchor.start, anchor.end, initiative.id))

    def at(self, name: Name) -> str:
        """Return the id of the initiative that a name stands in, or nothing.

        A table row is one initiative with all its cells, unless it names several.
        """
        for start, end, found in self._quoted[name.block]:
            if start <= name.start and name.end <= end:
                return found
        row = self._document.blocks[name.block].kind is BlockKind.TABLE_ROW
        same = self._rows[name.block] if row else []
        return same[0] if len(same) == 1 else ""
