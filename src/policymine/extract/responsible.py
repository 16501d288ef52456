"""Who is to do an act, by its own words: a label, the subject of its verb, or who does a passive.

The span is given as it stands in the text; ``vi`` and ``kommunen`` name nobody in particular.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policymine.extract.clauses import words_of
from policymine.extract.finite import advised_clause, after_catchword, finite_verb, is_passive
from policymine.extract.names_end import end_of_name
from policymine.extract.parsed import Parsed
from policymine.extract.speech import says
from policymine.extract.subjects import is_actor, is_deed, is_served, is_text
from policymine.extract.tagging import VERBS
from policymine.extract.verbs import is_infinitive
from policymine.resources import read_lexicon
from policymine.schema.base import Anchor
from policymine.schema.document import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
LONGEST = 14
"""A subject of more words is a description, not a name."""
NEAR = 3
"""So many words after the verb of an inversion its subject begins."""
STAFF = "medarbejderne"
"""Those served by some acts (a course is given them) do others: ``Medarbejderne udfylder …``."""


@cache
def _labels() -> re.Pattern[str]:
    rows: list[str] = read_lexicon("promises")["patterns"]["responsible"]
    return re.compile("|".join(rows))


def find_responsible(document: Document, parsed: Parsed, anchor: Anchor) -> Anchor | None:
    """Return the passage that names who is to do what an anchor names, or None.

    The first sentence that tells of an act decides; what explains it is not asked.
    """
    label = _labels().search(document.text, anchor.start, anchor.end)
    if label:
        group = next(n for n in range(1, label.re.groups + 1) if label[n])
        return document.anchor(anchor.block, *label.span(group))
    for start in parsed.within(anchor.start, anchor.end):
        doc = parsed.words(start)
        verb = finite_verb(doc) if doc is not None else None
        if doc is None or verb is None:
            continue
        if says("told_of", doc.text):
            return None
        span = _doer(parsed, start, doc, verb)
        if span is None:
            return None
        last = doc[span[1]]
        first, end = start + doc[span[0]].idx, start + last.idx + len(last)
        return document.anchor(anchor.block, first, end) if end <= anchor.end else None
    return None


def _doer(parsed: Parsed, start: int, doc: Doc, verb: Token) -> tuple[int, int] | None:
    """Return the span of who does what a verb tells, if it is an actor.

    Danish keeps the finite verb second: what goes before it is the subject, unless it is an adverb
    or begins with a preposition. Then the tree tells, as it does where a passive has an agent.
    """
    names = parsed.tags(start).names
    told = advised_clause(doc)
    if told is not None:
        return _somebody(doc, told[0], end_of_name(doc, told[1], told[0]), names)
    if is_passive(doc, verb):
        agents = any(token.lower_ == "af" for token in doc[verb.i + 1 :])
        return _agent(parsed.tree(start) or doc, verb, names) if agents else None
    first = after_catchword(doc)
    first += 1 if doc[first].lower_ == "at" else 0  # an item that goes on from its lead
    opener = doc[first].lower_
    if is_infinitive(opener):
        return None
    follows = doc[verb.i + 1].lower_ if verb.i + 1 < len(doc) else ""
    if follows in {"vi", "man", "der", "jeg"}:
        return None  # what goes before the verb is its object
    front = verb.i > first and opener not in words_of("prepositions") | words_of("openers")
    if front and opener not in words_of("subordinators"):
        return _somebody(doc, first, end_of_name(doc, verb.i, first), names)
    return _inverted(parsed.tree(start) or doc, verb, names)


def _inverted(doc: Doc, verb: Token, names: frozenset[str]) -> tuple[int, int] | None:
    """Return the span of a subject that follows its verb, if it is an actor."""
    subject = next((t for t in doc if t.dep_ in SUBJECTS and t.i > verb.i), None)
    if subject is None or subject.left_edge.i > verb.i + NEAR:
        return None
    start = subject.left_edge.i
    return _somebody(doc, start, end_of_name(doc, subject.right_edge.i + 1, start), names)


def _agent(doc: Doc, verb: Token, names: frozenset[str]) -> tuple[int, int] | None:
    """Return the span of who does a passive (``af …``), if it is an actor."""
    for token in doc[verb.i + 1 :]:
        if token.lower_ != "af" or token.i + 1 >= len(doc):
            continue
        of_noun = token.head.dep_ == "nmod" and doc[token.i - 1].pos_ not in VERBS
        part = doc[token.i + 1].pos_ == "ADP"  # "prøvet af i Skovhuset"
        if not of_noun and not part:
            end = max(token.head.right_edge.i + 1, token.i + 2)
            span = _somebody(doc, token.i + 1, end_of_name(doc, end, token.i + 1), names)
            if span:
                return span
    return None


def _somebody(doc: Doc, first: int, end: int, names: frozenset[str]) -> tuple[int, int] | None:
    """Return a span (first and last token) if it names an actor of its own."""
    if any(token.text in {"–", "-", "§", "/"} for token in doc[first:end]):
        return None  # a catchword with its explanation, no subject
    words = [token.lower_ for token in doc[first:end] if not token.is_punct]
    if not 0 < len(words) <= LONGEST or words[0] in words_of("indefinite"):
        return None
    if (len(words) == 1 and words[0] in words_of("nobody")) or words[0] in words_of("pronouns"):
        return None
    staff = words[0].endswith(STAFF)
    if is_text(words) or is_deed(words) or (is_served(words[:1]) and not staff):
        return None
    head = _head(doc, first, end)
    named = head.text[0].isupper() and (head.i > 0 or end - first == 1)
    vague = "Ind" in head.morph.get("Definite", []) and "Plur" in head.morph.get("Number", [])
    if vague and head.lower_ not in names and end - first == 1:  # "foreninger", whichever
        return None
    known = staff or is_actor([head.lower_]) or is_actor(words[:1]) or _is_unit(head)
    name = head.i > first or head.lower_ in names
    return (first, end - 1) if known or (named and name) else None


def _is_unit(head: Token) -> bool:
    """Say whether a word is a local unit or house by its ending: ``Bostøttekorpset``."""
    from policymine.extract.actors.endings import read_definite

    return read_definite(head.lower_, capital=head.text[0].isupper()) is not None


def _head(doc: Doc, first: int, end: int) -> Token:
    """Return the word that says what a name is: the last before a preposition."""
    cut = next((t.i for t in doc[first + 1 : end] if t.pos_ == "ADP"), end)
    return doc[max(first, cut - 1)]
