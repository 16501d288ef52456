"""``policymine eval-findings``: what is found in plans, against what was marked in them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from policymine.cli.options import Nlp


def evaluate_findings(
    plans: Annotated[Path, typer.Argument(help="A folder of plans with PLAN.gold.json beside.")],
    differing: Annotated[
        bool, typer.Option("--differing", help="List what is found too much, and what is missed.")
    ] = False,
    nlp: Nlp = None,
) -> None:
    """Measure goals, initiatives and actors found in plans against gold: precision, recall, F1."""
    from policymine.errors import ReadError
    from policymine.evaluate.findings import render_findings, score_plan
    from policymine.evaluate.findings_gold import find_plans
    from policymine.extract import extract
    from policymine.ingest import read
    from policymine.language import load_nlp
    from policymine.network import resolve_actors

    language = load_nlp(nlp)
    scores = []
    for plan, gold in find_plans(plans):
        try:
            document = read(plan)
            found = extract(document, nlp=language)
        except ReadError as error:  # a plan that cannot be read is one where nothing is found
            typer.echo(str(error), err=True)
            scores.append(score_plan(plan.name, gold, (), ()))
            continue
        actors = [resolved.actor for resolved in resolve_actors([found])]
        scores.append(score_plan(plan.name, gold, found.goals, found.initiatives, actors))
    typer.echo(render_findings(scores, differing=differing))
