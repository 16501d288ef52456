"""Numbers that Word sets before paragraphs by itself: they stand in no text, and are counted here.

After ECMA-376 part 1, 17.9: a paragraph names a list and a level, the list an abstract one, whose
levels say how they count (``%1.%2``) and when they start again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from policymine.ingest.docx.package import W
from policymine.ingest.docx.styles import Styles, number, value

MOST_LEVELS = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True)
class Label:
    """What stands before a paragraph: its level (from 0), and its text (none for a bullet)."""

    level: int
    text: str = ""
    bullet: bool = True


@dataclass(frozen=True)
class Level:
    """How a level of a list counts."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    style: str = ""
    plain: bool = False


@dataclass
class Numbering:
    """The lists of a document, and how far each has counted."""

    styles: Styles
    lists: dict[str, Any] = field(default_factory=dict)
    abstract: dict[str, Any] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, paragraph: Any) -> Label | None:
        """Return what stands before a paragraph, and count it; None if it is in no list."""
        found = self._place(paragraph)
        if found is None:
            named = self.styles.list_level(paragraph)
            switched_off = value(paragraph, "pPr/numPr/numId") == "0"
            return None if named is None or switched_off else Label(named)
        identity, place = found
        named = self.styles.list_level(paragraph) or 0
        levels, home = self._levels(identity)
        level = levels.get(place)
        if level is None or level.form == "bullet":
            return Label(max(place, named))
        values = self._count(identity, home, place, levels)
        text = _render(level, levels, values)
        if not text and level.form == "none":
            return None
        return Label(max(place, named), text, bullet=False)

    def is_alone(self, paragraph: Any) -> bool:
        """Tell whether the paragraphs around one are no items of its list and level."""
        around = paragraph.getprevious(), paragraph.getnext()
        near = [node for node in around if node is not None and node.tag == f"{W}p"]
        return self._place(paragraph) not in [self._place(node) for node in near]

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """Return the list and the level that a paragraph or its style names."""
        identity: str | None = None
        place: int | None = None
        for node in self.styles.of(paragraph):
            if identity is None:
                identity = value(node, "pPr/numPr/numId")
            if place is None:
                place = number(value(node, "pPr/numPr/ilvl"))
        if identity not in self.lists:
            return None
        assert identity is not None
        if place is None:
            place = self._level_of_style(identity, paragraph)
        return identity, min(max(place, 0), MOST_LEVELS - 1)

    def _level_of_style(self, identity: str, paragraph: Any) -> int:
        """Return the level that a list gives to the paragraph's style."""
        levels, _ = self._levels(identity)
        places = {level.style: place for place, level in levels.items() if level.style}
        names = (node.get(f"{W}styleId") for node in self.styles.of(paragraph))
        return next((places[name] for name in names if name in places), 0)

    def _levels(self, identity: str) -> tuple[dict[int, Level], str]:
        """Return the levels of a list, and the abstract list that it counts in."""
        node = self.lists[identity]
        home = value(node, "abstractNumId") or ""
        abstract = self.abstract.get(home)
        link = value(abstract, "numStyleLink") if abstract is not None else None
        if link:
            linked = next((value(n, "pPr/numPr/numId") for n in self.styles.chain(link)), None)
            other = self.lists.get(linked or "")
            home = (value(other, "abstractNumId") or home) if other is not None else home
            abstract = self.abstract.get(home)
        levels = dict(_read_levels(abstract)) if abstract is not None else {}
        for override in node.iter(f"{W}lvlOverride"):
            levels.update(_read_levels(override))
        return levels, home

    def _count(
        self, identity: str, home: str, place: int, levels: dict[int, Level]
    ) -> dict[int, int]:
        """Count a paragraph and return how far each level has come."""
        counts = self.counts.setdefault(home, {})
        again = _restart(self.lists[identity], place)
        if again is not None and (identity, place) not in self.begun:
            counts[place] = again
        elif place in counts:
            counts[place] += 1
        else:
            counts[place] = levels[place].start
        self.begun.add((identity, place))
        for deeper in [level for level in counts if level > place]:
            del counts[deeper]
        return {n: counts.get(n, levels[n].start if n in levels else 1) for n in range(place + 1)}


def read_numbering(root: Any, styles: Styles) -> Numbering:
    """Return the lists in a part; none if there is no such part."""
    numbering = Numbering(styles)
    if root is not None:
        for node in root.iter(f"{W}abstractNum"):
            numbering.abstract.setdefault(node.get(f"{W}abstractNumId") or "", node)
        for node in root.iter(f"{W}num"):
            numbering.lists.setdefault(node.get(f"{W}numId") or "", node)
        numbering.lists.pop("0", None)
    return numbering


def _read_levels(node: Any) -> Iterator[tuple[int, Level]]:
    for level in node.findall(f"{W}lvl"):
        place = number(level.get(f"{W}ilvl"))
        if place is not None and 0 <= place < MOST_LEVELS:
            start = number(value(level, "start"))
            yield (
                place,
                Level(
                    1 if start is None else start,
                    value(level, "numFmt") or "decimal",
                    value(level, "lvlText") or "",
                    value(level, "pStyle") or "",
                    level.find(f"{W}isLgl") is not None,
                ),
            )


def _restart(node: Any, place: int) -> int | None:
    """Return where a list starts again on a level, if it says so."""
    for override in node.iter(f"{W}lvlOverride"):
        if override.get(f"{W}ilvl") == str(place):
            return number(value(override, "startOverride"))
    return None


def _render(level: Level, levels: dict[int, Level], values: dict[int, int]) -> str:
    """Return the label as Word sets it: ``%1.%2`` with the numbers in it."""

    def one(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        form = levels[place].form if place in levels and not level.plain else "decimal"
        return _spell(values.get(place, 1), form)

    return re.sub(r"%(\d)", one, level.text).strip()


def _spell(count: int, form: str) -> str:
    """Return a number in the form that a level has."""
    if form == "none":
        return ""
    if form in ("lowerLetter", "upperLetter") and 1 <= count <= 26:
        return chr((97 if form == "lowerLetter" else 65) + count - 1)
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        return _roman(count) if form == "lowerRoman" else _roman(count).upper()
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    letters = ""
    for size, sign in _ROMAN:
        letters += sign * (count // size)
        count %= size
    return letters
