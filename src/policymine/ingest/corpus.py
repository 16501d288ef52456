"""The corpus folder: which files are documents, and what its manifest says about them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from pydantic import ValidationError, field_validator

from policymine.errors import CorpusError
from policymine.schema.base import Record
from policymine.schema.document import Kind
from policymine.store import is_local

MANIFEST = "corpus.toml"
RUN = "run.json"
"""What lies in the folder of a run: no plan stands there or below, only what was written of it."""
_SKIPPED_FOLDERS = frozenset({"gold", "__macosx", "outputs"})
_SKIPPED_FILES = frozenset(
    {MANIFEST, "decisions.jsonl", "aliases.toml", "aliases.csv", "municipalities.csv", "thumbs.db"}
)
_SKIPPED_SUFFIXES = (".gold.json",)


class Entry(Record):
    """What the manifest says about one file; what it leaves out is read from the document."""

    file: str
    title: str | None = None
    units: tuple[str, ...] | None = None
    kind: Kind | None = None
    period: str | None = None
    origin: str = ""

    @field_validator("period", mode="before")
    @classmethod
    def _year_as_text(cls, value: object) -> object:
        return str(value) if isinstance(value, int) else value


class Manifest(Record):
    """``corpus.toml``: an entry a document."""

    document: tuple[Entry, ...] = ()

    def entry(self, path: str) -> Entry | None:
        """Return the entry of the document at a path below the corpus folder."""
        return next((entry for entry in self.document if entry.file == path), None)


def find_documents(corpus: Path) -> tuple[Path, ...]:
    """Return all files below the corpus folder that may be documents, in a fixed order.

    What earlier runs wrote into folders below is left out. Raises CorpusError if there is no such
    folder or file, if it is the folder of a run, or nothing is in it.
    """
    if corpus.is_file():
        return (corpus,)
    if not corpus.is_dir():
        raise CorpusError(f"There is no folder or file {corpus}: check the path.")
    if (corpus / RUN).is_file():
        raise CorpusError(
            f"{corpus} is the folder of a run, not of plans: give the folder with the plans, "
            "and let --out be another."
        )
    try:
        paths = list(corpus.rglob("*"))
        runs = {path.parent for path in paths if path.name == RUN}
        files = [
            path
            for path in paths
            if (path.is_file() or _is_dead_link(path))
            and _is_candidate(path, corpus)
            and runs.isdisjoint(path.parents)
        ]
    except OSError as error:
        raise CorpusError(f"The folder {corpus} cannot be read: {error.strerror}.") from error
    if not files:
        raise CorpusError(
            f"There are no documents in {corpus}: "
            "put PDF, DOCX, HTML, Markdown or text files there."
        )
    return tuple(sorted(files, key=lambda path: _order(relative_path(path, corpus))))


def _is_dead_link(path: Path) -> bool:
    """Tell whether a path is a link to nothing: a plan may have been meant, so it is told of."""
    return is_local(path) and path.is_symlink() and not path.exists()


def _order(path: str) -> tuple[str, str]:
    return path.casefold(), path


def _is_candidate(path: Path, corpus: Path) -> bool:
    parts = path.relative_to(corpus).parts
    if any(part.startswith((".", "~$")) for part in parts):
        return False
    if any(part.casefold() in _SKIPPED_FOLDERS for part in parts[:-1]):
        return False
    name = parts[-1].casefold()
    return not (
        name in _SKIPPED_FILES or name.endswith(_SKIPPED_SUFFIXES) or name.startswith("readme")
    )


def relative_path(path: Path, corpus: Path | None) -> str:
    """Return the POSIX path below the corpus folder; the name alone if the corpus is the file.

    Bytes of a name that are no UTF-8, as old archives leave them, are written as ``%E6``.
    """
    if corpus is None or corpus == path:
        return _printable(path.name)
    try:
        return _printable(path.relative_to(corpus).as_posix())
    except ValueError:
        return _printable(path.name)


def _printable(name: str) -> str:
    return re.sub(r"[\udc80-\udcff]", lambda match: f"%{ord(match[0]) - 0xDC00:02X}", name)


def locate(corpus: Path, name: str) -> Path:
    """Return where the document lies that has this path below the corpus (``relative_path``)."""
    path = corpus / name
    if "%" not in name or path.exists():
        return path
    return corpus / re.sub(
        r"%([89A-F][0-9A-F])", lambda match: chr(0xDC00 + int(match[1], 16)), name
    )


def read_manifest(corpus: Path) -> Manifest:
    """Return what ``corpus.toml`` says; an empty manifest if there is none.

    Raises CorpusError if it is not well formed.
    """
    file = corpus / MANIFEST
    if not corpus.is_dir() or not file.is_file():
        return Manifest()
    try:
        return Manifest.model_validate(tomllib.loads(file.read_text("utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{file} is not valid TOML: {error}.") from error
    except ValidationError as error:
        raise CorpusError(_explain(file, error)) from error


_WRONG = {
    "missing": "is missing",
    "extra_forbidden": "is no field of this file: fields are {fields}",
    "tuple_type": "must be a list, such as [...]",
}
"""What is wrong in a manifest, by pydantic's name for it."""


def _explain(file: Path, error: ValidationError) -> str:
    """Say in one sentence which field of which entry is wrong."""
    first = error.errors()[0]
    where = first["loc"]
    number = next((part + 1 for part in where if isinstance(part, int)), None)
    names = [str(part) for part in where if isinstance(part, str) and part != "document"]
    line = _line_of_entry(file, number) if number else None
    place = f"{file}, line {line}" if line else str(file)
    what = _WRONG.get(first["type"], "is wrong: {said}").format(
        said=first["msg"], fields=", ".join(Entry.model_fields if number else Manifest.model_fields)
    )
    return f"{place}: '{'.'.join(names) or 'document'}' {what}."


def _line_of_entry(file: Path, number: int) -> int | None:
    lines = file.read_text("utf-8-sig").splitlines()
    starts = [n for n, line in enumerate(lines, 1) if re.match(r"\s*\[\[\s*document\s*\]\]", line)]
    return starts[number - 1] if number <= len(starts) else None
