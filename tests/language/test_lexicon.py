"""The lexicon: tags that agree with tree and dictionary, lemmas, and tables that survive."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from policymine.language import load_nlp
from policymine.language.lexicon import FACTORY, Lexicon, LexiconTables
from policymine.language.nlp import shipped_path
from policymine.language.training.agreementtables import build_agreement
from policymine.language.training.lemmatables import build_tables

NEUTER, COMMON = "Gender=Neut|Number=Sing", "Gender=Com|Number=Sing"
READINGS = [
    *[("har", "have", "AUX", "Tense=Pres")] * 3,
    *[("har", "have", "VERB", "Tense=Pres")] * 3,
    *[("tilbud", "tilbud", "NOUN", NEUTER)] * 3,
    ("hold", "hold", "NOUN", NEUTER),
    ("hold", "hold", "NOUN", "Gender=Neut|Number=Plur"),
]


@pytest.fixture
def lexicon() -> Lexicon:
    return Lexicon(tables=LexiconTables(build_agreement(READINGS), build_tables(READINGS, [])))


def parsed(words: list[str], pos: list[str], heads: list[int], deps: list[str]) -> Doc:
    doc = Doc(spacy.blank("da").vocab, words=words, pos=pos, heads=heads, deps=deps)
    for token in doc:
        if token.pos_ == "NOUN":
            token.set_morph(COMMON)
    return doc


def test_a_verb_that_helps_another_is_an_auxiliary(lexicon: Lexicon) -> None:
    doc = lexicon(parsed(["har", "lukket"], ["VERB", "VERB"], [1, 1], ["aux", "ROOT"]))
    assert [token.pos_ for token in doc] == ["AUX", "VERB"]


def test_a_verb_on_its_own_is_none(lexicon: Lexicon) -> None:
    doc = lexicon(parsed(["har", "tilbud"], ["AUX", "NOUN"], [0, 0], ["ROOT", "obj"]))
    assert doc[0].pos_ == "VERB"


def test_without_a_tree_the_tagger_has_its_way(lexicon: Lexicon) -> None:
    doc = Doc(spacy.blank("da").vocab, words=["har"], pos=["AUX"])
    assert lexicon(doc)[0].pos_ == "AUX"


@pytest.mark.parametrize(
    ("word", "feats"),
    [
        ("tilbud", NEUTER),
        ("Støttetilbud", NEUTER),
        ("boldhold", "Gender=Neut|Number=Sing"),  # its number varies, its gender does not
        ("støtte", COMMON),
    ],
)
def test_a_noun_has_the_features_of_its_last_part(lexicon: Lexicon, word: str, feats: str) -> None:
    assert str(lexicon(parsed([word], ["NOUN"], [0], ["ROOT"]))[0].morph) == feats


def test_the_tables_survive_disk_and_bytes(lexicon: Lexicon, tmp_path: Path) -> None:
    lexicon.to_disk(tmp_path / "kept")
    read = Lexicon().from_disk(tmp_path / "kept")
    assert read.to_bytes() == lexicon.to_bytes()
    doc = read(parsed(["har", "lukket"], ["VERB", "VERB"], [1, 1], ["aux", "ROOT"]))
    assert doc[0].lemma_ == "have"


def test_untagged_words_are_left_alone(lexicon: Lexicon) -> None:
    doc = lexicon(Doc(spacy.blank("da").vocab, words=["har"]))
    assert doc[0].lemma_ == ""


def test_the_shipped_model_lemmatises_inflected_words() -> None:
    doc = load_nlp()("Kommunens borgere etablerer nye forebyggelsestilbud.")
    lemmas = [token.lemma_ for token in doc]
    assert lemmas == ["kommune", "borger", "etablere", "ny", "forebyggelsestilbud", "."]


def test_spacy_alone_finds_the_component() -> None:
    script = f"import spacy; print(spacy.load({str(shipped_path())!r}).pipe_names)"
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script], capture_output=True, text=True, check=True
    )
    assert FACTORY in run.stdout
