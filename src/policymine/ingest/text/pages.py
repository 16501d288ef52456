"""Pages of a text without page breaks: cut where page numbers count up."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median

from policymine.ingest.elements import Line
from policymine.ingest.furniture import page_number, running_key

_TITLED = re.compile(
    r"\S.{2,90}?(?:\s{2,}|\s[|·–—-]\s|\s(?=side\b))(?:side\s+|s\.\s*)?(\d{1,3})(?:\s*(?:af|/)\s*\d{1,3})?",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\d\s*(?:af|/|of|\|)\s*(\d{1,3})$", re.IGNORECASE)

_FEWEST = 300
"""Characters of a page, at least."""


def split_pages(lines: Sequence[Line]) -> list[list[Line]]:
    """Cut a text without page breaks where page numbers count up.

    They stand on lines of their own or behind a running title, and are at least three, or as many
    as they say themselves.
    """
    numbers, chain = _find_pages(lines)
    if not chain:
        return [list(lines)]
    at_top = _numbers_open_pages(lines, chain)
    first = numbers[chain[0]]
    pages: list[list[Line]] = []
    start, number = 0, first - 1 if at_top else first
    for place in chain:
        end = place if at_top else place + 1
        part = [replace(line, page=max(number, 1)) for line in lines[start:end]]
        if part:
            pages.append(part)
        number = numbers[place] + (0 if at_top else 1)
        start = end
    rest = [replace(line, page=max(number, 1)) for line in lines[start:]]
    return [*pages, rest] if rest else pages


def _find_pages(lines: Sequence[Line]) -> tuple[Mapping[int, int], list[int]]:
    """Return page numbers by their place, and the places of those that count up."""
    for find in (_lone_numbers, _titled_numbers):
        numbers = find(lines)
        chain = _find_chain(numbers)
        many = len(chain) > 2 and not (find is _lone_numbers and _are_cells(lines, chain))
        if many or _is_whole(lines, chain):
            return numbers, chain
    return {}, []


def _lone_numbers(lines: Sequence[Line]) -> dict[int, int]:
    """Return the page numbers that stand on lines of their own, by their place."""
    numbers = ((place, page_number(line.text)) for place, line in enumerate(lines))
    return {place: number for place, number in numbers if number is not None}


def _find_chain(numbers: Mapping[int, int]) -> list[int]:
    """Return the places of the longest run of numbers that count up one by one."""
    best: dict[int, list[int]] = {}
    for place, number in numbers.items():
        if number in best and len(best[number]) > 1:
            continue
        before = best.get(number - 1) or best.get(number - 2) or []
        if before and place - before[-1] < 4:
            continue
        if len(before) + 1 > len(best.get(number, [])):
            best[number] = [*before, place]
    return max(best.values(), key=len, default=[])


def _are_cells(lines: Sequence[Line], chain: Sequence[int]) -> bool:
    """Tell whether numbers count the rows of a table: little text between, no blank line around."""
    texts = (lines[start:end] for start, end in itertools.pairwise(chain))
    length = median(sum(len(line.text) for line in part) for part in texts)
    return length < _FEWEST and not any(lines[place].gap for place in chain)


def _is_whole(lines: Sequence[Line], chain: Sequence[int]) -> bool:
    """Tell whether numbers that say of how many they are (``1 | 2``) are all of them."""
    totals = [_TOTAL.search(lines[place].text.strip()) for place in chain]
    numbers = [page_number(lines[place].text) for place in chain]
    counted = numbers == list(range(1, len(chain) + 1))
    return (
        len(chain) > 1
        and counted
        and all(found and int(found[1]) == len(chain) for found in totals)
    )


def _numbers_open_pages(lines: Sequence[Line], chain: Sequence[int]) -> bool:
    """Tell whether the numbers stand at the top: little comes before the first, much after."""
    usual = median(right - left for left, right in itertools.pairwise(chain))
    tail = len(lines) - chain[-1] - 1
    return chain[0] < usual * 0.5 and tail > 2


def _titled_numbers(lines: Sequence[Line]) -> dict[int, int]:
    """Return the page numbers behind a running title (``Aftale 2025   Side 3``) by their place."""
    matches = ((place, _TITLED.fullmatch(line.text.strip())) for place, line in enumerate(lines))
    numbers = {place: int(match[1]) for place, match in matches if match}
    keys = {place: running_key(lines[place].text) for place in numbers}
    counts = Counter(keys.values())
    return {place: number for place, number in numbers.items() if counts[keys[place]] > 2}
