import pytest

from policymine.evaluate import GoldItem
from policymine.evaluate.comparison import compare, render_comparison

GOLD = [
    GoldItem(document=f"plan-{n % 3}.txt", quote=f"text {n}", codes=(code,), also=("P2",))
    for n, code in enumerate(["P1", "P3", "none"] * 20)
]
RIGHT = [(item.codes[0],) for item in GOLD]
ALWAYS = [("P1",)] * len(GOLD)


def test_leads_are_measured_on_the_same_items():
    right, always = compare(GOLD, {"right": RIGHT, "always P1": ALWAYS})
    assert (right.first_choice, right.macro_f1, right.lead) == (1, 1, 0)
    assert always.first_choice == pytest.approx(1 / 3)
    assert always.macro_f1 == pytest.approx(0.5 / 3)
    assert always.low < always.lead < always.high
    assert always.low > 0


def test_an_acceptable_code_is_no_first_choice():
    (row,) = compare(GOLD, {"second": [("P2",)] * len(GOLD)})
    assert (row.acceptable, row.first_choice) == (1, 0)


def test_the_table_says_on_what_it_was_measured():
    said = render_comparison(compare(GOLD, {"ours": RIGHT, "theirs": ALWAYS}), len(GOLD), 3)
    assert said.startswith("60 findings in 3 documents")
    assert "lead of ours" in said
