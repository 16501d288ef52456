"""Headings and footnotes of a PDF: told by size, weight and colour against the body text."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from policymine.ingest.clean import normalise
from policymine.ingest.elements import Aside, Line, Row
from policymine.ingest.headings import (
    heading_level,
    is_final,
    is_numbered,
    may_head,
    never_heads,
    starts_lower,
)
from policymine.ingest.markers import parse_marker
from policymine.ingest.pdf.large_print import LARGER, is_lead, is_quoted, opens_figure, runs_in
from policymine.ingest.pdf.text import PageElement, SetAside, SetLine

_MANY = 5
"""Lines that the font makes headings: where there are as many, and more of them than of short lines
set as the text that look like headings, no such line is one."""
_LONGEST = 170
_UNFOLDED = re.compile(r"[▼▾⌄]\s+(?=[^\W\d_])")
"""Before the title of a part of a web page that is unfolded."""
_BUTTON = re.compile(r"\s+[–—−+×▲△˄⌃▼▾⌄]$")
"""Behind the title of such a part, where a click folds it."""
_NUMBERED = re.compile(r"\d{1,2}(\.\d{1,2})*\.?\s+[A-ZÆØÅ]")


@dataclass(frozen=True)
class Body:
    """How the body text is set."""

    size: float
    bold: bool
    color: str


def give_levels(
    elements: Sequence[PageElement],
    size: float,
    around: frozenset[tuple[float, bool]] = frozenset(),
    *,
    inside: bool = False,
) -> list[Line | Row | Aside]:
    """Return the elements, headings with the level that their font gives; boxes on their own.

    ``around`` are the ranks of the headings of the text that a box stands in. ``inside`` one, what
    is not bold is its text, however short.
    """
    lines = [element for element in elements if isinstance(element, SetLine)]
    body = _body([item for item in lines if inside and not item.style.bold] or lines, size)
    marked = _find_headings(elements, body)
    told = _are_all_marked(elements, marked, body)
    ranks = around | {_rank(elements[place], body) for place in marked}
    sizes = sorted(ranks, reverse=True)
    found: list[Line | Row | Aside] = []
    for place, element in enumerate(elements):
        if isinstance(element, Row):
            found.append(element)
        elif isinstance(element, SetAside):
            inner = give_levels(element.elements, size, ranks, inside=True)
            found.append(Aside(tuple(part for part in inner if not isinstance(part, Aside))))
        elif place in marked:
            level = min(sizes.index(_rank(element, body)) + 1, 6)
            text = _UNFOLDED.sub("", element.line.text)
            text = text if place + 1 in marked else _BUTTON.sub("", text)
            found.append(replace(element.line, text=text, level=level))
        else:
            quoted = is_quoted(element.line.text)
            plain = quoted or (told and _is_plain(element, body))
            found.append(replace(element.line, plain=True) if plain else element.line)
    return found


def _are_all_marked(elements: Sequence[PageElement], marked: Collection[int], body: Body) -> bool:
    """Tell whether more lines are ``marked`` than set as the text and headings by their shape."""
    if len(marked) < _MANY:
        return False
    items = [
        element.line
        for place, element in enumerate(elements)
        if isinstance(element, SetLine) and place not in marked and _is_plain(element, body)
    ]
    around = zip([None, *items], items, [*items[1:], None], strict=False)
    plain = (True for before, line, after in around if heading_level(line, before, after))
    return len([*islice(plain, len(marked))]) < len(marked)


def _is_plain(item: SetLine, body: Body) -> bool:
    """Tell whether a line is set as the body text is."""
    style = item.style
    alike = style.bold == body.bold and style.color in ("", body.color)
    return alike and abs(style.size - body.size) < 0.6


def _body(lines: Sequence[SetLine], size: float) -> Body:
    own = [item for item in lines if abs(item.style.size - size) < 0.6] or list(lines)
    bold = sum(len(item.line.text) for item in own if item.style.bold)
    total = sum(len(item.line.text) for item in own)
    colors: dict[str, int] = {}
    for item in own:
        colors[item.style.color] = colors.get(item.style.color, 0) + len(item.line.text)
    color = max(colors, key=lambda key: (colors[key], key), default="")
    return Body(size, total > 0 and bold > 0.5 * total, color)


def _rank(element: PageElement, body: Body) -> tuple[float, bool]:
    """Return what orders headings: their size, then their weight."""
    assert isinstance(element, SetLine)
    return round(max(element.style.size, body.size)), element.style.bold


def _find_headings(elements: Sequence[PageElement], body: Body) -> set[int]:
    """Return the places of the lines that are headings."""
    found: set[int] = set()
    place = 0
    while place < len(elements):
        end = place + 1
        first = elements[place]
        if not isinstance(first, SetLine) or not _stands_out(first, body):
            place += 1
            continue
        while end < len(elements) and _goes_on(elements[end - 1], elements[end], body):
            end += 1
        group = [element for element in elements[place:end] if isinstance(element, SetLine)]
        below = elements[end : end + 1]
        lead = place - 1 in found and is_lead(group, elements[place - 1])
        text = lead or opens_figure(group, below) or runs_in(group, below)
        if _is_heading(group, body) and not text:
            found.update(range(place, end))
        place = end
    return found


def _stands_out(item: SetLine, body: Body) -> bool:
    style = item.style
    if style.size >= body.size * LARGER or _UNFOLDED.match(item.line.text):
        return True
    if style.size < body.size * 0.93:
        return False
    bold = style.bold and not body.bold
    colored = bool(style.color) and style.color != body.color
    return bold or colored


def _goes_on(above: PageElement, element: PageElement, body: Body) -> bool:
    """Tell whether a line belongs to the heading above it."""
    if not isinstance(above, SetLine) or not isinstance(element, SetLine):
        return False
    alike = abs(above.style.size - element.style.size) < 0.6
    alike = alike and above.style.bold == element.style.bold
    alike = alike and above.style.color == element.style.color
    # Leading of large print is wide: a sentence goes on below a blank.
    runs_on = starts_lower(element.line.text) and not is_final(above.line.text)
    near = runs_on or not element.line.gap
    near = near and not element.line.turn and above.line.page == element.line.page
    starts = parse_marker(element.line.text) or is_numbered(element.line.text)
    return alike and near and not starts and not _NUMBERED.match(element.line.text)


def _is_heading(group: Sequence[SetLine], body: Body) -> bool:
    text = _UNFOLDED.sub("", " ".join(item.line.text for item in group))
    larger = group[0].style.size >= body.size * LARGER
    if not re.search(r"[^\W\d_]{2}", normalise(text)) or len(text) > _LONGEST or len(group) > 5:
        return False
    if never_heads(text) or is_quoted(text):
        return False
    if parse_marker(text) and not re.match(r"\d{1,2}\.\s+[^a-zæøå]", text):
        return False
    if larger and group[0].style.size >= 1.25 * body.size:
        return not (text.endswith(".") and len(text) > 60)
    if text.endswith(","):
        return False
    if is_final(text) and not (text.endswith("?") and len(text) < 80):
        return text.endswith(":") and larger and len(text) < 60
    return larger or may_head(text)
