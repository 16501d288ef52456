"""Finding goals, initiatives, actors and relations against a bare parse of the same text.

The rival is ``nlp.pipe`` with all components over the text of all blocks of all documents, in
batches of 256 that may reach across documents. Extraction is what a run does for a document, one
after another: its sentences are cut, those that could say something are read by the same pipeline
as far as the rules ask (words, entities, trees), and all rules run. Both are given the same
documents in turn, in one process; what counts is the least seconds of work of some rounds. What
extraction remembers of sentences is forgotten before each round; what it knows of words and of
headings is not, since they recur in any run.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle
from pathlib import Path

from benchmarks.ratio import Ratio, Sizes, fastest
from policymine.schema.document import Document

PLANS = Path(__file__).parents[1] / "tests" / "plans" / "dev"
PAGE = 2500
"""Characters that count as a page."""


def measure(sizes: Sizes) -> Iterator[Ratio]:
    """Measure extraction over the invented plans, read again and again up to so many pages."""
    from policymine.extract import extract, find_findings
    from policymine.language import load_nlp

    nlp = load_nlp()
    documents = list(_documents(sizes.pick(30, 100)))
    texts = [d.block_text(block) for d in documents for block in d.blocks]
    bare, findings, whole = fastest(
        lambda: list(nlp.pipe(texts)),
        lambda: _afresh(lambda document: find_findings(document, nlp=nlp), documents),
        lambda: _afresh(lambda document: extract(document, nlp=nlp), documents),
        times=5,
        clock=time.process_time,
    )
    details = {"pipe": bare, "findings": findings, "extract": whole, "documents": len(documents)}
    parse = "nlp.pipe over the same text"
    yield Ratio("goals and initiatives", parse, findings / bare, None, True, details)
    yield Ratio("extraction", parse, whole / bare, 1.10, True, details)


def _afresh(work: Callable[[Document], object], documents: Iterable[Document]) -> None:
    """Do a work for each document, with nothing remembered of the sentences of an earlier round."""
    from policymine.extract.sentences import split_sentences
    from policymine.extract.speech import glance

    split_sentences.cache_clear()
    glance.cache_clear()
    for document in documents:
        work(document)


def _documents(pages: int) -> Iterator[Document]:
    """Yield the plans in turn, each as a document of its own, until they fill so many pages."""
    from policymine.ingest import read

    plans = [read(path) for path in sorted(PLANS.iterdir()) if path.suffix != ".json"]
    left = pages * PAGE
    for document in cycle(plans):
        if left <= 0:
            return
        left -= len(document.text)
        yield document
