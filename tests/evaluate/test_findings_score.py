from __future__ import annotations

import json
from pathlib import Path

import pytest

from policymine.errors import ConfigError
from policymine.evaluate.findings import render_findings, score_plan, total
from policymine.evaluate.findings_gold import (
    GoldInitiative,
    GoldPlan,
    find_plans,
    read_gold_plan,
)
from policymine.evaluate.findings_match import likeness, match
from policymine.schema.base import Anchor
from policymine.schema.finding import Commitment, Form, Goal, Initiative, Money


def anchor(text: str) -> Anchor:
    return Anchor(document="d", block=0, page=1, start=0, end=len(text), quote=text)


def initiative(text: str, **fields: object) -> Initiative:
    record = {"id": text, "title": text, "form": Form.LIST, "anchor": anchor(text), **fields}
    return Initiative.model_validate(record)


def goal(title: str) -> Goal:
    return Goal(id=title, title=title, form=Form.HEADING, anchor=anchor(title))


GOLD = GoldPlan.model_validate(
    {
        "title": "Plan",
        "units": ["Nordby"],
        "kind": "plan",
        "goals": [{"title": "Flere i job"}],
        "initiatives": [
            {"text": "Ansætte to konsulenter", "form": "list", "goal": 0, "commitment": "boer",
             "money": 500000, "law": "§ 85", "responsible": "Jobcentret"},
            {"text": "Åbne en café", "form": "prose"},
        ],
    }
)  # fmt: skip


def test_passages_are_the_same_but_for_slips_and_explanations() -> None:
    assert likeness("Åbne en café i byen", "åbne en cafe i byen.") > 85
    assert likeness("Åbne en café i den gamle station", "Åbne en café i den gamle station i maj")
    assert not likeness("Åbne en café", "Lukke en butik")
    assert not likeness("café", "Åbne en café i den gamle station")
    assert not likeness("", "")


def test_each_passage_is_matched_once_and_the_likest_first() -> None:
    assert match([("åbne en café",), ("åbne en café nu",)], ["åbne en café nu"]) == [(1, 0)]
    assert match([("a b c",), ("d e f",)], ["d e f", "a b c"]) == [(0, 1), (1, 0)]
    assert match([("Vi åbner et hus.", "Natcafé")], ["Natcafé"]) == [(0, 0)]


def test_a_score_counts_what_is_found_missed_and_too_much() -> None:
    found = [
        initiative(
            "Ansætte to konsulenter",
            goal="Flere i job",
            commitment=Commitment.BOER,
            money=(Money(amount=500_000.0, anchor=anchor("500.000 kr.")),),
            law=(anchor("servicelovens § 85"),),
        ),
        initiative("Borgerne har det godt"),
    ]
    score = score_plan("plan.md", GOLD, [goal("Flere i job")], found)
    assert (score.initiatives.hits, score.initiatives.found, score.initiatives.gold) == (1, 2, 2)
    assert score.initiatives.f1 == 0.5
    assert score.goals.f1 == 1.0
    assert score.missed == ("initiative: Åbne en café",)
    assert score.extra == ("initiative: Borgerne har det godt",)
    right = {name for name, tally in score.fields.items() if tally.right_filled}
    assert right == {"form", "commitment", "money", "law", "goal"}
    assert (score.fields["responsible"].right, score.fields["responsible"].filled) == (0, 1)


@pytest.mark.parametrize(
    ("written", "kroner"),
    [("625.000 kr.", 625_000), ("2,4 mio. kr.", 2.4e6), ("kr. 80.000", 80_000), ("80000", 80_000),
     (80000, 80_000), ("", None)],
)  # fmt: skip
def test_a_person_may_write_an_amount_as_people_do(written: object, kroner: float | None) -> None:
    gold = GoldInitiative.model_validate(
        {"text": "Åbne en café", "form": "prose", "money": written}
    )
    assert gold.money == kroner


def test_a_gold_file_with_money_that_is_no_amount_is_named_in_one_sentence(tmp_path: Path) -> None:
    act = {"text": "Åbne en café", "form": "prose", "money": "inden for rammen"}
    plan = {"title": "Plan", "units": [], "kind": "plan", "goals": [], "initiatives": [act]}
    (tmp_path / "plan.gold.json").write_text(json.dumps(plan), "utf-8")
    with pytest.raises(ConfigError, match=r"(?s)plan.gold.json.*initiatives.0.money.*rammen"):
        read_gold_plan(tmp_path / "plan.gold.json")


def test_an_indicator_that_nobody_marked_is_not_scored() -> None:
    marked = GoldInitiative(text="Åbne en café", form="prose", indicator="40 gæster")
    gold = GOLD.model_copy(update={"initiatives": (marked, *GOLD.initiatives)})
    found = [initiative("Åbne en café", indicator=anchor("40 gæster"))]
    assert score_plan("p", gold, [], found).fields["indicator"].right_filled == 1
    assert score_plan("p", GOLD, [], found).fields["indicator"].total == 0


def test_the_whole_is_rendered_with_intervals() -> None:
    good = score_plan("a.md", GOLD, [goal("Flere i job")], [initiative("Åbne en café")])
    bad = score_plan("b.md", GOLD, [], [])
    assert total([good, bad], "initiatives").gold == 4
    text = render_findings([good, bad], differing=True)
    assert "a.md" in text
    assert "F1 0.40 [0.00, 0.67]" in text
    assert "  - initiative: Ansætte to konsulenter" in text


def test_gold_without_a_plan_or_of_another_shape_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No gold"):
        list(find_plans(tmp_path))
    (tmp_path / "a.gold.json").write_text("{}", "utf-8")
    with pytest.raises(ConfigError, match="no plan beside"):
        list(find_plans(tmp_path))
    (tmp_path / "a.md").write_text("# A", "utf-8")
    with pytest.raises(ConfigError, match="no gold of a plan"):
        list(find_plans(tmp_path))
    (tmp_path / "a.gold.json").write_text(GOLD.model_dump_json(), "utf-8")
    ((plan, gold),) = find_plans(tmp_path)
    assert (plan.name, gold) == ("a.md", GOLD)
    assert json.loads(gold.model_dump_json())["initiatives"][1]["text"] == "Åbne en café"
