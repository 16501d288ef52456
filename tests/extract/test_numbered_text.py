"""Acts in numbered paragraphs: each promising sentence is one, rules and explanations are none."""

from __future__ import annotations

from pathlib import Path

from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp

AGREEMENT = """# Samarbejdsaftale mellem Randers Kommune og Favrskov Kommune

1. Aftalens parter
1.1 Aftalen er indgået mellem Randers Kommune og Favrskov Kommune. Den afløser aftalen fra 2019.

2. Fælles vagt
2.1 Randers Kommune opretter en fælles natvagt. Den har base på rådhuset. Favrskov Kommune
ansætter en koordinator fra 1. maj 2026.
2.2 Nattevagterne holder til i Hadsten. Regionen underviser kommunernes vagter.
2.3 Parterne vil:
- afprøve en fælles app
- holde to møder om året

3. Organisering
3.1 Der nedsættes en styregruppe med tre chefer. Styregruppen består af socialcheferne.
"""


def test_each_promise_of_a_numbered_paragraph_is_an_act(tmp_path: Path) -> None:
    document = plan_from(AGREEMENT, tmp_path, "aftale.txt")
    _, acts = find_findings(document, nlp=load_nlp())
    assert [act.anchor.quote for act in acts] == [
        "Randers Kommune opretter en fælles natvagt.",
        "Favrskov Kommune ansætter en koordinator fra 1. maj 2026.",
        "Regionen underviser kommunernes vagter.",
        "afprøve en fælles app",
        "holde to møder om året",
        "Der nedsættes en styregruppe med tre chefer.",
    ]
