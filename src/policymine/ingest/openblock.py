"""The block that is open while lines are read: which of them go on with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from policymine.ingest import lexicon
from policymine.ingest.articles import opens_part
from policymine.ingest.column_names import is_date
from policymine.ingest.elements import Element, Line
from policymine.ingest.headings import (
    ends_open,
    is_act,
    is_announcement,
    is_deliberate,
    is_field,
    is_final,
    is_numbered,
    is_shouted,
    may_stop,
    starts_lower,
)
from policymine.ingest.lists import DEEPER
from policymine.ingest.markers import Marker, parse_marker
from policymine.schema.document import BlockKind

_SECTION = re.compile(r"§\s?\d+$")
"""What a letter may go on with: ``jf. § 81`` / ``a.``."""
_QUOTED = re.compile(r"[»\"“„”][A-ZÆØÅ]")


@dataclass(frozen=True)
class Habit:
    """How a document sets its lines: the indentation of most, whether none stands apart.

    ``hung`` says that the lines of items are set in under their text.
    """

    margin: float = 0.0
    tight: bool = False
    hung: bool = False


def read_habit(elements: Sequence[Element]) -> Habit:
    """Return the habit that the lines of a document show."""
    return Habit(_margin(elements), _is_tight(elements), _is_hung(elements))


def _margin(elements: Sequence[Element]) -> float:
    """Return the indentation that most lines have, those left out that hang below a list glyph."""
    counts: Counter[int] = Counter()
    item: float | None = None
    for line in elements:
        if not isinstance(line, Line):
            item = None
        elif parse_marker(line.text):
            item = line.indent
        elif item is None or line.indent < item + DEEPER:
            item = None
            counts[round(line.indent)] += 1
    return float(counts.most_common(1)[0][0]) if counts else 0.0


def _is_tight(elements: Sequence[Element]) -> bool:
    """Tell whether there are hardly any blank lines, so that none can be missed after a list."""
    lines = [element for element in elements if isinstance(element, Line)]
    return len(lines) > 20 and sum(line.gap > 0 for line in lines) < 0.05 * len(lines)


def _is_hung(elements: Sequence[Element]) -> bool:
    """Tell whether all lines that go on with an item's first line are set in under its text."""
    lines = [element for element in elements if isinstance(element, Line)]
    steps = [
        line.indent - item.indent
        for item, line in pairwise(lines)
        if starts_lower(line.text) and not (line.gap or line.turn) and parse_marker(item.text)
    ]
    return len(steps) > 1 and min(steps) >= DEEPER


def _opens(line: Line, last: Line) -> bool:
    """Tell whether a line is a field of an act, or names the act that fields stand below."""
    closed = not ends_open(last.text)
    if starts_lower(line.text):
        return bool(line.gap) and closed and is_date(line.text)
    ended = is_deliberate(last, line) and closed
    after = is_final(last.text) or is_field(last.text)
    if is_field(line.text) or is_act(line.text):
        return after or (closed if is_field(line.text) else ended)
    return is_act(last.text) and ended


@dataclass
class OpenBlock:
    """The block that lines are being added to, and what its last line says about the next."""

    kind: BlockKind
    lines: list[Line]
    marker: Marker | None = None
    level: int = 0
    indent: float = 0.0

    def runs_on(self, marker: Marker, line: Line, *, counted: bool = True) -> bool:
        """Tell whether what looks like a marker is a number or a dash inside a sentence.

        ``counted`` says that its number opens a count or goes on with one: any other belongs to
        the sentence that the line before breaks off (``… indføres VUM`` / ``2.0. Den …``).
        """
        if line.gap:
            return False
        if self.marker and marker.is_next(self.marker):
            return False
        last = self.lines[-1]
        if _SECTION.search(last.text) and re.fullmatch(r"[a-z]\.", marker.sign):
            return True
        cut = not is_final(last.text) and not is_deliberate(last, line)
        open_number = self.marker.number if self.marker else None
        if marker.number is not None and open_number is not None:
            return not is_final(last.text)
        if marker.number is not None or marker.style[:1] in "ai":
            return cut and (ends_open(last.text) or not counted)
        dash = marker.style in "-–—−+"
        other = self.marker is None or self.marker.style != marker.style
        return dash and other and cut and not is_field(self.lines[0].text)

    def continues(self, line: Line, habit: Habit) -> bool:
        """Tell whether a line without a marker goes on with the block."""
        last = self.lines[-1]
        if self.kind is BlockKind.HEADING:
            logo = line.text.casefold() in lexicon.words("headings", "logo")
            shouted = is_shouted(last.text) and is_shouted(line.text)
            split = ends_open(last.text) and (starts_lower(line.text) or shouted)
            return line.gap == 0 and not line.turn and line.page == last.page and (split or logo)
        if line.small != last.small:
            return False
        if opens_part(line.text) and is_final(last.text):
            return False
        if _opens(line, last) or self._is_announced(line) or self._is_quoted(line):
            return False
        turned = line.page != last.page or line.turn
        unfinished = not is_final(last.text)
        if unfinished and (starts_lower(line.text) or self._must_go_on(line)):
            return True
        glyph = self.marker is not None and self.marker.number is None
        out = glyph and line.indent < self.indent + DEEPER
        if habit.hung and out and not starts_lower(line.text):
            return False
        headed = is_numbered(line.text) and not ends_open(last.text)
        if turned and unfinished and not (headed or line.bold or is_deliberate(last, line)):
            return True
        hanging = self.kind is BlockKind.LIST_ITEM and self._hangs(line, habit)
        if line.gap and not turned:
            return hanging and not line.bold
        if hanging and not turned:
            return True
        if self._stands_out(line) and is_final(last.text):
            return False
        if is_deliberate(last, line) or turned:
            return starts_lower(line.text) and not line.gap and bool(line.room)
        if self.kind is BlockKind.LIST_ITEM and habit.tight and is_final(last.text):
            return False
        indented = line.indent >= last.indent + DEEPER and len(self.lines) > 1
        return not (indented and is_final(last.text) and self.kind is BlockKind.PARAGRAPH)

    def _is_quoted(self, line: Line) -> bool:
        """Tell whether a line below an item that has ended opens what somebody said."""
        last = self.lines[-1]
        ended = is_deliberate(last, line) and not ends_open(last.text)
        return self.kind is BlockKind.LIST_ITEM and ended and bool(_QUOTED.match(line.text))

    def _is_announced(self, line: Line) -> bool:
        """Tell whether a line below an item, not set in under its text, leads into a new list."""
        if self.kind is not BlockKind.LIST_ITEM or line.indent >= self.indent + DEEPER:
            return False
        return is_announcement(line.text) and not ends_open(self.lines[-1].text)

    def _stands_out(self, line: Line) -> bool:
        """Tell whether a line begins left of where the lines of the open item hang."""
        if self.kind is not BlockKind.LIST_ITEM or len(self.lines) < 2:
            return False
        hang = self.lines[1].indent
        return hang >= self.indent + DEEPER and line.indent < hang - 0.9

    def _must_go_on(self, line: Line) -> bool:
        """Tell whether the open block stops in the middle of a sentence before this line."""
        last = self.lines[-1]
        stops = line.gap or may_stop(last.text)
        if is_numbered(line.text) or (stops and is_deliberate(last, line)):
            return False
        half = len(self.lines) > 1 and self.lines[-2].text.endswith("-")
        return ends_open(last.text) and not (half and " " not in last.text)

    def _hangs(self, line: Line, habit: Habit) -> bool:
        """Tell whether a line is set in under the text of an item."""
        step = 0.9 if line.gap else DEEPER
        return line.indent >= self.indent + step and line.indent > habit.margin
