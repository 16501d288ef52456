"""Comparator groups of invented municipalities."""

from __future__ import annotations

from pathlib import Path

import pytest

from policymine.compare.distance import DISTANCE_COLUMNS
from policymine.compare.groups import find_groups, read_attributes
from policymine.compare.peers import compare_peers, find_peers
from policymine.errors import CorpusError
from policymine.resources import read_gazetteer
from policymine.tables import COLUMNS, build_frame

ATTRIBUTES = {
    "Nordby": {"region": "Øst", "population": "10000", "neighbours": "Sydby"},
    "Sydby": {"region": "Øst", "population": "50000", "neighbours": "Nordby; Vestby"},
    "Vestby": {"region": "Vest", "population": "12000", "neighbours": "Sydby"},
    "Østby": {"region": "Øst", "population": "60000"},
}
UNITS = ["Nordby", "Sydby/Vestby", "Østby", "Ukendt"]
DISTANCES = build_frame(
    DISTANCE_COLUMNS,
    [
        {"unit": "Nordby", "other": "Sydby/Vestby", "distance": 0.5, "differs": False},
        {"unit": "Nordby", "other": "Østby", "distance": 0.2, "differs": False},
    ],
)


def groups(unit: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (group.by, group.value, group.members) for group in find_groups(unit, UNITS, ATTRIBUTES)
    ]


def test_groups_are_by_equal_value_by_size_and_by_who_is_named():
    assert groups("Nordby") == [
        ("region", "Øst", ("Østby",)),
        ("neighbours", "", ("Sydby/Vestby",)),
    ]


def test_a_joint_plan_adds_up_its_people_and_has_what_its_municipalities_agree_on():
    assert groups("Sydby/Vestby") == [
        ("population", "62000", ("Østby",)),
        ("neighbours", "", ("Nordby",)),
    ]
    assert groups("Ukendt") == []


def test_peers_are_the_nearest_profiles_and_then_the_groups():
    peers = find_peers(UNITS, DISTANCES, ATTRIBUTES)
    mine = peers[peers["unit"] == "Nordby"]
    assert mine[["other", "by", "distance"]].to_numpy().tolist() == [
        ["Østby", "profile", 0.2],
        ["Sydby/Vestby", "profile", 0.5],
        ["Østby", "region", 0.2],
        ["Sydby/Vestby", "neighbours", 0.5],
    ]


def test_what_peers_name_and_a_unit_does_not():
    def cell(unit: str, reading: str, share: float | None) -> dict[str, object]:
        return {"unit": unit, "code": "A", "reading": reading, "share": share}

    comparison = build_frame(
        COLUMNS["comparison"],
        [
            cell("Nordby", "not mentioned", 0.0),
            cell("Sydby/Vestby", "badly read", None),
            cell("Østby", "mentioned", 0.4),
            cell("Ukendt", "no plan", None),
        ],
    )
    peers = find_peers(UNITS, DISTANCES, ATTRIBUTES)
    table = compare_peers(peers, comparison).set_index(["unit", "by"])
    mine = table.loc["Nordby", "profile"]
    assert (mine["others_share"], mine["mentioned"], mine["of"], mine["lacks"]) == (0.4, 1, 1, True)
    assert not table.loc["Nordby", "neighbours"]["lacks"]
    assert not table.loc["Østby", "region"]["lacks"]


def test_what_is_known_of_the_98_agrees_with_the_gazetteer_and_with_itself():
    known = read_attributes()
    listed = {m["name"]: m["region"] for m in read_gazetteer("municipalities")["municipality"]}
    assert {name: values["region"] for name, values in known.items()} == listed
    borders = {
        name: set(values.get("neighbours", "").split("; ")) - {""} for name, values in known.items()
    }
    assert all(name in borders[other] for name, others in borders.items() for other in others)
    assert all(int(values["population"]) >= 1000 for values in known.values())


def test_a_file_beside_the_plans_adds_and_overrules(tmp_path: Path):
    file = tmp_path / "municipalities.csv"
    file.write_bytes("municipality;type;population\r\nÆrø;ø;7000\r\n".encode("cp1252"))
    mine = read_attributes(file)["Ærø"]
    assert (mine["type"], mine["population"], mine["region"]) == ("ø", "7000", "Syddanmark")
    file.write_text("sted,type\nÆrø,ø\n", "utf-8")
    with pytest.raises(CorpusError, match="no column 'municipality'"):
        read_attributes(file)
