"""Acts as web pages and warm prose tell them: titled items, dated terms, what may be done later."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_findings import found

HEAD = "# Plan for voksne i Nordby Kommune 2025-2028\n\n"


def acts(text: str, folder: Path) -> list[str]:
    return [act.anchor.quote for act in found(f"{HEAD}{text}\n", folder)[1]]


TITLED = """## Tema 1: En tryg hverdag

Alle skal kunne føle sig trygge.

- Nattelys. Akuthuset holder åbent hver nat fra 1. maj 2025.
- Følgeven. 12 borgere bliver uddannet til følgevenner.
- Musik i gården. Musikskolen kan blive partner i et kor.
- Lommepenge. Botilbuddene bør have en fast pulje til udflugter.

## Vores værdier

- Håb. Vi møder hinanden med håb.
- Mod. Vi tør tale om det svære.
"""


def test_items_with_titles_are_read_by_what_follows_the_title(tmp_path: Path) -> None:
    assert [act.split(".")[0] for act in acts(TITLED, tmp_path)] == [
        "Nattelys",
        "Følgeven",
        "Musik i gården",
        "Lommepenge",
    ]


def test_somebody_quoted_in_a_line_with_a_dash_is_no_item_of_a_list(tmp_path: Path) -> None:
    text = "## Et hjem\n\nVi vil:\n\n- åbne en café\n- Det ændrede alt, siger Karen fra Akuthuset."
    assert acts(text, tmp_path) == ["åbne en café"]


def test_a_term_that_is_a_time_dates_the_act_after_it(tmp_path: Path) -> None:
    text = "## Arbejde til flere\n\nForåret 2025: Frivilligcenter Nordby matcher ti borgere."
    _, (act,) = found(HEAD + text, tmp_path)
    assert act.deadline_end is not None
    assert act.deadline_end.isoformat() == "2025-06-30"


MAYBE = [
    "På sigt kan tilbuddet udvides til også at gælde unge.",
    "Hvis forsøget lykkes, kan det udbredes til hele kommunen.",
    "En natcafé kan oprettes i samarbejde med Røde Kors.",
    "Botilbuddet Egen kan stille to værelser til rådighed for gæster.",
    "Kommunen kan også yde tilskud til busturen, så længe der er 20.000 kr. i puljen.",
    "Der ansættes en vært for ca. 200.000 kr. om året.",
    "Børn og Unge vil også undersøge, om kurset kan gives på skolerne.",
]


@pytest.mark.parametrize("sentence", MAYBE)
def test_what_may_be_done_or_found_out_is_an_act(sentence: str, tmp_path: Path) -> None:
    assert acts(f"## Et hjem\n\nHverdagen er kort. {sentence}", tmp_path) == [sentence]


DESCRIBED = [
    "Du kan også læse, hvad vi arbejder på at gøre bedre.",
    "Byggeriet støttes af en fond.",
    "Støtten bevilges i pakker fra 1 til 8 timer om ugen.",
    "Vi holder løbende øje med antallet af udsættelser.",
    "I finansloven er der afsat midler til området.",
]


@pytest.mark.parametrize("sentence", DESCRIBED)
def test_what_is_told_to_the_reader_is_no_act(sentence: str, tmp_path: Path) -> None:
    assert not acts(f"## Et hjem\n\nHverdagen er kort. {sentence}", tmp_path)


@pytest.mark.parametrize(
    "lead", ["Vi ved, at vi lykkes, hvis:", "Vi er i mål, når:", "Vi er lykkedes, når:"]
)
def test_signs_of_success_are_no_acts(lead: str, tmp_path: Path) -> None:
    text = f"## Et hjem\n\n{lead}\n\n- flere får en nøgle\n- naboen bliver spurgt til råds"
    assert not acts(text, tmp_path)


def test_what_a_meeting_does_with_a_case_is_no_act(tmp_path: Path) -> None:
    text = "## Indstilling\n\nDirektøren indstiller,\n\n- at forslagene i spor 1-3 godkendes\n"
    text += "- at sagen videresendes til Byrådet\n- at der ansættes en vært"
    assert acts(text, tmp_path) == ["at der ansættes en vært"]


def test_a_promise_of_something_new_beside_a_list_is_an_act_of_its_own(tmp_path: Path) -> None:
    text = "## Et hjem\n\nDer opføres 16 nye boliger ved søen. Boligerne er små.\n\nVi vil:\n\n"
    assert acts(f"{text}- åbne en café", tmp_path) == [
        "Der opføres 16 nye boliger ved søen.",
        "åbne en café",
    ]


def test_that_an_act_will_be_spread_some_day_is_another(tmp_path: Path) -> None:
    more = "Ordningen udbredes til Sønderby fra 2027."
    assert acts(f"## Et hjem\n\nVi åbner en natcafé. {more}", tmp_path)[1:] == [more]


MILESTONES = """## Det sker

| Milepæl | Hvem står for det | Tidspunkt |
|---|---|---|
| Åbning af café | Jobcenter Nordby | 2026 |
| Ny hjemmeside | Kommunikation | Maj 2026 |
"""


def test_milestones_with_a_time_beside_them_are_acts(tmp_path: Path) -> None:
    assert acts(MILESTONES, tmp_path) == ["Åbning af café", "Ny hjemmeside"]


POINTS = """## Ydelserne

Støtten er gratis. Vi køber pladser i andre kommuner.

## Udviklingspunkt 1: En god begyndelse

Vi vil oprette et hold.

## Udviklingspunkt 2: Et godt møde

Kommunen ansætter en vært.

## Hvordan vi holder fast

Udvalget får en status hvert år.
"""


def test_points_are_goals_and_what_stands_around_them_is_none(tmp_path: Path) -> None:
    goals, _ = found(HEAD + POINTS, tmp_path)
    assert [goal.title for goal in goals] == ["En god begyndelse", "Et godt møde"]


def test_a_heading_that_tells_more_of_a_theme_opens_no_appendix(tmp_path: Path) -> None:
    text = "## En tryg hverdag\n\n### Læs mere om nattelys\n\nAkuthuset indfører nattelys i 2026.\n"
    text += "\n## Læs mere\n\nKommunen opdaterer siden i maj 2026."
    assert acts(text, tmp_path) == ["Akuthuset indfører nattelys i 2026."]
