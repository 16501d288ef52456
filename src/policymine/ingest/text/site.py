"""What a web site sets around a page, in text copied from it: menus, notices, links at the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from policymine.ingest import lexicon
from policymine.ingest.elements import Line
from policymine.ingest.headings import is_final, may_head, never_heads

_MENU = 4
"""Short lines on end that a menu has at least, its title among them."""
_SHORT = 45
_SIGNS = 2
_TOP = 60
"""Lines above the title, at most."""
_BYLINES = 3
"""Lines at the end of a menu, one of them the title: others say who wrote the page, and when."""
_SENTENCE = 100
_ENTRIES = 3
"""Lines of contents at least: they stand again below, as the headings of the parts."""


def has_menu(lines: Sequence[Line]) -> bool:
    """Tell whether a text begins with the menu of a municipality's web site."""
    return sum(_is_sign(line.text.strip()) for line in lines[:_TOP]) > _SIGNS


def drop_site(lines: Sequence[Line], is_row: Callable[[str], bool]) -> list[Line]:
    """Return a copied page without menus, notices and tools; what is left opens with the title.

    ``is_row`` tells lines that are rows of a table.
    """
    kept: list[Line] = []
    gap = 0
    for line in lines[_find_title(lines) : _find_end(lines)]:
        if _is_tool(line.text):
            gap = max(gap, line.gap)
            continue
        kept.append(replace(line, gap=max(gap, line.gap)))
        gap = 0
    return _drop_entries(kept, is_row)


def _is_tool(text: str) -> bool:
    text = text.strip()
    tool, file = (lexicon.patterns("web", name) for name in ("tools", "files"))
    return tool.fullmatch(text) is not None or file.fullmatch(text) is not None


def _find_title(lines: Sequence[Line]) -> int:
    """Return the place of the title: at the end of a menu, above the first paragraph."""
    start = 0
    for place in range(1, min(_TOP, len(lines))):
        if lines[place].gap:
            titles = [n for n in range(max(start, place - _BYLINES), place) if _may_name(lines[n])]
            if titles and _is_menu(lines[start:place]):
                return titles[-1]
            start = place
    return 0


def _may_name(line: Line) -> bool:
    return may_head(line.text) and not _is_tool(line.text)


def _is_menu(lines: Sequence[Line]) -> bool:
    """Tell whether lines without blank lines between them are the menu of a site, and a title."""
    texts = [line.text.strip() for line in lines]
    short = sum(len(text) <= _SHORT and not is_final(text) for text in texts)
    signs = sum(_is_sign(text) for text in texts)
    return len(texts) > _MENU - 1 and short >= 0.7 * len(texts) and signs >= _SIGNS


def _is_sign(text: str) -> bool:
    return _is_tool(text) or lexicon.patterns("web", "menu").match(text) is not None


def _find_end(lines: Sequence[Line]) -> int:
    """Return where what stands below the text begins: links, when it was changed, addresses."""
    end = len(lines)
    while end and not _is_prose(lines[end - 1].text):
        end -= 1
    signs = lexicon.patterns("web", "ends")
    tail = (n for n in range(max(end, 1), len(lines)) if signs.match(lines[n].text.strip()))
    return next(tail, len(lines))


def _is_prose(text: str) -> bool:
    signs = lexicon.patterns("web", "ends")
    address = never_heads(text) or signs.match(text) is not None
    return len(text) > _SENTENCE and is_final(text) and not address


def _drop_entries(lines: Sequence[Line], is_row: Callable[[str], bool]) -> list[Line]:
    """Drop a list of the page's parts: each of its lines stands again below."""
    last = {_key(line.text): place for place, line in enumerate(lines)}
    named = lexicon.words("headings", "contents")
    gone = {place for place, line in enumerate(lines) if _key(line.text) in named}
    run: list[int] = []
    for place, line in enumerate(lines):
        again = last[_key(line.text)] > place and not is_row(line.text)
        if run and (line.gap or not again):
            gone.update(run if len({_key(lines[n].text) for n in run}) >= _ENTRIES else ())
            run = []
        run.extend([place] if again else [])
    return [line for place, line in enumerate(lines) if place not in gone]


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()
