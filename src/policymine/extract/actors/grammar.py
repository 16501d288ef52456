"""How Danish names are built: words with capitals, genitives, coordinated fields of work."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from os.path import commonprefix

from policymine.extract.actors.home import municipalities
from policymine.resources import read_lexicon

CAPITAL = (
    r"(?:(?:S[ck]t\.|(?:Nord|Syd|Øst|Vest|Midt)-\s+og)\s+)?"
    r"[A-ZÆØÅÉÖÄ][\wé’']*(?:\.[A-ZÆØÅ]+)?(?:[-/][\wæøåÆØÅ]+)*"
)
"""A word with a capital, with a saint's abbreviation or half a place: "Syd- og Vestsjælland"."""

TITLED = re.compile(r"De[nt]?\s+[A-ZÆØÅ]\w*[eå]\s+[A-ZÆØÅ]")
"""An article that belongs to a name: "Den Sociale Retshjælp", but "Den sociale vagt"."""


def spaced(words: str) -> str:
    """Return a pattern for words with any white space between them."""
    return _escaped(squeeze(words))


def any_of(phrases: list[str]) -> str:
    """Return a pattern for any of the phrases, the longest first."""
    return _either(sorted(map(squeeze, phrases), key=lambda p: (-len(p), p)))


def in_lower_case(words: Iterable[str]) -> str:
    """Return a pattern for any of some words as they stand in a text made lower.

    Looking for one there first is several times faster than a pattern that ignores case, and most
    passages hold none.
    """
    return any_of(list({word.lower() for word in words}))


def _either(endings: list[str]) -> str:
    """Write what begins alike once, so that a long list is not tried one by one at every word.

    Which of several matches stays the same: what begins otherwise cannot match at the same place.
    """
    groups: dict[str, list[str]] = {}
    for ending in endings:
        groups.setdefault(ending[:1].casefold(), []).append(ending)
    parts = []
    for members in groups.values():
        shared = commonprefix(members)  # noqa: RUF071 - letters, not paths
        if shared and len(members) > 1:
            rest = _either([member[len(shared) :] for member in members])
            parts.append(f"{_escaped(shared)}(?:{rest})")
        else:
            parts += map(_escaped, members)
    return "|".join(parts)


def _escaped(words: str) -> str:
    return re.escape(words).replace(r"\ ", r"\s+")


def squeeze(text: str) -> str:
    """Return text with single spaces."""
    return " ".join(text.split())


def title_case(name: str) -> str:
    """Return a name with its first letter capital."""
    return name[:1].upper() + name[1:]


@cache
def _stems() -> tuple[str, ...]:
    return tuple(read_lexicon("actors")["topics"]["stems"])


@cache
def _short_fields() -> frozenset[str]:
    return frozenset(read_lexicon("actors")["topics"]["words"])


@cache
def _last_stems() -> tuple[str, ...]:
    inflected = ("", "e", "er", "en", "et", "ne")
    return tuple(stem + end for stem in _stems() if len(stem) > 3 for end in inflected)


def is_topic(word: str) -> bool:
    """Say whether a word is a field of municipal work ("Rehabilitering", "Voksensocial")."""
    bare = word.casefold().rstrip("-")
    if re.search(r"isk(?:e)?$", bare) or bare in municipalities():
        return False  # an adjective ("Psykiatrisk Center"), a town (Vejle)
    parts = [part for part in re.split(r"[-/]", bare) if part]
    return any(_is_field(part) for part in parts)


def _is_field(word: str) -> bool:
    if word in _short_fields():
        return True
    begins = any(word.startswith(stem) and len(word) - len(stem) <= 14 for stem in _stems())
    return begins or word.endswith(_last_stems())


def read_topics(text: str, at: int) -> int:
    """Return where the coordinated fields end that begin at ``at``; ``at`` if there are none.

    The first may be any word with a capital, with another after it ("Sund Aldring"), or a field in
    lower case; after a comma or "og" only fields follow: "Center for Job, Unge og Borgerservice",
    but "Center for Sundhed | og Solgården".
    """
    first = re.compile(rf"{CAPITAL}-?|[a-zæøå][\wæøå]*-?").match(text, at)
    if not first or (first[0][0].islower() and not is_topic(first[0])):
        return at
    second = re.compile(rf"[ ]{CAPITAL}").match(text, first.end())
    described = second and not is_topic(first[0]) and not _starts_name(text, first.end() + 1)
    end = second.end() if second and described else first.end()
    suspended, listed = first[0].endswith("-"), False
    while True:
        more = _read_conjunct(text, end, capital=text[at].isupper(), loose=suspended or listed)
        if more == end:
            return end if not suspended else at
        suspended, listed = text[more - 1] == "-", text[end] == ","
        end = more


def _read_conjunct(text: str, at: int, *, capital: bool, loose: bool) -> int:
    """Return where the next conjunct ends, or ``at`` if what follows is none."""
    joined = re.compile(
        r"(,\s+(?:og\s+)?|\s+(?:og|&|eller)\s+|\s+)([\wæøåÆØÅ]+(?:-[\wæøåÆØÅ]+)*-?)"
    )
    match = joined.match(text, at)
    if not match:
        return at
    link, word = match[1].strip(), match[2]
    if capital and not word[0].isupper() and not loose:
        return at
    if not link and ("\n" in match[1] or not (word[0].isupper() and is_topic(word))):
        return at
    if _starts_name(text, match.start(2)) or not (is_topic(word) or loose):
        return at
    if link == "," and not _goes_on(text, match.end()):
        return at
    return match.end()


@cache
def _head_pattern() -> re.Pattern[str]:
    lexicon = read_lexicon("actors")
    named = [w for row in lexicon["named_head"] for w in row["words"] if not w.startswith("*")]
    topical = [w for row in lexicon["topic_head"] for w in row["words"]]
    return re.compile(
        rf"(?i:{any_of(named)})\s+[A-ZÆØÅ]|(?i:{any_of(topical)})\s+for\s|"
        rf"[\wæøåÆØÅ-]+(?:forvaltningen|afdelingen|udvalget|teamet|centret|enheden)(?!\w)"
    )


def _starts_name(text: str, at: int) -> bool:
    """Say whether another name begins at ``at``: "Center for Social | og Jobcenter Skive"."""
    return bool(_head_pattern().match(text, at))


def _goes_on(text: str, at: int) -> bool:
    """Say whether a list of fields that has reached a comma comes to an "og"."""
    return bool(
        re.compile(r"(?:,\s+[\wæøåÆØÅ-]+){0,6},?\s+(?:og|&)\s+[A-ZÆØÅa-zæøå]").match(text, at)
    )


@cache
def function_words() -> frozenset[str]:
    """Return the words that a name in the genitive does not stand before."""
    verbs = read_lexicon("actors_relations")["acting"]["verbs"]
    return frozenset([*read_lexicon("actors")["genitive"]["not_owned"], *verbs])


def without_genitive(word: str, after: str) -> str:
    """Return a name without the s of its genitive, judged by what stands after it.

    Definite forms show it (Socialafdelingens); other names have one where a noun in lower case
    follows (Kompassets medarbejdere), which is what is left when small words are ruled out.
    """
    bare = re.sub(r"['’]s?$", "", word)
    if bare != word:
        return bare
    if not word.endswith("s") or word.endswith("ss") or len(word) < 4:
        return word
    if word.split()[-1].casefold() in municipalities():
        return word  # Horsens
    if re.search(r"(?:en|et|erne|ene|ien|gen|sen)s$", word):
        return word[:-1]
    follows = re.match(r"\s+([a-zæøå][\wæøå-]*)", after)
    if follows and follows[1] not in function_words():
        return word[:-1]
    return word
