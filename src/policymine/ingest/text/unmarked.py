"""Lists whose glyphs are drawn, in text cut from a PDF: browsers print them so.

Nothing is left of the glyphs. The items are still set in from the margin, or stand each on lines of
its own below what leads into them, or beside others that name an act.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from policymine.ingest.elements import Element, Line
from policymine.ingest.headings import ends_open, starts_lower
from policymine.ingest.markers import find_letter_glyphs
from policymine.ingest.openings import may_list, opens_act
from policymine.ingest.text.lost_glyphs import GLYPH
from policymine.ingest.text.units import Unit, read_units

_LEAST, _MOST = 2.9, 16
"""Characters by which items are set in from the margin."""
_LEVEL = 3
_SHORT = 0.7
"""Of the usual length of an act, what the name of a group of acts takes at most."""
_SHARE = 0.3
"""How much text stands at the margin at least, against where most of it does."""


def mark_lists(elements: Iterable[Element]) -> Iterator[Element]:
    """Yield the elements, a glyph before the items of lists that have none.

    Two items at least are a list.
    """
    found = list(elements)
    lines = [element for element in found if isinstance(element, Line)]
    letters = find_letter_glyphs(line.text for line in lines)
    margin = _margin(lines)
    for is_line, group in groupby(found, key=lambda element: isinstance(element, Line)):
        if is_line:
            run = [element for element in group if isinstance(element, Line)]
            yield from _mark([*read_units(run, letters)], margin)
        else:
            yield from group


def _margin(lines: Sequence[Line]) -> float:
    """Return where running text begins: its lines go on in small letters in the next."""
    sizes: Counter[float] = Counter()
    for line, below in pairwise(lines):
        if starts_lower(below.text) and not (below.gap or "  " in line.text):
            sizes[line.indent] += len(line.text)
    most = max(sizes.values(), default=0)
    return min((indent for indent, size in sizes.items() if size >= _SHARE * most), default=0.0)


def _mark(units: Sequence[Unit], margin: float) -> Iterator[Line]:
    """Yield the lines of units, those with a glyph that open items."""
    items = _named_acts(units)
    heads: set[int] = set()
    place = 0
    while place < len(units):
        end = max(_end_set_in(units, place, margin), _end_announced(units, place))
        items.update(range(place, end))
        heads.update(_heads_among(units, place, end))
        place = max(end, place + 1)
    for place, unit in enumerate(units):
        first, *others = unit.lines
        if place in heads:
            first, *others = (replace(line, level=_LEVEL) for line in unit.lines)
        elif place in items:
            first = replace(first, text=f"{GLYPH} {first.text}")
        yield first
        yield from others


def _heads_among(units: Sequence[Unit], start: int, end: int) -> list[int]:
    """Return the places of the names of groups among the items of a list, from the first on.

    Each is short and names no act, which most of the others do.
    """
    acts = [n for n in range(start, end) if opens_act(units[n].text)]
    if not acts or acts[0] != start + 1 or 2 * len(acts) < end - start:
        return []
    short = _SHORT * median(len(units[n].text) for n in acts)
    found = [n - 1 for n in acts if n - 1 not in acts and len(units[n - 1].text) <= short]
    return found if len(found) > 1 and found[0] == start else []


def _end_set_in(units: Sequence[Unit], place: int, margin: float) -> int:
    """Return where a list that is set in ends, which begins at a place, or the place.

    What stands under the text of an item goes on with it, and levels have two items on the average.
    """
    first = units[place].first
    if units[place].leads or (place and units[place - 1].marked and not first.gap):
        return place
    end = place
    while end < len(units) and _is_set_in(units[end], margin):
        if end > place and (units[end].first.gap or units[end].first.indent < first.indent):
            break
        end += 1
    levels = {unit.first.indent for unit in units[place:end]}
    return end if end - place >= 2 * len(levels) else place


def _is_set_in(unit: Unit, margin: float) -> bool:
    return unit.plain and not unit.counted and _LEAST <= unit.first.indent - margin <= _MOST


def _end_announced(units: Sequence[Unit], place: int) -> int:
    """Return where a list ends that what stands above its first item leads into, or the place."""
    if not place or not units[place - 1].leads or not units[place].first.room:
        return place
    end = place
    while end < len(units) and _is_item(units, place, end):
        end += 1
    return end if end - place > 1 else place


def _is_item(units: Sequence[Unit], start: int, place: int) -> bool:
    """Tell whether a unit is an item of the announced list that begins at ``start``.

    All are sentences or none is, sentences below a colon alone; one that all items complete ends
    with the last. What a sentence follows on may be
    the heading of a paragraph, if it names no act as the first item does.
    """
    unit, first = units[place], units[start]
    sentence = unit.closed and not units[start - 1].text.endswith(":")
    if not unit.plain or unit.labels or unit.leads or unit.several or sentence:
        return False
    if place == start:
        return True
    above = units[place - 1]
    apart = unit.first.gap and unit.first.page == above.first.page
    # No paragraph begins in small letters.
    parted = may_list(above.text, unit.text) or not ends_open(above.text)
    loose = starts_lower(first.text) and starts_lower(unit.text) and parted
    if (apart and not loose) or above.closed != first.closed:
        return False
    if unit.closed != first.closed:
        return starts_lower(unit.text) and starts_lower(first.text)
    below = units[place + 1] if place + 1 < len(units) else None
    heads = not unit.closed and below is not None and below.closed and not below.first.gap
    return not heads or opens_act(unit.text) or not opens_act(first.text)


def _named_acts(units: Sequence[Unit]) -> set[int]:
    """Return the places of acts that stand together, each named and no more said of it."""
    found: set[int] = set()
    starts = [place for place, unit in enumerate(units) if unit.first.gap or not place]
    for start, end in pairwise([*starts, len(units)]):
        block = units[start:end]
        acts = {start + n for n, unit in enumerate(block) if _names_act(unit, block[n + 1 : n + 2])}
        found |= acts if len(acts) > 1 else set()
    return found


def _names_act(unit: Unit, below: Sequence[Unit]) -> bool:
    """Tell whether a unit names an act, and what is ``below`` it does not tell of it."""
    bare = unit.plain and bool(unit.first.room) and not (unit.closed or unit.leads)
    told = any(other.closed and not other.labels for other in below)
    return bare and not told and opens_act(unit.text)
