"""Agreements set like a law: goals in their sections, promises in their parts, acts in annexes."""

from __future__ import annotations

from pathlib import Path

from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp

AGREEMENT = """# Samarbejdsaftale mellem Randers Kommune og Favrskov Kommune

## Natten

### § 1. Parter

Stk. 1. Aftalen er indgået mellem Randers Kommune og Favrskov Kommune.

### § 2. Baggrund

Stk. 1. I dag har hver kommune sin egen vagt.

### § 3. Mål 1: En rolig nat

Stk. 1. Favrskov Kommune sender en besked til vagten. Regionen underviser kommunernes vagter.

### § 4. Mål 2: En let morgen

Stk. 1. Randers Kommune opretter en morgencafé.

### § 5. Organisering og opfølgning

Stk. 1. Der nedsættes en styregruppe med tre chefer.

### Bilag 1 Handleplan

| Mål | Indsats | Ansvarlig | Frist |
|---|---|---|---|
| 1 | Kursus for vagter | Regionen | Juni 2026 |
| 2 | Aftale med bageren | Randers Kommune | Maj 2026 |
"""


def test_an_agreement_set_like_a_law_is_read_by_its_sections(tmp_path: Path) -> None:
    document = plan_from(AGREEMENT, tmp_path, "aftale.md")
    goals, acts = find_findings(document, nlp=load_nlp())
    assert [(goal.number, goal.title) for goal in goals] == [
        ("1", "En rolig nat"),
        ("2", "En let morgen"),
    ]
    numbers = {goal.id: goal.number for goal in goals}
    assert [(numbers.get(act.goal, ""), act.title) for act in acts] == [
        ("1", "Favrskov Kommune sender en besked til vagten"),
        ("1", "Regionen underviser kommunernes vagter"),
        ("2", "Randers Kommune opretter en morgencafé"),
        ("", "Der nedsættes en styregruppe med tre chefer"),
        ("1", "Kursus for vagter"),
        ("2", "Aftale med bageren"),
    ]
