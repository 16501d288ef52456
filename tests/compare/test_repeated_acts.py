"""An act that a plan tells in its text and again in its table of actions counts once."""

from __future__ import annotations

from itertools import accumulate

import pytest

from policymine.compare import compare
from policymine.compare.repeats import find_repeats
from policymine.schema.base import Anchor
from policymine.schema.finding import Form, Initiative

TOLD = "Der ansættes to peer-medarbejdere i bostøtten fra 1. maj."
ROW = "Peer-medarbejdere i bostøtten"
HOUSE = "Vi åbner et værested på havnen om aftenen."
CAFE = "Madlavning på Værestedet"


def extracted(*acts: tuple[str, Form]) -> list[Initiative]:
    starts = [0, *accumulate(len(text) + 1 for text, _ in acts)]
    return [
        Initiative(
            id=f"i-{number}",
            title=text,
            form=form,
            anchor=Anchor(
                document="d", block=0, start=start, end=start + len(text), quote=text, page=1
            ),
        )
        for number, ((text, form), start) in enumerate(zip(acts, starts, strict=False))
    ]


def test_a_row_repeats_what_the_text_above_told():
    acts = extracted((TOLD, Form.PROSE), (HOUSE, Form.LIST), (ROW, Form.TABLE))
    assert find_repeats(acts) == {"i-2": "i-0"}


@pytest.mark.parametrize(
    "acts",
    [
        ((ROW, Form.TABLE), (TOLD, Form.PROSE)),  # what follows a table comments on it
        ((TOLD, Form.LIST), (ROW, Form.LIST)),  # two items of one author
        ((HOUSE, Form.PROSE), (CAFE, Form.TABLE)),  # the same house, another act
        ((ROW, Form.TABLE),),
    ],
)
def test_what_is_told_once_repeats_nothing(acts):
    assert find_repeats(extracted(*acts)) == {}


def test_a_row_that_two_acts_could_be_repeats_neither():
    told = (
        ("Vi opretter en café i Nordhuset.", Form.PROSE),
        ("En café i Sydhuset lukker.", Form.PROSE),
    )
    assert find_repeats(extracted(*told, ("Café", Form.TABLE))) == {}


def test_a_repeated_act_counts_once_and_has_what_both_say(make, codebook):
    tables = {
        "documents": make("documents", {"unit": "Nordby"}),
        "goals": make("goals"),
        "initiatives": make(
            "initiatives",
            {"id": "told", "unit": "Nordby", "title": TOLD, "money": 800_000.0},
            {"id": "row", "unit": "Nordby", "title": ROW, "form": "table", "repeats": "told",
             "responsible": "Bostøtten", "money": 900_000.0, "state": "ongoing"},
            {"id": "other", "unit": "Nordby", "title": HOUSE},
        ),
        "codings": make(
            "codings",
            *({"finding": name, "code": "A"} for name in ("told", "row")),
            {"finding": "other", "code": "B"},
        ),
    }  # fmt: skip
    found = compare(tables, codebook)
    first = found["comparison"].set_index("code").loc["A"]
    assert (first["initiatives"], first["of"], first["share"]) == (1, 2, 0.5)
    links = found["chain"].set_index("link")["present"]
    assert (links["responsible"], links["money"]) == (1, 1)
    states = found["states"].set_index(["code", "state"])["initiatives"]
    assert states["A", "ongoing"] == 1
