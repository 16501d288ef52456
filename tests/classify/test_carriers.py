import pytest

from policymine.classify import Coder, Reading, load_coder
from policymine.classify.carriers import beside_terms, without_word
from policymine.classify.reasons import removals
from policymine.resources import read_codebook

TEXT = "Der holdes udskrivningsmøder med afdelingen."


@pytest.fixture(scope="module")
def coder() -> Coder:
    return load_coder(read_codebook("kl-2012"), embedder=None)


def test_the_word_that_speaks_for_a_code_is_named_as_it_stands(coder: Coder) -> None:
    codes = coder.model.head.codes
    found = coder.carriers.find(TEXT, codes.index("P2"), codes.index("P3"))
    assert found[0] == "udskrivningsmøder"
    assert set(found) <= set(TEXT.rstrip(".").split())


def test_nothing_carries_a_text_without_words(coder: Coder) -> None:
    assert coder.carriers.find("12 – 3", 0, 1) == []


def test_a_word_taken_away_is_gone_everywhere_and_no_other_is() -> None:
    assert without_word("Kor og korsang, kor igen", "kor") == "Kor og korsang, igen"


def test_a_word_in_which_a_term_was_found_is_not_named_twice() -> None:
    assert beside_terms(["udskrivningsmøder", "fast"], ["udskrivning"]) == ["fast"]


def test_an_abbreviation_ends_no_sentence(coder: Coder) -> None:
    reading = Reading("x", "Huset åbner pr. 1. maj kl. 10. Alle kan komme.")
    kinds = [removal.kind for removal in removals(reading, "P1", coder.finder)]
    assert kinds.count("without_sentence") == 2
