from __future__ import annotations

import pytest

from policymine.extract.dates import parse_deadline, parse_timeline


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2022-2024", "2022-01-01", "2024-12-31"),
        ("2022-24", "2022-01-01", "2024-12-31"),
        ("2. kvartal 2023", "2023-04-01", "2023-06-30"),
        ("K3 2023", "2023-07-01", "2023-09-30"),
        ("andet halvår 2021", "2021-07-01", "2021-12-31"),
        ("ultimo 2022", None, "2022-12-31"),
        ("medio 2022", "2022-06-01", "2022-06-30"),
        ("udgangen af september 2021", None, "2021-09-30"),
        ("senest 1. juni 2023", None, "2023-06-01"),
        ("01.02.2024", "2024-02-01", "2024-02-01"),
        ("siden primo 2016", "2016-01-01", None),
        ("forår 2025", "2025-03-01", "2025-06-30"),
        ("efteråret 2026", "2026-09-01", "2026-12-31"),
        ("ved udgangen af 3. kvartal 2024", None, "2024-09-30"),
        ("31. februar 2024", None, None),
        ("løbende", None, None),
    ],
)
def test_timelines(text: str, first: str | None, last: str | None) -> None:
    found = tuple(str(day) if day else None for day in parse_timeline(text))
    assert found == (first, last)


def test_a_bare_year_is_a_deadline_only_after_a_word_of_time() -> None:
    assert parse_deadline("Pengene står i budget 2021.") == (None, None)
    assert str(parse_deadline("Kurset gentages i 2021.")[1]) == "2021-12-31"


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("Kurset begynder fra 1. august 2024.", "2024-08-01"),
        ("Planen lægges frem inden sommerferien 2023.", "2023-06-30"),
        ("Senest den 1. maj 2024 ligger en prognose frem til 2035.", "2024-05-01"),
        ("Rådet, som blev nedsat i 2021, fortsætter.", None),
        ("Der er afsat 2 mio. kr. i 2024.", None),
        ("Biblioteket indretter i løbet af 2024 et rum til unge.", "2024-12-31"),
        ("Fra nytår 2025 får alle et besøg.", "2025-01-01"),
        ("Udvalget får en status inden årets udgang.", "2022-12-31"),
    ],
)
def test_deadlines_in_sentences(sentence: str, last: str | None) -> None:
    found = parse_deadline(sentence, year=2022)[1]
    assert (str(found) if found else None) == last


def test_the_years_of_a_plan_are_its_name_and_no_deadline() -> None:
    assert parse_deadline("Kommunen gør status på socialplanen 2021-2024.") == (None, None)
    assert parse_deadline("Udvalget følger sundhedspolitikken 2021-2024.") == (None, None)
