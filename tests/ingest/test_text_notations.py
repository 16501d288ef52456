"""Signs of Markdown other than those of headings and lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_helpers import items, read_bytes, rows, texts

from policymine.schema.document import BlockKind


def test_the_properties_of_a_file_are_no_text(tmp_path: Path) -> None:
    front = '---\ntitle: "Plan"\nauthor: Nordby Kommune\nkeywords:\n  - unge\n- bolig\n---\n\n'
    document = read_bytes(tmp_path, "plan.md", f"{front}[TOC]\n\n# Udsatteplan\n\nAlle er med.\n")
    assert texts(document) == ["Udsatteplan", "Alle er med."]


def test_a_rule_above_a_text_opens_no_properties(tmp_path: Path) -> None:
    text = "---\nFormål: Alle er med.\n\nMere om det.\n\n---\n\nDet er planen.\n"
    document = read_bytes(tmp_path, "plan.md", text)
    assert "Formål: Alle er med." in texts(document)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_what_is_said_of_a_term_stands_behind_it(between: str, tmp_path: Path) -> None:
    text = (
        f"# Plan\n\nVi åbner en café.\n\nAnsvarlig{between}:   Bostøtten\n\n"
        f"Frist{between}:   1. juni 2026\n"
    )
    found = texts(read_bytes(tmp_path, "plan.md", text), BlockKind.PARAGRAPH)
    assert found == ["Vi åbner en café.", "Ansvarlig: Bostøtten", "Frist: 1. juni 2026"]


def test_boxes_to_tick_are_no_part_of_items(tmp_path: Path) -> None:
    text = "# Plan\n\n- [ ] Åbne en café\n- [x] Ansætte en vært\n1. [ ] Købe et hus\n"
    found = [text for _, text in items(read_bytes(tmp_path, "plan.md", text))]
    assert found == ["Åbne en café", "Ansætte en vært", "Købe et hus"]


@pytest.mark.parametrize("edge", ["", "|"])
def test_rows_may_have_no_pipes_at_their_ends(edge: str, tmp_path: Path) -> None:
    lines = ["Handling | Ansvarlig", "---|:---:", "Ny café | Skolen", "Ny sti | Vej og Park"]
    text = "\n".join(edge + line for line in lines)
    document = read_bytes(tmp_path, "plan.md", f"# Plan\n\n{text}\n\nDet er planen.\n")
    assert rows(document) == [["Ny café", "Skolen"], ["Ny sti", "Vej og Park"]]
    assert texts(document)[-1] == "Det er planen."


def test_a_figure_or_an_ornament_is_no_heading(tmp_path: Path) -> None:
    text = "# Plan\n\n## **467**\n\nborgere får støtte.\n\n### \\* \\* \\*\n\nDet er mange.\n"
    document = read_bytes(tmp_path, "plan.md", text)
    assert texts(document, BlockKind.HEADING) == ["Plan"]
    assert texts(document)[-1] == "Det er mange."
