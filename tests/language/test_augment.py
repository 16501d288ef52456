"""Sentences in other forms carry their annotation along."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from policymine.language.training.augment import augment, break_sentence
from policymine.language.training.sources import Sentence, Token
from policymine.language.training.swap import collect_names, swap_names


def named(person: str, place: str, *, genitive: bool = False) -> Sentence:
    feats = "Case=Gen" if genitive else ""
    return Sentence(
        (
            Token(person, person, pos="PROPN", head=1, relation="nsubj", entity="B-PER"),
            Token("besøger", "besøge", pos="VERB", head=1, relation="ROOT", entity="O"),
            Token(place, place, pos="PROPN", feats=feats, head=3, relation="obl", entity="B-LOC"),
            Token("havn", "havn", pos="NOUN", head=1, relation="obj", entity="O"),
        )
    )


def test_a_swapped_name_is_another_of_its_kind_in_the_same_tree() -> None:
    sentences = [named("Grete", "Odderup"), named("Ali", "Bønnerup", genitive=True)]
    swapped = swap_names(sentences[0], collect_names(sentences), random.Random(1))
    assert swapped.forms[0] in ("Grete", "Ali")
    assert swapped.forms[2] == "Odderup"  # the only place that is no genitive
    assert [t.head for t in swapped.tokens] == [t.head for t in sentences[0].tokens]
    assert [t.entity for t in swapped.tokens] == [t.entity for t in sentences[0].tokens]


def test_names_that_are_common_nouns_are_left_alone() -> None:
    tokens = named("Grete", "Odderup").tokens
    common = Sentence((replace(tokens[0], pos="NOUN"), *tokens[1:]))
    assert all(kind[0] != "PER" for kind in collect_names([common]))


def test_only_sentences_with_trees_or_names_are_repeated() -> None:
    plain = Sentence((Token("Hej", "hej", pos="INTJ"), Token("igen", "igen", pos="ADV")))
    shares = {"upper": 1.0}
    assert list(augment([plain], random.Random(0), shares)) == []
    (loud,) = augment([named("Grete", "Odderup")], random.Random(0), shares)
    assert loud.forms == ("GRETE", "BESØGER", "ODDERUP", "HAVN")
    assert [t.entity for t in loud.tokens] == ["B-PER", "O", "B-LOC", "O"]


def test_a_lemma_that_capitals_hide_is_dropped() -> None:
    (loud,) = augment([named("Grete", "Odderup")], random.Random(0), {"upper": 1.0})
    assert {t.lemma for t in loud.tokens} == {""}
    (low,) = augment([named("Grete", "Odderup")], random.Random(0), {"lower": 1.0})
    assert [t.lemma for t in low.tokens] == ["", "besøge", "", "havn"]


@given(st.integers(0, 10_000))
def test_a_broken_sentence_keeps_its_letters_and_its_tree(seed: int) -> None:
    gold = named("Grete", "Odderup")
    broken = break_sentence(gold, random.Random(seed))
    letters = "".join(broken.forms).replace(" ", "").replace("-", "")
    assert letters == "".join(gold.forms)
    heads = [token.head for token in broken.tokens]
    assert [
        broken.tokens[head].form[0]
        for head, t in zip(heads, broken.tokens, strict=True)
        if t.relation == "nsubj"
    ] == ["b"]
    assert all(0 <= head < len(broken.tokens) for head in heads)
    opened = [t.entity for t in broken.tokens if t.entity.startswith("B-")]
    assert opened == ["B-PER", "B-LOC"]
