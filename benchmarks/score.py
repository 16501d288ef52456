"""How a run on invented plans agrees with their truth: findings, codes, metadata, comparison.

``python -m benchmarks.score CORPUS RUN`` prints the figures of a run folder as JSON.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from benchmarks.cells import compare_cells, read_cells, true_cells
from policymine.evaluate.findings import Tally, score_plan
from policymine.evaluate.findings_gold import SUFFIX, GoldPlan, read_gold_plan
from policymine.evaluate.findings_match import match
from policymine.schema.coding import Codings
from policymine.schema.document import Document
from policymine.schema.finding import Extraction
from policymine.schema.run import RunDocument
from policymine.store import RunFolder, read_record


@dataclass
class Score:
    """The sums over the plans of a run; ``formats`` holds the initiatives by format of file."""

    goals: Tally = field(default_factory=Tally)
    codes: Tally = field(default_factory=Tally)
    metadata: Tally = field(default_factory=Tally)
    formats: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def add(self, folder: RunFolder, entry: RunDocument, gold: GoldPlan) -> None:
        """Add one plan; one that was not read counts as one where nothing was found."""
        found = read_record(folder.record_file("extract", entry.id), Extraction)
        found = found or Extraction(document=entry.id)
        plan = score_plan(entry.path, gold, found.goals, found.initiatives)
        self.goals += plan.goals
        self.formats[PurePosixPath(entry.path).suffix[1:]] += plan.initiatives
        codings = read_record(folder.record_file("classify", entry.id), Codings)
        self.codes += _codes(codings, found, gold) if codings else Tally()
        document = read_record(folder.record_file("ingest", entry.id), Document)
        self.metadata += _metadata(document, gold) if document else Tally(gold=3)

    def figures(self) -> dict[str, float]:
        """Return F1 of the findings, and the shares of codes and metadata that are right."""
        named = {f"initiatives F1 {name}": tally.f1 for name, tally in sorted(self.formats.items())}
        return {
            "initiatives F1": sum(self.formats.values(), Tally()).f1,
            "goals F1": self.goals.f1,
            "codes right": self.codes.recall,
            "metadata right": self.metadata.recall,
            **named,
        }


def _codes(codings: Codings, found: Extraction, gold: GoldPlan) -> Tally:
    """Return how many initiatives that were found are assigned a code that is true of them."""
    assigned = defaultdict(set)
    for coding in codings.codings:
        if coding.assigned:
            assigned[coding.finding].add(coding.code)
    acts = found.initiatives
    pairs = match([(act.anchor.quote,) for act in acts], [act.text for act in gold.initiatives])
    right = sum(bool(assigned[acts[f].id] & set(gold.initiatives[g].codes)) for f, g in pairs)
    return Tally(right, len(pairs), len(pairs))


def _metadata(document: Document, gold: GoldPlan) -> Tally:
    """Return how many of municipality, kind and period are right."""
    period = document.period_start, document.period_end
    checks = (
        document.units == gold.units,
        document.kind == gold.kind,
        period == (gold.period_start, gold.period_end),
    )
    return Tally(sum(checks), len(checks), len(checks))


def score_run(corpus: Path, run: Path) -> dict[str, float]:
    """Return the scores of a whole run folder against the truth beside the plans.

    Plans are looked at one at a time, so that a corpus of any size can be scored.
    """
    folder, score = RunFolder(run), Score()
    for entry, gold in read_golds(corpus, folder):
        score.add(folder, entry, gold)
    truth = true_cells(gold for _, gold in read_golds(corpus, folder))
    with (folder.tables / "comparison.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = read_cells(csv.DictReader(file))
    figures = {**score.figures(), **compare_cells(cells, truth)}
    return {name: round(value, 4) for name, value in figures.items()}


def read_golds(corpus: Path, folder: RunFolder) -> Iterator[tuple[RunDocument, GoldPlan]]:
    """Yield what a run says of each document, with the gold beside it."""
    for entry in folder.read_run().documents:
        if not entry.same_as:
            yield entry, read_gold_plan((corpus / entry.path).with_suffix(SUFFIX))


def main() -> None:
    """Print the scores of a run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("run", type=Path)
    args = parser.parse_args()
    print(json.dumps(score_run(args.corpus, args.run), indent=1))


if __name__ == "__main__":
    main()
