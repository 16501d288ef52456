"""The lemmatiser: known words from the table, the rest by rules on endings."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from policymine.language import load_nlp
from policymine.language.lemmas import FACTORY, LemmaTables, Lemmatizer
from policymine.language.nlp import shipped_path
from policymine.language.training.lemmatables import build_tables

DEFINITE = "Definite=Def|Gender=Com|Number=Sing"
READINGS = [
    *[(f"{stem}en", stem, "NOUN", DEFINITE) for stem in ("hund", "fisk", "vej")],
    *[(f"{stem}n", stem, "NOUN", DEFINITE) for stem in ("skole", "kage")],
    ("var", "være", "VERB", "Tense=Past"),
    ("var", "var", "ADJ", ""),
]


@pytest.fixture
def lemmatizer() -> Lemmatizer:
    made = Lemmatizer()
    made.set_tables(build_tables(READINGS, ["plan", "plan", "have", "have"]))
    return made


def test_a_known_form_has_the_lemma_of_its_word_class(lemmatizer: Lemmatizer) -> None:
    assert lemmatizer.lemma("Var", "VERB", "Tense=Past") == "være"
    assert lemmatizer.lemma("var", "ADJ", "") == "var"


def test_an_attested_lemma_beats_a_commoner_rule(lemmatizer: Lemmatizer) -> None:
    assert lemmatizer.lemma("planen", "NOUN", DEFINITE) == "plan"
    assert lemmatizer.lemma("haven", "NOUN", DEFINITE) == "have"


def test_a_compound_leans_on_its_last_part(lemmatizer: Lemmatizer) -> None:
    assert lemmatizer.lemma("byhaven", "NOUN", DEFINITE) == "byhave"


def test_names_keep_their_capitals_and_lose_a_genitive(lemmatizer: Lemmatizer) -> None:
    assert lemmatizer.lemma("Odderups", "PROPN", "Case=Gen") == "Odderup"
    assert lemmatizer.lemma("Aarhus", "PROPN", "") == "Aarhus"


def test_a_word_without_rules_is_its_own_lemma_in_lower_case(lemmatizer: Lemmatizer) -> None:
    assert lemmatizer.lemma("Hurra", "INTJ", "") == "hurra"


def test_the_tables_survive_disk_and_bytes(lemmatizer: Lemmatizer, tmp_path: Path) -> None:
    lemmatizer.to_disk(tmp_path / "kept")
    read = Lemmatizer().from_disk(tmp_path / "kept")
    assert read.lemma("planen", "NOUN", DEFINITE) == "plan"
    assert Lemmatizer().from_bytes(read.to_bytes()).to_bytes() == lemmatizer.to_bytes()


def test_new_tables_forget_the_old_ones(lemmatizer: Lemmatizer) -> None:
    assert lemmatizer.lemma("planen", "NOUN", DEFINITE) == "plan"
    lemmatizer.set_tables(LemmaTables())
    assert lemmatizer.lemma("planen", "NOUN", DEFINITE) == "planen"


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
