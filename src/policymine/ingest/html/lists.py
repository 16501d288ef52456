"""The lists of a web page: the signs of their items, and the lines that these hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from policymine.ingest.elements import Line
from policymine.ingest.headings import ends_open, is_final
from policymine.ingest.html.grid import number_in

LISTS = ("ul", "ol", "list", "menu", "dir")
ITEMS = ("li", "item")


def item_lines(sign: str, lines: Sequence[str], depth: int) -> Iterator[Line]:
    """Yield the lines of an item; what a title is told to be stands under it as an item alone."""
    titled = _is_titled(lines)
    for place, line in enumerate(lines):
        opens = f"{sign} " if place == 0 else "• " if titled and place == 1 else ""
        gap = int(place == 0 and sign != "•")
        yield Line(opens + line, indent=float(2 * depth + 2 * bool(place)), gap=gap)


def _is_titled(lines: Sequence[str]) -> bool:
    """Tell whether the first line of an item is a title, and sentences below it say what it is."""
    if len(lines) < 2 or is_final(lines[0]) or ends_open(lines[0]):
        return False
    return lines[1][:1].isupper() and lines[-1].endswith(".")


def interrupts(node: Any) -> bool:
    """Tell whether a list of bullets stands inside a count: the next list goes on counting."""
    before, after = node.getprevious(), node.getnext()
    if node.tag != "ul" or before is None or after is None:
        return False
    return before.tag == after.tag == "ol" and number_in(after.get("start"), 1) > 1


def signed_items(node: Any) -> Iterator[tuple[str, Any]]:
    """Yield the items of a list, each with the sign before it."""
    counted = node.tag == "ol" or node.get("rend") == "ol"
    count = number_in(node.get("start"), 1)
    for item in node.iterchildren(*ITEMS):
        count = number_in(item.get("value"), count)
        letter = chr(96 + count) if node.get("type") in ("a", "A") and count < 27 else ""
        yield (f"{letter})" if letter else f"{count}.") if counted and count < 100 else "•", item
        count += 1
