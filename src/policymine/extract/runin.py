"""Initiatives written as numbered paragraphs, each opening with a short title of its own.

``3. Natcafé. Huset holder åbent … Ansvarlig: Værestedet. Frist: maj 2024.``, on the web mostly
with the title in bold; also ``3.2 Mentorkorps: Der oprettes …`` and ``Indsats 4: Café. Vi …``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policymine.extract.commitment import read_commitment
from policymine.extract.draft import Draft
from policymine.extract.items import form_of
from policymine.extract.labelled_fields import find_inline_fields, find_notes, lines_below
from policymine.extract.labels import ACT_LABEL, TELLING, fields_of, is_named
from policymine.extract.leads import cue_of, lead_before, lead_text
from policymine.extract.outline import Place, role_of
from policymine.extract.promises import read_sentence
from policymine.extract.sentences import Sentence, sentences_of
from policymine.extract.speech import Speech
from policymine.schema.base import Anchor
from policymine.schema.document import BlockKind, Document, Kind
from policymine.schema.finding import Commitment, Form, State

TITLE_WORDS = 9
"""A first sentence of more words is no title."""
TITLES = frozenset({"name", "noun", "infinitive"})
COUNT = re.compile(
    r"(?:(?P<upper>\d{1,2}(?:\.\d{1,2})*)\.)?"
    r"(?:(?P<number>\d{1,2})[.):]?|(?P<letter>[A-Za-zÆØÅæøå])[.)])(?:\s+|$)"
)
_CUT = re.compile(r"\s*:\s+|\s+[–—-]\s+")
ELSEWHERE = frozenset({Kind.FRAMEWORK, Kind.NOTES})
"""Documents whose numbered paragraphs are acts only where labels say who or when."""
UNMEANT = frozenset({"goals", "goals_strong", "not_actions", "pointed", "watched", "examples"})
"""What may lead into numbered paragraphs that are no acts."""


@dataclass(frozen=True)
class RunIn:
    """A numbered paragraph: its series and place in it, its title, the rest, and its fields.

    ``blocks`` are the paragraph and the labelled lines below it.
    """

    blocks: tuple[int, ...]
    series: tuple[int | None, str]
    count: int
    title: Anchor
    body: tuple[Sentence, ...]
    fields: dict[str, Anchor]

    @property
    def block(self) -> int:
        """The paragraph."""
        return self.blocks[0]

    @property
    def labelled(self) -> bool:
        """Whether a label says who is to do it, or when."""
        return bool(TELLING & set(self.fields))


def _count(text: str) -> tuple[str, int] | None:
    """Return the series a number belongs to and its place there: ``3.2`` is the second of 3."""
    found = COUNT.match(text)
    if found is None:
        return None
    if found["number"]:
        return f"{found['upper'] or ''}1", int(found["number"])
    return f"{found['upper'] or ''}a", ord(found["letter"].casefold())


def _opening(text: str, marker: str) -> tuple[str, int, int] | None:
    """Return the series, the place in it, and where the title of a paragraph begins."""
    digits = re.search(r"[\w.]+[.)]?\)?$", marker)
    if counted := _count(digits.group()) if digits else None:
        return (*counted, 0)
    if is_named(text) and (named := ACT_LABEL.match(text)):
        counted = _count(re.sub(r"^\w+\s+(?:nr\.?\s+)?", "", text))
        return (*counted, named.start("title")) if counted else None
    counted, found = _count(text), COUNT.match(text)
    return (*counted, found.end()) if counted and found else None


def _split(document: Document, number: int, start: int) -> tuple[Anchor, tuple[Sentence, ...]]:
    """Return the title of a paragraph from ``start`` on, and the sentences after it.

    A title that ends in a colon or a dash is cut from its sentence.
    """
    inside = [s for s in sentences_of(document, number) if s.end > start]
    end = inside[0].end
    cut = _CUT.search(document.text, start, end)
    if cut is None:
        return document.anchor(number, start, end), tuple(inside[1:])
    after = Sentence(number, cut.end(), end, document.text[cut.end() : end])
    return document.anchor(number, start, cut.start()), (after, *inside[1:])


def _is_title(text: str) -> bool:
    """Say whether a text may be the title of an act: a few words, no sentence, no label."""
    bare = text.rstrip(".?!: ")
    short = 0 < len(bare.split()) <= TITLE_WORDS and not bare[:1].islower()
    return short and not fields_of(bare) and form_of(bare) in TITLES


def _candidates(document: Document, outline: Sequence[Place]) -> Iterator[RunIn]:
    for number, block in enumerate(document.blocks):
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            continue
        opening = _opening(document.block_text(block), block.marker)
        if opening is None or block.start + opening[2] >= block.end:
            continue
        title, body = _split(document, number, block.start + opening[2])
        if body and not body[-1].text.endswith(":") and _is_title(title.quote):
            series = outline[number].heading, opening[0]
            blocks = (number, *lines_below(document, number))
            fields = find_inline_fields(document, blocks)
            act = RunIn(blocks, series, opening[1], title, body, fields)
            if act.labelled or not role_of(title.quote):
                yield act


def _promised(document: Document, place: Place, series: Sequence[RunIn]) -> bool:
    """Say whether paragraphs without labels are acts: they count on, and promise.

    By the section they stand in, or most of them by what they say.
    """
    count = sum(b.count == a.count + 1 for a, b in itertools.pairwise(series))
    heading = (
        document.block_text(document.blocks[place.heading]) if place.heading is not None else ""
    )
    lead = lead_text(document, lead_before(document, series[0].block))
    barred = place.silent or place.role == "goals" or is_named(heading) or cue_of(lead) in UNMEANT
    if not count or barred or document.kind in ELSEWHERE:
        return False
    if place.role == "actions" or cue_of(lead) in ("actions", "actions_strong"):
        return True
    promises = sum(read_sentence(act.body[0].text).speech is Speech.PROMISE for act in series)
    return promises > len(series) / 2


def find_runin(document: Document, outline: Sequence[Place]) -> tuple[list[Draft], set[int]]:
    """Return the initiatives that numbered paragraphs tell, and the blocks that hold them.

    Two or more whose labels say who is to do it or when are acts, and so are the others that are
    numbered with them. Without labels, two or more that count on must promise.
    """
    found = list(_candidates(document, outline))
    told = sum(act.labelled for act in found) > 1
    drafts: list[Draft] = []
    used: set[int] = set()
    for key in dict.fromkeys(act.series for act in found):
        series = [act for act in found if act.series == key]
        labelled = told and any(act.labelled for act in series)
        if labelled or _promised(document, outline[series[0].block], series):
            drafts += (_draft(document, outline[act.block], act) for act in series)
            used |= {number for act in series for number in act.blocks}
    return drafts, used


def _draft(document: Document, place: Place, act: RunIn) -> Draft:
    fields = {**dict(find_notes(document, act.block)), **act.fields}
    commitment = read_commitment(act.body[0].text)
    told = document.kind is Kind.STATUS and place.state not in (State.UNKNOWN, State.PLANNED)
    return Draft(
        Form.LIST,
        document.anchor(act.block, act.title.start, document.blocks[act.block].end),
        fields,
        title=act.title.quote,
        heading_state=place.state,
        default=Commitment.SKAL if commitment is Commitment.UNKNOWN else commitment,
        reported=told,
    )
