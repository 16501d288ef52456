"""``python -m benchmarks.layouts``: what is found of one plan, in many layouts and forms.

The F1 of initiatives and of goals, a line a layout and two figures a form: the page itself, and
what a browser, LibreOffice, Ghostscript and pdftotext make of it. A plan that is read whole in one
layout and not at all in another tells what the reader takes for granted. The plan ``psychiatry`` is
for tuning; ``homelessness``, of other words and another style, is for judging.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import mean

from benchmarks.layouts.forms import make_forms
from benchmarks.layouts.write import write_layouts
from policymine.errors import ReadError
from policymine.evaluate.findings import PlanScore, score_plan
from policymine.evaluate.findings_gold import find_plans
from policymine.extract import extract
from policymine.ingest import read
from policymine.language import load_nlp

Scores = dict[str, PlanScore]
"""The scores of one form, by layout."""


def score_form(folder: Path) -> Scores:
    """Return the scores of the plans in a folder, by layout."""
    nlp = load_nlp()
    scores = {}
    for plan, gold in find_plans(folder):
        try:
            found = extract(read(plan), nlp=nlp)
        except ReadError:  # what cannot be read is a plan in which nothing is found
            scores[plan.stem] = score_plan(plan.name, gold, (), ())
            continue
        scores[plan.stem] = score_plan(plan.name, gold, found.goals, found.initiatives)
    return scores


def measure_layouts(name: str, folder: Path) -> dict[str, Scores]:
    """Write a plan in all layouts and forms into an empty folder; return the scores by form."""
    pages = folder / "page"
    pages.mkdir(parents=True)
    list(write_layouts(name, pages))
    return {form: score_form(folder / form) for form in make_forms(folder)}


def render(scores: dict[str, Scores]) -> str:
    """Return the table of all figures, with the mean of every form as its last line."""
    layouts = list(scores["page"])
    width = max(map(len, layouts))
    lines = [" " * width + "".join(f"{form:>15}" for form in scores)]
    for layout in layouts:
        plans = [[form[layout]] for form in scores.values()]
        lines.append(f"{layout:<{width}}" + "".join(map(_figures, plans)))
    plans = [list(form.values()) for form in scores.values()]
    return "\n".join([*lines, f"{'mean':<{width}}" + "".join(map(_figures, plans))])


def _figures(plans: Sequence[PlanScore]) -> str:
    acts, goals = (mean(getattr(p, part).f1 for p in plans) for part in ("initiatives", "goals"))
    return f"{acts:>10.2f} {goals:.2f}"


def main() -> None:
    """Print the table; the files stay in the folder that is given, if one is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plan", nargs="?", default="psychiatry")
    parser.add_argument("--keep", type=Path, help="an empty folder for the files and their gold")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(render(measure_layouts(options.plan, options.keep or Path(folder))))


if __name__ == "__main__":
    main()
