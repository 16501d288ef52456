"""Goals without a label of their own: stated under "Målsætning", themes, wanted conditions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from policymine.extract.candidates import Candidate, goal_at
from policymine.extract.outline import Place, bare, names_topic, role_of, stays_inside
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


def theme_goals(document: Document, acts: Sequence[int]) -> list[Candidate]:
    """Return the headings that a document without named goals gathers its acts under.

    ``acts`` are the numbers of the blocks that are initiatives. A heading counts as a theme if it
    says nothing else (``Handlinger``, ``Baggrund``) and at least one other on its level does too.
    """
    above = (_theme_above(document, act) for act in acts)
    themes = sorted({number for number in above if number is not None})
    levels = Counter(document.blocks[number].level for number in themes)
    return [goal_at(document, n) for n in themes if levels[document.blocks[n].level] > 1]


def _theme_above(document: Document, act: int) -> int | None:
    """Return the heading that an act stands under, past those that only say "what we do".

    Such a heading may stand below the theme or, on a web page, beside it. Where the act is a
    heading, others of its level are acts like it.
    """
    own = document.blocks[act]
    level = own.level - 1 if own.kind is BlockKind.HEADING else 9
    for number in range(act - 1, 0, -1):
        block = document.blocks[number]
        if block.kind is not BlockKind.HEADING or block.level > level:
            continue
        level = block.level
        if not stays_inside(document.block_text(block)):
            return number if names_topic(document, number) else None
    return None


def opened_goals(
    document: Document, outline: Sequence[Place], acts: Sequence[int]
) -> list[Candidate]:
    """Return the headings whose sections open with what is wanted: ``Målet er, at …``.

    Two or more beside each other; a theme beside them that gathers ``acts`` is a goal as well.
    """
    stated = dict(_stated(document, outline, acts))
    sides = Counter(outline[number].path[:-1] for number in stated)
    beside = {side for side, count in sides.items() if count > 1}
    themes = (goal.anchor.block for goal in theme_goals(document, acts))
    found = []
    for number in sorted({*stated, *themes}):
        if outline[number].path[:-1] in beside:
            also = (stated[number],) if number in stated else ()
            found.append(goal_at(document, number, also=also))
    return found


def _stated(
    document: Document, outline: Sequence[Place], acts: Collection[int]
) -> Iterator[tuple[int, Anchor]]:
    """Yield the headings right over a paragraph that says what is wanted, with its sentence."""
    for number in range(len(document.blocks) - 1):
        below = document.blocks[number + 1]
        names = names_topic(document, number) and not outline[number].role and number not in acts
        if not names or below.kind is not BlockKind.PARAGRAPH:
            continue
        for sentence in sentences_of(document, number + 1)[:OPENING]:
            if says("goal_told", sentence.text):
                yield number, document.anchor(number + 1, sentence.start, sentence.end)
                break


def stated_goals(document: Document, outline: Sequence[Place]) -> list[Candidate]:
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
