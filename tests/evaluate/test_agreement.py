"""Figures that are published: Cohen (1960), Krippendorff (2011)."""

import pytest

from policymine.evaluate import cohens_kappa, interval, krippendorffs_alpha


def test_cohens_own_example():
    table = {
        "aa": 88, "ab": 10, "ac": 2,
        "ba": 14, "bb": 40, "bc": 6,
        "ca": 18, "cb": 10, "cc": 12,
    }  # fmt: skip
    pairs = [cell for cell, count in table.items() for _ in range(count)]
    kappa = cohens_kappa([pair[0] for pair in pairs], [pair[1] for pair in pairs])
    assert kappa == pytest.approx(0.492, abs=0.001)


def test_krippendorffs_two_observers_binary():
    meg, owen = "0100000010", "1110010000"
    assert krippendorffs_alpha(list(zip(meg, owen, strict=True))) == pytest.approx(0.095, abs=0.001)


def test_krippendorffs_four_observers_with_gaps():
    rows = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]
    rows[2] = ".33323422" + "51."
    rows[3] = "123324412" + "51."
    items = [[None if v == "." else v for v in unit] for unit in zip(*rows, strict=True)]
    assert krippendorffs_alpha(items) == pytest.approx(0.743, abs=0.001)


def test_full_agreement_on_one_code_is_agreement():
    assert cohens_kappa(["a", "a"], ["a", "a"]) == 1
    assert krippendorffs_alpha([("a", "a"), ("a", "a")]) == 1


def test_nothing_coded_twice_is_an_error():
    with pytest.raises(ValueError, match="two coders"):
        krippendorffs_alpha([("a", None)])
    with pytest.raises(ValueError, match="same items"):
        cohens_kappa([], [])


def test_an_interval_holds_the_figure_and_repeats():
    items = [0, 1] * 30
    low, high = interval(items, lambda some: sum(some) / len(some))
    assert low < 0.5 < high
    assert (low, high) == interval(items, lambda some: sum(some) / len(some))
