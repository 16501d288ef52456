"""``policymine eval-findings``: what is found in plans, against what was marked in them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def evaluate_findings(
    plans: Annotated[Path, typer.Argument(help="A folder of plans with PLAN.gold.json beside.")],
    differing: Annotated[
        bool, typer.Option("--differing", help="List what is found too much, and what is missed.")
    ] = False,
    nlp: Annotated[
        str | None, typer.Option("--nlp", help="Another installed spaCy pipeline for Danish.")
    ] = None,
) -> None:
    """Measure goals and initiatives found in plans against gold: precision, recall, F1, fields."""
    from policymine.errors import ReadError
    from policymine.evaluate.findings import render_findings, score_plan
    from policymine.evaluate.findings_gold import find_plans
    from policymine.extract import find_findings
    from policymine.ingest import read
    from policymine.language import load_nlp

    language = load_nlp(nlp)
    scores = []
    for plan, gold in find_plans(plans):
        try:
            goals, initiatives = find_findings(read(plan), nlp=language)
        except ReadError as error:  # a plan that cannot be read is one where nothing is found
            typer.echo(str(error), err=True)
            goals, initiatives = (), ()
        scores.append(score_plan(plan.name, gold, goals, initiatives))
    typer.echo(render_findings(scores, differing=differing))
