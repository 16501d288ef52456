"""``policymine train-sentences``: teach what tells an act in running text, from marked plans."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policymine.cli.options import Nlp

if TYPE_CHECKING:
    from spacy.language import Language

    from policymine.evaluate.findings_gold import GoldPlan
    from policymine.extract.sentence_training import Example
    from policymine.schema.document import Document

FEWEST_WORDS = 4
"""Shorter sentences teach nothing."""
LONG = 25
"""Characters of an act from which a sentence that holds it, or stands in it, tells it."""

Mark = Callable[[str], bool | None]
"""Says of a sentence's bare words whether it was marked as an act; None where nobody judged it."""


def train_sentences(
    out: Annotated[Path, typer.Argument(help="The file to write (sentences.json.gz).")],
    plans: Annotated[list[Path], typer.Argument(help="Folders of plans with PLAN.gold.json.")],
    marks: Annotated[
        Path | None, typer.Option(help="Marks of sentences: file, hash, and y or n, by tabs.")
    ] = None,
    texts: Annotated[Path | None, typer.Option(help="The folder of the texts marked so.")] = None,
    nlp: Nlp = None,
) -> None:
    """Teach which sentences tell acts, from plans with gold and from single marked sentences."""
    from policymine.evaluate.findings_gold import find_plans
    from policymine.extract.sentence_model import write_sentence_model
    from policymine.extract.sentence_training import train_sentences as train
    from policymine.ingest import read
    from policymine.language import load_nlp

    language = load_nlp(nlp)
    examples: list[Example] = []
    for folder in plans:
        for plan, gold in find_plans(folder):
            examples += _examples(read(plan), language, _marks_of_gold(gold))
    if marks and texts:
        for name, told in _read_marks(marks).items():
            examples += _examples(read(texts / name), language, partial(_look_up, told))
    model = train(examples)
    out.write_bytes(write_sentence_model(model))
    acts = sum(example.act for example in examples)
    typer.echo(f"{len(examples)} sentences, {acts} of them acts; {len(model.weights)} weights")


def _bare(text: str) -> str:
    from policymine.evaluate.findings_match import bare

    return bare(text)


def _marks_of_gold(gold: GoldPlan) -> Mark:
    """Return what gold says of sentences: an act or none; of goals nothing."""
    acts = [_bare(act.text) for act in gold.initiatives]
    goals = {_bare(text) for goal in gold.goals for text in (goal.title, goal.text)}

    def mark(text: str) -> bool | None:
        return None if text in goals else any(_is_same(text, act) for act in acts)

    return mark


def _is_same(text: str, act: str) -> bool:
    return text == act or (len(act) > LONG and (act in text or text in act))


def _look_up(told: dict[str, bool], text: str) -> bool | None:
    return told.get(hashlib.blake2b(text.encode(), digest_size=6).hexdigest())


def _read_marks(file: Path) -> dict[str, dict[str, bool]]:
    """Return by file what was marked in it: sentences by the hash of their bare words."""
    told: dict[str, dict[str, bool]] = {}
    for line in file.read_text("utf-8").splitlines():
        name, key, mark = line.split("\t")
        told.setdefault(name, {})[key] = mark == "y"
    return told


def _examples(document: Document, nlp: Language, marked: Mark) -> Iterator[Example]:
    """Yield the sentences and items of a document that are marked one way or the other."""
    from policymine.extract.outline import build_outline
    from policymine.extract.parsed import Parsed
    from policymine.extract.prose_acts import read_in_place
    from policymine.extract.sentence_model import words_of_doc
    from policymine.extract.sentence_training import Example
    from policymine.extract.sentences import sentences_of
    from policymine.schema.document import BlockKind

    parsed, outline = Parsed(document, nlp), build_outline(document)
    for number, block in enumerate(document.blocks):
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            continue
        sentences = list(sentences_of(document, number))
        parsed.want(sentence.start for sentence in sentences)
        for sentence in sentences:
            text = _bare(sentence.text)
            act = marked(text) if len(text.split()) >= FEWEST_WORDS else None
            words = parsed.words(sentence.start) if act is not None else None
            if words is not None:
                reading = read_in_place(sentence, parsed, acting=outline[number].acting)
                yield Example(text, tuple(words_of_doc(words)), reading, document.kind, bool(act))
