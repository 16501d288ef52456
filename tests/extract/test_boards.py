"""Tables and boxes that sort acts by how far they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.extract.outline import state_of
from policymine.ingest.column_names import looks_like_header
from policymine.language import load_nlp
from policymine.schema.finding import Commitment, Form, State

COLUMNS = """<h1>Handleplan for Nordby Kommune</h1><h2>Mål 1: Et godt hjem</h2>
<table><tr><th>I gang</th><th>Det gør vi nu</th><th>På længere sigt</th></tr>
<tr><td><ul><li>Ombygning af Solgården</li><li>Forsøget med fælles bus er stoppet</li></ul></td>
<td>Søhuset ansætter en vicevært i 2026.</td><td>Have til alle<br>Fælles ferierejser</td></tr>
</table>"""
ROWS = """<h1>Handleplan for Nordby Kommune</h1><h2>Mål 1: Et godt hjem</h2>
<table><tr><td>Det har vi gjort</td><td>Kursus for mentorer</td></tr>
<tr><td>Senere</td><td>Butik i byen</td></tr></table>"""
NUMBERS = """<h1>Handleplan for Nordby Kommune</h1><h2>Mål 1: Et godt hjem</h2>
<table><tr><th>Nøgletal</th><th>Nu</th><th>Senere</th></tr>
<tr><td>Ventetid på bolig</td><td>8 uger</td><td>4 uger</td></tr></table>"""


def test_columns_say_how_far_their_acts_are(tmp_path: Path) -> None:
    (goal,), acts = find_findings(plan_from(COLUMNS, tmp_path, "plan.html"), nlp=load_nlp())
    assert [(act.anchor.quote, act.state, act.commitment) for act in acts] == [
        ("Ombygning af Solgården", State.ONGOING, Commitment.UNKNOWN),
        ("Forsøget med fælles bus er stoppet", State.ABANDONED, Commitment.UNKNOWN),
        ("Søhuset ansætter en vicevært i 2026.", State.PLANNED, Commitment.SKAL),
        ("Have til alle", State.PLANNED, Commitment.UNKNOWN),
        ("Fælles ferierejser", State.PLANNED, Commitment.UNKNOWN),
    ]
    assert {act.goal for act in acts} == {goal.id}
    assert {act.form for act in acts} == {Form.LIST}


def test_rows_say_how_far_their_acts_are(tmp_path: Path) -> None:
    acts = find_findings(plan_from(ROWS, tmp_path, "plan.html"), nlp=load_nlp())[1]
    assert [(act.anchor.quote, act.state) for act in acts] == [
        ("Kursus for mentorer", State.COMPLETED),
        ("Butik i byen", State.PLANNED),
    ]


def test_stages_beside_a_measure_are_no_acts(tmp_path: Path) -> None:
    assert not find_findings(plan_from(NUMBERS, tmp_path, "plan.html"), nlp=load_nlp())[1]


@pytest.mark.parametrize(
    ("heading", "state"),
    [
        ("Det er vi i gang med", State.ONGOING),
        ("Her er følgende gjort", State.COMPLETED),
        ("På kort sigt (2025)", State.PLANNED),
        ("Det ser vi på senere", State.PLANNED),
        ("Det gør vi sammen med borgerne", State.UNKNOWN),
        ("Vi ser på hele livet", State.UNKNOWN),
    ],
)
def test_a_heading_in_everyday_words_says_how_far_acts_are(heading: str, state: State) -> None:
    assert state_of(heading) is state


def test_stages_and_amounts_are_names_of_columns() -> None:
    assert looks_like_header(("Igangværende", "Kommende"))
    assert looks_like_header(("Indsats", "Hvem", "Mio. kr."))
    assert not looks_like_header(("I gang", "Søhuset"))
