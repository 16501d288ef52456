"""Narrower vectors do to the networks what the wide ones did."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from policymine.language import load_nlp
from policymine.language.training.narrow import factor, narrow_vectors

TEXT = "Kommunen vil styrke samarbejdet med Region Sjælland om borgere i Odense ."


def test_the_product_is_exact_where_the_rows_lie_in_as_few_directions() -> None:
    rng = np.random.default_rng(0)
    rows, matrices = rng.normal(size=(50, 3)) @ rng.normal(size=(3, 8)), rng.normal(size=(8, 5))

    first, second = factor(rows, matrices, 3)

    assert (first.shape, second.shape) == ((8, 3), (3, 5))
    assert rows @ first @ second == pytest.approx(rows @ matrices, abs=1e-3)


def test_fewer_numbers_give_nearly_the_same_tags(tmp_path) -> None:
    nlp = spacy.load(load_nlp(None).path)
    words = TEXT.split()
    before = nlp(Doc(nlp.vocab, words)).copy()
    width = nlp.vocab.vectors.shape[1]

    narrow_vectors(nlp, dict.fromkeys(words, 1), width - 8)
    nlp.to_disk(tmp_path)
    nlp = spacy.load(tmp_path)

    after = nlp(Doc(nlp.vocab, words))
    assert nlp.vocab.vectors.shape[1] == width - 8
    assert [token.tag_ or token.pos_ for token in after] == [token.pos_ for token in before]
    assert [token.head.i for token in after] == [token.head.i for token in before]
