"""What a standard of service describes, and what a report to a council tells beside its acts."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_findings import found

from policymine.schema.finding import State

PLAN = "# Kvalitetsstandard for bostøtte i Odense Kommune 2026\n\n## En god hverdag\n\n"
REPORT = "# Statusrapport for psykiatriplanen i Odense Kommune 2022-2025\n\n## Status\n\n"


def acts(text: str, folder: Path) -> list[str]:
    return [act.anchor.quote for act in found(f"{text}\n", folder)[1]]


SERVICE = [
    "Når du har fået en afgørelse, kontaktes du af en bostøtte.",
    "Får du brug for hjælp om natten, ringer vi dig op.",
    "Din bevilling gennemgås hvert år.",
    "Vi kommer hjem til dig.",
    "Et besøg aflyses, hvis medarbejderen er syg.",
    "Ja, og vi hjælper dig med at udfylde skemaet.",
    "Hjælpen skal ydes med respekt for den enkelte.",
    "Antallet af hjemløse skal nedbringes inden 2028.",
    "Kommunen er i forhandling med sig selv om dagligdagen.",
]


@pytest.mark.parametrize("sentence", SERVICE)
def test_how_a_service_is_given_is_no_act(sentence: str, tmp_path: Path) -> None:
    assert not acts(f"{PLAN}Hverdagen er kort. {sentence}", tmp_path)


CHANGES = [
    "Støtten skal fremover også gives om aftenen.",
    "Kommunen skal inden udgangen af 2027 have oprettet ti nye akutpladser.",
    "Alle ledere skal senest i 2027 have gennemført en fælles uddannelse.",
    "Antallet af akutpladser skal udvides fra fire til otte.",
    "Kommunen er i forhandling med Fonden Nyt Hjem om tolv boliger.",
    "Du får fremover én fast kontaktperson.",
]


@pytest.mark.parametrize("sentence", CHANGES)
def test_what_a_standard_changes_is_an_act(sentence: str, tmp_path: Path) -> None:
    assert acts(f"{PLAN}Hverdagen er kort. {sentence}", tmp_path) == [sentence]


REMARKS = [
    "Af planens 24 tiltag er 18 sat i gang.",
    "Syv er afsluttet.",
    "Tovholderne bemærker, at kurserne er blevet udvidet.",
    "De ansatte peger på to ting: Skemaerne udfyldes to gange, og bilen mangler.",
    "Byrådet afsatte i 2022 en ramme på 3 mio. kr. til psykiatriplanen.",
    "Der er lagt vægt på det, som har virket.",
    "Da byrådet i 2022 besluttede at lave en plan, var der mange ønsker.",
    "Vejle oprettede i 2021 en natcafé.",
    "I Vejle har man ansat ti peer-medarbejdere.",
    "Psykologen er ansat 20 timer om ugen.",
    "Udgifterne er ikke medregnet.",
    "Forvaltningen anbefaler ikke, at der bygges et herberg.",
    "Direktøren kan derfor ikke anbefale, at der oprettes et natherberg.",
    "To indsatser er sat på pause.",
    "Ifølge lederne er vagtplanen blevet omlagt tre gange.",
    "Medarbejderne blev interviewet.",
    '"Vi er glade. Bostøtten har ansat en gartner. Det er godt," siger Ole.',
]


@pytest.mark.parametrize("sentence", REMARKS)
def test_what_a_report_remarks_is_no_act(sentence: str, tmp_path: Path) -> None:
    assert not acts(f"{REPORT}{sentence}", tmp_path)


def test_what_a_partner_with_the_name_of_a_town_did_is_an_act(tmp_path: Path) -> None:
    sentence = "Vejle Bryghus åbnede i 2023 et værksted for unge."
    assert acts(f"{REPORT}{sentence}", tmp_path) == [sentence]


def test_what_a_council_says_of_a_report_is_no_act(tmp_path: Path) -> None:
    text = "## Handicaprådets udtalelse (uddrag)\n\nKommunen har indført faste møder."
    assert not acts(f"{REPORT}{text}", tmp_path)


def test_a_table_about_a_service_describes_no_act(tmp_path: Path) -> None:
    text = "## Støtten i korte træk\n\n| Lovgrundlag | Serviceloven |\n|---|---|\n"
    text += "| Hvem kan få hjælp? | Voksne |\n| Hvem udfører opgaven? | Bostøtten |\n"
    assert not acts(f"{PLAN}{text}| Svarfrist | Fire uger |\n| Pris | Gratis |", tmp_path)


def test_a_list_of_promises_that_were_kept_reports_them(tmp_path: Path) -> None:
    lead = "## Hvad gør vi allerede?\n\nDe fleste løfter fra 2024 er indfriet:\n\n"
    text = (
        f"{PLAN}{lead}- Vi har fået en ny telefonlinje.\n- Borgerne kan nu bestille tid på nettet."
    )
    assert len(acts(text, tmp_path)) == 2


@pytest.mark.parametrize(
    "lead", ["Vi er på rette vej, når:", "Sådan kan vi se, at det nytter:", "Tegn på, at det går:"]
)
def test_signs_that_it_goes_well_are_no_acts(lead: str, tmp_path: Path) -> None:
    text = f"## Opfølgning\n\n{lead}\n\n- flere får job\n- sygefraværet falder i 2027"
    assert not acts(f"{PLAN}{text}", tmp_path)


def test_that_a_plan_can_be_changed_is_no_act(tmp_path: Path) -> None:
    text = "## Opfølgning\n\nPlanen kan justeres undervejs, hvis økonomien ændrer sig."
    assert not acts(f"{PLAN}{text}", tmp_path)


@pytest.mark.parametrize(
    "sentence", ["Vi går ikke videre med telefonlinjen, fordi der ikke er penge til den."]
)
def test_what_a_report_gives_up_is_an_act(sentence: str, tmp_path: Path) -> None:
    (act,) = found(f"{REPORT}{sentence}\n", tmp_path)[1]
    assert act.state is State.ABANDONED


@pytest.mark.parametrize("heading", ["Støttens omfang", "Kvalitetsmål"])
def test_sections_of_a_standard_describe(heading: str, tmp_path: Path) -> None:
    text = f"## {heading}\n\nStøtten udføres af pædagoger.\n\n- Fire ud af fem får besøg af en vært"
    goals, found_acts = found(f"{PLAN}Hverdagen er kort.\n\n{text}\n", tmp_path)
    assert not found_acts
    assert heading not in [goal.title for goal in goals]


@pytest.mark.parametrize("heading", ["Konklusion og anbefalinger", "Nyt i 2026"])
def test_a_heading_of_acts_is_no_goal(heading: str, tmp_path: Path) -> None:
    goals, found_acts = found(
        f"{REPORT}## {heading}\n\nVi ansætter fire pædagoger fra maj 2026.\n", tmp_path
    )
    assert len(found_acts) == 1
    assert not goals
