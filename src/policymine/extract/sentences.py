"""Sentences of a block, as spans of the document's text.

Plans are full of abbreviations (``bl.a.``, ``kr.``), ordinals (``2. kvartal``) and colons before
lists; a block's end is always a sentence's end.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from policymine.resources import read_lexicon
from policymine.schema.document import Block, BlockKind, Document

LONGEST = 20
"""Characters before a full stop that may belong to an abbreviation."""
QUOTES = re.compile(r"[\"“”„»«]")
ENDS = re.compile(r"[.!?…][\"'”’»«)\]]*\s+(?=[\"'“”»«(\[–-]?\s?[A-ZÆØÅÉ0-9])")

BULLET = re.compile(r"(?:^|\s+)[•▪◦‣·●○■□▶➢✓\uf0b7\uf0a7]\s*|(?:^|\n)\s*[-–*]\s+")
"""Before an item in a cell that holds a list: a glyph anywhere, a dash where a line begins."""


@dataclass(frozen=True)
class Sentence:
    """A sentence: its block's number, its span in the document's text, and its text."""

    block: int
    start: int
    end: int
    text: str


@cache
def _abbreviation(kind: str) -> re.Pattern[str]:
    words = sorted(read_lexicon("abbreviations")[kind], key=len, reverse=True)
    return re.compile(rf"(?:^|[\s(/])(?:{'|'.join(map(re.escape, words))})$", re.IGNORECASE)


def _goes_on(before: str, after: str) -> bool:
    """Say whether a full stop after ``before`` does not end a sentence."""
    if not before.endswith("."):
        return False
    bare = before.rstrip(".")
    bare = bare[-LONGEST:]
    if re.search(r"(?:^|\s)\d{1,2}$", bare) and re.match(r"\s*[a-zæøå]", after):
        return True  # 2. kvartal, 1. januar
    if re.search(r"(?:^|\s)[A-ZÆØÅ]$", bare):
        return True  # an initial
    if after[:1].isupper() and _abbreviation("closing").search(before[-LONGEST:]):
        return False
    return bool(_abbreviation("abbreviations").search(before[-LONGEST:]))


@lru_cache(maxsize=512)
def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) offsets of the sentences in a text, white space outside."""
    cuts = [0]
    for match in ENDS.finditer(text):
        stop = text[: match.end()].rstrip()
        if not _goes_on(stop, text[match.end() :]):
            cuts.append(match.end())
    cuts.append(len(text))
    spans = []
    for start, end in itertools.pairwise(cuts):
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if right > left:
            spans.append((left, right))
    return tuple(spans)


def sentences_of(document: Document, number: int) -> list[Sentence]:
    """Return the sentences of block ``number``."""
    block: Block = document.blocks[number]
    return [
        Sentence(
            number,
            block.start + a,
            block.start + b,
            document.text[block.start + a : block.start + b],
        )
        for a, b in split_sentences(document.block_text(block))
    ]


def text_spans(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the spans that no sentence reaches across: blocks but headings, and items in cells."""
    for block in document.blocks:
        if block.kind is BlockKind.TABLE_ROW:
            for cell in block.cells:
                start = cell.start
                for mark in BULLET.finditer(document.text[cell.start : cell.end]):
                    yield start, cell.start + mark.start()
                    start = cell.start + mark.end()
                yield start, cell.end
        elif block.kind is not BlockKind.HEADING:
            yield block.start, block.end


def is_quoted(document: Document, sentence: Sentence) -> bool:
    """Say whether a whole sentence stands in quotation marks.

    A block whose marks do not pair is taken as it stands.
    """
    block = document.blocks[sentence.block]
    marks = [block.start + found.start() for found in QUOTES.finditer(document.block_text(block))]
    pairs = zip(marks[::2], marks[1::2], strict=True) if len(marks) % 2 == 0 else ()
    return any(left <= sentence.start and sentence.end - 1 <= right for left, right in pairs)


def count_sentences(document: Document) -> int:
    """Return how many sentences a document has."""
    return sum(len(split_sentences(document.block_text(block))) for block in document.blocks)
