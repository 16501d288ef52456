"""A document as the language pipeline reads it: every sentence once, for whoever asks.

Sentences are cut by rule (`sentences`), which on plans is surer than a parser's own cutting.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from policymine.extract.sentences import split_sentences
from policymine.extract.tagging import Tagged, read_tags
from policymine.schema.document import BlockKind, Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 64
"""Sentences that the pipeline reads at a time."""


def _spans(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the spans that no sentence reaches across: blocks, and cells of a table."""
    for block in document.blocks:
        if block.kind is BlockKind.TABLE_ROW:
            yield from ((cell.start, cell.end) for cell in block.cells)
        elif block.kind is not BlockKind.HEADING:
            yield block.start, block.end


class Parsed:
    """The sentences of a document (headings left out), read by a pipeline; empty if it has none.

    A sentence is known by where it begins in the document's text.
    """

    def __init__(self, document: Document, nlp: Language) -> None:
        starts = [
            (start + a, document.text[start + a : start + b])
            for start, end in _spans(document)
            for a, b in split_sentences(document.text[start:end])
        ]
        able = nlp.has_pipe("morphologizer") or nlp.has_pipe("ner")
        texts = [text for _, text in starts] if able else []
        docs = nlp.pipe(texts, batch_size=BATCH)
        self._docs: dict[int, Doc] = dict(zip((start for start, _ in starts), docs, strict=False))
        self._starts = sorted(self._docs)
        self._tags: dict[int, Tagged] = {}

    def sentence(self, start: int) -> Doc | None:
        """Return the sentence that begins at an offset of the document's text."""
        return self._docs.get(start)

    def tags(self, start: int) -> Tagged:
        """Return what the pipeline found in the sentence that begins at an offset."""
        if start not in self._tags:
            self._tags[start] = read_tags(self._docs.get(start))
        return self._tags[start]

    def within(self, start: int, end: int) -> Iterator[tuple[int, Doc]]:
        """Yield the sentences that begin in ``text[start:end]``, each with where it begins."""
        place = bisect_left(self._starts, start)
        for at in self._starts[place:]:
            if at >= end:
                return
            yield at, self._docs[at]
