"""A row for each finding: what a reviewer needs to see to agree or to correct."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from policymine.review.words import say_code
from policymine.schema.base import Anchor
from policymine.schema.codebook import NONE
from policymine.schema.coding import Coding, Codings, assigned_by_finding
from policymine.schema.document import Document
from policymine.schema.finding import Extraction, Finding, Form, Goal, Initiative


@dataclass(frozen=True)
class ReviewRow:
    """A finding with its assigned codes, the first choice first; ``decided`` by a person."""

    finding: str
    kind: str
    document: str
    page: int
    goal: str
    quote: str
    codes: tuple[str, ...]
    score: float
    uncertain: bool
    why: str
    anchor: Anchor | None = None
    decided: bool = False

    @property
    def key(self) -> str:
        """What the finding is known by when the plan has been read again."""
        return content_key(self.document, self.quote)


def content_key(document: str, quote: str) -> str:
    """Return a passage's key: its document and its letters, whatever the layout did to them."""
    letters = re.sub(r"[\W_]+", "", quote).casefold()
    return f"{document}\x1f{letters}"


def finding_quote(finding: Finding) -> str:
    """Return the words a finding is known by: a table row's title, else its own passage."""
    table = finding.form is Form.TABLE
    return " ".join((finding.title if table else finding.anchor.quote or finding.title).split())


def kind_of(finding: Finding) -> str:
    """Return whether a finding is a ``goal`` or an ``initiative``."""
    return "goal" if isinstance(finding, Goal) else "initiative"


def build_rows(
    documents: Iterable[Document],
    extractions: Iterable[Extraction],
    codings: Iterable[Codings],
    *,
    lang: str = "da",
) -> list[ReviewRow]:
    """Return a row for every finding of a run, in the order of the corpus.

    Behind those of a document stand the ones that people say are none (of kind ``none``), unless
    their words are a finding of the other kind. ``lang`` is the language in which ``why`` names the
    code that is none.
    """
    by_id = {document.id: document for document in documents}
    assigned = assigned_by_finding(codings)
    rows: list[ReviewRow] = []
    for extraction in extractions:
        document = by_id[extraction.document]
        titles = {goal.id: goal.title for goal in extraction.goals}
        found = []
        for finding in extraction.findings:
            goal = titles.get(finding.goal, "") if isinstance(finding, Initiative) else ""
            found.append(_row(finding, document, goal, assigned.get(finding.id, ()), lang))
        standing = {row.key for row in found}
        out = (_row(finding, document, "", (), lang) for finding in extraction.left_out)
        rows += [*found, *(replace(row, kind=NONE) for row in out if row.key not in standing)]
    return rows


def _row(
    finding: Finding, document: Document, goal: str, codings: Sequence[Coding], lang: str
) -> ReviewRow:
    return ReviewRow(
        finding=finding.id,
        kind=kind_of(finding),
        document=document.path,
        page=finding.anchor.page,
        goal=goal,
        quote=finding_quote(finding),
        codes=tuple(coding.code for coding in codings),
        score=codings[0].score if codings else 0.0,
        uncertain=any(coding.uncertain for coding in codings),
        why=" | ".join(f"{say_code(coding.code, lang)}: {coding.evidence}" for coding in codings),
        anchor=finding.anchor,
        decided=any(coding.method.startswith("decision") for coding in codings),
    )


def order_for_review(rows: Sequence[ReviewRow]) -> list[ReviewRow]:
    """Return the rows most worth a look first: disputed, then uncertain, the lowest score first.

    What people say is no finding stands last.
    """

    def rank(row: ReviewRow) -> tuple[bool, bool, bool, float, str, str]:
        settled = not (row.uncertain and row.decided)
        return row.kind == NONE, settled, not row.uncertain, row.score, row.document, row.quote

    return sorted(rows, key=rank)
