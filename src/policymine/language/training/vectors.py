"""Train floret vectors (hashed subword vectors) on the plain Danish text.

Source of the method: Bojanowski et al. (2017), "Enriching word vectors with subword information",
in the compact form of floret (Explosion, 2022), which spaCy reads. The text is lower-cased, since
headings in capitals should meet the same vectors as running text; hence `--attr LOWER`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from policymine.language.training import sources
from policymine.language.training.heldout import HeldOut

if TYPE_CHECKING:
    from spacy.language import Language

DIMENSIONS = 96
BUCKETS = 40_000

_CLOCK = re.compile(r"^\s*Kl\. \d\d:\d\d\s*$", re.MULTILINE)
_PARAGRAPH = re.compile(r"\n[ \t]*\n|\n(?= {3}\S)")


def read_paragraphs(folder: Path) -> Iterator[str]:
    """Yield the paragraphs of Folketinget's proceedings, lines joined, clock times left out."""
    for _, text in sources.read_members(folder, sources.FOLKETINGET, ".txt"):
        for block in _PARAGRAPH.split(_CLOCK.sub("\n", text)):
            paragraph = " ".join(block.split())
            if paragraph:
                yield paragraph


def iter_sentences(paragraphs: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield the tokens of every sentence of plain paragraphs (rule-based splitting)."""
    import spacy

    nlp = spacy.blank("da")
    nlp.add_pipe("sentencizer")
    for doc in nlp.pipe(paragraphs, batch_size=500):
        for sentence in doc.sents:
            yield tuple(token.text for token in sentence if not token.is_space)


def write_text(path: Path, sentences: Iterable[tuple[str, ...]], held_out: HeldOut) -> None:
    """Write the vectors' training text, a lower-cased sentence a line, without held-out ones."""
    with path.open("w", encoding="utf-8") as file:
        for forms in sentences:
            if not held_out.overlaps(forms):
                file.write(" ".join(forms).replace("_", " ").lower() + "\n")


def train_vectors(text: Path, target: Path) -> None:
    """Train floret vectors on one sentence a line and write them in floret's text format.

    floret seeds its threads with their numbers, so one thread gives the same vectors every time.
    """
    import floret

    model = floret.train_unsupervised(
        str(text),
        mode="floret",
        model="cbow",
        dim=DIMENSIONS,
        bucket=BUCKETS,
        hashCount=2,
        minn=3,
        maxn=5,
        minCount=5,
        ws=4,
        epoch=12,
        lr=0.05,
        neg=10,
        thread=1,
        verbose=0,
    )
    model.save_floret_vectors(str(target))


def add_vectors(nlp: Language, path: Path) -> None:
    """Give a blank pipeline the vectors of a floret file, looked up in lower case."""
    from spacy.training.initialize import convert_vectors

    convert_vectors(nlp, path, truncate=-1, prune=-1, name=path.stem, mode="floret", attr="LOWER")
