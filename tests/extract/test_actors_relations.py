"""What actors are to each other: kinds, directions, flags, and no ties from mere company."""

from __future__ import annotations

import pytest
from actor_documents import BLANK, made_document, made_initiative, read, ties_in, triple
from spacy.tokens import Doc

from policymine.extract.actors import clauses
from policymine.extract.actors.membership import find_memberships
from policymine.extract.actors.names import Name
from policymine.extract.actors.parse import find_subject
from policymine.extract.parsed import Parsed
from policymine.schema.finding import ActorType, Sector, State


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Jobcenter Odder samarbejder med KL.", ("Jobcenter Odder", "works_with", "KL")),
        ("Aftalen er et samarbejde mellem KL og SIND.", ("KL", "works_with", "SIND")),
        ("Vi vil styrke samarbejdet med SIND.", ("Odder Kommune", "works_with", "SIND")),
        ("KL og SIND indgår et samarbejde.", ("KL", "works_with", "SIND")),
        ("Planen har været i høring hos Handicaprådet.",
         ("Handicaprådet", "consulted_by", "Odder Kommune")),
        ("Handicaprådet inddrages fra begyndelsen.",
         ("Handicaprådet", "consulted_by", "Odder Kommune")),
        ("Tilbuddet er finansieret af Socialstyrelsen.",
         ("Socialstyrelsen", "funds", "Odder Kommune")),
        ("Region Midtjylland har bevilget midlerne.",
         ("Region Midtjylland", "funds", "Odder Kommune")),
        ("Kommunen køber pladser hos Botilbuddet Lærkevang.",
         ("Odder Kommune", "buys_from", "Botilbuddet Lærkevang")),
        ("Bostøtten i Center for Voksne følger op.",
         ("Bostøtten", "part_of", "Center for Voksne")),
        ("SIND Silkeborg er spurgt.", ("SIND Silkeborg", "part_of", "SIND")),
    ],
)  # fmt: skip
def test_a_sentence_states_a_tie(text: str, tie: tuple[str, str, str]) -> None:
    assert tie in ties_in(text)


def test_company_in_a_sentence_is_no_tie() -> None:
    found = ties_in("KL har skrevet en bog. Ældre Sagen holder møde, og SIND har et kontor.")
    assert found == []


def test_a_place_in_a_list_of_partners_is_no_partner() -> None:
    found = ties_in("Vi samarbejder med SIND, centre i Skive Kommune og KL.")
    assert ("Odder Kommune", "works_with", "SIND") in found
    assert ("KL", "works_with", "Odder Kommune") in found
    assert not [tie for tie in found if "Skive Kommune" in tie]


def test_who_owns_a_partner_is_not_the_partner() -> None:
    found = ties_in("KL samarbejder med kommunens handicapråd.")
    assert not [tie for tie in found if "Odder Kommune" in tie and "KL" in tie]


def test_a_tie_is_flagged_as_its_clause_says() -> None:
    document = made_document(
        "KL samarbejder ikke med SIND.",
        "KL bør samarbejde med Ældre Sagen.",
        "KL har haft et samarbejde med Røde Kors om ikke-vestlige borgere.",
    )
    _, relations = read(document)
    by_target = {relation.target: relation for relation in relations}
    by_target |= {relation.source: relation for relation in relations if relation.source != "KL"}
    assert by_target["SIND"].negated
    assert by_target["Ældre Sagen"].hedged
    assert not by_target["Ældre Sagen"].negated
    assert by_target["Røde Kors"].tense == "past"
    assert not by_target["Røde Kors"].negated


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("Et samarbejde med SIND om kørsel, der blev prøvet i 2022, er stoppet.", True),
        ("Aftalen med SIND udløber i 2024.", True),
        ("Samarbejdet med SIND er nu ophørt.", True),
        ("Et samarbejde med SIND om unge, der er stoppet i skolen, fortsætter.", False),
        ("Kommunen samarbejder med SIND, og det gamle projekt er stoppet.", False),
        ("I samarbejde med SIND opsiges de gamle aftaler.", False),
    ],
)
def test_cooperation_that_has_stopped_is_not_told_as_going_on(text: str, ended: bool) -> None:
    _, relations = read(made_document(text))
    ties = [r for r in relations if "SIND" in (r.source, r.target) and r.kind == "works_with"]
    assert ties
    assert {tie.abandoned for tie in ties} == {ended}


@pytest.mark.parametrize(("rule", "told"), [("ending", True), ("cell", False), ("agent", False)])
def test_a_bare_name_belongs_to_no_municipality_by_where_it_stands(rule: str, told: bool) -> None:
    document = made_document("Havblik rykker op.")
    name = Name(0, 0, 7, "Havblik", ActorType.UNIT, Sector.MUNICIPAL, home="Odder", rule=rule)
    ties = [(tie.source, tie.target) for tie in find_memberships(document, [name])]
    assert ties == ([("Havblik", "Odder Kommune")] if told else [])


def test_a_cell_ties_its_actors_to_the_initiative_and_to_each_other() -> None:
    cell = "Bostøtten i Center for Voksne i samarbejde med Jobcentret"
    document = made_document(f"Nyt tilbud | {cell}")
    initiative = made_initiative(document, "Nyt tilbud", cell, state=State.ABANDONED)
    _, relations = read(document, initiative)
    found = {triple(relation) for relation in relations if relation.rule == "cell"}
    assert found == {
        ("Bostøtten", "responsible_for", initiative.id),
        ("Bostøtten", "works_with", "Jobcentret"),
    }
    assert all(r.abandoned for r in relations if r.rule == "cell")


def test_a_title_and_a_place_of_work_beside_a_person_are_no_partners() -> None:
    cell = "Leder Mette Holm, Jobcenter Odder og KL"
    document = made_document("- v. Mette Holm, Jobcenter Odder", f"Nyt tilbud | {cell}")
    initiative = made_initiative(document, "Nyt tilbud", cell)
    _, relations = read(document, initiative)
    found = {frozenset(triple(r)[::2]) for r in relations if r.kind == "works_with"}
    assert found == {frozenset(("Mette Holm", "KL")), frozenset(("Jobcenter Odder", "KL"))}


def test_the_subject_of_an_initiative_is_responsible_where_there_is_no_cell() -> None:
    text = "Socialafdelingen udarbejder en plan sammen med KL."
    document = made_document(f"- {text}")
    initiative = made_initiative(document, text)
    _, relations = read(document, initiative)
    assert ("Socialafdelingen", "responsible_for", initiative.id) in map(triple, relations)
    assert ("KL", "works_with", "Socialafdelingen") in map(triple, relations)


def test_who_pays_for_an_initiative_is_tied_to_it() -> None:
    text = "Styrke bostøtten med midler fra Socialstyrelsen."
    document = made_document(f"- {text}")
    initiative = made_initiative(document, text)
    _, relations = read(document, initiative)
    assert ("Socialstyrelsen", "funds", initiative.id) in map(triple, relations)


def test_the_partner_that_opens_a_sentence_works_with_who_acts_after_the_verb() -> None:
    found = ties_in("I samarbejde med KL udvikler Socialafdelingen et kursus.")
    assert ("KL", "works_with", "Socialafdelingen") in found


def test_the_parse_says_who_acts() -> None:
    words = ["I", "tæt", "samarbejde", "med", "KL", "holder", "hele", "Socialafdelingen", "kurser"]
    heads = [2, 2, 5, 4, 2, 5, 7, 5, 5]
    labels = ["case", "amod", "obl", "case", "nmod", "ROOT", "amod", "nsubj", "obj"]
    tags = ["ADP", "ADJ", "NOUN", "ADP", "PROPN", "VERB", "ADJ", "NOUN", "NOUN"]
    doc = Doc(BLANK.vocab, words=words, heads=heads, deps=labels, pos=tags)
    start, end = find_subject(doc, doc.text.index("samarbejde"))
    assert doc.text[start:end] == "hele Socialafdelingen"


def test_the_subject_of_a_passive_does_not_act() -> None:
    words = ["Kurset", "holdes", "med", "KL"]
    labels = ["nsubj:pass", "ROOT", "case", "obl"]
    tags = ["NOUN", "VERB", "ADP", "PROPN"]
    doc = Doc(BLANK.vocab, words=words, heads=[1, 1, 3, 1], deps=labels, pos=tags)
    assert find_subject(doc, doc.text.index("med")) is None


def test_a_list_of_partners_ends_where_a_clause_begins() -> None:
    found = ties_in("Målet er i samarbejde med KL at undgå, at borgere og SIND må vente.")
    assert found == [("KL", "works_with", "Odder Kommune")]


def test_a_partner_inside_the_subject_is_not_the_subject(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "Aftalen med KL og SIND fornyes."
    monkeypatch.setattr(Parsed, "tree", lambda self, start: BLANK(sentence))
    monkeypatch.setattr(clauses, "find_subject", lambda doc, at: (0, len(sentence)))
    found = ties_in(sentence)
    assert ("KL", "works_with", "Odder Kommune") in found
    assert ("KL", "works_with", "SIND") not in found
