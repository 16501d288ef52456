"""What is alike: over time, in other units, and what others do, on findings made by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
import pytest

from policymine.compare import compare
from policymine.compare.over_time import COLUMNS, follow_findings, match_findings, order_documents
from policymine.compare.shared import align_initiatives
from policymine.compare.space import place_findings
from policymine.compare.wording import less_rivals, pair_up
from policymine.tables import build_frame

SUCCESSIVE = sorted((Path(__file__).parent / "successive").glob("*.toml"))
"""Pairs of plans of one town, with what became of each act marked by reading."""

PEER = "Ansætte peer-medarbejdere i bostøtten"
PEERS = "Vi ansætter flere peer-medarbejdere i bostøtten"
TRAIL = "Anlægge en naturskole ved havnen"
COURSE = "Holde kurser for pårørende hvert forår"
LIBRARY = "Udvide bibliotekets åbningstider"


def initiative(id: str, unit: str, title: str, **more):
    return {"id": id, "unit": unit, "title": title, **more}


@pytest.fixture
def two_plans(make):
    """A unit with a plan and the next one, in which something of everything happened."""
    documents = make(
        "documents",
        {"unit": "Nordby", "document": "new.txt", "period_start": 2020},
        {"unit": "Nordby", "document": "old.txt", "period_start": 2015, "period_end": 2018},
        {"unit": "Nordby", "document": "undated.txt"},
        {"unit": "Nordby", "document": "notes.txt", "kind": "notes", "period_start": 2019},
    )
    old, new = {"document": "old.txt"}, {"document": "new.txt"}
    initiatives = make(
        "initiatives",
        initiative("o1", "Nordby", COURSE, **old, state="planned"),
        initiative("o2", "Nordby", PEER, **old),
        initiative("o3", "Nordby", TRAIL, **old, state="completed"),
        initiative("o4", "Nordby", "Åbne en cafe", **old, state="planned"),
        initiative("o5", "Nordby", "Bygge et drivhus", **old, state="abandoned"),
        initiative("n1", "Nordby", f"{COURSE}.", **new, state="ongoing"),
        initiative("n2", "Nordby", PEERS, **new),
        initiative("n3", "Nordby", LIBRARY, **new),
    )
    return documents, make("goals"), initiatives


def test_documents_are_ordered_by_period_and_undated_ones_left_out(two_plans):
    assert order_documents(two_plans[0]) == {"Nordby": [["old.txt"], ["new.txt"]]}


def test_a_status_report_follows_the_plan_of_its_period(make):
    period = {"unit": "Nordby", "period_start": 2015, "period_end": 2018}
    documents = make(
        "documents",
        {**period, "document": "a-status.txt", "kind": "status"},
        {**period, "document": "b-plan.txt"},
        {**period, "document": "c-actions.txt", "kind": "action_plan"},
    )
    assert order_documents(documents) == {
        "Nordby": [["b-plan.txt", "c-actions.txt"], ["a-status.txt"]]
    }


def test_a_plan_is_not_earlier_than_the_action_plan_that_carries_it_out(make):
    plan = {"unit": "Nordby", "document": "plan.txt", "period_start": 2024, "period_end": 2027}
    rows = [
        plan,
        {"unit": "Nordby", "document": "a.txt", "kind": "action_plan", "period_start": 2025},
        {"unit": "Nordby", "document": "b.txt", "kind": "action_plan", "period_start": 2026},
    ]
    assert order_documents(make("documents", *rows)) == {
        "Nordby": [["a.txt"], ["plan.txt", "b.txt"]]
    }
    report = {"unit": "Nordby", "document": "s.txt", "kind": "status", "period_start": 2025}
    assert order_documents(make("documents", plan, report, rows[2])) == {
        "Nordby": [["plan.txt"], ["s.txt"], ["b.txt"]]
    }


def follow(database):
    return build_frame(COLUMNS, follow_findings(database))


def test_what_became_of_each_initiative(held, two_plans):
    documents, goals, initiatives = two_plans
    table = follow(held(documents=documents, goals=goals, initiatives=initiatives))
    changes = {
        (row["earlier"] or row["later"]): (row["change"], row["later"])
        for row in table.to_dict("records")
    }
    assert changes == {
        "o1": ("kept", "n1"),
        "o2": ("reworded", "n2"),
        "o3": ("finished", ""),
        "o4": ("dropped", ""),
        "o5": ("abandoned", ""),
        "n3": ("new", "n3"),
    }
    first = table.set_index("earlier").loc["o1"]
    assert (first["earlier_state"], first["later_state"]) == ("planned", "ongoing")


def test_what_is_not_the_same_takes_no_partner_from_what_is():
    scores = np.array([[0.9, 0.6], [0.6, 0.2]])
    assert list(pair_up(scores, 0.7)) == [(0, 0)]


def test_an_act_that_is_like_several_is_none_of_them():
    alike = np.array([[0.5, 0.0], [0.5, 0.1], [0.0, 0.4]])
    assert less_rivals(alike)[[0, 1, 2], [0, 0, 1]].round(2).tolist() == [0.25, 0.25, 0.35]


@pytest.mark.parametrize("plans", SUCCESSIVE, ids=lambda path: path.stem)
def test_acts_of_an_earlier_plan_are_found_again_in_the_next(plans):
    marked = tomllib.loads(plans.read_text("utf-8"))
    same = [*marked["kept"], *marked["reworded"]]
    earlier = [_act(text) for text in (*(then for then, _ in same), *marked["dropped"])]
    later = [_act(text) for text in (*(now for _, now in same), *marked["new"])]
    pairs = {(then, now) for then, (now, *_) in match_findings(earlier, later).items()}
    right = sum(then == now < len(same) for then, now in pairs)
    assert right >= 0.75 * len(pairs)
    assert right >= 0.6 * len(same)


def _act(text):
    title, _, activity = text.partition(" :: ")
    return {"title": title, "text": title, "activity": activity}


def test_a_step_without_goals_drops_none(held, make, two_plans):
    documents, _, initiatives = two_plans
    goals = make("goals", {"id": "g", "unit": "Nordby", "document": "old.txt", "title": "Job"})
    table = follow(held(documents=documents, goals=goals, initiatives=initiatives))
    assert "goal" not in set(table["kind"])


def test_the_same_initiative_in_two_units_is_found_one_to_one(make):
    initiatives = make(
        "initiatives",
        initiative("a1", "Nordby", PEER),
        initiative("a2", "Nordby", TRAIL),
        initiative("b1", "Sydby", PEERS),
        initiative("b2", "Sydby", PEER),
        initiative("b3", "Sydby", LIBRARY),
    )
    table = align_initiatives(initiatives)
    assert list(zip(table["finding"], table["other_finding"], strict=True)) == [("a1", "b2")]
    assert table["similarity"].tolist() == [1.0]


def test_acts_of_one_matter_in_two_units_are_not_the_same(make):
    initiatives = make(
        "initiatives",
        initiative("a1", "Nordby", "Kursus for pårørende til unge med spiseforstyrrelser"),
        initiative("a2", "Nordby", "Højskoleuge på Vesterø"),
        initiative("b1", "Sydby", "Tilbud til unge, der står på venteliste"),
        initiative("b2", "Sydby", "Akuthus på Østerø"),
    )
    assert align_initiatives(initiatives).empty


def test_an_embedder_decides_what_is_near():
    vectors = {"hund": [1.0, 0.0], "vovse": [0.9, 0.1], "båd": [0.0, 1.0]}
    texts = {"a": "hund", "b": "vovse", "c": "båd"}
    placed = place_findings(texts, lambda texts: [vectors[text] for text in texts])
    similar = placed.similarity(["a"], ["b", "c"])[0]
    assert similar[0] > 0.9 > 0 > similar[1]


def test_texts_without_a_letter_are_like_nothing():
    assert not place_findings({"a": "1", "b": "–"}).similarity(["a"], ["b"]).any()


def test_where_a_unit_is_thin_others_are_named_closest_to_its_goals_first(make, codebook):
    tables = {
        "documents": make("documents", {"unit": "Nordby"}, {"unit": "Sydby"}),
        "goals": make("goals", {"id": "g", "unit": "Nordby", "title": "Flere pårørende på kurser"}),
        "initiatives": make(
            "initiatives",
            initiative("a1", "Nordby", TRAIL),
            initiative("b1", "Sydby", LIBRARY),
            initiative("b2", "Sydby", COURSE, responsible="Kursus\nhuset"),
            initiative("b3", "Sydby", PEER, state="abandoned"),
        ),
        "codings": make(
            "codings",
            {"finding": "a1", "code": "B"},
            *({"finding": name, "code": "A"} for name in ("b1", "b2", "b3")),
        ),
        "actors": make("actors"),
        "mentions": make("mentions"),
    }
    found = compare(tables, codebook)["elsewhere"]
    mine = found[(found["unit"] == "Nordby") & (found["code"] == "A")]
    assert mine["finding"].tolist() == ["b2", "b1"]
    first = mine.iloc[0]
    assert (first["other"], first["actors"], first["own"]) == ("Sydby", "Kursus huset", 0)
    assert first["own_goal"] == "Flere pårørende på kurser"
    assert first["similarity"] > mine.iloc[1]["similarity"]
