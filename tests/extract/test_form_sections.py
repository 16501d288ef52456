"""Forms set as plain text: headings that name acts, and lists under labels that are no acts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.language import load_nlp

FORM = """# Handleplan for Nordby Kommune 2026-2028

## Mål 1: Flere får hjælp i tide

### Natcafé på havnen

Formål: Ingen skal være alene om natten.

Aktiviteter:

- Åbne caféen fredag og lørdag
- Rekruttere frivillige

Ansvarlig: Værestedet

Tid: 1. oktober 2026

### Peerstøtte i bostøtten

Formål: Borgerne møder mennesker med egne erfaringer.

Aktiviteter:

- Ansætte to peermedarbejdere
- Gennemføre introforløb

Ansvarlig: Bostøtten

Tid: Ultimo 2027
"""
WEB = (
    "<main><h1>Handleplan for Nordby Kommune 2026-2028</h1><h2>Mål 1: Flere får hjælp</h2>"
    "<div><h3>Natcafé på havnen</h3><div>Målgruppe</div><ul><li>unge</li><li>natarbejdere</li></ul>"
    "<div>Ansvarlig: Værestedet</div><div>Tid: 1. oktober 2026</div></div>"
    "<div><h3>Peerstøtte i bostøtten</h3><div>Målgruppe</div><ul><li>borgere</li><li>pårørende</li>"
    "</ul><div>Ansvarlig: Bostøtten</div><div>Tid: Ultimo 2027</div></div></main>"
)
NAMED = FORM.replace("### ", "### Indsats: ").replace("Aktiviteter:", "Handlinger:")
HEADINGS = FORM.replace("Aktiviteter:", "#### Sådan gør vi").replace("Formål: ", "#### Formål\n\n")


def acts(text: str, folder: Path, name: str = "plan.md") -> list[tuple[str, str]]:
    found = find_findings(plan_from(text, folder, name), nlp=load_nlp())[1]
    return [(act.anchor.quote, act.responsible.quote if act.responsible else "") for act in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [(FORM, "plan.md"), (WEB, "plan.html"), (HEADINGS, "plan.md"), (NAMED, "plan.md")],
)
def test_lists_under_the_labels_of_forms_belong_to_the_acts(
    text: str, name: str, tmp_path: Path
) -> None:
    assert acts(text, tmp_path, name) == [
        ("Natcafé på havnen", "Værestedet"),
        ("Peerstøtte i bostøtten", "Bostøtten"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Aktiviteter:", "Indsatser:"),  # several acts
        ("Formål:", "Mål:"),  # a theme with a goal of its own
        ("### ", "### Fokusområde: "),
        ("Ansvarlig: ", "Hertil hører "),  # nothing says who, or when
    ],
)
def test_lists_under_themes_are_of_acts(old: str, new: str, tmp_path: Path) -> None:
    text = FORM.replace(old, new)
    if old.startswith("Ansvarlig"):
        text = text.replace("Tid: ", "Det sker i ")
    assert "Rekruttere frivillige" in [quote for quote, _ in acts(text, tmp_path)]


def test_a_form_does_not_stand_alone(tmp_path: Path) -> None:
    alone = FORM[: FORM.index("### Peerstøtte")]
    assert "Rekruttere frivillige" in [quote for quote, _ in acts(alone, tmp_path)]


CARDS = """# Katalog for Nordby Kommune 2026-2028

## Mål 1: En god hverdag

### Natcafé på havnen

Caféen holder åbent. Den er for alle.

Tovholder: Værestedet Tid: 2026

### {first}

{told} Tilbuddet er nyt.

Tovholder: Bostøtten Sammen med: Idrætsforeningen Tid: Maj 2026

### Eget aktivitetsbudget

Husets råd fordeler pengene.

Tovholder: Brugerrådet Tid: 2027 Effekt: Flere er med
"""


@pytest.mark.parametrize("first", ["Følgeskab til idræt", "Støtte på fuld tid"])
@pytest.mark.parametrize("told", ["Frivillige går med.", "Når nogen ønsker det, går nogen med."])
def test_headings_over_forms_name_acts_whatever_their_words(
    first: str, told: str, tmp_path: Path
) -> None:
    assert acts(CARDS.format(first=first, told=told), tmp_path) == [
        ("Natcafé på havnen", "Værestedet"),
        (first, "Bostøtten"),
        ("Eget aktivitetsbudget", "Brugerrådet"),
    ]


BELOW = """# Handleplan for Nordby Kommune 2026-2028

## Mål 1: Flere får hjælp

### Natcafé på havnen

Formål

Ingen skal være alene om natten, og alle skal have et sted at gå hen.

Aktiviteter

- Åbne caféen fredag og lørdag
- Rekruttere frivillige

Ansvarlig

Værestedet

Tid

1. oktober 2026

### Peerstøtte i bostøtten

Formål

Borgerne møder mennesker med egne erfaringer, når de begynder i bostøtten.

Aktiviteter

- Ansætte to peermedarbejdere
- Holde introforløb

Ansvarlig

Bostøtten

Tid

Ultimo 2027
"""


@pytest.mark.parametrize("marked", [True, False], ids=["headings", "text"])
def test_values_may_stand_below_their_labels(marked: bool, tmp_path: Path) -> None:
    text = BELOW if marked else re.sub("#+ ", "", BELOW)
    assert acts(text, tmp_path, "plan.md" if marked else "plan.txt") == [
        ("Natcafé på havnen", "Værestedet"),
        ("Peerstøtte i bostøtten", "Bostøtten"),
    ]
