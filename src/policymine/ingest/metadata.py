"""What a document is called, whose it is, what sort, and for which years: read from itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from policymine.ingest.clean import squeeze
from policymine.ingest.corpus import Entry
from policymine.ingest.elements import RawBlock, Reading
from policymine.ingest.municipalities import find_parties, find_units, names_in_path
from policymine.resources import read_lexicon
from policymine.schema.document import BlockKind, Kind

_OPENING = 2500


@dataclass(frozen=True)
class Metadata:
    """Title, units, kind and period of a document."""

    title: str
    units: tuple[str, ...]
    kind: Kind
    period_start: int | None = None
    period_end: int | None = None
    draft: bool = False


def read_metadata(reading: Reading, path: str, entry: Entry | None) -> Metadata:
    """Return what the manifest says and, for the rest, what the document and its path say."""
    texts = [block.text or " ".join(text for _, text in block.cells) for block in reading.blocks]
    title = (entry.title if entry else None) or find_title(reading, path)
    opening = "\n".join(texts)[:_OPENING]
    name = _spoken(path)
    kind = (entry.kind if entry else None) or find_kind(title, name, opening)
    if entry and entry.units is not None:
        units = entry.units
    elif kind is Kind.FRAMEWORK:
        units = names_in_path(path) or find_parties(opening)
    else:
        # A web page's title ends with the name of the site: "Ungeplan | Vestby Kommune".
        stated = squeeze(reading.title)
        site = stated[len(title) :] if stated.startswith(title) else ""
        units = find_units(title, path, f"{site}\n{opening}", "\n".join(texts))
    if entry and (years := [int(year) for year in re.findall(r"\d{4}", entry.period or "")]):
        period: tuple[int | None, int | None] = years[0], years[-1]
    else:
        period = find_period(title, name, opening)
    return Metadata(title, units, kind, *period, draft=is_draft(title, name, texts))


def is_draft(title: str, name: str, texts: Sequence[str]) -> bool:
    """Tell whether a document calls itself a draft: in its title, its name or a line near the top.

    One that says it was adopted is none.
    """
    lines = [text for text in texts[:12] if len(text) <= 100]
    if any(_lexicon_pattern("draft", "adopted").search(text) for text in (title, name, *lines)):
        return False
    named = any(_lexicon_pattern("draft", "title").search(text) for text in (title, name))
    return named or any(_lexicon_pattern("draft", "line").fullmatch(line) for line in lines)


def _spoken(path: str) -> str:
    """Return a file's name as words: ``psykiatriplan_2019-2022.pdf`` → with spaces."""
    return squeeze(re.sub(r"[_+%.]|(?<!\d)-|-(?!\d)", " ", PurePosixPath(path).stem))


@cache
def _lexicon_pattern(section: str, key: str) -> re.Pattern[str]:
    row = read_lexicon("metadata")[section][key]
    rows = row if isinstance(row, list) else [row]
    return re.compile("|".join(f"(?:{part})" for part in rows), re.IGNORECASE)


def find_title(reading: Reading, path: str) -> str:
    """Return the title: what the file's properties say if sensible, else the first headings."""
    stated = _stated_title(reading.title)
    headings = _opening_headings(reading.blocks)
    if stated and (not headings or _shares_words(stated, reading.blocks)):
        return stated
    if not headings:
        return stated or _spoken(path)
    first = headings[0]
    if _first_kind(first):
        return first
    # A name without a kind ("Plads til alle") has its kind in the line below it.
    below = next((text for text in _lines_below(first, reading.blocks) if _first_kind(text)), "")
    if below:
        return f"{first} {below}" if first.endswith(("?", "!", ":")) else f"{first} – {below}"
    return next((text for text in headings if _first_kind(text)), first)


def _lines_below(title: str, blocks: Sequence[RawBlock]) -> list[str]:
    """Return the short lines right below a title, without what a raised dot sets apart."""
    place = next(n for n, block in enumerate(blocks) if block.text == title)
    short = [block.text for block in blocks[place + 1 : place + 3] if len(block.text) <= 110]
    return [re.split(r"\s+[·|]\s+", text)[0] for text in short if not text.endswith(".")]


def _stated_title(title: str) -> str:
    title = squeeze(title)
    if not title or _lexicon_pattern("title", "useless").search(title):
        return ""
    short = re.sub(str(read_lexicon("metadata")["title"]["site"]), "", title)
    return short if len(short) > 5 else title


def _shares_words(title: str, blocks: Sequence[RawBlock]) -> bool:
    """Tell whether a stated title is about this text and not a left-over of another file."""
    words = set(re.findall(r"\w{4,}", title.casefold()))
    opening = " ".join(block.text for block in blocks)[: 2 * _OPENING].casefold()
    return not words or sum(word in opening for word in words) * 2 >= len(words)


def _opening_headings(blocks: Sequence[RawBlock]) -> list[str]:
    """Return the headings of the first page before the running text begins.

    One word in smaller print over the first says what sort of paper it is: ``NOTAT``.
    """
    openings = set(read_lexicon("metadata")["title"]["openings"])
    found: list[RawBlock] = []
    for block in blocks[:20]:
        if block.kind is BlockKind.HEADING and block.page <= 2:
            if block.text.casefold().strip(" :.") not in openings:
                found.append(block)
        elif found and len(block.text) > 200:
            break
    above = len(found) > 1 and " " not in found[0].text and found[0].level > found[1].level
    return [block.text for block in found[above:]]


def _first_kind(text: str) -> tuple[int, Kind] | None:
    """Return the kind whose word comes first in a text, and where."""
    found = []
    for rank, row in enumerate(read_lexicon("metadata")["kind"]):
        for word in row["words"]:
            if match := re.search(word, text, re.IGNORECASE):
                start = text.rfind(" ", 0, match.end() - 1) + 1
                found.append((min(start, match.start()), rank, Kind(row["kind"])))
    if not found:
        return None
    start, _, kind = min(found)
    return start, kind


def find_kind(title: str, name: str, opening: str) -> Kind:
    """Return what sort of document it is, from its title, its file name, then its first page."""
    for text in (title, name):
        if found := _first_kind(text):
            return found[1]
    words = re.findall(r"\w+", opening.casefold())
    counts = Counter(
        word for word in words if re.search(r"(?:plan|strategi|politik)(?:en|ken)?$", word)
    )
    return Kind.PLAN if counts.total() >= 2 else Kind.OTHER


def find_period(title: str, name: str, opening: str) -> tuple[int | None, int | None]:
    """Return the first and the last year of the plan, as far as it says."""
    for text in (title, name):
        if years := _range(text) or _towards(text) or _single(text):
            return years
    near = _lexicon_pattern("period", "near")
    for line in opening.split("\n"):
        years = _range(line)
        if years and (len(line) < 60 or near.search(line)):
            return years
    return _towards(opening) or (None, None)


def _range(text: str) -> tuple[int | None, int | None] | None:
    for match in _lexicon_pattern("period", "range").finditer(text):
        start = int(match[1])
        end = int(match[2]) if len(match[2]) == 4 else start - start % 100 + int(match[2])
        if start <= end <= start + 30:
            return start, end
    return None


def _towards(text: str) -> tuple[int | None, int | None] | None:
    match = _lexicon_pattern("period", "towards").search(text)
    return (None, int(match[1])) if match else None


def _single(text: str) -> tuple[int | None, int | None] | None:
    years = {int(year) for year in re.findall(r"(?<!\d)(20\d\d)(?!\d)", text)}
    return (min(years), max(years)) if len(years) == 1 else None
