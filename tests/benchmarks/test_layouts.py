"""The plans in many layouts: every page holds what its gold says, and is read well enough.

The floors lie clearly below what was last reached; `python -m benchmarks.layouts` gives figures.
"""

from __future__ import annotations

from pathlib import Path
from statistics import mean

import pytest
from benchmarks.layouts.__main__ import score_form
from benchmarks.layouts.write import read_plan, write_layouts
from lxml import html

from policymine.evaluate.findings_gold import find_plans


@pytest.fixture(scope="module", params=["psychiatry", "homelessness"])
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(request.param)
    names = list(write_layouts(request.param, folder))
    assert len(names) > 50
    return folder


def test_every_page_says_what_its_gold_says(pages: Path) -> None:
    for plan, gold in find_plans(pages):
        text = html.document_fromstring(plan.read_text("utf-8")).text_content().casefold()
        said = [act.text for act in gold.initiatives] + [goal.title for goal in gold.goals]
        assert [words for words in said if words.casefold() not in text] == [], plan.name


def test_layouts_tell_all_acts_but_those_of_other_years(pages: Path) -> None:
    for plan, gold in find_plans(pages):
        name = {"Holbæk": "psychiatry", "Svendborg": "homelessness"}[gold.units[0]]
        assert len(gold.initiatives) >= len(read_plan(name)["acts"]) - 1, plan.name


def test_web_pages_are_read_well_in_the_mean_of_all_layouts(pages: Path) -> None:
    scores = score_form(pages).values()
    assert mean(score.initiatives.f1 for score in scores) > 0.92
    assert mean(score.goals.f1 for score in scores) > 0.85
