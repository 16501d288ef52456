"""Any record of a run, found by its id and rendered for reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policymine.errors import RunFolderError
from policymine.network.resolve import Resolved
from policymine.schema.base import Anchor, Record
from policymine.schema.coding import Coding
from policymine.schema.document import Document
from policymine.schema.finding import Goal, Initiative
from policymine.store import RunFolder

CONTEXT = 120
"""Characters of context shown on each side of a quote."""


@dataclass(frozen=True)
class Found:
    """A record, the document it stands in, and its codings if it is a finding."""

    record: Record
    document: Document | None = None
    codings: tuple[Coding, ...] = ()


def find_record(folder: RunFolder, wanted: str) -> Found:
    """Return the document, goal, initiative or actor with this id (or path).

    Raises RunFolderError if the run has none.
    """
    run = folder.read_run()
    for document in folder.documents():
        if wanted in (document.id, document.path):
            return Found(document)
    documents = {document.id: document for document in folder.documents()}
    if "extract" in run.stages:
        for extraction in folder.extractions():
            for finding in extraction.findings:
                if finding.id == wanted:
                    codings = _codings(folder, wanted) if "classify" in run.stages else ()
                    return Found(finding, documents[extraction.document], codings)
        from policymine.pipeline import RunData

        for resolved in RunData(folder).actors:
            if wanted in (resolved.actor.id, resolved.actor.name):
                return Found(resolved.actor)
    raise RunFolderError(
        f"No record '{wanted}' in {folder.root}: ids stand in the first column of its tables."
    )


def _codings(folder: RunFolder, finding: str) -> tuple[Coding, ...]:
    return tuple(c for codings in folder.codings() for c in codings.codings if c.finding == finding)


def render_record(found: Found) -> str:
    """Return a record as text: its fields, its quote in context with the page, its codes."""
    record = found.record
    if isinstance(record, Document):
        return _fields(record, skip=("text", "blocks", "pages", "problems", "made_by"))
    lines = [_fields(record, skip=("anchor", "also"))]
    if isinstance(record, (Goal, Initiative)) and found.document:
        lines.append(_quote(record.anchor, found.document))
    for coding in found.codings:
        mark = "x" if coding.assigned else " "
        lines.append(f"[{mark}] {coding.code:<5} {coding.score:.2f}  {coding.evidence}")
    return "\n".join(lines)


def _fields(record: Record, *, skip: Sequence[str]) -> str:
    rows = []
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name in skip or value in (None, "", ()):
            continue
        rows.append(f"{name + ':':<16}{_plain(value)}")
    return "\n".join(rows)


def _plain(value: object) -> str:
    if isinstance(value, Anchor):
        return f"{' '.join(value.quote.split())} (p. {value.page})"
    if isinstance(value, tuple):
        return "; ".join(_plain(entry) for entry in value)
    if isinstance(value, Record):
        return ", ".join(f"{k} {_plain(getattr(value, k))}" for k in type(value).model_fields)
    return str(value)


def _quote(anchor: Anchor, document: Document) -> str:
    before = document.text[max(0, anchor.start - CONTEXT) : anchor.start]
    after = document.text[anchor.end : anchor.end + CONTEXT]
    passage = " ".join(f"{before}»{anchor.quote}«{after}".split())
    return f"{'quote:':<16}… {passage} …\n{'':<16}{document.path}, page {anchor.page}"


def render_actors(resolved: Iterable[Resolved]) -> str:
    """Return the actors with their variants and the reason why those were held to be one."""
    lines = []
    for found in resolved:
        actor = found.actor
        home = f", {actor.unit}" if actor.unit else ""
        head = f"{actor.name} ({actor.type}, {actor.sector}{home}) {found.mentions}x"
        variants = ", ".join(v for v in actor.variants if v != actor.name)
        lines.append(f"{head}\n    also: {variants}" if variants else head)
        if actor.reason:
            lines.append(f"    why: {actor.reason}")
    return "\n".join(lines)
