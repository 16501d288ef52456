"""The implementation chain of hand-made initiatives."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from policymine.compare.chain import list_missing, measure_chain


@pytest.fixture
def goals(make):
    return make("goals", {"id": "g1", "unit": "Nordby"}, {"id": "g2", "unit": "Nordby"})


@pytest.fixture
def initiatives(make):
    whole = {
        "goal": "g1",
        "responsible": "Jobcentret",
        "deadline_end": date(2024, 1, 1),
        "money": 5.0,
        "indicator": "antal i job",
    }
    return make(
        "initiatives",
        {"id": "i1", "unit": "Nordby", **whole},
        {"id": "i2", "unit": "Nordby", **whole, "money": None, "deadline_end": None},
        {"id": "i3", "unit": "Nordby", "state": "abandoned"},
    )


def test_each_link_is_counted_over_live_initiatives(goals, initiatives):
    chain = measure_chain(["Nordby", "Sydby"], goals, initiatives)
    mine = chain[chain["unit"] == "Nordby"].set_index("link")
    assert mine["present"].to_dict() == {
        "initiative": 1, "goal": 2, "responsible": 2, "deadline": 1, "money": 1, "indicator": 2,
        "complete": 1,
    }  # fmt: skip
    assert (mine["of"] == 2).all()
    assert mine.loc["complete", "share"] == 0.5
    assert mine.loc["complete", "low"] < 0.5 < mine.loc["complete", "high"]


def test_a_unit_without_findings_has_no_shares(goals, initiatives):
    chain = measure_chain(["Sydby"], goals, initiatives)
    assert np.isnan(chain["share"]).all()


def test_what_is_missing_is_listed(goals, initiatives):
    missing = list_missing(goals, initiatives).set_index("finding")
    assert missing["missing"].to_dict() == {"g2": "initiative", "i2": "deadline; money"}
    assert missing.loc["i2", "links"] == 3
