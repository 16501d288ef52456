"""Which municipality a document belongs to, from its title, its path and its text."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from policymine.resources import read_gazetteer

LINE = 100
"""Characters of a line that holds a party and its address; a sentence about it is longer."""
_LETTERS = {"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "ue", "ö": "oe", "ä": "ae"}


@cache
def _names() -> dict[str, str]:
    """Return every way a municipality is called, casefolded, with its name of today."""
    try:
        rows = read_gazetteer("municipalities")["municipality"]
    except FileNotFoundError:
        return {}
    found: dict[str, str] = {}
    for row in rows:
        for name in (row["name"], *row.get("old", ())):
            found.setdefault(name.casefold(), row["name"])
    for row in rows:
        found[row["name"].casefold()] = row["name"]
    return found


def municipality_names() -> frozenset[str]:
    """Return the names of the municipalities of today."""
    return frozenset(_names().values())


def known_municipality(name: str) -> str:
    """Return the municipality that a whole name means (``skive kommune``), or nothing."""
    bare = unicodedata.normalize("NFC", " ".join(name.split())).casefold().removesuffix(" kommune")
    return _names().get(bare, "")


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_names(), key=len, reverse=True)) or r"(?!)"
    one, more = rf"(?:{names})s?", r"(?:\s*,\s*|\s*,?\s+(?:og|samt)\s+|\s*/\s*|\s*&\s*)"
    before = rf"(?<!\w)(?P<list>{one}(?:{more}{one})*)\s*-?\s*kommune(?:r|rs|rne|rnes|s|n|ns)?\b"
    after = rf"\bkommuner(?:ne)?(?:\s+(?:i|på)\s+\w+)?\s*[:(]?\s*(?P<after>{one}(?:{more}{one})+)\b"
    return re.compile(f"{before}|{after}", re.IGNORECASE)


def _split(joined: str) -> list[str]:
    parts = re.split(r"\s*,?\s+(?:og|samt)\s+|\s*[,/&]\s*", joined)
    names = _names()
    found = []
    for part in parts:
        key = part.casefold()
        name = names.get(key) or names.get(key.removesuffix("s"))
        if name and name not in found:
            found.append(name)
    return found


def named_municipalities(text: str) -> list[tuple[str, ...]]:
    """Return the municipalities named in a text, those of one phrase together.

    ``Køge og Greve Kommuner`` is one phrase, ``Køge Kommune og Greve Kommune`` and ``kommunerne
    Køge og Greve`` as well.
    """
    found: list[tuple[str, ...]] = []
    last = None
    for match in _pattern().finditer(text):
        names = _split(match["list"] or match["after"])
        between = text[last.end() : match.start()] if last else "…"
        if last and re.fullmatch(r"\s*(?:,|og|/|&|\+)\s*", between) and found:
            names = [*found.pop(), *(name for name in names)]
        if names:
            found.append(tuple(dict.fromkeys(names)))
        last = match
    return found


def fold(text: str) -> str:
    """Return a text in the letters of file names: ``Ærø`` → ``aeroe``."""
    text = unicodedata.normalize("NFC", text).casefold()
    return "".join(_LETTERS.get(char, char) for char in text)


def names_in_path(path: str) -> tuple[str, ...]:
    """Return the municipalities named in a file's path, in order.

    Words of the language that are names as well (``vejen``) count only before ``kommune``.
    """
    words = re.sub(r"[^a-z0-9]+", " ", fold(path))
    found: list[tuple[int, str]] = []
    for form, name in _forms():
        if form not in words:
            continue
        ending = r"(?:s)?(?: ?kommunes?)" if form in _ORDINARY else r"s?(?:kommunes?)?"
        if match := re.search(rf"(?<![a-z0-9]){form}{ending}(?![a-z0-9])", words):
            found.append((match.start(), name))
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


@cache
def _forms() -> tuple[tuple[str, str], ...]:
    """Return each way a file's name spells a municipality, with its name."""
    names = [(form, name) for name in _names().values() for form in (fold(name), _plain(name))]
    return tuple(dict.fromkeys((re.sub(r"[^a-z0-9]+", " ", form), name) for form, name in names))


# Names that are ordinary words as well: the road, the count, the slice.
_ORDINARY = frozenset({"vejen", "greve", "skive"})


def _plain(text: str) -> str:
    """Return a text without rings and strokes: ``Ærø`` → ``aro``, as some file names do."""
    table = str.maketrans({"æ": "a", "ø": "o", "å": "a"})
    return unicodedata.normalize("NFC", text).casefold().translate(table)


def _in_title(title: str) -> tuple[str, ...]:
    phrases = named_municipalities(title)
    if phrases:
        return tuple(dict.fromkeys(name for phrase in phrases for name in phrase))
    found, title = [], title.casefold()
    for key, name in _names().items():
        if key not in title:
            continue
        before = r"(?<=\bi )" if key in _ORDINARY else r"(?<!\w)"
        if match := re.search(rf"{before}{re.escape(key)}s?(?!\w)", title):
            found.append((match.start(), name))
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def find_units(title: str, path: str, opening: str, text: str) -> tuple[str, ...]:
    """Return the municipalities a plan belongs to: one, several for a joint plan, or none.

    The title decides, then the path, then the phrase that names most on the first page, then in
    the whole text. A joint plan named once in full makes up for a title that names one party.
    """
    for named in (_in_title(title), names_in_path(path)):
        if named:
            return _widen(named, opening)
    for part, least in ((opening, 1), (text, 2)):
        phrases = named_municipalities(part)
        joint, together = _most_common([phrase for phrase in phrases if len(phrase) > 1])
        if together >= least and together * 2 >= len(phrases):
            return joint
        name, count = _most_common([(name,) for phrase in phrases for name in phrase])
        others = sum(map(len, phrases)) - count
        if count >= least and count * 2 > max(others, 1):
            return name
    return ()


def _most_common(phrases: list[tuple[str, ...]]) -> tuple[tuple[str, ...], int]:
    return Counter(phrases).most_common(1)[0] if phrases else ((), 0)


def find_parties(opening: str) -> tuple[str, ...]:
    """Return the municipalities that an agreement names together on its first page.

    They stand in one phrase, or each on a line of its own: ``mellem / Køge Kommune, Torvet 1 / …``.
    """
    joint = next((phrase for phrase in named_municipalities(opening) if len(phrase) > 1), ())
    return joint or _on_lines(opening)


def _on_lines(opening: str) -> tuple[str, ...]:
    """Return the municipalities that open lines of their own, if they are two or more."""
    opened = (_pattern().match(line.strip()) for line in opening.split("\n") if len(line) < LINE)
    names = (_split(match["list"] or match["after"]) for match in opened if match)
    found = tuple(dict.fromkeys(name for each in names for name in each))
    return found if len(found) > 1 else ()


def _widen(named: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Return the joint plan's parties if the text names them together as often as alone."""
    counts = Counter(phrase for phrase in named_municipalities(text) if named[0] in phrase)
    joint = [(count, phrase) for phrase, count in counts.items() if len(phrase) > len(named)]
    if len(named) > 1 or not joint:
        return named
    count, phrase = max(joint)
    return phrase if count >= 2 and count * 2 >= counts.total() else named
