"""Actors that a label, a column of partners or an office tells."""

from __future__ import annotations

import pytest
from actor_documents import made_document, made_initiative, read

from policymine.schema.finding import ActorType


def names_in(*lines: str, units: tuple[str, ...] = ("Odder",)) -> list[str]:
    mentions, _ = read(made_document(*lines, units=units))
    return [mention.name for mention in mentions]


def test_a_name_ends_where_a_label_begins() -> None:
    text = "Tovholder: Café Tusind Tidsplan: maj 2027 Ansvarlig: PPR Frist: august 2027"
    assert names_in(text) == ["Café Tusind", "PPR"]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["Samarbejdspartnere: Aktive Naboer, Gokart Odder"], ["Aktive Naboer", "Gokart Odder"]),
        (["Samarbejdspartnere | Aktive Naboer og SIND"], ["Aktive Naboer", "SIND"]),
        (["Inddragelse: Alle borgere spørges. De svarer i maj."], []),
        (["Samarbejdspartnere | Skive"], ["Skive Kommune"]),
    ],
)
def test_partners_are_whoever_a_label_or_a_cell_before_them_says(
    lines: list[str], names: list[str]
) -> None:
    assert names_in(*lines) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Planen er godkendt af socialchefen.", ["Socialchefen"]),
        ("Centerchefen for Børn og Unge fremlægger status.", ["Centerchefen for Børn og Unge"]),
        ("Social- og ældrechefen har svaret.", ["Social- og ældrechefen"]),
        ("Leder af Solkrogen", ["Leder af Solkrogen"]),
        ("Socialchefen Bo Krag bød velkommen.", ["Bo Krag"]),
        ("En god leder af møder lytter.", []),
    ],
)
def test_an_office_is_an_actor(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize("office", ["Kvalitetskonsulenten", "Socialministeren"])
def test_a_cell_that_names_an_office_names_a_person(office: str) -> None:
    document = made_document(f"Nye kurser | {office}")
    act = made_initiative(document, "Nye kurser", office)
    (mention,) = read(document, act)[0]
    assert (mention.name, mention.type) == (office, ActorType.PERSON)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vi holdt borgermødet den 4. maj på Kromanden.", []),
        ("Der var temadag på Kromanden.", []),
        ("Vi åbner et værksted på Kromanden.", ["Kromanden"]),
    ],
)
def test_where_people_met_is_no_actor(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lægehuset i Rudme får en ny aftale.", ["Lægehuset i Rudme"]),
        ("Vi mødes i Café Bella på Skolevej.", ["Café Bella"]),
        ("Bo og Aktivitet følger op.", ["Bo og Aktivitet"]),
        ("Bostøtten Vest følger op.", ["Bostøtten Vest"]),
        ("Der er en lejr på Strynø.", []),
        ("Planen bygger på regeringens 10-årsplan.", []),
    ],
)
def test_a_name_takes_in_its_place_and_its_fields_and_no_more(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["Rusmiddelcenter Odder er åbent.", "Rusmiddelcentret hjælper."],
         ["Rusmiddelcenter Odder", "Rusmiddelcenter Odder"]),
        (["SIND Odder er med.", "Vi takker SIND."], ["SIND Odder", "SIND Odder"]),
        (["SIND Odder og SIND Skive er med.", "Vi takker SIND."],
         ["SIND Odder", "SIND Skive", "SIND"]),
        (["Bostedet Mosegården er åbent.", "Fest hos Mosegården."],
         ["Bostedet Mosegården", "Bostedet Mosegården"]),
        (["Center for Handicap og Psykiatri svarer.", "Vi spurgte Handicap og Psykiatri."],
         ["Center for Handicap og Psykiatri", "Center for Handicap og Psykiatri"]),
        (["Udvalget for Social og Sundhed svarer.", "Vi spurgte Social og Sundhed."],
         ["Udvalget for Social og Sundhed", "Social og Sundhed"]),
        (["Nordlys Tilsyn A/S svarer.", "Nordlys Tilsyn tilbyder hjælp."],
         ["Nordlys Tilsyn A/S", "Nordlys Tilsyn A/S"]),
        (["Psykiatrisk Center Viborg og Center for Voksne svarer.", "Centret følger op."],
         ["Psykiatrisk Center Viborg", "Center for Voksne"]),
        (["Socialforvaltningen følger op.", "Det er forvaltningens mål."],
         ["Socialforvaltningen", "Socialforvaltningen"]),
    ],
)  # fmt: skip
def test_a_bare_name_means_the_only_full_one(lines: list[str], names: list[str]) -> None:
    assert names_in(*lines) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vi holder et kursus for praktiserende læger.", ["Praktiserende læger"]),
        ("Borgeren går til egen læge.", []),
        ("Vi har to botilbud, Elmely og Lyngvej.", ["Elmely", "Lyngvej"]),
        ("Den ligger på Lyngvej.", []),
    ],
)
def test_doctors_are_partners_and_houses_may_be_called_after_a_road(
    text: str, names: list[str]
) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("cell", "names"), [("Beboerne", {"Borgere"}), ("Alle", set()), ("Løbende", set())]
)
def test_a_cell_may_name_a_group_or_nobody(cell: str, names: set[str]) -> None:
    document = made_document(f"Nye kurser | {cell}")
    mentions, _ = read(document, made_initiative(document, "Nye kurser", cell))
    assert {mention.name for mention in mentions} == names


def test_a_short_form_in_a_cell_means_the_name_that_it_was_introduced_for() -> None:
    document = made_document("Center for Voksenstøtte (CVS) følger op.", "Nye kurser | CVS")
    mentions, _ = read(document, made_initiative(document, "Nye kurser", "CVS"))
    assert {m.name for m in mentions} == {"Center for Voksenstøtte"}


def test_who_holds_an_office_is_not_employed_by_the_next_cell() -> None:
    document = made_document("Nye kurser | Socialchefen | FOA", "Socialchefen i Skive Kommune.")
    homes = [m.home for m in read(document)[0] if m.name == "Socialchefen"]
    assert homes == ["Odder", "Skive"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vi talte med Sofie Bang Lorentzen om det.", ["Sofie Bang Lorentzen"]),
        ("Det hedder nu Bo- og Støttecenter Odder.", ["Bo- og Støttecenter Odder"]),
        ("Den Tværgående Myndighed har mange sager.", ["Den Tværgående Myndighed"]),
        ("Vi følger Den Nationale Strategi.", []),
        ("Det sker i Bofællesskaberne Toften.", ["Bofællesskaberne Toften"]),
        ("Chefgruppen for Social og Sundhed er enig.", ["Chefgruppen for Social og Sundhed"]),
        ("Fagcenter Handicap og Psykiatri er enig.", ["Fagcenter Handicap og Psykiatri"]),
        ("Næste år åbner vi Brinken.", ["Brinken"]),
        ("Hjemmeplejen Distrikt Nord er med.", ["Hjemmeplejen Distrikt Nord"]),
        ("Planen er drøftet i Lokal-MED.", ["MED-udvalget"]),
        ("Det Frivillige Råd er spurgt.", ["Det Frivillige Råd"]),
        ("Sekretariat og Analyse følger op.", ["Sekretariat og Analyse"]),
        ("Sagen går til Centret Kommunens læge.", ["Odder Kommune"]),
        ("Center for Sund Aldring er spurgt.", ["Center for Sund Aldring"]),
        ("Det sker i Odder Varmestue.", ["Odder Varmestue"]),
        ("Akutteam Øst følger op.", ["Akutteam Øst"]),
    ],
)
def test_a_name_is_read_to_its_ends(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sagen er drøftet i socialudvalget.", ActorType.UNIT),
        ("Sagen er drøftet i Udvalget for Social og Sundhed.", ActorType.UNIT),
        ("Sagen er drøftet i ældrerådet.", ActorType.BODY),
        ("Vi taler med Ulborg Gymnasium.", ActorType.FACILITY),
        ("Vi taler med Ulborg Apotek.", ActorType.COMPANY),
        ("Vi taler med medarbejdere i Voksenstøtten.", ActorType.UNIT),
    ],
)
def test_what_an_actor_is(text: str, kind: ActorType) -> None:
    (mention,) = read(made_document(text))[0]
    assert mention.type is kind


def test_a_kind_in_lower_case_is_no_part_of_the_name_as_written() -> None:
    (mention,) = read(made_document("Der er mad i værestedet Tusindben."))[0]
    assert (mention.name, mention.anchor.quote) == ("Værestedet Tusindben", "Tusindben")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Bostøtteteamet Start: maj", {"Bostøtteteamet"}),
        ("Bakketoppen Fra 1. maj", {"Bakketoppen"}),
        ("Fra 1. maj", set()),
        ("Bakketoppen. Medvirkende: Aktive Naboer", {"Bakketoppen", "Aktive Naboer"}),
        ("Analyse og Udvikling inden maj", {"Analyse og Udvikling"}),
    ],
)
def test_a_cell_names_nobody_by_its_labels_and_times(cell: str, names: set[str]) -> None:
    document = made_document(f"Nye kurser | {cell}")
    mentions, _ = read(document, made_initiative(document, "Nye kurser", cell))
    assert {mention.name for mention in mentions} == names


def test_half_a_compound_is_no_name() -> None:
    assert names_in("Det hænger sammen med Børne- og Ungepolitikken.") == []
