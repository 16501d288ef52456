"""What stands before the themes of a plan, and themes whose headings are read as lower ones."""

from __future__ import annotations

from pathlib import Path

from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp

PLAN = """# Udsattepolitik 2026-2029

## Indledning

Vi vil gøre det bedre. Planen er vedtaget i marts.

- åbne møder
- et panel af borgere

### En varm seng

Ingen fryser om natten.

- Åbne et natherberg ved havnen
- Ansætte to gademedarbejdere

### Venner og naboer

Alle kender nogen i deres opgang.

- Indrette et fælles køkken
- Holde gårdfester hver sommer
"""


def test_themes_below_an_introduction_are_read(tmp_path: Path) -> None:
    goals, acts = find_findings(plan_from(PLAN, tmp_path), nlp=load_nlp())
    assert [goal.title for goal in goals] == ["En varm seng", "Venner og naboer"]
    assert [act.anchor.quote for act in acts] == [
        "Åbne et natherberg ved havnen",
        "Ansætte to gademedarbejdere",
        "Indrette et fælles køkken",
        "Holde gårdfester hver sommer",
    ]
