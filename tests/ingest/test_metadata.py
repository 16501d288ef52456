"""Title, units, kind and period of a document, from itself, its name and the manifest."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_helpers import read_bytes

from policymine.ingest import read
from policymine.ingest.corpus import Entry
from policymine.ingest.metadata import find_kind, find_period
from policymine.schema.document import Document, Kind

PLAN = """\
# Psykiatriplan for Samsø Kommune 2027-2030

## Mål

Samsø Kommune vil give borgere med en psykisk lidelse en god hverdag på øen.
"""


def test_a_plan_says_what_it_is_and_whose(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "plan.md", PLAN)
    assert document.title == "Psykiatriplan for Samsø Kommune 2027-2030"
    assert document.units == ("Samsø",)
    assert document.unit == "Samsø"
    assert document.kind is Kind.PLAN
    assert (document.period_start, document.period_end) == (2027, 2030)


def test_a_joint_plan_has_all_its_municipalities(tmp_path: Path) -> None:
    text = PLAN.replace("for Samsø Kommune", "for Samsø og Odder Kommuner")
    assert set(read_bytes(tmp_path, "plan.md", text).units) == {"Samsø", "Odder"}


def test_a_municipality_named_in_passing_is_not_the_owner(tmp_path: Path) -> None:
    text = PLAN + "\nVi besøger Odder Kommune for at lære af deres værested.\n"
    assert read_bytes(tmp_path, "plan.md", text).units == ("Samsø",)


def test_what_the_manifest_says_goes_before_what_the_document_says(tmp_path: Path) -> None:
    read_bytes(tmp_path, "plan.md", PLAN)
    entry = Entry(
        file="plan.md", title="Planen", units=("Odder",), kind=Kind.STATUS, period="2031-2034"
    )
    document = read(tmp_path / "plan.md", corpus=tmp_path, entry=entry)
    assert (document.title, document.units, document.kind) == ("Planen", ("Odder",), Kind.STATUS)
    assert (document.period_start, document.period_end) == (2031, 2034)


def test_the_manifest_may_say_a_part_only(tmp_path: Path) -> None:
    read_bytes(tmp_path, "plan.md", PLAN)
    document = read(tmp_path / "plan.md", corpus=tmp_path, entry=Entry(file="plan.md", period=2031))
    assert (document.period_start, document.period_end) == (2031, 2031)
    assert document.units == ("Samsø",)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Psykiatriplan 2027-2030", Kind.PLAN),
        ("Ungestrategi", Kind.PLAN),
        ("Handleplan for socialpsykiatrien", Kind.ACTION_PLAN),
        ("Status på handleplan for socialpsykiatrien", Kind.STATUS),
        ("Referat af møde i udvalget", Kind.NOTES),
    ],
)
def test_the_title_tells_the_kind(title: str, kind: Kind) -> None:
    assert find_kind(title, "fil", "") is kind


@pytest.mark.parametrize(
    ("title", "name", "opening", "period"),
    [
        ("Psykiatriplan 2027-2030", "", "", (2027, 2030)),
        ("Psykiatriplan 2027 – 2030", "", "", (2027, 2030)),
        ("Psykiatriplan 2027-30", "", "", (2027, 2030)),
        ("Psykiatriplan", "psykiatriplan 2027-2030", "", (2027, 2030)),
        ("Psykiatriplan", "", "Planen gælder for perioden 2027-2030.", (2027, 2030)),
        ("Psykiatriplan mod 2035", "", "", (None, 2035)),
        ("Psykiatriplan", "", "Der bor mange borgere i kommunen.", (None, None)),
    ],
)
def test_the_period_is_read_where_it_stands(
    title: str, name: str, opening: str, period: tuple[int | None, int | None]
) -> None:
    assert find_period(title, name, opening) == period


def test_the_id_depends_on_the_content_alone(tmp_path: Path) -> None:
    def identity(name: str, text: str) -> Document:
        return read_bytes(tmp_path, name, text)

    assert identity("a.md", PLAN).id == identity("sub/b.txt", PLAN).id
    assert identity("a.md", PLAN).id != identity("a.md", PLAN + "Mere tekst.").id
    assert identity("sub/b.txt", PLAN).path == "sub/b.txt"


@pytest.mark.parametrize(
    "parties",
    [
        "Region Sjælland og kommunerne Holbæk, Odsherred og Sorø",
        "kommunerne i Nordvestsjælland: Holbæk, Odsherred samt Sorø",
        "Holbæk, Odsherred og Sorø Kommuner",
    ],
)
def test_an_agreement_belongs_to_the_municipalities_it_names_together(
    parties: str, tmp_path: Path
) -> None:
    text = f"# Delaftale om psykiatri\n\nAftalen er indgået mellem {parties}.\n"
    assert read_bytes(tmp_path, "plan.md", text).units == ("Holbæk", "Odsherred", "Sorø")


def test_parties_of_an_agreement_may_stand_on_lines_of_their_own(tmp_path: Path) -> None:
    parties = "Holbæk Kommune, Torvet 1\n\nSorø Kommune, Gaden 2\n\nRegion Sjælland"
    text = f"# Samarbejdsaftale om psykiatri\n\nmellem\n\n{parties}\n"
    assert read_bytes(tmp_path, "a.md", text).units == ("Holbæk", "Sorø")


def test_the_name_of_the_site_tells_the_municipality(tmp_path: Path) -> None:
    page = "<html><head><title>Ungeplan | Samsø Kommune</title></head><body><main><h1>Ungeplan</h1>"
    text = "<p>Vi åbner en café for unge på havnen, og to vejledere hjælper med at drive den.</p>"
    assert read_bytes(tmp_path, "side.html", page + text * 3 + "</main></body></html>").units == (
        "Samsø",
    )


def test_a_word_in_smaller_print_over_the_title_is_none(tmp_path: Path) -> None:
    text = "## NOTAT\n\n# Status på værestederne i Samsø Kommune\n\nDer er nu to væresteder.\n"
    document = read_bytes(tmp_path, "sag.md", text)
    assert document.title == "Status på værestederne i Samsø Kommune"
    assert document.kind is Kind.STATUS
