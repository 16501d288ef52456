"""Lines of a copied page that stand together: which are headings, and which are items of a list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from policymine.ingest.elements import Line
from policymine.ingest.headings import (
    ends_open,
    is_field,
    is_final,
    is_labelled,
    is_numbered,
    is_shouted,
    may_head,
    never_heads,
    starts_lower,
)
from policymine.ingest.markers import parse_marker
from policymine.ingest.openings import opens_act
from policymine.ingest.text.lost_glyphs import GLYPH

LEVEL = 2
_LONGEST = 80
_ITEM = 200
"""Characters that half of the items of a list have, at most: longer lines are paragraphs."""
_SHORTER = 0.6
"""How long a heading is, at most, against the items that it stands with."""
_CLOSED = 0.6
"""Of the lines of a run, how many are sentences where those that are none are headings."""
_ADDRESS = 2
"""Lines with a street, a town, a telephone number or a date that make a run no list."""
_COUNTED = re.compile(r"([A-ZÆØÅ]\w{2,} )\d{1,2}(?=[:.] )")


@dataclass(frozen=True)
class Run:
    """Lines without a blank line between them, and what stands around them.

    ``announced`` says that the text above leads into a list, ``topped`` that a row of a table
    stands right above, ``based`` one right below, ``opened`` that the next line is a paragraph,
    and ``followed`` that some text follows.
    """

    lines: Sequence[Line]
    announced: bool
    topped: bool
    based: bool
    opened: bool
    followed: bool


def mark_runs(lines: Sequence[Line], is_row: Callable[[str], bool]) -> Iterator[Line]:
    """Yield the lines, headings with a level and items with a glyph.

    ``is_row`` tells lines that are rows of a table.
    """
    counts = Counter(_name(line.text) for line in lines if not is_row(line.text))
    names = frozenset(name for name, count in counts.items() if count > 1)
    for run in _find_runs(lines, is_row):
        yield from run.lines if is_row(run.lines[0].text) else _mark(run, names)


def may_stand_above(line: Line) -> bool:
    """Tell whether a line that was not broken to a width may be a heading."""
    closed = is_final(line.text) and not line.text.endswith(("?", ":"))
    short = len(line.text) <= _LONGEST or is_numbered(line.text)
    return short and may_head(line.text) and not closed


def _name(text: str) -> str:
    """Return what headings have in common that recur, or count (``Punkt 2: …``)."""
    counted = _COUNTED.match(text)
    return counted[1].casefold() if counted else text.rstrip(":").casefold()


def _find_runs(lines: Sequence[Line], is_row: Callable[[str], bool]) -> Iterator[Run]:
    """Yield the runs of lines; each row of a table is one by itself."""
    rows = [is_row(line.text) for line in lines]
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and not (lines[end].gap or rows[end] or rows[start]):
            end += 1
        above = lines[start - 1] if start else None
        topped = start > 0 and rows[start - 1]
        based = end < len(lines) and rows[end] and not rows[start]
        led = above is not None and not topped and _leads(above)
        lone = end < len(lines) and (end + 1 == len(lines) or lines[end + 1].gap > 0)
        opened = lone and is_final(lines[end].text) and not starts_lower(lines[end].text)
        yield Run(lines[start:end], led, topped, based, opened, end < len(lines))
        start = end


def _leads(line: Line) -> bool:
    """Tell whether a line that stands alone leads into a list below it."""
    return line.text.endswith(":") or ends_open(line.text) or may_stand_above(line)


def _mark(run: Run, names: frozenset[str]) -> Iterator[Line]:
    """Yield the lines of a run, marked as headings or items."""
    if _is_form(run.lines):
        yield from run.lines
        return
    heads = _find_heads(run, names) if len(run.lines) > 1 else _find_lone(run)
    lengths = [len(line.text) for place, line in enumerate(run.lines) if place not in heads]
    prose = bool(lengths) and median(lengths) > _ITEM
    for place, line in enumerate(run.lines):
        beside = [n for n in (place - 1, place + 1) if 0 <= n < len(run.lines)]
        if place in heads:
            yield replace(line, level=LEVEL, gap=max(line.gap, 1))
        elif prose or all(n in heads for n in beside) or parse_marker(line.text):
            yield replace(line, gap=max(line.gap, 1)) if place - 1 in heads else line
        else:
            yield replace(line, text=f"{GLYPH} {line.text}")


def _is_form(lines: Sequence[Line]) -> bool:
    """Tell whether lines are an address, or the fields of an act (``Tovholder: Biblioteket``)."""
    address = sum(never_heads(line.text) for line in lines)
    fields = sum(is_field(line.text) or is_labelled(line.text) for line in lines)
    return address >= _ADDRESS or fields > 0


def _find_lone(run: Run) -> set[int]:
    """Return the place of a heading that its own words do not show: ``Det vil vi arbejde for``."""
    (line,) = run.lines
    if run.opened and ends_open(line.text) and not line.text.endswith((",", "-")):
        return {0} if may_stand_above(line) else set()
    return {0} if (run.based or (run.topped and not line.gap)) and may_stand_above(line) else set()


def _find_heads(run: Run, names: frozenset[str]) -> set[int]:
    """Return the places of the headings in a run of several lines."""
    lines = run.lines
    heads = {n for n, line in enumerate(lines) if _names_itself(line, names)}
    last = len(lines) - 1
    body = [line for n, line in enumerate(lines) if n not in heads and 0 < n < last]
    lower = sum(starts_lower(line.text) for line in body) > len(body) / 2
    closed = sum(is_final(line.text) for line in lines)
    if lower or closed > _CLOSED * len(lines):
        heads |= {n for n, line in enumerate(lines) if may_stand_above(line) and not _is_name(line)}
    elif not run.announced and may_stand_above(lines[0]) and _differs(lines[0], body):
        heads.add(0)
    if run.followed and may_stand_above(lines[-1]):
        items = [line for n, line in enumerate(lines[:-1]) if n not in heads]
        heads |= {last} if run.based or _differs(lines[-1], items) else set()
    return heads


def _is_name(line: Line) -> bool:
    """Tell whether a line begins with a name in capitals, which says nothing: ``PPR holder …``."""
    word = line.text.partition(" ")[0].strip(".,:-")
    return word.isalpha() and word.isupper() and len(word) > 1 and not is_shouted(line.text)


def _names_itself(line: Line, names: frozenset[str]) -> bool:
    """Tell whether a line is a heading by itself: numbered, a question, or one that recurs."""
    asks = line.text.endswith("?")
    return may_stand_above(line) and (is_numbered(line.text) or asks or _name(line.text) in names)


def _differs(line: Line, items: Sequence[Line]) -> bool:
    """Tell whether a line is built otherwise than the items of a list: shorter, or not closed."""
    if not items or all(is_final(item.text) for item in items):
        return True
    acts = sum(opens_act(item.text) for item in items)
    if 2 * acts > len(items) and opens_act(line.text):
        return False
    usual = median(len(item.text) for item in items)
    if len(line.text) < _SHORTER * usual:
        return True
    kinds = Counter(_opening(item.text) for item in items)
    kind, count = kinds.most_common(1)[0]
    alike = count == len(items) > 1
    return alike and kind != _opening(line.text) and len(line.text) < usual


def _opening(text: str) -> str:
    """Return how an item begins: with which ending, or which short word."""
    word = text.partition(" ")[0].casefold()
    return word if len(word) < 4 else next((e for e in ("er", "ing", "e") if word.endswith(e)), "")
