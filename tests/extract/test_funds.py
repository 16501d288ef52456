"""Money that is set aside for the act before, and promises to others beside a list."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_findings import found

from policymine.schema.finding import Initiative

HEAD = "# Randers Kommunes plan for udsatte 2025-2028\n\n## Indsatser\n\n"


def acts(text: str, folder: Path) -> tuple[Initiative, ...]:
    return found(f"{HEAD}{text}\n", folder)[1]


@pytest.mark.parametrize(
    "sentence",
    [
        "Der afsættes 300.000 kr. i 2026.",
        "Byrådet har afsat 1,2 mio. kr. årligt i perioden 2025-2028.",
        "Hertil er afsat 300.000 kr.",
    ],
)
def test_money_set_aside_is_that_of_the_act_before(sentence: str, tmp_path: Path) -> None:
    (act,) = acts(f"Jobcentret opretter ti småjob. {sentence}", tmp_path)
    assert act.anchor.quote == "Jobcentret opretter ti småjob."
    assert len(act.money) == 1


def test_money_set_aside_for_something_is_an_act(tmp_path: Path) -> None:
    told = acts(
        "Jobcentret opretter ti småjob. Der afsættes 300.000 kr. til et nyt værksted.", tmp_path
    )
    assert len(told) == 2


def test_an_agreement_with_another_municipality_stands_beside_a_list(tmp_path: Path) -> None:
    promise = "Vi vil indgå en fast aftale med Skive Kommune om køb af pladser."
    told = acts(f"Vi kender hinanden. {promise}\n\nDet gør vi:\n\n- Oprette et værksted", tmp_path)
    assert [act.anchor.quote for act in told] == [promise, "Oprette et værksted"]
