"""Forms of themes, as labelled parts or tables: the theme is the goal, its lists are the acts."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp

LABELLED = """# Ungeplan 2026-2029

## Et sted at være

#### Formål

Unge har et sted at gå hen om aftenen.

#### Aktiviteter

- Indretning af en klub i den gamle banegård
- Udlejning af øvelokaler til bands

#### Ansvarlig

Kulturhuset

## Trygge nætter

#### Formål

Ingen er bange for at gå hjem fra byen.

#### Aktiviteter

- Ansættelse af tre natteravne
- Opsætning af lys langs havnen

#### Ansvarlig

Teknisk Forvaltning
"""
ACTS = [
    "Indretning af en klub i den gamle banegård",
    "Udlejning af øvelokaler til bands",
    "Ansættelse af tre natteravne",
    "Opsætning af lys langs havnen",
]
THEMES = ["Et sted at være", "Trygge nætter"]
SHEET = (
    "<h2>{}</h2><table><tr><td>Mål</td><td>{}</td></tr><tr><td>{}</td><td><ul><li>{}</li>"
    "<li>{}</li></ul></td></tr><tr><td>Ansvarlig</td><td>{}</td></tr>"
    "<tr><td>Tidsplan</td><td>2026-2029</td></tr></table>"
)
COLUMN = """# Ungeplan 2026-2029

## Et sted at være

| Delmål | Indsats | Ansvarlig |
|---|---|---|
| Unge har et sted at gå hen. | Klub i den gamle banegård | Kulturhuset |
| | Øvelokaler til bands | Kulturhuset |

## Trygge nætter

| Delmål | Indsats | Ansvarlig |
|---|---|---|
| Ingen er bange for at gå hjem. | Tre natteravne | Teknisk Forvaltning |
| | Lys langs havnen | Teknisk Forvaltning |
"""


def found(text: str, folder: Path, name: str = "plan.md") -> tuple[list[str], list[str]]:
    goals, acts = find_findings(plan_from(text, folder, name), nlp=load_nlp())
    return [goal.title for goal in goals], [act.anchor.quote for act in acts]


def test_labelled_lists_below_themes_are_acts(tmp_path: Path) -> None:
    assert found(LABELLED, tmp_path) == (THEMES, ACTS)


def test_below_named_goals_the_headings_of_such_forms_are_acts(tmp_path: Path) -> None:
    text = LABELLED.replace("## Et sted", "## Mål 1: Godt ungdomsliv\n\n### Et sted")
    text = text.replace("## Trygge", "### Trygge").replace("#### ", "##### ")
    assert found(text, tmp_path) == (["Godt ungdomsliv"], THEMES)


@pytest.mark.parametrize("label", ["Indsatser", "Aktiviteter"])
def test_a_table_of_labels_may_describe_a_theme(label: str, tmp_path: Path) -> None:
    first = SHEET.format(THEMES[0], "Unge har et sted.", label, *ACTS[:2], "Kulturhuset")
    second = SHEET.format(THEMES[1], "Ingen er bange.", label, *ACTS[2:], "Teknisk Forvaltning")
    page = f"<main><h1>Ungeplan 2026-2029</h1>{first}{second}</main>"
    assert found(page, tmp_path, "plan.html") == (THEMES, ACTS)


def test_a_column_that_states_one_goal_a_section_leaves_its_name_to_the_heading(
    tmp_path: Path,
) -> None:
    assert found(COLUMN, tmp_path)[0] == THEMES
    named = COLUMN.replace("Unge har et sted at gå hen.", "Steder at være")
    assert found(named, tmp_path)[0] == ["Steder at være", "Ingen er bange for at gå hjem."]


def test_a_theme_names_what_is_told_under_a_label_in_it(tmp_path: Path) -> None:
    text = LABELLED.replace("#### Formål", "### Hvad vil vi opnå?").replace("#### ", "### ")
    assert found(text, tmp_path)[0] == THEMES
    subjects = text.replace("Et sted at være", "Kultur").replace("Trygge nætter", "Nattelivet")
    assert found(subjects, tmp_path)[0] == [
        "Unge har et sted at gå hen om aftenen",
        "Ingen er bange for at gå hjem fra byen",
    ]


def test_a_way_to_something_is_a_theme(tmp_path: Path) -> None:
    assert found(LABELLED.replace(THEMES[1], "Vejen til et job"), tmp_path)[0][1:] == [
        "Vejen til et job"
    ]


def test_a_label_over_what_is_wanted_leaves_the_label_out_of_the_theme_above(
    tmp_path: Path,
) -> None:
    text = LABELLED.replace("#### Formål", "#### Målsætning").replace("\n## ", "\n## Tema: ")
    assert found(text, tmp_path)[0] == THEMES


def test_a_table_of_labels_may_name_its_theme(tmp_path: Path) -> None:
    rows = "<tr><td>Tema</td><td>{}</td></tr><tr><td>Handlinger</td><td><ul><li>{}</li><li>{}</li>"
    rows += "</ul></td></tr><tr><td>Ansvarlig</td><td>{}</td></tr>"
    first = rows.format(THEMES[0], *ACTS[:2], "Kulturhuset")
    second = rows.format(THEMES[1], *ACTS[2:], "Teknisk Forvaltning")
    page = f"<main><h1>Ungeplan</h1><table>{first}</table><table>{second}</table></main>"
    assert found(page, tmp_path, "plan.html") == (THEMES, ACTS)


def test_a_row_over_the_whole_table_is_its_title(tmp_path: Path) -> None:
    table = (
        "<table><tr><th colspan=2>{}</th></tr><tr><td colspan=2>{}</td></tr>"
        "<tr><th>Opgave</th><th>Hvem gør det?</th></tr><tr><td>{}</td><td>{}</td></tr></table>"
    )
    told = "Unge har et sted at gå hen.", "Ingen er bange."
    tables = [table.format(THEMES[n], told[n], ACTS[2 * n], "Kulturhuset") for n in range(2)]
    page = f"<main><h1>Ungeplan</h1>{''.join(tables)}</main>"
    assert found(page, tmp_path, "plan.html") == (THEMES, ACTS[::2])


def test_acts_beside_their_goals_need_no_more(tmp_path: Path) -> None:
    head = "<tr><th>Tema</th><th>Hvor vil vi hen?</th><th>Hvad gør vi?</th></tr>"
    row = "<tr><td>{}</td><td>Unge har det godt.</td><td>- {}<br>- {}</td></tr>"
    rows = row.format(THEMES[0], *ACTS[:2]) + row.format(THEMES[1], *ACTS[2:])
    page = f"<main><h1>Ungeplan</h1><table>{head}{rows}</table></main>"
    assert found(page, tmp_path, "plan.html") == (THEMES, ACTS)
