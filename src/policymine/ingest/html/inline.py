"""The text in a node of a web page, as far as it needs no blocks: runs of words and line breaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any

from policymine.ingest.clean import normalise, squeeze
from policymine.ingest.html.parts import is_toggle

BREAK = "\n"
BREAKS = ("br", "lb")
HEADINGS = {f"h{level}": level for level in range(1, 7)}
INLINE = frozenset([
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
    "em", "font", "hi", "i", "img", "ins", "kbd", "label", "mark", "nobr", "o:p", "output", "q",
    "ref", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr",
])  # fmt: skip
_BOLD = frozenset(["b", "strong"])
_BLOCKS = frozenset([*HEADINGS, "p", "ul", "ol", "table", "div"])
_LONGEST_HEADING = 14
"""Words of a paragraph that is a heading because all of it is bold."""
_WORD_ENDS = re.compile(r"[a-zæøåé]{2}[)!?]?$|[a-zæøå\d]\)$")
_WORD_OPENS = re.compile(r"[A-ZÆØÅ][a-zæøåé]")
IsFurniture = Callable[[Any], bool]
"""Tells whether a node is no part of the content."""


def read_inline(node: Any, is_furniture: IsFurniture, *, without: Collection[Any] = ()) -> str:
    """Return the text of a node but for some below it; blocks in it stand on lines of their own."""
    parts = [flat(node.text)]
    for child in node:
        if isinstance(child.tag, str) and child not in without:
            tag = child.tag.lower()
            if tag in BREAKS:
                parts.append(BREAK)
            elif tag in INLINE or is_toggle(child):
                opens = not "".join(parts).strip() and opens_in_bold(child)
                say(parts, read_inline(child, is_furniture, without=without) + BREAK * opens)
            elif not is_furniture(child):
                parts.extend([BREAK, read_inline(child, is_furniture, without=without), BREAK])
        say(parts, flat(child.tail))
    return "".join(parts)


def say(parts: list[str], text: str) -> None:
    """Add text to what is told so far, on a line of its own where a style sheet must set it so.

    It begins as a word does, where the text before it ends a word: ``vejledere`` ``Ansvarlig``.
    """
    before = next((part for part in reversed(parts) if part), "")
    apart = _WORD_ENDS.search(before) and _WORD_OPENS.match(text)
    parts.append(f"{BREAK}{text}" if apart else text)


def flat(text: str | None) -> str:
    """Return text with its line ends, which mean nothing in mark-up, made spaces."""
    return re.sub(r"[\r\n\t\f ]+", " ", text or "")


def one_line(text: str) -> str:
    """Return text with its characters normalised, on one line."""
    return squeeze(normalise(text))


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that are not blank, their characters normalised."""
    lines = (squeeze(line) for line in normalise(text).split(BREAK))
    return [line for line in lines if line]


def has_blocks(node: Any) -> bool:
    """Tell whether an inline element holds blocks, as links around whole cards do."""
    return any(child.tag in _BLOCKS for child in node.iterdescendants())


def opens_in_bold(node: Any) -> bool:
    """Tell whether a node is a bold title: over a line break or a block, or before a sentence."""
    if node.tag not in _BOLD or not is_bold_line(node):
        return False
    after, told = node.getnext(), squeeze(node.tail or "")
    ends = after is not None and (after.tag in BREAKS or after.tag in _BLOCKS)
    title = squeeze("".join(node.itertext()))
    sentence = told[:1].isupper() and told.endswith(".") and title[-1:].isalnum()
    return (ends and not told) or (sentence and len(title.split()) > 1)


def is_bold_line(node: Any) -> bool:
    """Tell whether a paragraph or cell is a short line and all of it is bold."""
    text = squeeze("".join(node.itertext()))
    if not text or len(text.split()) > _LONGEST_HEADING or text.endswith((".", ";", ",")):
        return False
    bold = [n for n in node.iter(*_BOLD) if not any(a.tag in _BOLD for a in n.iterancestors())]
    inside = squeeze(" ".join("".join(one.itertext()) for one in bold))
    return inside == text and not any(n.tag not in INLINE for n in node.iterdescendants())
