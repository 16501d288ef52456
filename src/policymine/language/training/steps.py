"""The chain from the annotated files to the shipped model, a step at a time.

Every step writes one folder or file below the work folder and is skipped where that is there, so
an interrupted run goes on where it stopped. Delete an output to have it made again.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from policymine.language.lexicon import FACTORY, Lexicon, LexiconTables
from policymine.language.training import (
    agreementtables,
    augment,
    corpus,
    heldout,
    lemmatables,
    plain,
    sources,
    tokenizer,
    vectors,
)
from policymine.language.training.docs import build_doc, group_sentences
from policymine.language.training.evaluate import read_gold
from policymine.language.training.narrow import narrow_vectors
from policymine.language.training.rounds import LAST, last, refine_pipeline, train_pipeline
from policymine.language.training.work import Work, run_step

if TYPE_CHECKING:
    from spacy.language import Language

    from policymine.language.training.sources import Sentence

SEED = 0
PLAIN_WORDS = (304_000, 450_000)
"""Words of plain text that the teacher annotates after each of its courses."""

VECTOR_WIDTH = 64
"""Numbers a vector in the shipped pipeline, of the 96 that are learnt from."""

META = {
    "name": "policymine",
    "version": "0.1.0",
    "description": "Danish: tags, lemmas, dependencies, names of persons, places, organisations",
    "author": "The policymine authors",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.2,<3.9.0",
    "performance": {},
    "sources": [
        {"name": "PAROLE-DK and DDT (Copenhagen Dependency Treebanks)", "license": "CC BY-SA 4.0"},
        {"name": "UNER_Danish-DDT (training part)", "license": "CC BY-SA 4.0"},
        {"name": "Proceedings of Folketinget 2022-23 (vectors)", "license": "public"},
    ],
}


def write_corpus(data: Path, work: Work) -> None:
    """Convert the annotated files and write training documents."""
    held_out = heldout.read_held_out(data)
    sentences = corpus.build_corpus(data, held_out)
    changed = augment.augment(sentences, random.Random(SEED))
    write_docs(work.train, chain(sentences, changed))


def write_teacher(data: Path, work: Work) -> None:
    """Teach a large network what is annotated by hand; keep it after each of its courses."""
    from policymine.language.training.teacher import learning, weights

    sentences = corpus.build_corpus(data, heldout.read_held_out(data))
    known = weights.read_weights(weights.find_weights())
    for course, teacher in enumerate(learning.teach(sentences, known, seed=SEED)):
        learning.write_teacher(teacher, work.teacher(course))


def write_more(data: Path, work: Work, course: int) -> None:
    """Write the same sentences and plain ones with all layers, as the teacher reads them.

    Sentences with names or trees made by hand come twice: as they are, and with what they lack.
    """
    from policymine.language.training.teacher import labelling, learning, weights

    held_out = heldout.read_held_out(data)
    sentences = corpus.build_corpus(data, held_out)
    known = weights.read_weights(weights.find_weights())
    teacher = learning.read_teacher(work.teacher(course), known)
    by_hand = filter(augment.is_rich, sentences)
    annotated = labelling.annotate(sentences, teacher)
    shares = augment.SHARES | augment.SWAPPED
    changed = augment.augment(annotated, random.Random(SEED), shares)
    plain_ones = labelling.annotate(_draw(data, held_out, course), teacher)
    write_docs(work.more(course), chain(by_hand, annotated, changed, plain_ones))


def _draw(data: Path, held_out: heldout.HeldOut, course: int) -> list[Sentence]:
    """Return the plain sentences that the teacher annotates after a course."""
    words = PLAIN_WORDS[course]
    return list(plain.draw_sentences(data, held_out, words=words, seed=SEED))


def write_index(data: Path, work: Work) -> None:
    """Write the index of all sentences that are learnt from."""
    held_out = heldout.read_held_out(data)
    drawn = (_draw(data, held_out, course) for course in range(len(PLAIN_WORDS)))
    learnt = chain(corpus.build_corpus(data, held_out), *drawn)
    work.index.write_bytes(heldout.build_index(sentence.forms for sentence in learnt))


def write_docs(path: Path, sentences: Iterable[Sentence], *, size: int = 5) -> None:
    """Write sentences as documents of at most `size` of them."""
    import spacy
    from spacy.tokens import DocBin

    vocab = spacy.blank("da").vocab
    docs = (build_doc(vocab, group) for group in group_sentences(sentences, size))
    DocBin(docs=docs).to_disk(path)


def write_dev(data: Path, work: Work) -> None:
    """Write UD dev, a sentence a document."""
    write_docs(work.dev, read_gold(data, "dev"), size=1)


def write_text(data: Path, work: Work) -> None:
    """Write the vectors' text: Folketinget's proceedings and PAROLE-DK."""
    plain = vectors.iter_sentences(vectors.read_paragraphs(data))
    annotated = (sentence.forms for sentence in sources.read_parole(data))
    vectors.write_text(work.text, chain(plain, annotated), heldout.read_held_out(data))


def write_base(work: Work) -> None:
    """Write the blank pipeline that training starts from."""
    nlp = tokenizer.build_base()
    vectors.add_vectors(nlp, work.vectors)
    nlp.to_disk(work.base)


def write_lexicon(work: Work) -> None:
    """Write the tables of the lexicon."""
    readings = list(lemmatables.read_readings(work.train))
    words = work.text.read_text(encoding="utf-8").split()
    tables = LexiconTables(
        agreementtables.build_agreement(readings), lemmatables.build_tables(readings, words)
    )
    Lexicon(tables=tables).to_disk(work.lexicon)


def prepare(data: Path, work: Work) -> None:
    """Run all steps before the training."""
    work.folder.mkdir(parents=True, exist_ok=True)
    run_step(work.train, lambda: write_corpus(data, work))
    courses = range(len(PLAIN_WORDS))
    run_step(work.teacher(courses[-1]), lambda: write_teacher(data, work))
    for course in courses:
        run_step(work.more(course), partial(write_more, data, work, course))
    run_step(work.index, lambda: write_index(data, work))
    run_step(work.dev, lambda: write_dev(data, work))
    run_step(work.text, lambda: write_text(data, work))
    run_step(work.vectors, lambda: vectors.train_vectors(work.text, work.vectors))
    run_step(work.base, lambda: write_base(work))
    run_step(work.lexicon, lambda: write_lexicon(work))


def build_model(data: Path, work: Work, target: Path) -> None:
    """Run all steps that are not done yet and package the best pipeline into ``target``."""
    prepare(data, work)
    run_step(work.trained, lambda: train_pipeline(work))
    refine_pipeline(work)
    package(work, target)


def package(work: Work, target: Path) -> None:
    """Write the mean of the last rounds, with the lexicon and the index of training sentences."""
    nlp = last(work, *LAST)
    narrow_vectors(nlp, Counter(work.text.read_text("utf-8").split()), VECTOR_WIDTH)
    nlp.add_pipe(FACTORY, after="parser").from_disk(work.lexicon)  # type: ignore[attr-defined]
    describe(nlp)
    nlp.to_disk(target)
    (target / "training-index.bin").write_bytes(work.index.read_bytes())


def describe(nlp: Language) -> None:
    """Say what the pipeline is; figures and paths of its training, which are others', go."""
    nlp.meta.update(META)
    config = nlp.config
    config["paths"] = dict.fromkeys(config["paths"])
    nlp.config = config
