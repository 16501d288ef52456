"""``python -m benchmarks.records RUN --plans 10000``: a run folder as if the plans had been read.

The records of each plan are made from its truth, without reading, extracting or coding anything,
so that the stages that look at all documents at once can be measured at any size by themselves.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.plans.home import Actor
from benchmarks.plans.invent import Plan, invent_plan
from benchmarks.plans.truth import TrueInitiative
from policymine.pipeline import code_version, library_versions
from policymine.schema.base import Anchor, content_id
from policymine.schema.coding import Coding, Codings
from policymine.schema.document import Block, BlockKind, Document, Page
from policymine.schema.finding import (
    Extraction,
    Goal,
    Initiative,
    Mention,
    Relation,
    RelationKind,
)
from policymine.schema.run import Config, Run, RunDocument
from policymine.store import RunFolder, write_record

CODES = ("P1", "P2", "P3", "P4", "P5", "none")
KINDS = {
    "title": BlockKind.HEADING,
    "heading": BlockKind.HEADING,
    "subheading": BlockKind.HEADING,
    "bullet": BlockKind.LIST_ITEM,
}
SECTORS = {
    "municipality": "municipal",
    "unit": "municipal",
    "facility": "municipal",
    "body": "municipal",
    "civil_society": "civil_society",
}
WHOSE = frozenset({"unit", "facility", "body", "person"})
"""Types of actors that belong to one municipality."""


@dataclass(frozen=True)
class Laid:
    """A plan laid out as a document, in which passages are found again."""

    plan: Plan
    document: Document

    def anchor(self, text: str, after: int = 0) -> Anchor:
        """Return the anchor of the first place of a text, from an offset on."""
        start = self.document.text.find(text, after)
        start = start if start >= 0 else self.document.text.index(text)
        block = next(n for n, block in enumerate(self.document.blocks) if start < block.end)
        return self.document.anchor(block, start, start + len(text))


def lay_out(plan: Plan, number: int) -> Laid:
    """Return a plan as the document that reading it without a fault would give."""
    lines = [(block.role, line) for block in plan.page.blocks
             for line in (["\t".join(row) for row in block.rows] or [block.text])]  # fmt: skip
    blocks, at = [], 0
    for role, line in lines:
        kind = BlockKind.TABLE_ROW if role == "table" else KINDS.get(role, BlockKind.PARAGRAPH)
        level = 1 if kind is BlockKind.HEADING else 0
        blocks.append(Block(kind=kind, start=at, end=at + len(line), page=1, level=level))
        at += len(line) + 2
    truth = plan.truth
    document = Document(
        id=f"doc-{number:08}",
        path=f"{plan.name}.md",
        title=truth.title,
        units=truth.units,
        kind=truth.kind,
        period_start=truth.period_start,
        period_end=truth.period_end,
        media_type="text/markdown",
        text="\n\n".join(line for _, line in lines),
        blocks=tuple(blocks),
        pages=(Page(number=1, start=0),),
    )
    return Laid(plan, document)


def extraction_of(laid: Laid) -> Extraction:
    """Return what a faultless extraction would find."""
    document, truth = laid.document.id, laid.plan.truth
    goals, at = [], len(truth.title)
    for number, true in enumerate(truth.goals):
        anchor = laid.anchor(true.title, at)
        goal = Goal(
            id=content_id("g", document, number), number=true.number, title=true.title,
            form="heading", anchor=anchor,
        )  # fmt: skip
        goals.append(goal)
    starts = [goal.anchor.start for goal in goals]
    initiatives = [
        _initiative(laid, act, n, goals[act.goal].id, starts[act.goal])
        for n, act in enumerate(truth.initiatives)
    ]
    return Extraction(
        document=document,
        goals=tuple(goals),
        initiatives=tuple(initiatives),
        mentions=tuple(_mentions(laid)),
        relations=tuple(_relations(laid, initiatives)),
    )


def _initiative(laid: Laid, act: TrueInitiative, number: int, goal: str, after: int) -> Initiative:
    anchor = laid.anchor(act.text, after)
    return Initiative(
        id=content_id("i", laid.document.id, number),
        goal=goal,
        title=act.text,
        form=act.form,
        anchor=anchor,
        responsible=_near(laid, act.responsible, anchor),
        indicator=_near(laid, act.indicator, anchor),
        deadline_end=date.fromisoformat(act.deadline_end) if act.deadline_end else None,
        state=act.state,
        commitment=act.commitment.replace("boer", "bør"),
    )


def _near(laid: Laid, text: str, anchor: Anchor) -> Anchor | None:
    return laid.anchor(text, anchor.start) if text else None


def _mentions(laid: Laid) -> Iterator[Mention]:
    for actor in sorted(laid.plan.truth.actors, key=lambda actor: actor.name):
        yield Mention(
            name=actor.name,
            type=actor.type,
            sector=SECTORS.get(actor.type, "unknown"),
            home=_home(laid, actor),
            anchor=laid.anchor(actor.name),
        )


def _home(laid: Laid, actor: Actor) -> str:
    return laid.document.unit if actor.type in WHOSE else ""


def _relations(laid: Laid, initiatives: list[Initiative]) -> Iterator[Relation]:
    """Who is responsible for what, and that partners work with the municipality."""
    types = {actor.name: actor for actor in laid.plan.truth.actors}
    for initiative in initiatives:
        anchor = initiative.responsible
        if anchor and anchor.quote in types:
            yield Relation(
                source=anchor.quote,
                source_home=_home(laid, types[anchor.quote]),
                target=initiative.id,
                kind=RelationKind.RESPONSIBLE_FOR,
                finding=initiative.id,
                anchor=anchor,
            )
    town = f"{laid.plan.truth.units[0]} Kommune"
    for actor in laid.plan.truth.actors if town in types else ():
        if actor.type == "civil_society":
            yield Relation(
                source=town,
                target=actor.name,
                kind=RelationKind.WORKS_WITH,
                anchor=laid.anchor(actor.name),
            )


def codings_of(laid: Laid, extraction: Extraction) -> Codings:
    """Return the codings of a coder that is always right."""
    truth = laid.plan.truth
    true = {
        found.id: act.codes[0]
        for found, act in zip(extraction.initiatives, truth.initiatives, strict=True)
    }
    aims = {goal.id: "none" for goal in extraction.goals}
    aims |= {i.goal: true[i.id] for i in extraction.initiatives}
    codings = (
        Coding(
            finding=finding, code=code, score=0.9 if code == right else 0.02,
            assigned=code == right, method="truth",
        )
        for finding, right in {**aims, **true}.items()
        for code in CODES
    )  # fmt: skip
    return Codings(document=laid.document.id, codebook="kl-2012", codings=tuple(codings))


def write_records(folder: RunFolder, plans: int, *, seed: int = 0) -> None:
    """Write the records of as many plans, and a ``run.json`` that says that they were coded."""
    entries = []
    for number in range(plans):
        laid = lay_out(invent_plan(number, seed), number)
        found = extraction_of(laid)
        made = {"ingest": laid.document, "extract": found, "classify": codings_of(laid, found)}
        for stage, record in made.items():
            write_record(folder.record_file(stage, laid.document.id), record)
        entries.append(RunDocument(path=laid.document.path, id=laid.document.id, status="ok"))
    run = Run(
        version=code_version(),
        versions=library_versions(),
        config=Config(embedder="none"),
        corpus=folder.root.as_posix(),
        documents=tuple(entries),
        stages=("ingest", "extract", "classify"),
    )
    write_record(folder.run_file, run)


def main() -> None:
    """Read the arguments and write the run folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("--plans", type=int, default=1000)
    args = parser.parse_args()
    write_records(RunFolder(args.run), args.plans)


if __name__ == "__main__":
    main()
