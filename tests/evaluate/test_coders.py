import pytest

from policymine.evaluate import GoldItem, compare_humans, measure_agreement, render_agreement
from policymine.evaluate.coders import human_firsts


def coder(**codes):
    return [
        GoldItem(document="plan.txt", quote=quote.replace("_", " "), codes=said)
        for quote, said in codes.items()
    ]


def test_two_coders_meet_on_the_findings_both_have_coded_in_any_order():
    one = coder(train_staff=("P3",), build_a_road=("none",), help_early=("P2", "P1"))
    other = coder(help_early=("P1",), train_staff=("P3",), measure_it=("P4",))
    assert human_firsts(one, other) == [("P3", "P3"), ("P2", "P1")]


def test_the_same_words_twice_are_two_findings():
    twice = [
        GoldItem(document="plan.txt", quote="Kurser", codes=("P3",)),
        GoldItem(document="plan.txt", quote="kurser.", codes=("P1",)),
    ]
    assert human_firsts(twice, twice) == [("P3", "P3"), ("P1", "P1")]


def test_cohens_own_example_by_pairs():
    cells = {"aa": 88, "ab": 10, "ac": 2, "ba": 14, "bb": 40, "bc": 6, "ca": 18, "cb": 10, "cc": 12}
    firsts = [(cell[0], cell[1]) for cell, count in cells.items() for _ in range(count)]
    found = measure_agreement("one", "other", firsts)
    assert found.kappa == pytest.approx(0.492, abs=0.001)
    assert found.same == pytest.approx(0.70)
    assert found.low < found.kappa < found.high


def test_every_two_coders_are_compared_and_the_machine_with_their_agreement():
    texts = {f"text {n}": code for n, code in enumerate(["P1", "P2", "P3"] * 10)}
    golds = {name: [GoldItem(document="d", quote=q, codes=(c,)) for q, c in texts.items()]
             for name in ("ann", "bo", "cia")}  # fmt: skip
    humans = compare_humans(golds)
    assert [(row.one, row.other) for row in humans] == [
        ("ann", "bo"),
        ("ann", "cia"),
        ("bo", "cia"),
    ]
    half = [(code, code if n % 2 else "P1") for n, code in enumerate(texts.values())]
    machine = measure_agreement("policymine", "ann", half)
    said = render_agreement([machine], humans)
    assert f"kappa is {machine.kappa:.2f} of" in said
