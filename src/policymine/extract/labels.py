"""Labels of goals (``Mål 2: …``), of acts (``Handling 1.1``) and of their fields (``Frist: …``).

What a label of a field says, the header of a column does too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from policymine.resources import read_lexicon

_AGENDA = (
    r"(?:ad\s+(?:(?:pkt\.?|punkt)\s*)?|(?:dagsordens|sags)punkt\s+|pkt\.?\s*)\d+\s*[.:)–-]*\s+"
)
"""The number of a point in minutes, before its title: ``Ad 3. …``, ``Ad pkt. 3: …``."""
NUMBERING = re.compile(rf"^\s*(?:\d+(?:\.\d+)*\.?\s+|[A-H]\.\s+|[IVX]+\.\s+|(?i:{_AGENDA}))")
COUNT = re.compile(r"\s*[^\W\d_]{0,2}\.?\s?\d{1,2}(?:[.-]\d{1,2})*[.)]?\s*")
"""A number and nothing else, as a cell may hold: ``1.2``, ``T7``."""
LETTER = re.compile(r"\W*[^\W\d_]\W*")
"""A letter and nothing else, as a cell may hold that counts: ``b``, ``C)``."""
_GOAL_NOUN = (
    r"(?:(?:strategiske?|overordne(?:t|de)|politiske?|fælles|vores|det)\s+)?"
    r"(?:(?!for|effekt|resultat|proces|succes)[\w-]*mål(?:sætning)?|\w*tema|pejlemærke|\w*spor|løfte|\w*forpligtelse|tilsagn|"
    r"(?:indsats|fokus|aftale|samarbejds|udviklings|strategi|kerne|nøgle)område|sigtelinje|byggesten|"
    r"(?:udviklings|fokus|indsats|kerne|nøgle)punkt|"
    r"ambition|prioritet|prioritering|satsning)"
)
GOAL_LABEL = re.compile(
    rf"^(?:{_AGENDA})?(?P<label>{_GOAL_NOUN})\b\s*(?:nr\.?\s*)?"
    r"(?:(?P<number>\d+(?:\.\d+)*|[IVX]+\b|[A-H]\b)\s*[:.,–—-]*\s*(?P<numbered>.*)"
    r"|:\s+(?P<named>.+))$",
    re.IGNORECASE | re.DOTALL,
)
"""A goal named by its label: ``Mål 2: …``, ``Strategisk spor: …``."""
GOAL_WORD = re.compile(rf"{_GOAL_NOUN}:?", re.IGNORECASE)
"""A word for a goal alone, over what is wanted: ``Målsætning``, ``PEJLEMÆRKE``."""
_ACT_NOUN = (
    r"(?:(?:del)?(?:initiativ|indsats|handling|tiltag|projekt|aktivitet)|leverance|opgave|"
    r"anbefaling|forslag)"
)
ACT_LABEL = re.compile(
    rf"^{_ACT_NOUN}\s*(?:nr\.?\s*)?"
    r"(?:(?:\d++(?:\.\d+)*+[a-z]?|[A-Z])?\s*[:.–—-]+\s*|\d+(?:\.\d+)*\s+(?-i:(?=[A-ZÆØÅ\"»”])))"
    r"(?P<title>\S.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""An act named by its label: ``Initiativ 3: …``, ``Indsats: …``, ``Aktivitet 2.1 …``."""
ACT_NUMBER = re.compile(
    rf"{_ACT_NOUN}\s+"
    r"(?:nr\.?\s*)?\d+(?:\.\d+)*[a-z]?[.:]?",
    re.IGNORECASE,
)
"""An act's label and number alone, what is to be done below it: ``Handling 2.1``."""

FIELDS = ("need", "activity", "responsible", "timeline", "money", "indicator", "status")
TELLING = frozenset({"responsible", "timeline"})
"""Fields that say of themselves that what they stand with is an act: who, and when."""

LABEL = re.compile(
    r"(?:^|(?<=[.,;!?\d)·•|–—]\s))([A-ZÆØÅ][\w/]{2,20}(?: [\w/]+){0,3})\s*:\s+(?=\S)"
)
"""The label of a line of a described act: ``Ansvarlig: Jobcentret``."""

DATED = re.compile(r"((?:Status|Fremdrift|Opfølgning)(?: [\w.]+){0,5}(?: \(\w+\))?)\s*:\s+(?=\S)")
"""The label of how far an act had come on a day: ``Status pr. 1. marts 2025 (gul): …``."""

QUESTION = 4
"""A question of no more words may be a label (``Hvem gør det?``)."""


@dataclass(frozen=True)
class GoalLabel:
    """What opens a goal, in parts: its noun (``delmål``), its number and its title, or nothing."""

    noun: str
    number: str
    title: str


def goal_label(text: str) -> GoalLabel | None:
    """Return the label that a text opens with, and the title after it (``Mål 2: Flere i job``)."""
    found = GOAL_LABEL.match(text)
    if found is None:
        return None
    noun, title = found["label"].split()[-1].casefold(), found["numbered"] or found["named"] or ""
    return GoalLabel(noun, found["number"] or "", title.strip())


def opens_goal(text: str) -> bool:
    """Say whether a text opens with a goal's number and name: ``Mål 2. Et trygt hjem. …``."""
    label = goal_label(text)
    named = label is not None and bool(label.number) and label.title[:1].isupper()
    return named and re.match(r"[\w ]+ \w+\s*[.:–—-]", text) is not None


def is_named(title: str) -> bool:
    """Say whether a heading names an act by label and number or letter (``Initiativ 3: …``)."""
    found = ACT_LABEL.match(title)
    if ACT_NUMBER.fullmatch(title):
        return True
    return bool(found) and bool(re.match(r"\D+\d|\w+ (?:nr\.? )?[A-Z]\b", title))


def is_milestone(title: str) -> bool:
    """Say whether a header, a heading or a lead announces milestones (``Milepæle 2025``)."""
    rows = read_lexicon("columns")["milestones"]
    return any(re.search(row, title.strip(" *:"), re.IGNORECASE) for row in rows)


@cache
def _questions() -> tuple[str, ...]:
    rows: list[str] = read_lexicon("columns")["questions"]
    return tuple(rows)


@cache
def _inner() -> re.Pattern[str]:
    names = "|".join(read_lexicon("columns")["inner"])
    inside = rf"(?:(?<=\()|(?<=[,;] ))(?i:{names})"
    return re.compile(rf"((?<=\s)(?:{names})|{inside})\s*:\s+(?=\S)")


def find_labels(text: str) -> list[tuple[int, int, str]]:
    """Return the labels in a text as (where it begins, where its value begins, label).

    The first may be any; one further on must name a field, and stand after the end of what goes
    before it, or be a word that labels wherever it stands (``Tovholder: Region Syd Frist: 2026``,
    ``(ansvarlig: Region Syd, frist: 2026)``).
    """
    if ":" not in text:
        return []
    inner = {found.end(): found for found in _inner().finditer(text)}
    found = [m for m in LABEL.finditer(text) if m.end() not in inner and _labels(m)]
    dated = DATED.match(text)
    if dated and not any(m.start() == 0 for m in [*found, *inner.values()]):
        found.append(dated)
    return sorted((m.start(), m.end(), m[1]) for m in [*found, *inner.values()])


def _labels(found: re.Match[str]) -> bool:
    return not found.start() or any(name in FIELDS for name in fields_of(found[1]))


@cache
def _patterns() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    columns: dict[str, list[str]] = read_lexicon("columns")["columns"]
    return tuple(
        (name, tuple(re.compile(row, re.IGNORECASE) for row in rows))
        for name, rows in columns.items()
    )


def ranked_fields(header: str, *, asks: bool = False) -> dict[str, int]:
    """Return the fields that a header names, each with the place of the row that says so.

    ``asks`` says that any question may name one (``Hvem har sagt ja til at hjælpe?``).
    """
    text = re.sub(r"\s+", " ", header.strip().strip("*:").strip())
    if not text or len(text.split()) > 8 or (_asks_more(text) and not asks):
        return {}
    text = text.rstrip("?")
    shorter = re.sub(r"(?<=\w)\s*\([^()]*\)$", "", text)  # ``Mål (se afsnit 2)``
    parts = [text, shorter, *re.split(r"\s+(?:og|samt)\s+|\s*[/&,]\s*", text)]
    ranks = {}
    for name, rows in _patterns():
        hits = (rank for rank, row in enumerate(rows) if any(row.search(part) for part in parts))
        rank = next(hits, None)
        if rank is not None:
            ranks[name] = rank
    return ranks


def _asks_more(text: str) -> bool:
    """Say whether a text is a question of its own, no label: ``Hvem hører på de unge?``."""
    long = text.endswith("?") and len(text.split()) > QUESTION
    return long and not any(re.search(row, text, re.IGNORECASE) for row in _questions())


@lru_cache(maxsize=10_000)
def fields_of(header: str) -> tuple[str, ...]:
    """Return the fields that a header names: ``Økonomi og succeskriterium`` names two."""
    return tuple(ranked_fields(header))


def opens_with_label(text: str) -> bool:
    """Say whether a text begins with a label, be it that of a field or not."""
    labels = find_labels(text)
    return bool(labels) and labels[0][0] == 0


def is_labelled(text: str) -> bool:
    """Say whether a line is a field of an act (``Økonomi: 200.000 kr.``), not a title."""
    found = LABEL.match(text) or DATED.match(text)
    return found is not None and any(name in FIELDS for name in fields_of(found[1]))
