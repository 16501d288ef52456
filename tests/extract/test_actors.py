"""Who is named: each kind of name, its base form, its home, and what is no actor."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from actor_documents import made_document, made_initiative, mentions_in, names_in, read
from hypothesis import given
from hypothesis import strategies as st

from policymine.extract.actors import find_actors
from policymine.schema.document import Kind
from policymine.schema.finding import ActorType


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Aftalen er indgået med Skive Kommune.", ["Skive Kommune"]),
        ("Skive Kommunes tilbud er åbent.", ["Skive Kommune"]),
        ("Skive og Struer kommuner går sammen.", ["Skive Kommune", "Struer Kommune"]),
        ("Hos Århus Kommune er det prøvet.", ["Aarhus Kommune"]),
        ("Vi har spurgt Vesthimmerland Kommune.", ["Vesthimmerlands Kommune"]),
        ("Vi vil lære sammen med Skive, Struer og Lemvig.",
         ["Skive Kommune", "Struer Kommune", "Lemvig Kommune"]),
        ("De fem fynske kommuner deler et tilbud.", ["De fynske kommuner"]),
        ("Københavns Kommune har delt sin model.", ["Københavns Kommune"]),
        ("Kommunerne på Djursland deler et tilbud.", ["Kommunerne på Djursland"]),
        ("Som andre kommuner på Djursland deler vi et tilbud.", []),
        ("Ingen af de fynske kommuner og de øvrige sydfynske kommuner er med.", []),
        ("Region Midtjyllands psykiatri har til huse her.", ["Region Midtjylland"]),
        ("Psykiatrien i Region Sjælland er med.", ["Region Sjællands Psykiatri"]),
        ("KKR Midtjylland og KL har bedt om det.", ["KKR Midtjylland", "KL"]),
        ("Center for Job, Unge og Ydelse følger op.", ["Center for Job, Unge og Ydelse"]),
        ("Center for Sundhed og Solgården følger op.", ["Center for Sundhed", "Solgården"]),
        ("Center for Social og Psykiatrisk Center Viborg er enige.",
         ["Center for Social", "Psykiatrisk Center Viborg"]),
        ("Den gives på Botilbuddet Lærkevang.", ["Botilbuddet Lærkevang"]),
        ("Det sker i rusmiddeltilbuddet Broen.", ["Rusmiddeltilbuddet Broen"]),
        ("Det sker hos Solbakkens Boligforening.", ["Solbakkens Boligforening"]),
        ("Sagen er drøftet i Social- og Sundhedsudvalget.", ["Social- og Sundhedsudvalget"]),
        ("Sagen er drøftet i børne- og skoleudvalget.", ["Børne- og skoleudvalget"]),
        ("Både social- og distriktspsykiatrien deltager.",
         ["Socialpsykiatrien", "Distriktspsykiatrien"]),
        ("Aftalen med socialpsykatrien er ny.", ["Socialpsykiatrien"]),
        ("Det siger socialpsykiatriplanen.", []),
        ("SIND Silkeborg og Bedre Psykiatri er spurgt.", ["SIND Silkeborg", "Bedre Psykiatri"]),
        ("Rapporten er skrevet af konsulentfirmaet Nordvind.", ["Nordvind"]),
        ("Formand Asta Kjeldgaard bød velkommen.", ["Asta Kjeldgaard"]),
        ("Vi spurgte borgmester Zenobia Quistorff-Lund om det.", ["Zenobia Quistorff-Lund"]),
        ("Fuglevang Venner tilbyder ture.", ["Fuglevang Venner"]),
        ("Teknik og Miljø vurderede sagen.", ["Teknik og Miljø"]),
    ],
)  # fmt: skip
def test_a_name_is_found_whole_and_in_its_base_form(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Servicelovens § 85 gælder for alle borgere.",
        "Vi bruger Recovery-star og Feedback Informed Treatment i Nexus.",
        "Sundhedsaftalen og Psykiatriplanen er politiske aftaler.",
        "Borgere fra Skive og Struer kan få tilbuddet.",
        "Begivenheden fandt sted på Nørregade.",
        "Målet er, at borgere og pårørende får hjælp på ældreområdet.",
        "Der er sket meget, siden vi sidst så på det.",
        "Sind og krop hænger sammen.",
        "Give hjælp til flere.",
        "Netværk og Fællesskab er temaet.",
        "Ifølge Hvordan har du det er flere stressede.",
    ],
)
def test_what_is_no_actor_is_left_alone(text: str) -> None:
    assert names_in(text) == []


def test_kommunen_and_regionen_are_those_of_the_plan() -> None:
    text = "Kommunen og regionen har aftalt det."
    assert names_in(text) == ["Odder Kommune", "Region Midtjylland"]
    assert names_in(text, units=()) == []


def test_kommunerne_of_a_joint_plan_are_all_of_them() -> None:
    found = mentions_in("Kommunerne har aftalt det.", units=("Skive", "Struer"))
    assert [mention.name for mention in found] == ["Skive Kommune", "Struer Kommune"]
    assert names_in("Kommunerne i hele landet gør det.", units=("Skive", "Struer")) == []


def test_a_local_unit_belongs_to_the_municipality_of_the_plan() -> None:
    (found,) = mentions_in("Socialforvaltningen følger op.")
    assert (found.name, found.home) == ("Socialforvaltningen", "Odder")


def test_a_home_that_the_text_gives_comes_first() -> None:
    found = mentions_in("Center for Pleje i Skive Kommune er med.")
    assert [(m.name, m.home) for m in found] == [
        ("Center for Pleje", "Skive"),
        ("Skive Kommune", ""),
    ]
    found = mentions_in("Struer Kommunes hjemmepleje er med.")
    assert [(m.name, m.home) for m in found][1:] == [("Hjemmeplejen", "Struer")]
    (found,) = mentions_in("Jobcenter Struer er med.")
    assert found.home == "Struer"


def test_roles_without_a_home_are_fields_of_work_in_a_paper_about_many() -> None:
    text = "Både socialpsykiatrien og jobcentret mærker presset."
    assert names_in(text, units=(), kind=Kind.FRAMEWORK) == []
    assert names_in(text, units=(), kind=Kind.PLAN) == ["Socialpsykiatrien", "Jobcentret"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Planen er lavet i samarbejde med pårørende og medarbejdere.",
         ["Pårørende", "Medarbejdere"]),
        ("Brugerne understregede, at tiden er knap.", ["Brugere"]),
        ("Pårørende får tilbud om et kursus.", []),
    ],
)  # fmt: skip
def test_groups_count_where_they_take_part(text: str, names: list[str]) -> None:
    assert names_in(text) == names


def test_a_short_form_means_the_full_name_all_through_the_document() -> None:
    found = mentions_in("Værestedet Havblik åbner.", "Der er fest på Havblik hver fredag.")
    assert [m.name for m in found] == ["Værestedet Havblik"] * 2
    found = mentions_in("Opsøgende Team for Unge (OTU) er nyt.", "Det gør OTU hver dag.")
    assert found[-1].anchor.quote == "OTU"
    assert found[-1].name == found[0].name


def test_people_share_the_organisation_after_the_last_of_them() -> None:
    document = made_document("- Oplæg - v. Asta Holt og Bo Friis Nielsen, Lemvig Kommune", units=())
    mentions, relations = read(document)
    people = [m for m in mentions if m.type is ActorType.PERSON]
    assert [(p.name, p.home) for p in people] == [
        ("Asta Holt", "Lemvig"),
        ("Bo Friis Nielsen", "Lemvig"),
    ]
    assert {(r.source, r.target) for r in relations} == {
        ("Asta Holt", "Lemvig Kommune"),
        ("Bo Friis Nielsen", "Lemvig Kommune"),
    }


def test_an_organisation_without_a_comma_is_not_part_of_the_name() -> None:
    assert names_in("- v Asta Holt Struer Kommune", "- v. Bo Friis Nielsen Deloitte", units=()) == [
        "Asta Holt", "Struer Kommune", "Bo Friis Nielsen", "Deloitte",
    ]  # fmt: skip


def test_people_can_be_left_out() -> None:
    document = made_document("- v. Asta Holt, Lemvig Kommune", units=())
    mentions, relations = read(document, people=False)
    assert [m.name for m in mentions] == ["Lemvig Kommune"]
    assert relations == ()


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Lærkevang", ["Lærkevang"]),
        ("Handicap og Psykiatri", ["Handicap og Psykiatri"]),
        ("Lærkevang og Mosegården.", ["Lærkevang", "Mosegården"]),
        ("Bostøtten i Center for Voksne", ["Bostøtten", "Center for Voksne"]),
        ("Center for Social i samarbejde med Jobcentret", ["Center for Social", "Jobcentret"]),
        ("Ansvarlig: Myndighed, KL", ["Myndighed", "KL"]),
        ("Lærkevang har ansvaret, men andre hjælper til", ["Lærkevang"]),
        ("kommunens egne folk", ["Odder Kommune"]),
        ("lederne", ["Ledere"]),
    ],
)
def test_every_cell_of_responsibility_names_somebody(cell: str, names: list[str]) -> None:
    document = made_document(f"Nyt tilbud | {cell}")
    mentions, _ = read(document, made_initiative(document, "Nyt tilbud", cell))
    assert [mention.name for mention in mentions] == names


def test_a_name_from_a_cell_is_known_in_the_whole_document() -> None:
    document = made_document("Vi besøgte Mosevang i går.", "Nyt tilbud | Mosevang")
    mentions, _ = read(document, made_initiative(document, "Nyt tilbud", "Mosevang"))
    assert [m.anchor.quote for m in mentions] == ["Mosevang", "Mosevang"]


def test_persons_of_the_pipeline_add_what_no_rule_has_seen() -> None:
    nlp = spacy.blank("da")
    persons = [
        "Zenobia Quist", "Informed Treatment", "Kloge Kids", "Recovery Huset", "Naturplan Danmark",
        "Nørre Alslev", "A2 Digital",
    ]  # fmt: skip
    nlp.add_pipe("entity_ruler", name="ner").add_patterns(
        [
            *({"label": "PER", "pattern": name} for name in persons),
            {"label": "ORG", "pattern": "Recovery-star"},
        ]
    )
    document = made_document(
        "Vi talte længe om KL Zenobia Quist, Feedback Informed Treatment og Recovery-star.",
        "Gruppeforløbet Kloge Kids begynder i maj i et Recovery Huset har lånt os.",
        "Vi kørte efter Naturplan Danmark fra Nørre Alslev med A2 Digital.",
    )
    mentions, _ = find_actors(document, (), nlp=nlp)
    assert [m.name for m in mentions if m.rule == "entity"] == ["Zenobia Quist"]


@given(st.text(alphabet="AbÆø .,-()'s\n|ogivmdKL", max_size=80))
def test_every_mention_quotes_the_text(text: str) -> None:
    document = made_document(*(text.splitlines() or [""]), "Skive Kommune og KL")
    mentions, relations = read(document)
    for claim in (*mentions, *relations):
        assert document.text_at(claim.anchor) == claim.anchor.quote
    spans = sorted((m.anchor.start, m.anchor.end) for m in mentions)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_each_line_of_a_cell_names_an_actor_of_its_own() -> None:
    lines = "Natcafé | Værestedet Svalen\nHavnby Højskole | 2021"
    document = made_document(lines)
    mentions, _ = read(document)
    assert {"Værestedet Svalen", "Havnby Højskole"} <= {mention.name for mention in mentions}


def test_a_plural_before_two_houses_is_no_actor() -> None:
    document = made_document("Værestederne Svalen og Perronen skal holde fest i 2021.")
    act = made_initiative(document, document.text.strip(), "Værestederne Svalen og Perronen")
    mentions, _ = read(document, act)
    assert {mention.name for mention in mentions} == {"Svalen", "Perronen"}
