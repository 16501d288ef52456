"""Whether a document calls itself a draft."""

from __future__ import annotations

import pytest

from policymine.ingest.metadata import is_draft


@pytest.mark.parametrize(
    ("title", "name", "line", "draft"),
    [
        ("Udkast til ældrepolitik", "plan", "", True),
        ("Ældrepolitik", "aeldrepolitik hoeringsudgave", "", True),
        ("Ældrepolitik", "plan", "I offentlig høring til den 1. maj", True),
        ("Ældrepolitik", "plan", "(Udkast)", True),
        ("Forslag til ældrepolitik", "plan", "", True),
        ("Ældrepolitik", "plan", "Vedtaget af byrådet efter høring", False),
        ("Ældrepolitik", "plan", "Udkastet blev drøftet med ældrerådet i maj.", False),
        ("Ældrepolitik", "plan", "Flere i byen skal i høring om planen", False),
    ],
)
def test_a_draft_says_so(title: str, name: str, line: str, draft: bool) -> None:
    assert is_draft(title, name, [title, line, "Kommunen vil bygge."]) is draft
