"""What a goal is called in a list and over a section: one goal, in other words."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp


def served(text: str, folder: Path) -> tuple[list[str], dict[str, str]]:
    """Return the titles of the goals, and which goal each act serves."""
    goals, acts = find_findings(plan_from(text, folder), nlp=load_nlp())
    titles = {goal.id: goal.title for goal in goals}
    return list(titles.values()), {act.title: titles.get(act.goal, "") for act in acts}


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("Et trygt hjem: Alle skal kunne bo, hvor de vil.", "Et trygt hjem"),
        ("Flere i arbejde – Borgerne skal finde et job.", "Flere i arbejde"),
        ("Alle borgere skal have et hjem: Det er målet.", None),
    ],
)
def test_the_name_of_a_goal_in_a_list_stands_before_what_is_wanted(
    item: str, name: str | None, tmp_path: Path
) -> None:
    text = f"# Plan\n\nPlanen har to mål:\n\n1. {item}\n2. Byens rum\n"
    titles, _ = served(text, tmp_path)
    assert titles == [name or item.rstrip("."), "Byens rum"]


REWORDED = """# Plan for boligområdet

Planen har to delmål:

- Delmål A: Unge finder en bolig, de kan betale
- Delmål B: Naboer kender hinanden

## Delmål A: Billige boliger

Vi opretter en boligbørs.

## Delmål B: Naboskab

Vi åbner et værksted.

## Overblik

### Delmål A

| Indsats | Ansvarlig | Tid |
| --- | --- | --- |
| Boligmesse | Borgerservice | 2027 |

### Delmål B

| Indsats | Ansvarlig | Tid |
| --- | --- | --- |
| Gadefest | Kultur og Fritid | 2028 |
"""


def test_a_label_names_its_goal_wherever_it_stands(tmp_path: Path) -> None:
    titles, acts = served(REWORDED, tmp_path)
    homes, people = "Unge finder en bolig, de kan betale", "Naboer kender hinanden"
    assert titles == [homes, people]
    assert acts == {
        "Vi opretter en boligbørs": homes, "Vi åbner et værksted": people,
        "Boligmesse": homes, "Gadefest": people,
    }  # fmt: skip


def test_what_is_wanted_within_a_named_goal_is_no_other_goal(tmp_path: Path) -> None:
    text = "# Plan\n\n## Mål 1: Ro\n\n### Det vil vi opnå\n\nBorgerne skal opleve ro.\n\n"
    titles, _ = served(text + "## Mål 2: Rum\n\n### Det vil vi opnå\n\nVi ønsker mere.\n", tmp_path)
    assert titles == ["Ro", "Rum"]


def test_a_line_of_aim_under_a_numbered_theme_is_that_theme(tmp_path: Path) -> None:
    parts = "".join(
        f"## Spor {n}. {name}\n\nSigtelinje: Alle har {name.lower()}.\n\nTekst.\n\n"
        for n, name in enumerate(("Ro", "Rum"), start=1)
    )
    assert served(f"# Plan\n\n{parts}", tmp_path)[0] == ["Ro", "Rum"]
