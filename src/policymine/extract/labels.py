"""Labels and numbers that name goals and acts: ``Mål 2: …``, ``Handling 1.1``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policymine.resources import read_lexicon

_AGENDA = (
    r"(?:ad\s+(?:(?:pkt\.?|punkt)\s*)?|(?:dagsordens|sags)punkt\s+|pkt\.?\s*)\d+\s*[.:)–-]*\s+"
)
"""The number of a point in minutes, before its title: ``Ad 3. …``, ``Ad pkt. 3: …``."""
NUMBERING = re.compile(rf"^\s*(?:\d+(?:\.\d+)*\.?\s+|[A-H]\.\s+|[IVX]+\.\s+|(?i:{_AGENDA}))")
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
_ACT_NOUN = r"(?:(?:del)?(?:initiativ|indsats|handling|tiltag|projekt|aktivitet)|leverance|opgave)"
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
