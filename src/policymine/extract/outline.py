"""Where each block of a document stands: the headings above it and what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from policymine.extract.labels import NUMBERING, goal_label, is_labelled, is_named, opens_goal
from policymine.extract.speech import says
from policymine.resources import read_lexicon, read_patterns
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import State

ANNEX = re.compile(
    r"(?:bilag|appendiks)\s*(?:(?:\d+|[A-H]\b)\s*[.:–—-]*|[.:–—-]+)\s*(?=\w)", re.IGNORECASE
)
"""What opens the heading of an annex that says what it holds: ``Bilag 2: Handleplan``."""
WHEN = re.compile(
    r"\s*(?:\b(?:til|frem til|i|for|pr\.?|siden)\s+)?\b20\d\d(?:\s*[-–/]\s*(?:20)?\d\d)?", re.I
)
"""A time in a heading, which says nothing of what it is about: ``Planlagt til 2025``."""
FILLERS = re.compile(
    r"\b(?:det|dette|her|vi|er|har|som|med|og|nu|allerede|stadig|siden sidst|ting|noget)\b", re.I
)
"""Words around a state that say nothing more: ``Det er vi allerede i gang med``."""
STATE_NOUNS = re.compile(
    r"tiltag|indsats|initiativ|handling|aktivitet|projekt|tilbud|opgave|mål|løsning|forløb", re.I
)

TITLES = frozenset({"values", "goals", "actions", "measures", "audience", "definition"})
"""Roles that a document's title does not give to all of it (``Vision og plan 2030``)."""

QUESTIONS = 5
"""So many headings are questions, and half of all, where a plan is told in such."""


@dataclass(frozen=True)
class Place:
    """The headings above a block (numbers of blocks, outermost first), their role and state."""

    path: tuple[int, ...] = ()
    role: str = ""
    state: State = State.UNKNOWN

    @property
    def heading(self) -> int | None:
        """The nearest heading, or None before the first."""
        return self.path[-1] if self.path else None

    @property
    def silent(self) -> bool:
        """Whether a section of this role makes no promises of its own."""
        return self.role in read_lexicon("sections")["silent"]

    @property
    def acting(self) -> bool:
        """Whether a section tells of acts by its role or state, or how they are followed."""
        told = self.state is not State.UNKNOWN
        return told or self.role in read_lexicon("sections")["acting"]

    def tells_process(self, text: str) -> bool:
        """Say whether a sentence here only says that the plan itself runs out and is reported."""
        return self.role == "followup" and says("own_process", text)


def bare(title: str) -> str:
    """Return a heading without its number and without what trails it."""
    return NUMBERING.sub("", title).strip().rstrip(":").strip()


@cache
def role_of(title: str) -> str:
    """Return the role that a heading gives to its section, or an empty string."""
    text = bare(title)
    if len(text.split()) > 12 or goal_label(text):
        return ""
    inside = ANNEX.sub("", text, count=1)
    titles = (inside, text) if inside != text else (text,)
    rows = read_patterns("sections", "roles")
    roles = (role for title in titles for role, row in rows if row.search(title))
    return next(roles, "")


@cache
def state_of(title: str) -> State:
    """Return the state that a heading gives to what stands under it (``Kommende tiltag``)."""
    text = WHEN.sub("", bare(title)).strip()
    if len(text.split()) > 8:
        return State.UNKNOWN
    formal = len(FILLERS.sub("", text).split()) <= 2 or STATE_NOUNS.search(text)
    tables = ("states", "stages") if formal else ("stages",)
    rows = (row for table in tables for row in read_patterns("sections", table))
    found = next((name for name, pattern in rows if pattern.search(text.rstrip("?"))), "")
    return State(found) if found else State.UNKNOWN


def names_topic(document: Document, number: int) -> bool:
    """Say whether a block is a heading that says what its section is about.

    None are questions, acts, fields, and headings that only say which part of a plan it is
    (``Handlinger``).
    """
    return _says_topic(document, number) and not is_question(document, number)


def asks_topic(document: Document, number: int) -> bool:
    """Say whether a block is a heading that asks what its section is about."""
    return _says_topic(document, number) and is_question(document, number)


def is_question(document: Document, number: int) -> bool:
    """Say whether a block ends as a question."""
    return document.block_text(document.blocks[number]).endswith("?")


def _says_topic(document: Document, number: int) -> bool:
    title = document.block_text(document.blocks[number])
    counted = bare(title).casefold() in read_lexicon("sections")["counted_others"]
    other = role_of(title) or is_named(title) or is_labelled(title) or counted
    return document.blocks[number].kind is BlockKind.HEADING and bool(bare(title)) and not other


def stays_inside(title: str) -> bool:
    """Say whether a heading does not end the goal above it, whatever its level."""
    inside = role_of(title) in read_lexicon("sections")["inside_goal"]
    told = is_named(title) or is_labelled(title)
    return inside or told or state_of(title) is not State.UNKNOWN


@cache
def _inherited() -> frozenset[str]:
    """Return the roles of sections without promises that those below them have, too."""
    rows = read_lexicon("sections")
    return frozenset(rows["silent"]) - {*rows["introducing"]}


def _is_title(number: int, before: list[Place]) -> bool:
    """Say whether a heading is the document's first: nothing but its title stands there."""
    return not any(place.path for place in before[:number])


def _opens_text(document: Document, number: int) -> bool:
    """Say whether sentences stand under a heading: it is in no table of contents."""
    below = document.blocks[number + 1 : number + 2]
    text = document.block_text(below[0]) if below else ""
    return bool(text) and below[0].kind is BlockKind.PARAGRAPH and text.endswith((".", ":", "?"))


def _top(document: Document) -> int | None:
    """Return the first heading, if it stands alone above all others: what it says is no section."""
    headings = [n for n, block in enumerate(document.blocks) if block.kind is BlockKind.HEADING]
    levels = [document.blocks[number].level for number in headings]
    return headings[0] if len(levels) > 1 and levels[0] < min(levels[1:]) else None


def _asks(document: Document) -> bool:
    """Say whether a document is one of questions and answers: a question says no part of it."""
    titles = [document.block_text(b) for b in document.blocks if b.kind is BlockKind.HEADING]
    asked = sum(title.endswith("?") for title in titles)
    return asked >= QUESTIONS and 2 * asked >= len(titles)


def build_outline(document: Document) -> tuple[Place, ...]:
    """Return the place of every block, by its number.

    A box has headings of its own, which say nothing about the text that goes on after it. A
    paragraph that names a goal by its number ends an introduction, as a heading would.
    """
    stack: list[tuple[int, int, str, State]] = []  # level, block, role, state
    around: list[tuple[int, int, str, State]] | None = None
    places: list[Place] = []
    top, asks = _top(document), _asks(document)
    for number, block in enumerate(document.blocks):
        if block.aside and around is None:
            around = [*stack]
        elif around is not None and not block.aside:
            stack, around = around, None
        if block.kind is BlockKind.HEADING:
            title = document.block_text(block)
            while stack and (
                stack[-1][0] >= block.level
                or (stack[-1][2] == "contents" and _opens_text(document, number))
                or (stack[-1][1] == top and stack[-1][2] in read_lexicon("sections")["silent"])
            ):
                stack.pop()
            role = "" if _is_title(number, places) and role_of(title) in TITLES else role_of(title)
            role = "" if asks and title.endswith("?") else role
            stack.append((block.level, number, role, state_of(title)))
        elif block.kind is BlockKind.PARAGRAPH and opens_goal(document.block_text(block)):
            while stack and stack[-1][2] in read_lexicon("sections")["introducing"]:
                stack.pop()
        role = next((entry[2] for entry in reversed(stack) if entry[2]), "")
        nearest = stack[-1][2] if stack else ""
        parent_counts = role in ("actions", *_inherited())
        state = next((e[3] for e in reversed(stack) if e[3] is not State.UNKNOWN), State.UNKNOWN)
        places.append(
            Place(tuple(e[1] for e in stack), nearest or (role if parent_counts else ""), state)
        )
    return tuple(places)
