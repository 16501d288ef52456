"""Turn annotated sentences into spaCy documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from policymine.language.training.sources import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

GROUP = 5
"""Sentences in a document: enough to learn where one ends, few enough to stay a paragraph."""


def group_sentences(
    sentences: Iterable[Sentence], size: int = GROUP
) -> Iterator[tuple[Sentence, ...]]:
    """Yield runs of at most `size` sentences of one text, with or without trees throughout."""
    for _, run in groupby(sentences, key=lambda item: (item.source, _has_tree(item))):
        part: list[Sentence] = []
        for sentence in run:
            part.append(sentence)
            if len(part) == size:
                yield tuple(part)
                part = []
        if part:
            yield tuple(part)


def _has_tree(sentence: Sentence) -> bool:
    return bool(sentence.tokens) and sentence.tokens[0].head >= 0


def build_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """Return one document of these sentences; what a token lacks is missing, not empty."""
    from spacy.tokens import Doc

    tokens = [token for sentence in sentences for token in sentence.tokens]
    starts = {0}
    for sentence in sentences:
        starts.add(max(starts) + len(sentence.tokens))
    trees = all(_has_tree(sentence) for sentence in sentences)
    doc = Doc(
        vocab,
        words=[token.form for token in tokens],
        spaces=[token.space for token in tokens],
        pos=[token.pos for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=_heads(sentences) if trees else None,
        deps=[token.relation for token in tokens] if trees else None,
        sent_starts=None if trees else [index in starts for index in range(len(tokens))],
    )
    for token, gold in zip(doc, tokens, strict=True):
        if gold.pos:
            token.set_morph(gold.feats)  # type: ignore[attr-defined]  # missing in spaCy's stubs
    _set_entities(doc, [token.entity for token in tokens])
    return doc


def _heads(sentences: Sequence[Sentence]) -> list[int]:
    heads: list[int] = []
    offset = 0
    for sentence in sentences:
        heads.extend(offset + token.head for token in sentence.tokens)
        offset += len(sentence.tokens)
    return heads


def _set_entities(doc: Doc, tags: Sequence[str]) -> None:
    """Set the names from IOB tags; a token without a tag is unannotated."""
    from spacy.tokens import Span

    spans, at = [], 0
    while at < len(tags):
        end = at + 1
        if tags[at].startswith("B-"):
            while end < len(tags) and tags[end].startswith("I-"):
                end += 1
            spans.append(Span(doc, at, end, label=tags[at][2:]))
        at = end
    missing = [doc[index : index + 1] for index, tag in enumerate(tags) if not tag]
    doc.set_ents(spans, missing=missing, default="outside")
