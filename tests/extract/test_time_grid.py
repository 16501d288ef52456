"""Time plans as a grid: the years that a row marks are when its act is done."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from plan_builder import plan_from

from policymine.extract.outline import build_outline
from policymine.extract.rows import find_rows
from policymine.schema.finding import Initiative

YEARS = """# Handleplan for Sønderå Kommune

| Handling | Ansvarlig | Færdig i 2025 | Færdig i 2026 | Færdig i 2027 |
|---|---|---|---|---|
| Et værksted for unge | Kulturhuset | X | | |
| Mentorer i alle klubber | Ungechefen | | x | X |
| En kortlægning af boliger | Boligteamet | | | |
"""
QUARTERS = """# Tidsplan

| Tiltag | Tovholder | 3. kvartal 2025 | 4. kvartal 2025 |
|---|---|---|---|
| Et kursus | HR | | ✓ |
| En pjece | HR | ✓ | |
"""
BUDGET = """# Budget

| Indsats | Ansvarlig | 2025 | 2026 |
|---|---|---|---|
| Et kursus | HR | 200 | 300 |
| En pjece | HR | 50 | |
"""


def acts(text: str, folder: Path) -> list[Initiative]:
    document = plan_from(text, folder)
    drafts = find_rows(document, build_outline(document))
    return [draft.initiative(document, "") for draft in drafts]


def test_marked_years_are_the_time_of_an_act(tmp_path: Path) -> None:
    found = [(act.deadline_start, act.deadline_end) for act in acts(YEARS, tmp_path)]
    assert found == [
        (date(2025, 1, 1), date(2025, 12, 31)),
        (date(2026, 1, 1), date(2027, 12, 31)),
        (None, None),
    ]


def test_marked_quarters_are_the_time_of_an_act(tmp_path: Path) -> None:
    found = [act.deadline_end for act in acts(QUARTERS, tmp_path)]
    assert found == [date(2025, 12, 31), date(2025, 9, 30)]


def test_amounts_under_years_are_no_time(tmp_path: Path) -> None:
    found = [(act.title, act.timeline, act.deadline_end) for act in acts(BUDGET, tmp_path)]
    assert found == [("Et kursus", None, None), ("En pjece", None, None)]
