"""People: after "v.", beside a title, by their given name, or as the language pipeline has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policymine.extract.actors.exclusions import is_no_actor, is_ordinary
from policymine.extract.actors.grammar import CAPITAL, any_of, function_words, squeeze
from policymine.extract.actors.home import Home, municipalities
from policymine.extract.actors.names import Name
from policymine.extract.actors.passages import Passage
from policymine.resources import read_gazetteer, read_lexicon
from policymine.schema.finding import ActorType, Sector

PARTICLE = r"(?:von|van|de|la|el|al|af|bin|ben)"
INITIAL = r"[A-ZÆØÅ]\."
MOST = 4
"""No name of a person is longer, in words."""


def find_people(passage: Passage, home: Home) -> Iterator[Name]:
    """Yield the persons that a passage names."""
    yield from _speakers(passage)
    yield from _with_given_name(passage)
    yield from _titled(passage)


@cache
def _given() -> frozenset[str]:
    return frozenset(read_gazetteer("given-names")["names"])


@cache
def _titles() -> str:
    return any_of(read_lexicon("actors")["people"]["titles"])


def _person(passage: Passage, start: int, end: int) -> Name | None:
    words = passage.text[start:end]
    bare = (
        re.sub(r"(?<=[a-zæøå])(?:['’]s|(?<![sxz])s(?=$))$", "", words)
        if _genitive(passage, end)
        else words
    )
    if len(bare.split()) < 2 or len(bare.split()) > MOST or is_no_actor(bare):  # a street
        return None
    span = passage.start + start, passage.start + end
    return Name(
        passage.block, *span, squeeze(bare), ActorType.PERSON, Sector.UNKNOWN, rule="person"
    )


def _genitive(passage: Passage, end: int) -> bool:
    """Say whether a noun in lower case stands right after a name that ends in s."""
    after = re.match(r"\s+([a-zæøå]+)", passage.text[end:])
    return bool(
        after
        and after[1] not in function_words()
        and passage.text[:end].endswith(("s", "’s", "'s"))
    )


SPEAKER = re.compile(r"(?<!\w)(?:[vV]\.\s?/?|[vV]/|[vV](?=\s+[A-ZÆØÅ])|[vV]ed:)\s*")
NAMES = re.compile(rf"{CAPITAL}(?:\s+(?:{PARTICLE}|{INITIAL}|{CAPITAL}))+")
JOINT = re.compile(r"(?:\s+(?:og|samt|&)\s+|,\s+(?=[A-ZÆØÅ]))")


def _speakers(passage: Passage) -> Iterator[Name]:
    """``v. NAME og NAME, X Kommune``: whatever the names are."""
    for cue in SPEAKER.finditer(passage.text):
        yield from _listed(passage, cue.end())


def _listed(passage: Passage, at: int) -> Iterator[Name]:
    """Yield the person at an offset, and those in one list with them."""
    while match := NAMES.match(passage.text, at):
        end = _before_organisation(passage.text, match)
        person = _person(passage, match.start(), end)
        if person is None:
            return
        yield person
        joint = JOINT.match(passage.text, end)
        if not joint or not _looks_like_person(passage.text, joint.end()):
            return
        at = joint.end()


def _looks_like_person(text: str, at: int) -> bool:
    """Say whether what follows "og" or a comma is a person, not their organisation."""
    first = re.compile(CAPITAL).match(text, at)
    if first is None:
        return False
    second = re.compile(rf"\s+(?:{INITIAL}|{CAPITAL})").match(text, first.end())
    return bool(second) and not is_organisation_word(first[0])


def _before_organisation(text: str, match: re.Match[str]) -> int:
    """Return where a run of capitals stops being a person: before their organisation."""
    end = match.end()
    words = list(re.finditer(r"\S+", match[0]))
    for number, word in enumerate(words):
        following = text[match.start() + word.end() :]
        municipal = word[0].casefold() in municipalities() and re.match(r"\s+[Kk]ommune", following)
        other = is_organisation_word(word[0]) and not _is_surname(text, match.start(), word)
        if number and (municipal or other):
            return match.start() + words[number - 1].end()
    return end


def _is_surname(text: str, at: int, word: re.Match[str]) -> bool:
    """Say whether a word only begins the name of an organisation that does not stand there."""
    from policymine.extract.actors.known import organisation_at

    return word[0] in _first_words() and not organisation_at(text, at + word.start())


@cache
def _first_words() -> frozenset[str]:
    """Return words that begin the names of organisations and are none: "Bang" & Olufsen."""
    from policymine.extract.actors.known import organisations

    lexicon = read_lexicon("actors")
    tables = ("named_head", "topic_head", "name_tail")
    heads = {w.capitalize() for table in tables for row in lexicon[table] for w in row["words"]}
    forms = organisations()
    return frozenset({form.split()[0] for form in forms if " " in form} - set(forms) - heads)


@cache
def _organisation_words() -> frozenset[str]:
    words: set[str] = {"Kommune", "Kommunes", "Region", "Regionens"}
    for file in ("state", "associations", "civil-society", "companies"):
        for row in read_gazetteer(file)["organisation"]:
            words.update(form.split()[0] for form in (row["name"], *row.get("aliases", ())))
    lexicon = read_lexicon("actors")
    for table in ("named_head", "topic_head", "name_tail"):
        for row in lexicon[table]:
            words.update(word.split()[0].capitalize() for word in row["words"])
    return frozenset(words | set(lexicon["ordinary"]["words"]))


def is_organisation_word(word: str) -> bool:
    """Say whether a word belongs to the name of an organisation, or is a title: no family name."""
    from policymine.extract.actors.endings import read_definite

    bare = word.rstrip(",.")
    if bare in _given():
        return False
    if bare.casefold() in read_lexicon("actors")["people"]["titles"]:
        return True
    return bare in _organisation_words() or read_definite(bare, capital=True) is not None


def _with_given_name(passage: Passage) -> Iterator[Name]:
    """Yield a common given name with a family name after it."""
    pattern = re.compile(
        rf"(?<![\w-])({CAPITAL})(?:\s+(?:{PARTICLE}|{INITIAL}|{CAPITAL}))*\s+{CAPITAL}"
    )
    for match in pattern.finditer(passage.text):
        words = list(re.finditer(r"\S+", match[0]))
        first = next((n for n, word in enumerate(words[:-1]) if is_given(word[0])), None)
        if first is None:
            continue
        shifted = re.compile(r"\S(?:.*\S)?", re.DOTALL).match(
            passage.text, match.start() + words[first].start(), match.end()
        )
        if shifted and not (first and _is_head(words[first - 1][0])):
            yield from _listed(passage, shifted.start())


def _is_head(word: str) -> bool:
    """Say whether a word takes a name after it: "Botilbuddet Anna", not "Socialudvalget"."""
    return word.rstrip(",.") in _organisation_words() and not is_ordinary(word)


def is_given(word: str) -> bool:
    """Say whether a word is a common given name, or two of them with a hyphen."""
    return word in _given() or ("-" in word and word.split("-")[0] in _given())


@cache
def _titled_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?i:{_titles()})\s+({CAPITAL}(?:\s+(?:{PARTICLE}|{INITIAL}|{CAPITAL}))+)(?![\w-])"
    )


def _titled(passage: Passage) -> Iterator[Name]:
    """``borgmester NAME``: at least two words with capitals, none of an organisation."""
    for match in _titled_pattern().finditer(passage.text):
        shifted = NAMES.match(passage.text, match.start(1))
        if not shifted or is_organisation_word(shifted[0].split()[0]):
            continue
        end = _before_organisation(passage.text, shifted)
        person = _person(passage, shifted.start(), end)
        if person:
            yield person
