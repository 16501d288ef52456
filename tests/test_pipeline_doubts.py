"""What is written beside the plans and means nothing is said, with what may be meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from policymine.ingest import Entry
from policymine.pipeline.doubts import doubt_aliases, doubt_attributes, settle_entries

PLAN = "skive/plan.pdf"


def doubted(entry: Entry, *paths: str) -> list[tuple[str, str]]:
    return [(p.message, p.remedy) for p in settle_entries([entry], paths or [PLAN])[1]]


def test_a_municipality_that_is_none_is_doubted_with_the_nearest_that_is() -> None:
    ((message, remedy),) = doubted(Entry(file=PLAN, units=("Skivve", "Samsø")))
    assert message == f"'Skivve', to which {PLAN} is said to belong, is no municipality."
    assert remedy == "Write 'Skive' if that is meant."


def test_what_is_near_nothing_is_not_guessed() -> None:
    assert doubted(Entry(file=PLAN, units=("Lindehøj",)))[0][1] == "Check how it is spelled."


@pytest.mark.parametrize("unit", ["skive", "Skive kommune", "Brovst"])
def test_a_municipality_gets_its_name(unit: str) -> None:
    settled, problems = settle_entries([Entry(file=PLAN, units=(unit,))], [PLAN])
    assert problems == []
    assert settled[PLAN].units in {("Skive",), ("Jammerbugt",)}


@pytest.mark.parametrize("period", ["2027-2024", "snart", "24-27", "1024-2027", "2024-2027-2030"])
def test_a_period_that_is_none_is_doubted_and_left_out(period: str) -> None:
    settled, ((message, _),) = (
        settle_entries([Entry(file=PLAN, period=period)], [PLAN])[0],
        doubted(Entry(file=PLAN, period=period)),
    )
    assert message == f"'{period}' is no period of {PLAN}: it is read from the text instead."
    assert settled[PLAN].period is None


@pytest.mark.parametrize("period", ["2024", "2024-2027", "2024 – 2027"])
def test_a_period_stays(period: str) -> None:
    settled, problems = settle_entries([Entry(file=PLAN, period=period)], [PLAN])
    assert (settled[PLAN].period, problems) == (period, [])


def test_an_entry_of_no_document_is_doubted_with_the_nearest_that_is_there() -> None:
    settled, (problem,) = settle_entries([Entry(file="skive/plna.pdf")], [PLAN, "readme"])
    assert settled == {}
    assert problem.document == "corpus.toml"
    assert problem.remedy == f"Write '{PLAN}' if that is meant."


def test_letters_in_two_parts_are_the_same_letters() -> None:
    settled, problems = settle_entries([Entry(file="./a\u030aben.txt")], ["åben.txt"])
    assert (list(settled), problems) == (["åben.txt"], [])


def test_a_row_about_no_municipality_is_doubted(tmp_path: Path) -> None:
    file = tmp_path / "municipalities.csv"
    file.write_text("municipality,type\nSkivve,land\nSamsø,ø\nLindehøj,by\n", "utf-8")
    (problem,) = doubt_attributes(file, ["Lindehøj/Samsø"])
    assert problem.message == "'Skivve' is no municipality: its row is not used."


def test_a_name_that_no_actor_has_is_doubted_but_a_new_name_is_not(tmp_path: Path) -> None:
    file = tmp_path / "aliases.toml"
    file.write_text(
        '[[same]]\nnames = ["Jobhuset", "Jobcenter Skive", "Jobcentret Skivve"]\n'
        '[[apart]]\nnames = ["Havblik", "Fjordblik"]\n',
        "utf-8",
    )
    doubts = list(doubt_aliases(file, ["jobcenter Skive", "Havblik"]))
    assert [p.message.split("'")[1] for p in doubts] == ["Jobcentret Skivve", "Fjordblik"]
    assert doubts[0].remedy == "Write 'jobcenter Skive' if that is meant."


def test_without_an_alias_file_there_is_nothing_to_doubt(tmp_path: Path) -> None:
    assert list(doubt_aliases(tmp_path / "aliases.toml", [])) == []
