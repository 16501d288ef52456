"""The documents of a run with what was found in them marked in the codes' colours.

A PDF becomes a copy of itself with highlight annotations, which any reader shows and can switch
off; any other document a page of HTML in which each finding has an address of its own.
"""

from __future__ import annotations

import logging
from pathlib import Path
from urllib.parse import quote

from policymine.report.inputs import ReportInput
from policymine.report.sources.marks import Mark, build_marks
from policymine.report.sources.page import render_source
from policymine.report.sources.pdf import mark_pdf
from policymine.report.wording import read_wording
from policymine.schema.document import Document
from policymine.store import write_bytes, write_text

log = logging.getLogger(__name__)

AT_ONCE = 1_000
"""Documents whose findings are looked up together: each time, the tables are gone through."""
LARGEST = 50_000_000
"""Bytes of a PDF that is copied; a larger one gets a page of its text."""
FOUND = 0.5
"""The share of findings that must be found again in a PDF for its copy to be worth having."""


def write_sources(folder: Path, data: ReportInput, corpus: Path) -> dict[str, str]:
    """Write the marked documents into ``folder``; return their addresses beside it, by path.

    ``corpus`` holds the originals; a PDF that is no longer there gets a page of its text.
    Documents without text, or in which nothing was found, are left out.
    """
    paths = list(data.by_path)
    written: dict[str, str] = {}
    for start in range(0, len(paths), AT_ONCE):
        for path, marks in build_marks(data, paths[start : start + AT_ONCE]).items():
            if (document := data.by_path[path]).text:
                name = _write_one(folder, document, marks, data, corpus)
                written[path] = f"{quote(folder.name)}/{quote(name)}"
    return written


def _write_one(
    folder: Path, document: Document, marks: tuple[Mark, ...], data: ReportInput, corpus: Path
) -> str:
    """Write one document and return its name below the folder."""
    original = corpus if corpus.is_file() else corpus / document.path
    if document.media_type == "application/pdf" and (marked := _marked(original, document, marks)):
        write_bytes(folder / document.path, marked)
        return document.path
    name = f"{document.path}.html"
    say = read_wording(data.lang)
    write_text(folder / name, render_source(document, marks, data.codebook, say))
    return name


def _marked(original: Path, document: Document, marks: tuple[Mark, ...]) -> bytes | None:
    """Return the copy of a PDF, or None if it is not there, too large or not the one read."""
    if not original.is_file() or original.stat().st_size > LARGEST:
        return None
    copy = mark_pdf(original, document, marks)
    if copy is None or copy.found < FOUND * len(marks):
        log.info("%s gets a page of its text: too little was found again in it.", document.path)
        return None
    return copy.content
