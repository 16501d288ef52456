"""The invented plans: the same for a seed, true to their gold, and read as well as they should be.

The floors lie clearly below what was last reached; ``python -m benchmarks.score`` gives figures.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.cells import compare_cells, true_cells
from benchmarks.plans.corpus import FORMATS, write_corpus, write_plan
from benchmarks.plans.invent import invent_plan
from benchmarks.records import codings_of, extraction_of, lay_out
from benchmarks.score import score_run

from policymine import pipeline
from policymine.evaluate.findings_gold import GoldInitiative, GoldPlan, find_plans
from policymine.schema.run import Config
from policymine.store import RunFolder

PLANS = 20


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("invented")
    write_corpus(folder, PLANS, seed=3)
    return folder


@pytest.fixture(scope="module")
def figures(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    folder = RunFolder(tmp_path_factory.mktemp("run"))
    pipeline.ingest(corpus, folder, Config(embedder="none"))
    for stage in (pipeline.extract, pipeline.classify, pipeline.compare):
        stage(folder)
    return score_run(corpus, folder.root)


def test_a_seed_gives_the_same_bytes_in_every_format(tmp_path: Path) -> None:
    for number in range(8):
        one, two = (write_plan(tmp_path / half, invent_plan(number, 1), 1) for half in "ab")
        assert one.read_bytes() == two.read_bytes()
    assert invent_plan(0, 1).truth != invent_plan(0, 2).truth


def test_all_formats_occur_and_gold_stands_beside_each_plan(corpus: Path) -> None:
    plans = list(find_plans(corpus))
    assert len(plans) == PLANS
    assert {path.suffix[1:] for path, _ in plans} == set(FORMATS)
    assert all(gold.initiatives and gold.goals and gold.actors for _, gold in plans)


def test_wording_repeats() -> None:
    said = [act.text for n in range(600) for act in invent_plan(n, 0).truth.initiatives]
    assert len(set(said)) < len(said) / 2


def test_what_is_true_of_a_plan_stands_in_it() -> None:
    plan = invent_plan(5, 0)
    shown = " ".join([block.text + json.dumps(block.rows, ensure_ascii=False)
                      for block in plan.page.blocks])  # fmt: skip
    assert all(act.text in shown for act in plan.truth.initiatives)
    assert all(actor.name in shown for actor in plan.truth.actors)


def test_records_made_from_truth_are_what_a_faultless_run_would_write() -> None:
    for number in range(30):
        laid = lay_out(invent_plan(number, 0), number)
        found, truth = extraction_of(laid), laid.plan.truth
        anchors = [each.anchor for each in (*found.goals, *found.initiatives, *found.mentions)]
        assert all(laid.document.text_at(anchor) == anchor.quote for anchor in anchors)
        assert [i.title for i in found.initiatives] == [act.text for act in truth.initiatives]
        assigned = {c.finding: c.code for c in codings_of(laid, found).codings if c.assigned}
        wanted = [act.codes[0] for act in truth.initiatives]
        assert [assigned[i.id] for i in found.initiatives] == wanted


def gold(start: int, *acts: tuple[str, str, str]) -> GoldPlan:
    initiatives = tuple(
        GoldInitiative(text=text, form="list", codes=(code,), state=state)
        for text, code, state in acts
    )
    return GoldPlan(
        title="", units=("Skive",), kind="plan", period_start=start, goals=(),
        initiatives=initiatives,
    )  # fmt: skip


def test_the_true_matrix_is_of_the_newest_plan_and_of_what_is_not_done() -> None:
    old = gold(2015, ("a", "P1", "planned"))
    new = gold(2020, ("b", "P2", "planned"), ("c", "P3", "planned"), ("d", "P4", "completed"))
    assert true_cells([new, old]) == {("Skive", "P2"): 0.5, ("Skive", "P3"): 0.5}


def test_a_wrong_share_shows() -> None:
    off = compare_cells({("Skive", "P1"): 1.0}, {("Skive", "P1"): 0.5, ("Skive", "P2"): 0.5})
    assert off == {"units found": 1.0, "share off by": 0.5, "leading code right": 1.0}


@pytest.mark.parametrize(
    ("name", "floor"),
    [("initiatives F1", 0.85), ("goals F1", 0.75), ("codes right", 0.75), ("metadata right", 0.9)],
)
def test_findings_agree_with_the_truth(figures: dict[str, float], name: str, floor: float) -> None:
    assert figures[name] >= floor


def test_the_comparison_agrees_with_the_truth(figures: dict[str, float]) -> None:
    assert figures["units found"] == 1
    assert figures["share off by"] <= 0.12
    assert figures["leading code right"] >= 0.7
