"""Acts that are described one by one: under a line that names them, or in a table of labels."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp
from policymine.schema.document import BlockKind
from policymine.schema.finding import Initiative, State


def acts(text: str, folder: Path, name: str) -> tuple[Initiative, ...]:
    return find_findings(plan_from(text, folder, name), nlp=load_nlp())[1]


def responsible(act: Initiative) -> str:
    return act.responsible.quote if act.responsible else ""


TIGHT = """Handleplan for unge i Nordby Kommune 2024

Indsatser i 2024

Indsats: Læsevenner
Frivillige læser med børnene på biblioteket.
Ansvarlig: Nordby Bibliotek
Tidsplan: Hele 2024
Status: I gang
Indsats: Åbent værksted
Ansvarlig: Nordby Ungdomsskole
Tidsplan: Juni 2024
Status: Planlagt
"""


@pytest.mark.parametrize("text", [TIGHT, TIGHT.replace("\n", "\n\n")], ids=["tight", "loose"])
def test_a_line_with_a_label_names_an_act_whose_fields_stand_below(
    text: str, tmp_path: Path
) -> None:
    readers, workshop = acts(text, tmp_path, "plan.txt")
    assert readers.anchor.quote == "Læsevenner"
    assert workshop.anchor.quote == "Åbent værksted"
    assert responsible(readers) == "Nordby Bibliotek"
    assert (readers.state, workshop.state) == (State.ONGOING, State.PLANNED)
    assert readers.activity
    assert readers.activity.quote.startswith("Frivillige")


def test_a_numbered_activity_needs_no_colon(tmp_path: Path) -> None:
    text = (
        "# Handicapplan\n\n## Mål 1: Adgang for alle\n\n### Delmål 1.1 Huse alle kan bruge\n\n"
        "#### Aktivitet 1.1.1 Gennemgang af rådhuset\n\nAnsvarlig: Ejendomscentret\n\n"
        "Tidsplan: 2023\n\n#### Aktivitet 1.1.2 Teleslynge i salen\n\nDen købes brugt.\n"
    )
    found = acts(text, tmp_path, "plan.md")
    assert [act.anchor.quote for act in found] == [
        "Gennemgang af rådhuset",
        "Teleslynge i salen",
    ]


@pytest.mark.parametrize("label", ["Tiltag nr. {}", "Aktivitet {}", "Indsats {}"])
@pytest.mark.parametrize("numbers", ["12", "AB"])
def test_acts_are_counted_in_numbers_or_letters(label: str, numbers: str, tmp_path: Path) -> None:
    first, second = (label.format(number) for number in numbers)
    text = (
        f"Plan for ældre\n\n{first}: Faldforebyggelse\nAnsvar: Træningscentret\nTid: 2024\n\n"
        f"{second}: Madklub\nAnsvar: Hjemmeplejen\nTid: 2025\n"
    )
    found = acts(text, tmp_path, "plan.txt")
    assert [act.anchor.quote for act in found] == ["Faldforebyggelse", "Madklub"]
    assert [responsible(act) for act in found] == ["Træningscentret", "Hjemmeplejen"]


def sheet(*rows: tuple[str, str]) -> str:
    cells = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
    return f"<table>{cells}</table>"


def test_tables_of_labels_describe_an_act_each(tmp_path: Path) -> None:
    first = sheet(
        ("Indsats", "Fritidspas"),
        ("Hvad gør vi?", "Barnet får betalt et års kontingent."),
        ("Ansvarlig", "Nordby Idrætsforening"),
        ("Tidsplan", "2024"),
    )
    second = first.replace("Fritidspas", "Lommepengejob").replace("2024", "2025")
    asked = sheet(
        ("Hvad?", "Åben torsdag"),
        ("Hvorfor?", "Mange savner et sted at være om aftenen"),
        ("Hvem?", "Kulturhuset Møllen"),
        ("Hvornår?", "1. oktober 2024"),
    )
    numbers = sheet(("Beboere", "1.840"), ("Boliger", "790"))
    page = (
        f"<main><h1>Boligsocial plan</h1><p>Planen har tre indsatser.</p>{numbers}{first}{second}"
        f"<h2>Fællesskab</h2>{asked}<p>De er åbne for alle i området.</p></main>"
    )
    found = acts(page, tmp_path, "plan.html")
    assert [act.anchor.quote for act in found] == ["Fritidspas", "Lommepengejob", "Åben torsdag"]
    assert responsible(found[1]) == "Nordby Idrætsforening"
    assert [act.deadline_end and act.deadline_end.year for act in found] == [2024, 2025, 2024]
    assert found[0].activity
    assert found[0].activity.quote.startswith("Barnet")


def test_several_activities_under_a_heading_are_those_of_the_act_it_names(tmp_path: Path) -> None:
    facts = (("Aktiviteter", "<ul><li>Fire møder</li><li>En folder</li></ul>"), ("Tovholder", "HR"))
    page = f"<main><h1>Plan</h1><h2>Kurser for fædre</h2>{sheet(*facts, ('Frist', '2027'))}</main>"
    (act,) = acts(page, tmp_path, "plan.html")
    assert act.title == "Kurser for fædre"
    assert act.activity
    assert act.activity.quote.endswith("En folder")


def test_a_heading_that_asks_is_no_label(tmp_path: Path) -> None:
    text = (
        "# Ungepolitik\n\n## Hvordan får de unge én indgang?\n\n"
        "Kommunen samler rådgivningen i ét hus fra august 2024.\n\n"
        "## Hvem hører på de unge i byen?\n\n"
        "Kommunen etablerer et ungeråd i 2025.\n"
    )
    found = acts(text, tmp_path, "plan.md")
    assert [act.anchor.quote.split()[1] for act in found] == ["samler", "etablerer"]


def test_a_column_that_counts_its_rows_names_no_acts(tmp_path: Path) -> None:
    text = (
        "# Plan 2024\n\n## Indsatser\n\n"
        "| Tiltag | Indhold | Tovholder | Start |\n|---|---|---|---|\n"
        "| T1 | Fælles skabelon | HR | maj 2024 |\n| T2 | Nye tabletter | IT | juni 2024 |\n"
    )
    found = acts(text, tmp_path, "plan.md")
    assert [act.anchor.quote for act in found] == ["Fælles skabelon", "Nye tabletter"]


COUNTED = """# Handleplan for Nordby Kommune 2023-2026

Farven siger, hvor langt vi er:

- Grøn: handlingen er gennemført eller følger planen
- Rød: handlingen er stoppet

## Mål 1: Ro

### Handling 1.1

Alle elever får en mentor

Status pr. 3. marts 2025 (grøn): Mentorerne mødes hver uge. Frist: udgangen af 2025.

Ansvarlig: Nordby Ungdomsskole

### Handling 1.2

Fælles skolebænk for ledere

Status ultimo 2024 (rød): Der var ingen plads.

### Handling 1.3

Cykelbussen kører på fredage

Status: Ikke i gang endnu
"""


def test_a_heading_may_only_count_the_act_below_it(tmp_path: Path) -> None:
    mentors, bench, bus = acts(COUNTED, tmp_path, "plan.md")
    assert mentors.anchor.quote == "Alle elever får en mentor"
    assert responsible(mentors) == "Nordby Ungdomsskole"
    assert str(mentors.deadline_end) == "2025-12-31"
    assert bench.anchor.quote == "Fælles skolebænk for ledere"
    assert bus.anchor.quote == "Cykelbussen kører på fredage"
    assert [act.state for act in (mentors, bench, bus)] == [
        State.COMPLETED,
        State.ABANDONED,
        State.PLANNED,
    ]


def test_a_counted_heading_without_labels_below_it_names_no_act(tmp_path: Path) -> None:
    text = "# Plan\n\n## Indsats 1\n\nUlven er et dyr.\n\n### Handlinger\n\n- Åbner en café\n"
    assert [act.anchor.quote for act in acts(text, tmp_path, "plan.md")] == ["Åbner en café"]


def test_sheets_counted_in_one_table_are_acts_of_their_own(tmp_path: Path) -> None:
    sheets = [
        f"| Handling {n} | {name} |\n| Det gør vi | Huset får {n} nye medarbejdere. |\n"
        f"| Ansvar | Caféen |\n| Tid | 2027 |\n"
        for n, name in enumerate(("Natcafé på havnen", "Ny indgang til støtte"), start=1)
    ]
    text = "# Plan for Randers Kommune 2025-2028\n\n## Mål 1: Ro\n\n|  |  |\n|---|---|\n" + "".join(
        sheets
    )
    found = acts(text, tmp_path, "plan.md")
    assert [act.title for act in found] == ["Natcafé på havnen", "Ny indgang til støtte"]


def test_a_sheet_may_list_several_acts_as_its_one(tmp_path: Path) -> None:
    listed = "a) Oprette en natcafé<br>b) Ansætte to mentorer<br>c) Samle rådgivningen"
    rows = f"| Handlinger | {listed} |\n| Ansvarlig | Caféen |\n| Tidsplan | 2027 |\n"
    text = f"# Plan for Randers Kommune 2025-2028\n\n## Tema 1: Ro\n\n|  |  |\n|---|---|\n{rows}"
    found = acts(text, tmp_path, "plan.md")
    assert [(act.title, responsible(act)) for act in found] == [
        ("Oprette en natcafé", "Caféen"),
        ("Ansætte to mentorer", "Caféen"),
        ("Samle rådgivningen", "Caféen"),
    ]


def test_a_plan_without_headings_is_read(tmp_path: Path) -> None:
    text = "Kommunen ansætter en boligvejleder i 2026. Vejlederen sidder på rådhuset.\n"
    document = plan_from(text, tmp_path)
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH]
    assert find_findings(document, nlp=load_nlp())[1]
