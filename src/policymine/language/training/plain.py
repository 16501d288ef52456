"""Sentences of the plain Danish text, drawn from all of it, for the teacher to annotate."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from policymine.language.training import vectors
from policymine.language.training.heldout import HeldOut
from policymine.language.training.sources import Sentence, Token
from policymine.language.training.tokenizer import build_base

_SHORTEST, _LONGEST = 6, 60
_ENDS = frozenset(".?!:")
_PARAGRAPH = range(60, 900)
"""Characters of a paragraph that is used: longer than a heading, shorter than a list."""


def draw_sentences(folder: Path, held_out: HeldOut, *, words: int, seed: int) -> Iterator[Sentence]:
    """Yield different whole sentences of Folketinget's proceedings until there are some `words`.

    Paragraphs are drawn from all sittings; the sentences of one follow each other.
    """
    nlp = build_base()
    nlp.add_pipe("sentencizer")
    paragraphs = [text for text in vectors.read_paragraphs(folder) if len(text) in _PARAGRAPH]
    random.Random(seed).shuffle(paragraphs)
    known: set[tuple[str, ...]] = set()
    for number, doc in enumerate(nlp.pipe(paragraphs)):
        for span in doc.sents:
            tokens = tuple(
                Token(token.text, space=bool(token.whitespace_))
                for token in span
                if not token.is_space
            )
            sentence = Sentence(tokens, source=f"folketinget-{number}")
            if sentence.forms in known or not _is_whole(sentence.forms):
                continue
            known.add(sentence.forms)
            if not held_out.overlaps(sentence.forms):
                words -= len(tokens)
                yield sentence
        if words <= 0:
            return


def _is_whole(forms: tuple[str, ...]) -> bool:
    """Say whether words look like a sentence from its beginning to its end."""
    proper = len(forms) in range(_SHORTEST, _LONGEST)
    return proper and forms[0][:1].isupper() and forms[-1] in _ENDS
