"""Lemmas: known words from the table, the rest by rules on endings."""

from __future__ import annotations

import pytest

from policymine.language.lemmas import LemmaFinder
from policymine.language.training.lemmatables import build_tables

DEFINITE = "Definite=Def|Gender=Com|Number=Sing"
READINGS = [
    *[(f"{stem}en", stem, "NOUN", DEFINITE) for stem in ("hund", "fisk", "vej")],
    *[(f"{stem}n", stem, "NOUN", DEFINITE) for stem in ("skole", "kage")],
    ("var", "være", "VERB", "Tense=Past"),
    ("var", "var", "ADJ", ""),
]


@pytest.fixture
def finder() -> LemmaFinder:
    return LemmaFinder(build_tables(READINGS, ["plan", "plan", "have", "have"]))


def test_a_known_form_has_the_lemma_of_its_word_class(finder: LemmaFinder) -> None:
    assert finder.lemma("Var", "VERB", "Tense=Past") == "være"
    assert finder.lemma("var", "ADJ", "") == "var"


def test_an_attested_lemma_beats_a_commoner_rule(finder: LemmaFinder) -> None:
    assert finder.lemma("planen", "NOUN", DEFINITE) == "plan"
    assert finder.lemma("haven", "NOUN", DEFINITE) == "have"


def test_a_compound_leans_on_its_last_part(finder: LemmaFinder) -> None:
    assert finder.lemma("byhaven", "NOUN", DEFINITE) == "byhave"


def test_a_compound_of_a_known_form_has_its_lemma(finder: LemmaFinder) -> None:
    assert finder.lemma("byskolen", "NOUN", DEFINITE) == "byskole"
    assert finder.lemma("EU-skolen", "NOUN", DEFINITE) == "EU-skole"


def test_names_keep_their_capitals_and_lose_a_genitive(finder: LemmaFinder) -> None:
    assert finder.lemma("Odderups", "PROPN", "Case=Gen") == "Odderup"
    assert finder.lemma("Aarhus", "PROPN", "") == "Aarhus"


def test_a_word_without_rules_is_its_own_lemma_in_lower_case(finder: LemmaFinder) -> None:
    assert finder.lemma("Hurra", "INTJ", "") == "hurra"
