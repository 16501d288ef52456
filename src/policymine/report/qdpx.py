"""A run as a REFI-QDA project: its texts, codes and codings for NVivo, ATLAS.ti, MAXQDA, QualCoder.

The elements and their order are those of the standard's schema (QDA-XML 1.0, ``Project.xsd``).
"""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from policymine.report.checked import write_checked
from policymine.review.refi import CODEBOOK, CODER, PROJECT, code_guid, guid, xml_text
from policymine.schema.codebook import NONE, Code, Codebook, NoCode
from policymine.schema.coding import Coding, Codings
from policymine.schema.document import Document
from policymine.schema.finding import Extraction, Goal, Initiative

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
        archive.writestr(_entry("project.qde"), _serialised(root))
        for extraction, document in _pairs(project):
            raw = document.text.encode("utf-8", errors="replace")
            archive.writestr(_entry(f"sources/{guid('source', extraction.document)}.txt"), raw)
    write_checked(path, buffer.getvalue())
    return len(root.findall(f".//{{{PROJECT}}}Coding"))


def write_qdc(path: Path, codebook: Codebook) -> None:
    """Write a codebook as a REFI-QDA codebook file."""
    root = _root(CODEBOOK, "CodeBook")
    _add_codes(root, codebook)
    write_checked(path, _serialised(root))


def _root(space: str, tag: str) -> _Element:
    from lxml import etree

    return etree.fromstring(f'<{tag} xmlns="{space}" origin="{CODER}"/>')


def _serialised(root: _Element) -> bytes:
    from lxml import etree

    raw: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return raw


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=_LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _pairs(project: Project) -> Iterator[tuple[Extraction, Document]]:
    by_id = {document.id: document for document in project.documents}
    return ((found, by_id[found.document]) for found in project.extractions)


def _add(parent: _Element, tag: str, text: str = "", **attributes: str) -> _Element:
    """Add an element in its parent's namespace."""
    from lxml import etree

    space = etree.QName(parent).namespace
    cleaned = {key: xml_text(value) for key, value in attributes.items() if value}
    element = etree.SubElement(parent, f"{{{space}}}{tag}", cleaned)
    if text:
        element.text = xml_text(text)
    return element


def _build(project: Project) -> _Element:
    root = _root(PROJECT, "Project")
    root.attrib.update({"name": xml_text(project.title), "creatingUserGUID": guid("user", CODER)})
    if project.made:
        root.set("creationDateTime", project.made)
    users = _add(root, "Users")
    for name in _coders(project.codings):
        _add(users, "User", guid=guid("user", name), name=name)
    _add_codes(_add(root, "CodeBook"), project.codebook)
    pairs = list(_pairs(project))
    if pairs:
        _add_variables(root)
        _add_cases(root, [document for _, document in pairs])
        _add_sources(root, project, pairs)
    return root


def _coder(coding: Coding) -> str:
    """Return who made a coding: the person who decided it, or the machine."""
    method, _, person = coding.method.partition(":")
    return person if method == "decision" and person else CODER


def _coders(codings: Iterable[Codings]) -> list[str]:
    people = {_coder(coding) for coded in codings for coding in coded.codings if coding.assigned}
    return [CODER, *sorted(people - {CODER})]


def _add_codes(parent: _Element, codebook: Codebook) -> None:
    codes = _add(parent, "Codes")
    entries: list[tuple[str, Code | NoCode]] = [(code.id, code) for code in codebook.codes]
    for identity, code in [*entries, (NONE, codebook.none)]:
        name = f"{identity} {code.short or code.title}"
        known = {"guid": code_guid(codebook.id, identity), "name": name, "color": code.color}
        _add(_add(codes, "Code", isCodable="true", **known), "Description", _described(code))


def _described(code: Code | NoCode) -> str:
    """Return a code's title and definition, and what belongs and what does not."""
    lines = [code.title, code.definition.strip(), *(f"+ {text}" for text in code.include)]
    if isinstance(code, Code):
        lines += [f"– {out.text} → {out.instead}" for out in code.exclude]
    return "\n".join(line for line in lines if line)


_VARIABLES = {"kind": "Text", "period_start": "Integer", "period_end": "Integer"}


def _add_variables(root: _Element) -> None:
    variables = _add(root, "Variables")
    for name, kind in _VARIABLES.items():
        _add(variables, "Variable", guid=guid("variable", name), name=name, typeOfVariable=kind)


def _add_values(source: _Element, document: Document) -> None:
    for name, kind in _VARIABLES.items():
        value = getattr(document, name)
        if value is not None:
            held = _add(source, "VariableValue")
            _add(held, "VariableRef", targetGUID=guid("variable", name))
            _add(held, f"{kind}Value", str(value))


def _add_cases(root: _Element, documents: Iterable[Document]) -> None:
    """Add a case a unit of comparison, with its documents."""
    units: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        if document.unit:
            units[document.unit].append(document.id)
    if units:
        cases = _add(root, "Cases")
        for unit, ids in sorted(units.items()):
            case = _add(cases, "Case", guid=guid("case", unit), name=unit)
            for id_ in ids:
                _add(case, "SourceRef", targetGUID=guid("source", id_))


def _add_sources(
    root: _Element, project: Project, pairs: Iterable[tuple[Extraction, Document]]
) -> None:
    assigned: dict[str, list[Coding]] = defaultdict(list)
    for coded in project.codings:
        for coding in coded.codings:
            if coding.assigned:
                assigned[coding.finding].append(coding)
    sources = _add(root, "Sources")
    for extraction, document in pairs:
        identity = guid("source", document.id)
        where = {"plainTextPath": f"internal://{identity}.txt", "name": document.path}
        source = _add(sources, "TextSource", guid=identity, **where)
        source.set("creatingUser", guid("user", CODER))
        findings: tuple[Goal | Initiative, ...] = (*extraction.goals, *extraction.initiatives)
        for finding in findings:
            _add_selection(source, finding, assigned, project.codebook)
        _add_values(source, document)


def _add_selection(
    source: _Element,
    finding: Goal | Initiative,
    assigned: Mapping[str, Sequence[Coding]],
    codebook: Codebook,
) -> None:
    """Add the passage of a finding, with its codings and why they were made."""
    codings = sorted(assigned.get(finding.id, ()), key=lambda coding: (-coding.score, coding.code))
    place = {"startPosition": str(finding.anchor.start), "endPosition": str(finding.anchor.end)}
    name = " ".join(finding.title.split())[:200]
    selection = _add(source, "PlainTextSelection", guid=guid("selection", finding.id), **place)
    selection.set("name", xml_text(name))
    selection.set("creatingUser", guid("user", CODER))
    why = [f"{c.code} {c.score:.2f}: {c.evidence}".replace(".", ",", 1) for c in codings]
    _add(selection, "Description", "\n".join(why))
    for coding in codings:
        made = _add(selection, "Coding", guid=guid("coding", finding.id, coding.code))
        made.set("creatingUser", guid("user", _coder(coding)))
        _add(made, "CodeRef", targetGUID=code_guid(codebook.id, coding.code))
