"""Goals: numbered and labelled headings, announced lists, and sentences that want a state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from policymine.extract.lists import ItemGroup
from policymine.extract.outline import GOAL_LABEL, Place, bare, role_of, stays_inside
from policymine.extract.promises import read_sentence
from policymine.extract.sentences import sentences_of, split_sentences
from policymine.extract.speech import Speech
from policymine.schema.base import Anchor, content_id
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Form, Goal

SAME = 88.0
"""Token similarity (rapidfuzz ratio, 0–100) from which two titles name one goal; a slip of spelling
keeps it, another word does not."""


@dataclass(frozen=True)
class Candidate:
    """A goal in the making: ``scope`` is the heading block that opens its section, if any."""

    number: str
    title: str
    form: Form
    anchor: Anchor
    scope: int | None = None
    also: tuple[Anchor, ...] = ()

    def goal(self) -> Goal:
        """Return the finished record."""
        return Goal(
            id=content_id("g", self.anchor.document, self.anchor.start, self.anchor.quote),
            number=self.number,
            title=self.title,
            form=self.form,
            anchor=self.anchor,
            also=self.also,
        )


def title_key(title: str) -> str:
    """Return a title for comparing: lower case, letters and digits only."""
    return " ".join(re.findall(r"\w+", title.casefold()))


def same_title(one: str, other: str) -> bool:
    """Say whether two titles name the same goal, but for spelling."""
    a, b = title_key(one), title_key(other)
    return bool(a and b) and (a == b or fuzz.ratio(a, b) >= SAME)


def labelled_goal(document: Document, number: int) -> Candidate | None:
    """Return the goal that a heading names by its label (``Mål 2: …``), or None."""
    block = document.blocks[number]
    text = document.block_text(block)
    found = GOAL_LABEL.match(text)
    if not found:
        return None
    title = (found["numbered"] if found["number"] else found["named"]) or ""
    title = title.strip().rstrip(":").strip()
    if not title:
        return _titled_below(document, number, found["number"])
    start = block.start + text.index(title)
    anchor = document.anchor(number, start, start + len(title))
    return Candidate(found["number"] or "", title, Form.HEADING, anchor, scope=number)


def _is_labelled_line(text: str) -> bool:
    """Say whether a paragraph is one line that names a goal by label and number."""
    found = GOAL_LABEL.match(text)
    return bool(found and found["number"] and found["numbered"]) and len(split_sentences(text)) == 1


def _titled_below(document: Document, number: int, label: str) -> Candidate | None:
    """Return the goal whose title stands in the block after a bare ``Mål 2``."""
    if number + 1 >= len(document.blocks):
        return None
    block = document.blocks[number + 1]
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
        return None
    text = document.block_text(block)
    if len(text.split()) > 30:
        return None
    anchor = document.anchor(number + 1, block.start, block.end)
    return Candidate(label, text.rstrip(":"), Form.HEADING, anchor, scope=number)


def heading_goals(document: Document, outline: Sequence[Place]) -> list[Candidate]:
    """Return the goals that headings and short paragraphs name by a label (``Delmål 1.2 …``)."""
    found = []
    for number, block in enumerate(document.blocks):
        short = block.kind is BlockKind.PARAGRAPH and _is_labelled_line(document.block_text(block))
        heading = block.kind is BlockKind.HEADING
        if (heading or short) and outline[number].role not in ("contents", "measures"):
            goal = labelled_goal(document, number)
            if goal and role_of(goal.title) not in ("actions", "measures", "background"):
                found.append(goal)
    return found


def numbered_heads(document: Document) -> list[Candidate]:
    """Return the areas that a document numbers from 1 and puts lists under.

    They stand as headings or as items that head a nested list, in phrases and not in sentences.
    """
    runs: list[list[int]] = []
    for number, block in enumerate(document.blocks):
        found = re.search(r"(\d+)[.)]?$", block.marker)
        if not found or block.kind not in (BlockKind.HEADING, BlockKind.LIST_ITEM):
            continue
        if int(found[1]) == 1:
            runs.append([])
        if runs and int(found[1]) == len(runs[-1]) + 1:
            runs[-1].append(number)
    heads: list[Candidate] = []
    for run in runs:
        kinds = {document.blocks[number].kind for number in run}
        leading = [number for number in run if _leads_list(document, number)]
        phrases = [n for n in run if len(document.block_text(document.blocks[n]).split()) <= 12]
        if (
            len(run) > 2
            and BlockKind.LIST_ITEM in kinds
            and len(leading) > 0.6 * len(run)
            and phrases == run
        ):
            heads.extend(
                _head(document, number, place) for place, number in enumerate(run, start=1)
            )
    return heads


def _leads_list(document: Document, number: int) -> bool:
    block, below = document.blocks[number], document.blocks[number + 1 : number + 2]
    items = bool(below) and below[0].kind is BlockKind.LIST_ITEM
    return items and (block.kind is BlockKind.HEADING or below[0].level > block.level)


def _head(document: Document, number: int, place: int) -> Candidate:
    block = document.blocks[number]
    anchor = document.anchor(number, block.start, block.end)
    form = Form.HEADING if block.kind is BlockKind.HEADING else Form.LIST
    return Candidate(str(place), anchor.quote.rstrip(":"), form, anchor, scope=number)


def scoped_goals(document: Document, outline: Sequence[Place]) -> list[Candidate]:
    """Return the goals that open a section: labelled headings and numbered areas."""
    return merge_goals([*heading_goals(document, outline), *numbered_heads(document)])


def _list_goals(document: Document, groups: Sequence[ItemGroup]) -> list[Candidate]:
    """Return the items of lists that are announced as goals."""
    found = []
    for group in groups:
        for item in group.items if group.reading == "goals" else ():
            block = document.blocks[item]
            text = document.block_text(block)
            label = GOAL_LABEL.match(text)
            title = (label["numbered"] or label["named"] if label else bare(text)) or text
            number = (label["number"] if label else "") or block.marker.strip("().: ")
            start = block.start + text.index(title)
            anchor = document.anchor(item, start, start + len(title))
            title = title.strip().rstrip(".;,:")
            found.append(
                Candidate(number if number[:1].isalnum() else "", title, Form.LIST, anchor)
            )
    return found


def _scoped(document: Document, goals: list[Candidate]) -> list[Candidate]:
    """Give each goal without a scope the heading that repeats its title, if there is one."""
    scoped = []
    for goal in goals:
        heading = next(
            (
                number
                for number, block in enumerate(document.blocks)
                if block.kind is BlockKind.HEADING
                and number != goal.anchor.block
                and same_title(bare(document.block_text(block)), goal.title)
            ),
            None,
        )
        if goal.scope is None and heading is not None:
            block = document.blocks[heading]
            again = document.anchor(heading, block.start, block.end)
            goal = replace(goal, scope=heading, also=(*goal.also, again))
        scoped.append(goal)
    return scoped


def merge_goals(goals: Sequence[Candidate]) -> list[Candidate]:
    """Return goals with those of one title, or of one number and a like title, made one."""
    merged: list[Candidate] = []
    for goal in sorted(goals, key=lambda g: g.anchor.start):
        twin = next(
            (i for i, other in enumerate(merged) if same_title(other.title, goal.title)), None
        )
        if twin is None:
            merged.append(goal)
            continue
        first = merged[twin]
        merged[twin] = replace(
            first,
            number=first.number or goal.number,
            scope=goal.scope if first.scope is None else first.scope,
            also=(
                *first.also,
                *([goal.anchor] if goal.anchor not in first.also else []),
                *goal.also,
            ),
        )
    return merged


def theme_goals(document: Document, acts: Sequence[int]) -> list[Candidate]:
    """Return the headings that a document without named goals gathers its acts under.

    ``acts`` are the numbers of the blocks that are initiatives. A heading counts as a theme if it
    says nothing else (``Handlinger``, ``Baggrund``) and at least one other on its level does too.
    """
    themes: dict[int, int] = {}
    for act in acts:
        heading = _theme_above(document, act)
        if heading is not None:
            themes[heading] = document.blocks[heading].level
    levels = list(themes.values())
    found = []
    for number, level in sorted(themes.items()):
        block = document.blocks[number]
        if levels.count(level) > 1:
            title = bare(document.block_text(block))
            start = block.start + document.block_text(block).index(title)
            anchor = document.anchor(number, start, start + len(title))
            found.append(Candidate("", title, Form.HEADING, anchor, scope=number))
    return found


def _theme_above(document: Document, act: int) -> int | None:
    """Return the heading that an act stands under, past those that only say "what we do".

    Such a heading may stand below the theme or, on a web page, beside it.
    """
    level = 9
    for number in range(act - 1, 0, -1):
        block = document.blocks[number]
        if block.kind is not BlockKind.HEADING or block.level > level:
            continue
        title = document.block_text(block)
        level = block.level
        if stays_inside(title):
            continue
        return None if role_of(title) else number
    return None


def wanted_goals(document: Document, outline: Sequence[Place], *, named: bool) -> list[Candidate]:
    """Return sentences that state a wanted condition.

    Under a heading such as ``Mål`` every such sentence counts; elsewhere only in a document that
    names no goals (``named`` is false), since one that does repeats itself in prose.
    """
    found = []
    for number, block in enumerate(document.blocks):
        place = outline[number]
        if block.kind is not BlockKind.PARAGRAPH or (named and place.role != "goals"):
            continue
        if place.silent and place.role != "values":
            continue
        for sentence in sentences_of(document, number):
            explicit = read_sentence(sentence.text).speech is Speech.WANTED
            if explicit and not sentence.text.endswith(":"):
                anchor = document.anchor(number, sentence.start, sentence.end)
                found.append(Candidate("", sentence.text, Form.PROSE, anchor))
    return found


def find_goals(
    document: Document,
    outline: Sequence[Place],
    groups: Sequence[ItemGroup],
    acts: Sequence[int],
    extra: Sequence[Candidate] = (),
) -> list[Candidate]:
    """Return the goals of a document, in the order of the text.

    ``groups`` are its lists as read, ``acts`` the blocks that hold initiatives, ``extra`` goals
    found elsewhere (in a column of a table). The same goal in a list and as a heading is one.
    """
    named = [*scoped_goals(document, outline), *_list_goals(document, groups), *extra]
    goals = merge_goals(_scoped(document, merge_goals(named)))
    if not goals:
        goals = theme_goals(document, acts)
    goals = merge_goals([*goals, *wanted_goals(document, outline, named=bool(goals))])
    return sorted(goals, key=lambda goal: goal.anchor.start)


def goal_places(document: Document, goals: Sequence[Candidate]) -> list[Candidate | None]:
    """Return for every block the goal in whose section it stands, or None.

    A section ends with the next goal's heading, a heading of a higher level, or one of the same
    level that opens something of its own.
    """
    places: list[Candidate | None] = []
    current: Candidate | None = None
    level = 0
    scopes = {goal.scope: goal for goal in goals if goal.scope is not None}
    for number, block in enumerate(document.blocks):
        heading = block.kind is BlockKind.HEADING
        if number in scopes:
            current, level = scopes[number], block.level if heading else 9
        elif heading and block.level <= level and not stays_inside(document.block_text(block)):
            current = None
        places.append(current)
    return places
