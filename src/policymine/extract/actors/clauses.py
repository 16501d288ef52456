"""Sentences with the actors in them, and who stands on which side of a word in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from policymine.extract.actors.belonging import Findings
from policymine.extract.actors.names import Name
from policymine.extract.actors.parse import find_subject
from policymine.extract.actors.passages import Passage, passages_of
from policymine.extract.actors.tie import Party
from policymine.extract.parsed import Parsed
from policymine.extract.sentences import split_sentences
from policymine.schema.document import Document
from policymine.schema.finding import ActorType, Initiative

FAR = 90
"""So many letters before a cue an actor is still its subject."""
NEAR = 45
"""So many letters after a cue the list of actors must have begun."""
MOST = 30
"""No list of actors in one sentence is longer."""
ENDS = re.compile(r"[.;:!?]\s|,\s+(?:der|som|hvor|så|at|men|da|når|hvis|mens)\s|\s(?:at|som|der)\s")
"""Where a list of actors ends: a subordinate clause begins."""
PLACED = re.compile(r"(?<!\w)(?:i|på|fra|under)\s+$")


@dataclass(frozen=True)
class Setting:
    """What is known of a document when its sentences are read.

    ``owners`` are the municipalities behind it, ``responsible`` those responsible for each of its
    initiatives, by id.
    """

    document: Document
    initiatives: Mapping[str, Initiative]
    names: Sequence[Name]
    owners: tuple[Party, ...]
    responsible: Mapping[str, tuple[Party, ...]]
    parsed: Parsed
    findings: Findings


@dataclass(frozen=True)
class Clause:
    """A sentence with the actors in it, where it stands, and the initiative it belongs to."""

    setting: Setting
    block: int
    start: int
    text: str
    names: tuple[Name, ...]
    initiative: Initiative | None

    @property
    def responsible(self) -> tuple[Party, ...]:
        """Who is responsible for the initiative."""
        return self.setting.responsible.get(self.initiative.id, ()) if self.initiative else ()

    def after(self, at: int) -> list[Name]:
        """Return the list of actors that begins shortly after ``at``."""
        run: list[Name] = []
        first = bisect_left(self.names, self.start + at, key=lambda name: name.start)
        for name in self.names[first : first + MOST]:
            gap = self.text[at : name.start - self.start]
            if not (_continues(gap) if run else _begins(gap)):
                break
            run.append(name)
            at = name.end - self.start
        return [name for name in run if self._is_party(name)]

    def before(self, at: int) -> list[Name]:
        """Return the list of actors that ends not far before ``at``."""
        run: list[Name] = []
        last = bisect_right(self.names, self.start + at, key=lambda name: name.end)
        for name in reversed(self.names[max(0, last - MOST) : last]):
            gap = self.text[name.end - self.start : at]
            if not (_continues(gap) if run else _near(gap)):
                break
            run.insert(0, name)
            at = name.start - self.start
        return [name for name in run if self._is_party(name)]

    def subject(self, at: int) -> list[Name]:
        """Return the actors in the subject of the verb over ``at``, by the parse."""
        doc = self.setting.parsed.tree(self.start)
        span = find_subject(doc, at) if doc is not None else None
        if span is None:
            return []
        start, end = (self.start + offset for offset in span)
        inside = [n for n in self.names if start <= n.start and n.end <= end]
        return [name for name in inside if self._is_party(name)]

    def inverted(self, at: int) -> list[Name]:
        """Return who acts after the partners that begin a sentence.

        "I samarbejde med KL udvikler kommunen …": one word, the verb, stands between.
        """
        partners = self.after(at)
        following = [n for n in self.names if partners and n.start >= partners[-1].end]
        if not following:
            return []
        gap = self.text[partners[-1].end - self.start : following[0].start - self.start]
        return following[:1] if re.fullmatch(r"\s+[a-zæøå]+\s+", gap) else []

    def _is_party(self, name: Name) -> bool:
        """Say whether a municipality is a party, not only where another is or whose another is.

        "andre centre i Skive Kommune", "kommunens øvrige tilbud".
        """
        if name.type is not ActorType.MUNICIPALITY:
            return True
        before = self.text[: name.start - self.start]
        after = self.text[name.end - self.start :]
        owner = self.text[: name.end - self.start].endswith("s") and re.match(r"\s+[a-zæøå]", after)
        return not owner and not PLACED.search(before[-8:])


def _begins(gap: str) -> bool:
    return len(gap) <= NEAR and not ENDS.search(gap)


def _near(gap: str) -> bool:
    return len(gap) <= FAR and not re.search(r"[.;:!?]\s", gap)


def _continues(gap: str) -> bool:
    """Say whether two actors stand in one list: a comma or "og", and few words."""
    joined = re.search(r",|(?<!\w)(?:og|samt|eller|&|herunder)(?!\w)|/", gap)
    return bool(joined) and len(gap.split()) <= 5 and not ENDS.search(gap)


def clauses_of(setting: Setting) -> Iterator[Clause]:
    """Yield the sentences of a document that name an actor."""
    starts = [name.start for name in setting.names]
    for passage in passages_of(setting.document):
        end = passage.start + len(passage.text)
        here = setting.names[bisect_left(starts, passage.start) : bisect_left(starts, end)]
        if here:
            yield from _clauses_in(setting, passage, here)


def _clauses_in(setting: Setting, passage: Passage, here: Sequence[Name]) -> Iterator[Clause]:
    for first, last in split_sentences(passage.text):
        start, end = passage.start + first, passage.start + last
        inside = tuple(n for n in here if start <= n.start and n.end <= end)
        if not inside:
            continue
        found = setting.findings.at(inside[0])
        initiative = setting.initiatives.get(found)
        text = passage.text[first:last]
        yield Clause(setting, passage.block, start, text, inside, initiative)
