"""Goals without a label of their own: stated under "Målsætning", themes, wanted conditions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from policymine.extract.candidates import Candidate, goal_at
from policymine.extract.outline import Place, asks_topic, bare, names_topic, role_of, stays_inside
from policymine.extract.promises import read_sentence
from policymine.extract.sentences import sentences_of
from policymine.extract.speech import Speech, says
from policymine.schema.base import Anchor
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Form

LABEL_WORDS = 4
"""A heading of no more words that has the role of goals is a label (``Politisk målsætning``)."""
OPENING = 2
"""So many sentences into its section a theme says what is wanted, if it opens with that."""
LISTED = (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
SEVERAL = 3
"""From so many questions as headings, each over a list of acts, they are what a plan answers."""


def theme_goals(document: Document, acts: Sequence[int]) -> list[Candidate]:
    """Return the headings that a document without named goals gathers its acts under.

    ``acts`` are the numbers of the blocks that are initiatives. A heading counts as a theme if it
    says nothing else (``Handlinger``, ``Baggrund``) and at least one other on its level does too.
    Where none does, acts may be headings of the themes' own level, as in a text that knows no
    levels; then questions count, each with words of its own.
    """
    themes = _topics(document, acts, ()) or _topics(document, acts, acts)
    return [goal_at(document, n) for n in themes or _asked(document, acts)]


def _topics(document: Document, acts: Sequence[int], passed: Collection[int]) -> list[int]:
    """Return the headings that acts stand under, two or more of one level."""
    above = {n for act in acts if (n := _above(document, act, passed)) is not None}
    themes = sorted(number for number in above if names_topic(document, number))
    levels = Counter(document.blocks[number].level for number in themes)
    return [n for n in themes if levels[document.blocks[n].level] > 1]


def _asked(document: Document, acts: Sequence[int]) -> list[int]:
    """Return the questions that lists of acts answer, several on one level."""
    listed = (act for act in acts if document.blocks[act].kind in LISTED)
    above = {number for act in listed if (number := _above(document, act)) is not None}
    asked = sorted(number for number in above if asks_topic(document, number))
    titles = Counter(document.block_text(document.blocks[number]) for number in asked)
    asked = [n for n in asked if titles[document.block_text(document.blocks[n])] == 1]
    levels = Counter(document.blocks[number].level for number in asked)
    return [n for n in asked if levels[document.blocks[n].level] >= SEVERAL]


def _theme_above(document: Document, act: int) -> int | None:
    """Return the theme that an act stands under, unless another heading parts them."""
    number = _above(document, act)
    return number if number is not None and names_topic(document, number) else None


def _above(document: Document, act: int, passed: Collection[int] = ()) -> int | None:
    """Return the heading that an act stands under, past those that only say "what we do".

    Such a heading may stand below the theme or, on a web page, beside it. Where the act is a
    heading, others of its level are acts like it, unless those that are have been ``passed``.
    """
    own = document.blocks[act]
    level = own.level - (not passed) if own.kind is BlockKind.HEADING else 9
    for number in range(act - 1, 0, -1):
        block = document.blocks[number]
        if block.kind is not BlockKind.HEADING or block.level > level or number in passed:
            continue
        level = block.level
        if not stays_inside(document.block_text(block)):
            return number
    return None


def opened_goals(
    document: Document, outline: Sequence[Place], acts: Sequence[int]
) -> list[Candidate]:
    """Return the headings whose sections open with what is wanted: ``Målet er, at …``.

    So does what a label of its own tells there (``Målsætning``). Two or more beside each other; a
    theme beside them that gathers ``acts`` is a goal as well. One question among them leads into
    the plan, and more are what it answers.
    """
    stated = dict(_opening(document, outline, acts)) | _under_labels(document, acts)
    if sum(asks_topic(document, number) for number in stated) < 2:
        stated = {n: anchor for n, anchor in stated.items() if names_topic(document, n)}
    sides = Counter(outline[number].path[:-1] for number in stated)
    beside = {side for side, count in sides.items() if count > 1}
    themes = (goal.anchor.block for goal in theme_goals(document, acts))
    found = []
    for number in sorted({*stated, *themes}):
        if outline[number].path[:-1] in beside:
            also = (stated[number],) if number in stated else ()
            found.append(goal_at(document, number, also=also))
    return found


def _opening(
    document: Document, outline: Sequence[Place], acts: Collection[int]
) -> Iterator[tuple[int, Anchor]]:
    """Yield the headings right over a paragraph that says what is wanted, with its sentence."""
    for number in range(len(document.blocks) - 1):
        below = document.blocks[number + 1]
        names = names_topic(document, number) or asks_topic(document, number)
        names = names and not outline[number].role and number not in acts
        if not names or below.kind is not BlockKind.PARAGRAPH:
            continue
        for sentence in sentences_of(document, number + 1)[:OPENING]:
            if says("goal_told", sentence.text):
                yield number, document.anchor(number + 1, sentence.start, sentence.end)
                break


def _under_labels(document: Document, acts: Collection[int]) -> dict[int, Anchor]:
    """Return the themes over a label of goals, with what stands under that.

    None where most of them are a single word: a subject (``Overgange``), and no name of a goal.
    """
    stated = {
        goal.scope: goal.anchor
        for goal in stated_goals(document)
        if goal.scope is not None and goal.scope not in acts
    }
    named = [n for n in stated if len(bare(document.block_text(document.blocks[n])).split()) > 1]
    return stated if 2 * len(named) > len(stated) else {}


def stated_goals(document: Document) -> list[Candidate]:
    """Return what stands under headings such as ``Målsætning``, for the theme above each.

    The sentence that says what is wanted is the goal, or else the first, whatever its form.
    """
    found = []
    for number, block in enumerate(document.blocks[:-1]):
        label = bare(document.block_text(block)) if block.kind is BlockKind.HEADING else ""
        named = role_of(label) == "goals" and len(label.split()) <= LABEL_WORDS
        if not named or document.blocks[number + 1].kind is not BlockKind.PARAGRAPH:
            continue
        told = [s for s in sentences_of(document, number + 1) if not s.text.endswith((":", "?"))]
        told = [sentence for sentence in told if not says("not_promise", sentence.text)]
        wanted = [sentence for sentence in told if says("wanted", sentence.text)]
        for first in (wanted or ([] if _gathers(document, number) else told))[:1]:
            anchor = document.anchor(number + 1, first.start, first.end)
            scope = _theme_above(document, number)
            found.append(Candidate("", first.text.rstrip("."), Form.PROSE, anchor, scope=scope))
    return found


def _gathers(document: Document, number: int) -> bool:
    """Say whether a heading has others of a lower level under it, which hold the goals."""
    headings = (block for block in document.blocks[number + 1 :] if block.kind is BlockKind.HEADING)
    following = next(headings, None)
    return following is not None and following.level > document.blocks[number].level


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
