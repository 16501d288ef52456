"""The forms that a page is turned into, each out of another: a folder of files for each."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.forms import TEXT, convert_by_office, print_page, run
from policymine.evaluate.findings_gold import SUFFIX

Converter = Callable[[Sequence[Path], Path], None]
"""Writes files, in another form, into a folder."""


@dataclass(frozen=True)
class Form:
    """A form: its short name, the form it is made of, and the program that makes it."""

    name: str
    source: str
    program: str
    convert: Converter


def _each(suffix: str, convert: Callable[[Path, Path], None]) -> Converter:
    def convert_all(files: Sequence[Path], folder: Path) -> None:
        for file in files:
            convert(file, folder / f"{file.stem}{suffix}")

    return convert_all


def _strip_tags(file: Path, target: Path) -> None:
    quiet = ("-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite")
    run("gs", *quiet, f"-sOutputFile={target}", file)


def _write_word(files: Sequence[Path], folder: Path) -> None:
    convert_by_office("docx:MS Word 2007 XML", folder, files, "--infilter=HTML (StarWriter)")


def _cut(*options: str) -> Converter:
    return _each(".txt", lambda file, target: run("pdftotext", *options, file, target))


FORMS = (
    Form("printed", "page", "chromium", _each(".pdf", print_page)),
    Form("untagged", "printed", "gs", _each(".pdf", _strip_tags)),
    Form("Word", "page", "soffice", _write_word),
    Form("Word PDF", "Word", "soffice", lambda f, folder: convert_by_office("pdf", folder, f)),
    Form("Word text", "Word", "soffice", lambda f, folder: convert_by_office(TEXT, folder, f)),
    Form("cut", "printed", "pdftotext", _cut()),
    Form("cut, laid out", "printed", "pdftotext", _cut("-layout")),
)


def make_forms(folder: Path) -> Iterator[str]:
    """Write every form beside ``folder / "page"``, gold beside each file, and yield its name.

    A form whose program is not installed is left out, with those that are made of it.
    """
    yield "page"
    for form in FORMS:
        source, target = folder / form.source, folder / form.name
        if shutil.which(form.program) is None or not source.is_dir():
            continue
        target.mkdir()
        form.convert([file for file in sorted(source.iterdir()) if file.suffix != ".json"], target)
        for gold in source.glob(f"*{SUFFIX}"):
            shutil.copy(gold, target)
        yield form.name
