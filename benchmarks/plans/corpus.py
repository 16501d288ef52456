"""Write a corpus of invented plans, each with its truth beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from benchmarks.plans.invent import Plan, invent_plan
from benchmarks.plans.page import Page
from benchmarks.plans.pdf import write_pdf
from benchmarks.plans.plain import write_markdown, write_text
from benchmarks.plans.slips import slip
from benchmarks.plans.web import write_html
from benchmarks.plans.word import write_docx

WRITERS: dict[str, Callable[[Page, Random], bytes]] = {
    "txt": write_text,
    "md": write_markdown,
    "docx": write_docx,
    "html": write_html,
    "pdf": write_pdf,
}
FORMATS = {"txt": 3, "md": 2, "docx": 2, "html": 2, "pdf": 1}
"""How often each format occurs."""
SLIPPED = {"txt": 0.25, "pdf": 0.25}
"""The share of plans of a format that have slips of scanning."""


def write_corpus(folder: Path, plans: int, *, seed: int = 0, size: str = "short") -> None:
    """Write the first ``plans`` plans of the corpus with this seed, and their gold, below a folder.

    A larger corpus holds the smaller ones; the same seed gives the same bytes.
    """
    for number in range(plans):
        write_plan(folder, invent_plan(number, seed, size=size), seed)


def write_plan(folder: Path, plan: Plan, seed: int) -> Path:
    """Write one plan in a format drawn for it, and its gold; returns the plan's file."""
    draw = Random(f"{seed}/{plan.name}")
    form = draw.choices(list(FORMATS), weights=list(FORMATS.values()))[0]
    page = slip(plan.page, draw) if draw.random() < SLIPPED.get(form, 0) else plan.page
    file = folder / f"{plan.name}.{form}"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(WRITERS[form](page, draw))
    file.with_suffix(".gold.json").write_text(plan.truth.render(), "utf-8")
    return file
