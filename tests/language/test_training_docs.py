"""Documents for spaCy: what a sentence does not have is missing there, not empty."""

from __future__ import annotations

import spacy

from policymine.language.training.docs import build_doc, group_sentences
from policymine.language.training.sources import Sentence, Token

TREE = Sentence(
    (
        Token("Byen", "by", pos="NOUN", feats="Number=Sing", head=1, relation="nsubj"),
        Token("sover", "sove", pos="VERB", head=1, relation="ROOT", space=False),
        Token(".", ".", pos="PUNCT", head=1, relation="punct"),
    ),
    source="a",
)
NAMES = Sentence(
    (
        Token("Grete", entity="B-PER"),
        Token("Holm", entity="I-PER"),
        Token("sover", entity="O"),
    ),
    source="b",
)


def test_heads_are_counted_through_the_document() -> None:
    doc = build_doc(spacy.blank("da").vocab, [TREE, TREE])
    assert [token.head.i for token in doc] == [1, 1, 1, 4, 4, 4]
    assert [sent.text for sent in doc.sents] == ["Byen sover.", "Byen sover."]
    assert str(doc[0].morph) == "Number=Sing"


def test_a_sentence_with_names_only_has_no_tags_and_no_tree() -> None:
    doc = build_doc(spacy.blank("da").vocab, [NAMES])
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Grete Holm", "PER")]
    assert not doc.has_annotation("POS")
    assert not doc.has_annotation("DEP")
    assert doc[2].ent_iob_ == "O"


def test_a_sentence_without_names_leaves_them_open() -> None:
    doc = build_doc(spacy.blank("da").vocab, [TREE])
    assert not doc.has_annotation("ENT_IOB")


def test_documents_never_mix_texts_or_layers() -> None:
    plain = Sentence((Token("Hej", pos="INTJ"),), source="a")
    groups = list(group_sentences([TREE, TREE, TREE, plain, NAMES], size=2))
    assert [len(group) for group in groups] == [2, 1, 1, 1]
