"""Any record of a run, found by its id and rendered for reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policymine.errors import RunFolderError
from policymine.network.resolve import Resolved
from policymine.report.labels import Labels
from policymine.schema.base import Anchor, Record
from policymine.schema.coding import Coding
from policymine.schema.document import Document
from policymine.schema.finding import Goal, Initiative
from policymine.schema.network import Actor
from policymine.store import RunFolder
from policymine.tables import sort_key

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


def render_record(found: Found, labels: Labels) -> str:
    """Return a record as text: its fields, its quote in context with the page, its codes."""
    record = found.record
    if isinstance(record, Document):
        return _fields(record, labels, skip=("text", "blocks", "pages", "problems", "made_by"))
    lines = [_fields(record, labels, skip=("anchor", "also"))]
    if isinstance(record, (Goal, Initiative)) and found.document:
        lines.append(_quote(record.anchor, found.document, labels))
    for coding in found.codings:
        mark, code = "x" if coding.assigned else " ", labels.value("code", coding.code)
        lines.append(f"[{mark}] {code:<5} {coding.score:.2f}  {coding.evidence}")
    return "\n".join(lines)


def _fields(record: Record, labels: Labels, *, skip: Sequence[str]) -> str:
    rows = []
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name in skip or value in (None, "", ()):
            continue
        head = "home" if name == "unit" and isinstance(record, Actor) else name
        rows.append(f"{labels.text('column', head) + ':':<16}{_word(name, value, labels)}")
    return "\n".join(rows)


def _word(name: str, value: object, labels: Labels) -> str:
    if isinstance(value, bool):
        return labels.value("bool", str(value).lower())
    if name == "reason":
        return labels.reason(str(value))
    return labels.value(name, str(value)) if isinstance(value, str) else _plain(value, labels)


def _plain(value: object, labels: Labels) -> str:
    if isinstance(value, Anchor):
        page = labels.text("column", "page").lower()
        return f"{' '.join(value.quote.split())} ({page} {value.page})"
    if isinstance(value, tuple):
        return "; ".join(_plain(entry, labels) for entry in value)
    if isinstance(value, Record):
        named = ((name, getattr(value, name)) for name in type(value).model_fields)
        said = ((labels.text("column", name).lower(), each) for name, each in named)
        return ", ".join(f"{name} {_plain(each, labels)}" for name, each in said)
    return str(value)


def _quote(anchor: Anchor, document: Document, labels: Labels) -> str:
    before = document.text[max(0, anchor.start - CONTEXT) : anchor.start]
    after = document.text[anchor.end : anchor.end + CONTEXT]
    passage = " ".join(f"{before}»{anchor.quote}«{after}".split())
    head, page = (labels.text("column", name) for name in ("quote", "page"))
    where = f"{document.path}, {page.lower()} {anchor.page}"
    return f"{head + ':':<16}… {passage} …\n{'':<16}{where}"


def render_actors(resolved: Iterable[Resolved], labels: Labels) -> str:
    """Return the actors, as in a Danish index, with their variants and why those are held one."""
    also, why = (labels.text("column", name) for name in ("variants", "reason"))
    lines = []
    in_order = sorted(resolved, key=lambda found: (sort_key(found.actor.name), found.actor.id))
    for found in in_order:
        actor = found.actor
        kind, sector = labels.value("type", actor.type), labels.value("sector", actor.sector)
        home = f", {actor.unit}" if actor.unit else ""
        head = f"{actor.name} ({kind}, {sector}{home}) {found.mentions} ×"
        variants = ", ".join(v for v in actor.variants if v != actor.name)
        lines.append(f"{head}\n    {also}: {variants}" if variants else head)
        if actor.reason:
            lines.append(f"    {why}: {labels.reason(actor.reason)}")
    return "\n".join(lines)
