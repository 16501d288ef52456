"""A document as the language pipeline reads it: the sentences somebody asks for, no further.

Sentences are cut by rule (`sentences`), which on plans is surer than a parser's own cutting. A
pipeline reads a text alike wherever it stands, so each is read once; and many read together, wanted
ahead (`Parsed.want`), take half the time of as many read one by one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from typing import TYPE_CHECKING

from policymine.extract.sentences import split_sentences, text_spans
from policymine.extract.tagging import UNTAGGED, Tagged, read_tags
from policymine.schema.document import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 64
"""Sentences that the pipeline reads at a time; more take memory and save nothing."""
TREE, NAMES = "parser", "ner"
UNASKED = frozenset({"lemmatizer", "entity_linker", "textcat", "textcat_multilabel"})
"""Components of other pipelines whose work nobody here asks for."""
CAPITAL = re.compile(r"\W[A-ZÆØÅÉ]")
"""A word with a capital behind the first; where none is, no entity is looked for."""

NAME = re.compile(r"(?<=[a-zæøå,] )[A-ZÆØÅ][a-zæøå]{3,}\b")
"""A word with a capital inside a sentence."""


def _names(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that some texts write with a capital inside a sentence, and never without.

    They are names also where they open a sentence: ``Lanternen åbner …``.
    """
    joined = "\n".join(texts)
    names = {word.lower() for word in NAME.findall(joined)}
    return frozenset(names - set(re.findall(r"\b[a-zæøå]{4,}\b", joined)))


class Parsed:
    """The sentences of a document (headings left out), read by a pipeline; none if it is blank.

    A sentence is known by where it begins in the document's text.
    """

    def __init__(self, document: Document, nlp: Language) -> None:
        able = nlp.has_pipe("morphologizer") or nlp.has_pipe(NAMES)
        self._nlp = nlp
        self._texts = {
            start + a: document.text[start + a : start + b]
            for start, end in (text_spans(document) if able else ())
            for a, b in split_sentences(document.text[start:end])
        }
        self._starts = sorted(self._texts)
        self._named = _names(self._texts.values())
        self._wanted: set[str] = set()
        self._docs: dict[str, Doc] = {}
        self._trees: set[str] = set()
        self._tags: dict[str, Tagged] = {}

    def want(self, starts: Iterable[int]) -> None:
        """Say which sentences will be asked for: they are read with the next one that is."""
        self._wanted.update(self._texts[start] for start in starts if start in self._texts)

    def words(self, start: int) -> Doc | None:
        """Return the sentence that begins at an offset, with its tags and entities."""
        text = self._texts.get(start)
        if text is None:
            return None
        if text not in self._docs:
            self._wanted.add(text)
            self._read()
        return self._docs[text]

    def tree(self, start: int) -> Doc | None:
        """Return the sentence that begins at an offset, with its tree too."""
        self.trees([start])
        return self.words(start)

    def trees(self, starts: Iterable[int]) -> None:
        """Make the trees of sentences that will be asked for."""
        starts = [start for start in starts if start in self._texts]
        self.want(starts)
        docs = {self._texts[start]: self.words(start) for start in starts}
        self._run({TREE}, [doc for text, doc in docs.items() if doc and text not in self._trees])
        self._trees.update(docs)

    def tags(self, start: int) -> Tagged:
        """Return what the pipeline found in the sentence that begins at an offset."""
        doc = self.words(start)
        if doc is None:
            return UNTAGGED
        text = self._texts[start]
        if text not in self._tags:
            self._tags[text] = read_tags(doc, self._named)
        return self._tags[text]

    def within(self, start: int, end: int) -> list[int]:
        """Return where the sentences begin that begin in ``text[start:end]``."""
        return self._starts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def naming(self, start: int, end: int, told: Container[int] = ()) -> list[int]:
        """Return those of ``within`` that may hold a name, not at the offsets ``told`` of."""
        return [
            at
            for at in self.within(start, end)
            if any(at + c.end() - 1 not in told for c in CAPITAL.finditer(self._texts[at]))
        ]

    def _read(self) -> None:
        """Read what is wanted."""
        texts = sorted(self._wanted - self._docs.keys())
        words = frozenset(self._nlp.pipe_names) - {TREE, NAMES} - UNASKED
        self._docs.update(zip(texts, self._run(words, texts), strict=True))
        self._run({NAMES}, [self._docs[text] for text in texts if CAPITAL.search(text)])
        self._wanted.clear()

    def _run(self, names: Container[str], docs: Sequence[str | Doc]) -> list[Doc]:
        """Run some components over sentences."""
        others = [name for name in self._nlp.pipe_names if name not in names]
        return list(self._nlp.pipe(docs, batch_size=BATCH, disable=others))
