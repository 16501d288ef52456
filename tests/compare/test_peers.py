"""Comparator groups of invented municipalities."""

from __future__ import annotations

from policymine.compare.distance import DISTANCE_COLUMNS
from policymine.compare.peers import find_peers, read_attributes
from policymine.tables import build_frame

ATTRIBUTES = {
    "Nordby": {"region": "Øst", "size": "lille"},
    "Sydby": {"region": "Øst", "size": "stor"},
    "Vestby": {"region": "Vest", "size": "lille"},
}
UNITS = ["Nordby", "Sydby/Vestby", "Vestby", "Ukendt"]
DISTANCES = build_frame(
    DISTANCE_COLUMNS,
    [
        {"unit": "Nordby", "other": "Sydby/Vestby", "distance": 0.5, "differs": False},
        {"unit": "Nordby", "other": "Vestby", "distance": 0.2, "differs": False},
    ],
)


def test_peers_are_the_nearest_profiles_and_those_of_the_same_attribute():
    peers = find_peers(UNITS, DISTANCES, ATTRIBUTES)
    mine = peers[peers["unit"] == "Nordby"]
    assert mine[["other", "by", "value"]].to_numpy().tolist() == [
        ["Vestby", "profile", ""],
        ["Sydby/Vestby", "profile", ""],
        ["Vestby", "size", "lille"],
    ]
    assert mine["distance"].tolist() == [0.2, 0.5, 0.2]


def test_a_joint_plan_has_only_what_its_municipalities_agree_on():
    peers = find_peers(UNITS, DISTANCES, ATTRIBUTES)
    assert set(peers.loc[peers["unit"] == "Sydby/Vestby", "by"]) == {"profile"}
    assert peers[peers["unit"] == "Ukendt"].empty


def test_every_municipality_has_a_region():
    regions = [known["region"] for known in read_attributes().values()]
    assert (len(regions), len(set(regions))) == (98, 5)
