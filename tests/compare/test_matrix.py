"""The matrix, rankings, ladder, chain and distances of tables whose answer is known."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from policymine.compare import compare
from policymine.compare.distance import cluster_units, jensen_shannon, measure_profiles
from policymine.compare.intervals import draw_shares, interval
from policymine.compare.ladder import count_commitment
from policymine.compare.matrix import Counts
from policymine.compare.ranks import rank_units

EMPTY_TABLES = ("documents", "goals", "initiatives", "codings")


def cell(table: pd.DataFrame, unit: str, code: str) -> pd.Series:
    return table[(table["unit"] == unit) & (table["code"] == code)].iloc[0]


@pytest.fixture
def tables(make):
    """Three plans: one of four initiatives, one badly read, and one in which nothing is found."""
    return {
        "documents": make(
            "documents",
            {"unit": "Nordby"},
            {"unit": "Sydby", "quality": 0.3},
            {"unit": "Vestby"},
        ),
        "goals": make("goals", {"id": "g1", "unit": "Nordby"}, {"id": "g2", "unit": "Nordby"}),
        "initiatives": make(
            "initiatives",
            {"id": "i1", "unit": "Nordby", "goal": "g1", "commitment": "skal"},
            {"id": "i2", "unit": "Nordby", "goal": "g1", "commitment": "kan"},
            {"id": "i3", "unit": "Nordby", "state": "completed"},
            {"id": "i4", "unit": "Nordby", "state": "abandoned"},
            {"id": "i5", "unit": "Nordby", "state": "embedded"},
            {"id": "i6", "unit": "Sydby"},
        ),
        "codings": make(
            "codings",
            {"finding": "g1", "code": "A"},
            {"finding": "i1", "code": "A"},
            {"finding": "i2", "code": "A"},
            {"finding": "i2", "code": "B", "assigned": False},
            {"finding": "i3", "code": "A"},
            {"finding": "i4", "code": "A"},
            {"finding": "i5", "code": "none"},
            {"finding": "i6", "code": "A"},
        ),
    }


def test_a_cell_counts_live_initiatives_and_keeps_the_finished_apart(tables, codebook):
    found = cell(compare(tables, codebook)["comparison"], "Nordby", "A")
    assert (found["goals"], found["initiatives"], found["of"]) == (1, 2, 3)
    assert (found["completed"], found["abandoned"]) == (1, 1)
    assert found["share"] == pytest.approx(0.6667)
    assert 0 <= found["low"] < found["share"] < found["high"] <= 1
    assert found["rung"] == 2.5


def test_every_cell_says_whether_it_is_silent_or_blind(tables, codebook):
    table = compare(tables, codebook)["comparison"]
    assert cell(table, "Nordby", "A")["reading"] == "mentioned"
    assert cell(table, "Nordby", "B")["reading"] == "not mentioned"
    assert cell(table, "Sydby", "A")["reading"] == "mentioned"
    assert cell(table, "Sydby", "B")["reading"] == "badly read"
    assert cell(table, "Vestby", "A")["reading"] == "badly read"
    assert np.isnan(cell(table, "Vestby", "A")["share"])


def test_a_municipality_without_a_plan_says_so_and_is_held_against_nobody(tables, make, codebook):
    notes = make("documents", {"unit": "Solrød/Køge", "document": "m.txt", "kind": "notes"})
    tables["documents"] = pd.concat([tables["documents"], notes])
    found = compare(tables, codebook)
    table = found["comparison"].set_index("unit")
    assert set(table.loc["Solrød/Køge", "reading"]) == {"no plan"}
    assert not {"Solrød/Køge"} & {*found["peers"]["other"], *found["chain"]["unit"]}


def test_units_are_described(tables, codebook):
    units = compare(tables, codebook)["units"].set_index("unit")
    assert units.loc["Nordby", ["initiatives", "completed", "abandoned", "uncoded"]].tolist() == [
        3, 1, 1, 1,
    ]  # fmt: skip
    assert units["reading"].to_dict() == {
        "Nordby": "mentioned",
        "Sydby": "badly read",
        "Vestby": "badly read",
    }


def test_the_comparison_of_nothing_is_empty(make, codebook):
    result = compare({name: make(name) for name in EMPTY_TABLES}, codebook)
    assert all(table.empty for table in result.values())
    assert {"comparison", "chain", "ranks"} <= set(result)


def test_the_same_seed_gives_the_same_tables(tables, codebook):
    first, again = (compare(tables, codebook, seed=7) for _ in range(2))
    for name, table in first.items():
        pd.testing.assert_frame_equal(table, again[name])


def test_intervals_are_wilsons_at_any_share_and_size():
    low, high = interval(np.array([[3, 0, 16], [0, 0, 0]]), np.array([16, 0]))
    assert low[0] == pytest.approx([0.0659, 0, 0.8064], abs=1e-4)
    assert high[0] == pytest.approx([0.4301, 0.1936, 1], abs=1e-4)
    assert np.isnan([low[1], high[1]]).all()


def test_an_interval_narrows_with_more_findings():
    low, high = interval(np.array([[5], [500]]), np.array([10, 1000]))
    assert (low[1, 0], high[1, 0]) == pytest.approx((0.47, 0.53), abs=0.01)
    assert high[0, 0] - low[0, 0] > 0.5


def test_drawn_shares_spread_as_the_interval_does():
    hits, totals = np.array([[6, 1], [0, 0]]), np.array([12, 0])
    drawn = draw_shares(hits, totals, ("a", "b"))
    bounds = np.percentile(drawn[:, 0], (2.5, 97.5), axis=0)
    low, high = interval(hits, totals)
    assert np.abs(bounds - [low[0], high[0]]).max() < 0.05
    assert np.isnan(drawn[:, 1]).all()


def test_another_unit_does_not_move_what_is_drawn():
    alone = draw_shares(np.array([[2, 1]]), np.array([6]), ("b",))
    beside = draw_shares(np.array([[1, 4], [2, 1]]), np.array([5, 6]), ("a", "b"))
    assert (alone[:, 0] == beside[:, 1]).all()


def counts(units: str, hits: list[list[int]], totals: list[int]) -> Counts:
    return Counts(tuple(units), ("A", "B")[: len(hits[0])], np.array(hits), np.array(totals))


def test_far_apart_units_have_sure_places_and_close_ones_do_not():
    ranks = rank_units(counts("xyz", [[90], [12], [10]], [100, 100, 100])).set_index("unit")
    places = ["place", "place_low", "place_high"]
    assert ranks.loc["x", places].tolist() == [1, 1, 1]
    assert ranks.loc["y", places].tolist() == [2, 2, 3]
    assert ranks.loc["z", places].tolist() == [3, 2, 3]


def test_one_unit_is_no_ranking():
    assert rank_units(counts("xy", [[1], [0]], [4, 0])).empty


def test_profiles_without_a_code_in_common_are_one_apart():
    distance = jensen_shannon(np.array([[3, 0], [1, 1]]), np.array([[0, 5], [4, 4]]))
    assert distance == pytest.approx([1, 0])


def test_small_plans_do_not_differ_by_chance_alone():
    table = measure_profiles(counts("xyz", [[2, 1], [1, 2], [0, 0]], [3, 3, 2]))
    assert list(table["other"]) == ["y"]
    assert not table["differs"].any()
    assert measure_profiles(counts("xy", [[90, 10], [10, 90]], [100, 100]))["differs"].all()


def test_two_kinds_of_profile_are_two_groups():
    hits = [[20, 1], [1, 20], [19, 2], [2, 19]]
    groups = cluster_units(measure_profiles(counts("abcd", hits, [21] * 4))).set_index("unit")
    assert groups.loc["a", "cluster"] == groups.loc["c", "cluster"]
    assert groups.loc["b", "cluster"] == groups.loc["d", "cluster"]
    assert groups.loc["a", "cluster"] != groups.loc["b", "cluster"]
    assert sorted(groups["position"]) == [1, 2, 3, 4]


def test_the_ladder_of_commitment(tables):
    table = count_commitment(
        ["Nordby"],
        ["A"],
        tables["initiatives"],
        tables["codings"].loc[tables["codings"]["assigned"], ["finding", "code"]],
    ).set_index("commitment")
    assert table["initiatives"].to_dict() == {"skal": 1, "vil": 0, "bør": 0, "kan": 1, "unknown": 0}
    assert table.loc["kan", "share"] == 0.5
