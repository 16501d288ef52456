"""A document's sentences are read when asked for, together, once a text, and no further."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import spacy
from plan_builder import plan_from
from spacy.language import Language
from spacy.tokens import Doc

from policymine.extract.parsed import Parsed
from policymine.schema.document import Document

TEXT = """# Sammen om hverdagen

Vi åbner et værested. Vi åbner flere. Det drives af Solhøj og naboerne.

Vi åbner et værested.
"""


class Reader:
    """A component that notes the texts it was given, batch by batch."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def __call__(self, doc: Doc) -> Doc:
        return doc

    def pipe(self, docs: Iterable[Doc], batch_size: int) -> Iterator[Doc]:
        read = list(docs)
        if read:
            self.batches.append([doc.text for doc in read])
        yield from read


@Language.factory("noting_reader")
def make_reader(nlp: Language, name: str) -> Reader:
    return Reader()


@pytest.fixture
def nlp() -> Language:
    nlp = spacy.blank("da")
    for name in ("morphologizer", "parser", "lemmatizer", "ner"):
        nlp.add_pipe("noting_reader", name=name)
    return nlp


@pytest.fixture
def document(tmp_path: Path) -> Document:
    return plan_from(TEXT, tmp_path)


def batches(nlp: Language, name: str) -> list[list[str]]:
    reader = nlp.get_pipe(name)
    assert isinstance(reader, Reader)
    return reader.batches


def test_what_is_wanted_is_read_at_once_and_each_text_once(
    nlp: Language, document: Document
) -> None:
    parsed = Parsed(document, nlp)
    every = parsed.within(0, len(document.text))
    assert len(every) == 4
    parsed.want(every)
    assert batches(nlp, "morphologizer") == []
    for start in every:
        parsed.tags(start)
    (read,) = batches(nlp, "morphologizer")
    assert sorted(read) == [
        "Det drives af Solhøj og naboerne.",
        "Vi åbner et værested.",
        "Vi åbner flere.",
    ]


def test_what_nobody_wants_is_not_read_and_entities_are_looked_for_by_capitals(
    nlp: Language, document: Document
) -> None:
    parsed = Parsed(document, nlp)
    parsed.want([document.text.index("Det drives")])
    parsed.words(document.text.index("Vi åbner flere"))
    (read,) = batches(nlp, "morphologizer")
    assert sorted(read) == ["Det drives af Solhøj og naboerne.", "Vi åbner flere."]
    assert batches(nlp, "ner") == [["Det drives af Solhøj og naboerne."]]


def test_a_sentence_may_hold_a_name_where_a_capital_is_told_of_by_nobody(
    nlp: Language, document: Document
) -> None:
    parsed, end = Parsed(document, nlp), len(document.text)
    name = document.text.index("Solhøj")
    assert parsed.naming(0, end) == [document.text.index("Det drives")]
    assert parsed.naming(0, end, range(name, name + len("Solhøj"))) == []


def test_a_tree_is_made_where_it_is_asked_for_and_lemmas_nowhere(
    nlp: Language, document: Document
) -> None:
    parsed = Parsed(document, nlp)
    start = document.text.index("Vi åbner flere")
    parsed.words(start)
    assert batches(nlp, "parser") == []
    assert parsed.tree(start) is parsed.tree(start)
    assert batches(nlp, "parser") == [["Vi åbner flere."]]
    assert batches(nlp, "lemmatizer") == []


def test_a_heading_and_a_blank_pipeline_say_nothing(nlp: Language, document: Document) -> None:
    heading = document.text.index("Sammen")
    assert Parsed(document, nlp).words(heading) is None
    assert Parsed(document, spacy.blank("da")).within(0, len(document.text)) == []
