"""Headings that are parts of every theme, recommendations by number, and themes by a phrase."""

from __future__ import annotations

from pathlib import Path

from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp

REPORT = """# Evaluering af natteravnene 2025

## Flere på gaden

Målet var, at unge kan komme trygt hjem.

### Det blev gjort

Foreningen uddannede ti nye ravne i marts 2025.

### Vores vurdering

Ravnene kender de unge, og de unge kender ravnene.

#### Anbefaling 1

Ravnene bør have en vogn til kaffe og te.

Ansvarlig: Kulturhuset. Frist: maj 2026

#### Anbefaling 2

Der bør holdes et møde med værtshusene hvert kvartal.

Ansvarlig: Borgmesterkontoret. Frist: 2026

## Støtte til de frivillige

Målet var, at ingen går alene.

### Det blev gjort

Der blev købt telefoner til alle hold.
"""
PROMISES = """# Udsatteplan 2026

## Det lover vi 1: Et sted at være

Alle kan komme ind i varmen.

- Varmestuen holder åbent til midnat
- Der indrettes et vaskeri

## Det lover vi 2: Nogen at tale med

Ingen sidder alene.

- Kirken stiller en samtalecafé til rådighed
- Der ansættes to gadeværter
"""


def found(text: str, folder: Path) -> tuple[list[str], list[str]]:
    goals, acts = find_findings(plan_from(text, folder), nlp=load_nlp())
    return [goal.title for goal in goals], [act.anchor.quote for act in acts]


def test_recommendations_are_acts_and_parts_of_themes_are_none(tmp_path: Path) -> None:
    _, acts = found(REPORT, tmp_path)
    assert acts == [
        "Foreningen uddannede ti nye ravne i marts 2025.",
        "Ravnene bør have en vogn til kaffe og te.",
        "Der bør holdes et møde med værtshusene hvert kvartal.",
        "Der blev købt telefoner til alle hold.",
    ]


def test_themes_may_be_counted_by_a_phrase(tmp_path: Path) -> None:
    goals, acts = found(PROMISES, tmp_path)
    assert goals == ["Et sted at være", "Nogen at tale med"]
    assert len(acts) == 4


def test_the_points_of_an_agenda_are_no_acts(tmp_path: Path) -> None:
    points = "# Socialudvalget\n\n## Dagsorden\n\n- Etablering af et værested\n- Meddelelser\n"
    assert found(points, tmp_path)[1] == []


def test_labels_may_be_parted_by_dots(tmp_path: Path) -> None:
    text = (
        "# Handleplan 2026\n\n## Et liv med andre\n\n### Kortspil på biblioteket\n\n"
        "Der spilles hver onsdag.\n\nHvem: Biblioteket · Hvornår: maj 2026 · Penge: 4.000 kr.\n"
    )
    _, acts = find_findings(plan_from(text, tmp_path), nlp=load_nlp())
    assert [act.anchor.quote for act in acts] == ["Kortspil på biblioteket"]
    assert acts[0].responsible is not None
    assert acts[0].responsible.quote == "Biblioteket"
    assert str(acts[0].deadline_end) == "2026-05-31"
    assert acts[0].money


def test_questions_say_no_part_of_a_plan_told_in_questions(tmp_path: Path) -> None:
    asked = ["Må jeg ringe?", "Er der plads?", "Kan jeg klage?", "Skal jeg betale?"]
    parts = ["# Plan for udsatte 2026", *(f"## {question}\n\nDet ved vi." for question in asked)]
    list_ = "- Etablering af en natcafé\n- Ansættelse af to mentorer\n- Udvidelse af åbningstiden"
    text = "\n\n".join(
        [*parts, f"## Hvorfor venter vi så længe?\n\nVi gør noget ved det:\n\n{list_}"]
    )
    assert len(found(text, tmp_path)[1]) == 3
    alone = f"# Plan for udsatte 2026\n\n## Hvorfor venter vi så længe?\n\nDet er:\n\n{list_}"
    assert found(alone, tmp_path)[1] == []


def test_a_quarter_is_no_goal(tmp_path: Path) -> None:
    text = (
        "# Køreplan 2026\n\n## 1. kvartal\n\n- Åbne en café\n\n## 2. kvartal\n\n- Ansætte en vært\n"
    )
    goals, acts = found(text, tmp_path)
    assert goals == []
    assert len(acts) == 2


def test_guiding_lines_are_announced_as_goals(tmp_path: Path) -> None:
    text = (
        "# Plan 2026\n\nVi har to sigtelinjer, som planen følger:\n\n- Trygge hjem\n- Nye venner\n"
    )
    assert found(text, tmp_path)[0] == ["Trygge hjem", "Nye venner"]
