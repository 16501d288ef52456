"""A run as a REFI-QDA project: its texts, codes and codings for NVivo, ATLAS.ti, MAXQDA, QualCoder.

The elements and their order are those of the standard's schema (QDA-XML 1.0, ``Project.xsd``).
"""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from policymine.report.checked import write_checked
from policymine.report.qdc import add_codes
from policymine.report.refi import add_element, new_root, serialised, xml_text
from policymine.review.refi import CODER, PROJECT, code_guid, guid
from policymine.schema.codebook import Codebook
from policymine.schema.coding import Coding, Codings, assigned_by_finding
from policymine.schema.document import Document
from policymine.schema.finding import Extraction, Finding

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the archive: two exports of one run are the same to the byte."""


@dataclass(frozen=True)
class Project:
    """What goes into a project file."""

    title: str
    codebook: Codebook
    documents: Sequence[Document]
    extractions: Sequence[Extraction]
    codings: Iterable[Codings]
    made: str = ""


def write_qdpx(path: Path, project: Project) -> int:
    """Write a project file and return the number of codings in it.

    Sources are the texts of the documents that were read; each finding is a selection with a coding
    for every code assigned, by the user ``policymine`` or by the person who decided; each unit of
    comparison is a case.
    """
    root = _build(project)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_entry("project.qde"), serialised(root))
        for extraction, document in _pairs(project):
            raw = document.text.encode("utf-8", errors="replace")
            archive.writestr(_entry(f"sources/{guid('source', extraction.document)}.txt"), raw)
    write_checked(path, buffer.getvalue())
    return len(root.findall(f".//{{{PROJECT}}}Coding"))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=_LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _pairs(project: Project) -> Iterator[tuple[Extraction, Document]]:
    by_id = {document.id: document for document in project.documents}
    return ((found, by_id[found.document]) for found in project.extractions)


def _build(project: Project) -> _Element:
    root = new_root(PROJECT, "Project")
    root.attrib.update({"name": xml_text(project.title), "creatingUserGUID": guid("user", CODER)})
    if project.made:
        root.set("creationDateTime", project.made)
    users = add_element(root, "Users")
    for name in _coders(project.codings):
        add_element(users, "User", guid=guid("user", name), name=name)
    add_codes(add_element(root, "CodeBook"), project.codebook)
    pairs = list(_pairs(project))
    if pairs:
        _add_variables(root)
        _add_cases(root, [document for _, document in pairs])
        _add_sources(root, project, pairs)
    return root


def _coder(coding: Coding) -> str:
    """Return who made a coding: the person who decided it, or the machine."""
    method, _, person = coding.method.partition(":")
    return (person or UNNAMED) if method == "decision" else CODER


def _coders(codings: Iterable[Codings]) -> list[str]:
    people = {_coder(coding) for coded in codings for coding in coded.codings if coding.assigned}
    return [CODER, *sorted(people - {CODER})]


UNNAMED = "unnamed"
"""The user who made the decisions of those who gave no name: people they are, no machine."""

_VARIABLES = {"kind": "Text", "period_start": "Integer", "period_end": "Integer"}


def _add_variables(root: _Element) -> None:
    variables = add_element(root, "Variables")
    for name, kind in _VARIABLES.items():
        add_element(
            variables, "Variable", guid=guid("variable", name), name=name, typeOfVariable=kind
        )


def _add_values(source: _Element, document: Document) -> None:
    for name, kind in _VARIABLES.items():
        value = getattr(document, name)
        if value is not None:
            held = add_element(source, "VariableValue")
            add_element(held, "VariableRef", targetGUID=guid("variable", name))
            add_element(held, f"{kind}Value", str(value))


def _add_cases(root: _Element, documents: Iterable[Document]) -> None:
    """Add a case a unit of comparison, with its documents."""
    units: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        if document.unit:
            units[document.unit].append(document.id)
    if units:
        cases = add_element(root, "Cases")
        for unit, ids in sorted(units.items()):
            case = add_element(cases, "Case", guid=guid("case", unit), name=unit)
            for id_ in ids:
                add_element(case, "SourceRef", targetGUID=guid("source", id_))


def _add_sources(
    root: _Element, project: Project, pairs: Iterable[tuple[Extraction, Document]]
) -> None:
    assigned = assigned_by_finding(project.codings)
    sources = add_element(root, "Sources")
    for extraction, document in pairs:
        identity = guid("source", document.id)
        where = {"plainTextPath": f"internal://{identity}.txt", "name": document.path}
        source = add_element(sources, "TextSource", guid=identity, **where)
        source.set("creatingUser", guid("user", CODER))
        for finding in extraction.findings:
            codings = assigned.get(finding.id, ())
            _add_selection(source, finding, codings, project.codebook)
        _add_values(source, document)


def _add_selection(
    source: _Element,
    finding: Finding,
    codings: Sequence[Coding],
    codebook: Codebook,
) -> None:
    """Add the passage of a finding, with its codings and why they were made."""
    place = {"startPosition": str(finding.anchor.start), "endPosition": str(finding.anchor.end)}
    name = " ".join(finding.title.split())[:200]
    selection = add_element(
        source, "PlainTextSelection", guid=guid("selection", finding.id), **place
    )
    selection.set("name", xml_text(name))
    selection.set("creatingUser", guid("user", CODER))
    why = [f"{c.code} {c.score:.2f}: {c.evidence}".replace(".", ",", 1) for c in codings]
    add_element(selection, "Description", "\n".join(why))
    for coding in codings:
        made = add_element(selection, "Coding", guid=guid("coding", finding.id, coding.code))
        made.set("creatingUser", guid("user", _coder(coding)))
        add_element(made, "CodeRef", targetGUID=code_guid(codebook.id, coding.code))
