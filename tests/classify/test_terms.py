import pytest

from policymine.classify.terms import TermFinder, stem
from policymine.schema.codebook import Code, Codebook, NoCode


def finder(*terms):
    code = Code(id="A", title="A", definition="A", terms=terms)
    return TermFinder(
        Codebook(id="t", version="1", title="t", codes=(code,), none=NoCode(title="none"))
    )


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("koordinere", "Indsatsen koordineres bedre"),
        ("koordinering", "Koordineringen styrkes"),
        ("jobcenter", "i samarbejde med jobcentrene"),
        ("recoveryorienteret", "recoveryorienterede metoder"),
        ("kompetence", "kompetenceudvikling for alle"),
        ("udredning", "en hurtig voksenudredning"),
        ("målgruppe", "Målgrupperne beskrives"),
        ("uddannelse", "uddannelses- og jobtilbud"),
        ("følge op", "der følges op hvert år"),
        ("andre kommuner", "sammen med andre kommuner"),
        ("fit", "FIT indføres"),
    ],
)
def test_a_term_is_found_inflected_and_in_compounds(term, text):
    assert [found.text for found in finder(term).find(text)] == [term]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("effekt", "en effektiv indsats"),
        ("kost", "en kostbar løsning"),
        ("fit", "fitness for alle"),
        ("afklaring", "en uafklaring af sagen"),
        ("håb", "håbefulde planer"),
    ],
)
def test_another_word_is_not_the_term(term, text):
    assert not finder(term).find(text)


def test_a_text_without_its_term_is_the_rest_of_it():
    found = finder("koordinere")
    (term,) = found.find("Vi koordinerer indsatsen")
    assert found.without("Vi koordinerer indsatsen", term) == "Vi indsatsen"


def test_stems_join_the_forms_of_a_word():
    assert stem("medarbejderne") == stem("medarbejdere") == stem("medarbejder")
