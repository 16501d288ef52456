"""Fields that an act's own words give: how it binds, how far it is, and who does it."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_findings import found

from policymine.extract.titles import short_title
from policymine.schema.finding import Commitment, State

HEAD = "# Plan for voksne i Nordby Kommune 2025-2028\n\n## Tema 1: En tryg hverdag\n\n"


def test_an_item_binds_by_what_follows_its_title(tmp_path: Path) -> None:
    items = "- Nattelys. Akuthuset holder åbent hver nat.\n- Alle, der flytter, beholder deres vært"
    _, acts = found(f"{HEAD}Det gør vi:\n\n{items}\n", tmp_path)
    assert [act.commitment for act in acts] == [Commitment.SKAL, Commitment.SKAL]


def test_what_is_in_daily_operation_is_so_under_a_heading_of_things_going_on(
    tmp_path: Path,
) -> None:
    items = "- Bussen kører hver torsdag\n- Morgencaféen er blevet en fast del af driften"
    _, acts = found(f"{HEAD}### Allerede i gang\n\n{items}\n", tmp_path)
    assert [act.state for act in acts] == [State.ONGOING, State.EMBEDDED]


@pytest.mark.parametrize(
    "sentence",
    [
        "Socialudvalget får en status hvert år i maj.",
        "Byrådet har besluttet, at der skal bygges fem skæve boliger.",
        "Personalet på Birkegården kommer på kursus i 2026.",
    ],
)
def test_who_decides_is_told_or_taught_does_not_do_the_act(sentence: str, tmp_path: Path) -> None:
    _, (act,) = found(f"{HEAD}Hverdagen er kort. {sentence}\n", tmp_path)
    assert act.responsible is None


def test_a_column_of_when_things_are_ready_gives_their_time(tmp_path: Path) -> None:
    table = "| Opgave | Ansvar | Klar |\n|---|---|---|\n| Ny hjemmeside | Kommunikation | 2026 |\n"
    _, (act,) = found(f"{HEAD}{table}", tmp_path)
    assert act.deadline_end is not None
    assert act.deadline_end.year == 2026


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Opførelse af 12 boliger m. fælleshus ved åen (sm. m. boligforeningen). Klar i maj. "
            "Beboerne vælger selv farver.",
            "Opførelse af 12 boliger m. fælleshus ved åen (sm. m. boligforeningen)",
        ),
        (
            "Der afsættes 2,5 mio. kr. til et nyt hold af natteværter på alle husets etager, så "
            "ingen er alene.",
            "Der afsættes 2,5 mio. kr. til et nyt hold af natteværter på alle husets etager",
        ),
        ("Derudover åbner vi en café.", "Derudover åbner vi en café"),
    ],
)
def test_a_title_is_a_sentence_whole_and_reads_as_one(text: str, title: str) -> None:
    assert short_title(text) == title
