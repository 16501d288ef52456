"""A draft is kept and linked; the adopted plan alone is compared."""

from __future__ import annotations

import pytest

from policymine.compare.basis import choose_plans
from policymine.compare.versions import add_versions, link_versions
from policymine.schema.document import Document, Kind
from policymine.tables import hold

TEXT = " ".join(f"Kommunen vil i planperioden arbejde for punkt nummer {n}." for n in range(30))


def document(path: str, title: str, *, draft: bool = False, **more: object) -> Document:
    return Document.model_validate(
        {
            "id": f"doc-{path}",
            "path": path,
            "title": title,
            "units": ("Nordby",),
            "kind": Kind.PLAN,
            "draft": draft,
            "text": TEXT,
            **more,
        }
    )


ADOPTED = document("plan.pdf", "Handicappolitik 2027-2030", period_start=2027)
DRAFT = document("u.pdf", "Udkast til handicappolitik 2027-2030", draft=True, period_start=2027)


def test_a_draft_is_linked_to_the_adopted_plan() -> None:
    assert link_versions([DRAFT, ADOPTED]) == {"u.pdf": "plan.pdf"}


@pytest.mark.parametrize(
    "other",
    [
        {"units": ("Sydby",)},
        {"period_start": 2023},
        {"draft": True},
        {"title": "Ungestrategi", "text": "Et andet emne. " * 50},
        {"kind": Kind.STATUS},
    ],
)
def test_what_is_no_version_is_not_linked(other: dict[str, object]) -> None:
    assert link_versions([DRAFT, ADOPTED.model_copy(update=other)]) == {}


def test_the_same_text_under_another_title_is_linked() -> None:
    longer = TEXT + " Det er vedtaget efter høring og med bemærkninger fra rådene i kommunen."
    renamed = ADOPTED.model_copy(update={"title": "Plads til alle", "text": longer})
    assert link_versions([DRAFT, renamed]) == {"u.pdf": "plan.pdf"}


def test_only_the_adopted_plan_is_compared_and_a_lonely_draft_counts(make) -> None:
    rows = [
        {"unit": "Nordby", "document": one.path, "kind": "plan", "period_start": 2027}
        for one in (DRAFT, ADOPTED)
    ]
    rows[0]["draft"] = True
    with hold({"documents": make("documents", *rows)}) as held:
        add_versions(held.database, {one.path: one for one in (DRAFT, ADOPTED)})
        (plan,) = choose_plans(held["documents"])
    assert (plan.documents, plan.others) == (("plan.pdf",), ("u.pdf",))
    (alone,) = choose_plans(make("documents", rows[0]))
    assert alone.documents == ("u.pdf",)
