"""``policymine train-acts``: teach what tells an act, from marked plans."""

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
    from policymine.extract.act_training import Example
    from policymine.schema.document import BlockKind, Document

FEWEST_WORDS = 4
"""Shorter sentences teach nothing of sentences."""
LONG = 25
"""Characters from which a sentence that holds an act, or stands in it, tells it."""

Mark = Callable[[str], bool | None]
"""Says of a sentence's bare words whether it was marked as an act; None where nobody judged it."""


def train_acts(
    out: Annotated[Path, typer.Argument(help="The folder to write sentences and pieces to.")],
    plans: Annotated[list[Path], typer.Argument(help="Folders of plans with PLAN.gold.json.")],
    marks: Annotated[
        Path | None, typer.Option(help="Marks of sentences: file, hash, and y or n, by tabs.")
    ] = None,
    texts: Annotated[Path | None, typer.Option(help="The folder of the texts marked so.")] = None,
    nlp: Nlp = None,
) -> None:
    """Teach what tells acts, from plans with gold and from single marked sentences.

    Writes ``sentences.json.gz`` (running text) and ``pieces.json.gz`` (items, cells, headings).
    """
    from policymine.evaluate.findings_gold import find_plans
    from policymine.extract.act_training import teach
    from policymine.extract.weights import write_weights
    from policymine.ingest import read
    from policymine.language import load_nlp

    language = load_nlp(nlp)
    marked = [
        (read(plan), _marks_of_gold(gold)) for folder in plans for plan, gold in find_plans(folder)
    ]
    if marks and texts:
        told = _read_marks(marks)
        marked += [(read(texts / name), partial(_look_up, rows)) for name, rows in told.items()]
    taught = {
        "sentences": [e for document, mark in marked for e in _sentences(document, language, mark)],
        "pieces": [e for document, mark in marked for e in _pieces(document, mark)],
    }
    for name, examples in taught.items():
        weights = teach(examples)
        (out / f"{name}.json.gz").write_bytes(write_weights(weights))
        acts = sum(example.act for example in examples)
        typer.echo(f"{len(examples)} {name}, {acts} of them acts; {len(weights.weights)} weights")


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
    shorter, longer = sorted((text, act), key=len)
    return text == act or (len(shorter) > LONG and shorter in longer)


def _look_up(told: dict[str, bool], text: str) -> bool | None:
    return told.get(hashlib.blake2b(text.encode(), digest_size=6).hexdigest())


def _read_marks(file: Path) -> dict[str, dict[str, bool]]:
    """Return by file what was marked in it: sentences by the hash of their bare words."""
    told: dict[str, dict[str, bool]] = {}
    for line in file.read_text("utf-8").splitlines():
        name, key, mark = line.split("\t")
        told.setdefault(name, {})[key] = mark == "y"
    return told


def _sentences(document: Document, nlp: Language, marked: Mark) -> Iterator[Example]:
    """Yield the sentences and items of a document that are marked one way or the other."""
    from policymine.extract.act_training import Example
    from policymine.extract.outline import build_outline
    from policymine.extract.parsed import Parsed
    from policymine.extract.prose_acts import read_in_place
    from policymine.extract.sentence_model import features, words_of_doc
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
                seen = features(words_of_doc(words), reading, document.kind)
                yield Example(text, seen, bool(act))


def _pieces(document: Document, marked: Mark) -> Iterator[Example]:
    """Yield the sentences, cells and headings of a document that are marked."""
    from policymine.extract.act_training import Example
    from policymine.extract.piece_model import piece_features

    for block, text in _texts(document):
        bare = _bare(text)
        act = marked(bare) if bare else None
        if act is not None:
            yield Example(bare, piece_features(text, block), act)


def _texts(document: Document) -> Iterator[tuple[BlockKind, str]]:
    """Yield the sentences, cells and headings of a document, each with the kind of its block."""
    from policymine.extract.sentences import sentences_of
    from policymine.schema.document import BlockKind

    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.TABLE_ROW:
            texts = [document.text[cell.start : cell.end] for cell in block.cells]
        elif block.kind is BlockKind.HEADING:
            texts = [document.block_text(block)]
        else:
            texts = [sentence.text for sentence in sentences_of(document, number)]
        yield from ((block.kind, text) for text in texts)
