"""The run folder: the only module that knows the paths inside it.

Files are written under a temporary name, synced and renamed, so that a reader never sees half a
file and a killed run leaves only whole ones.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from policymine.errors import RunFolderError
from policymine.schema.base import Record
from policymine.schema.coding import Codings
from policymine.schema.document import Document
from policymine.schema.finding import Extraction
from policymine.schema.run import Run

if TYPE_CHECKING:
    from types import TracebackType

R = TypeVar("R", bound=Record)


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; its folder is made if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_text(path: Path, content: str) -> None:
    """Write a text file in UTF-8, whole or not at all."""
    write_bytes(path, content.encode("utf-8"))


def write_record(path: Path, record: Record) -> None:
    """Write a record as JSON that a person can open."""
    content = json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=1)
    write_text(path, content + "\n")


def read_record(path: Path, kind: type[R]) -> R | None:
    """Return the record in a file, or None if there is no whole and valid one."""
    try:
        return kind.model_validate_json(path.read_bytes())
    except (FileNotFoundError, ValidationError):
        return None


class RunFolder:
    """The folder of one run, and what lies where in it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def run_file(self) -> Path:
        """``run.json``."""
        return self.root / "run.json"

    @property
    def tables(self) -> Path:
        """The folder of the CSV and Parquet tables."""
        return self.root / "tables"

    @property
    def network(self) -> Path:
        """The folder of the graph files."""
        return self.root / "network"

    @property
    def figures(self) -> Path:
        """The folder of the figures."""
        return self.root / "figures"

    @property
    def report(self) -> Path:
        """``report.html``."""
        return self.root / "report.html"

    @property
    def database(self) -> Path:
        """The DuckDB file with all tables."""
        return self.root / "policymine.duckdb"

    @property
    def workbook(self) -> Path:
        """``comparison.xlsx``."""
        return self.root / "comparison.xlsx"

    @property
    def word_report(self) -> Path:
        """``report.docx``."""
        return self.root / "report.docx"

    @property
    def aliases(self) -> Path:
        """The corpus's alias file as the run used it."""
        return self.root / "aliases.toml"

    def document_file(self, document_id: str) -> Path:
        """Return where the record of a document lies."""
        return self.root / "documents" / f"{document_id}.json"

    def extraction_file(self, document_id: str) -> Path:
        """Return where the findings of a document lie."""
        return self.root / "findings" / f"{document_id}.json"

    def codings_file(self, document_id: str) -> Path:
        """Return where the codings of a document lie."""
        return self.root / "codings" / f"{document_id}.json"

    def read_run(self) -> Run:
        """Return ``run.json``; raises RunFolderError if there is none or it is not whole."""
        if not self.root.is_dir():
            raise RunFolderError(f"No run folder at {self.root}: start with 'policymine run'.")
        run = read_record(self.run_file, Run)
        if run is None:
            raise RunFolderError(
                f"{self.root} is not a whole run folder (run.json is missing or damaged): "
                "run 'policymine run CORPUS --out' with this folder again, or choose another."
            )
        return run

    def documents(self) -> Iterator[Document]:
        """Yield the documents of the run, in the order of the corpus."""
        return self._records(self.document_file, Document, "ingest")

    def extractions(self) -> Iterator[Extraction]:
        """Yield the findings of each document that was read, in the order of the corpus."""
        return self._records(self.extraction_file, Extraction, "extract")

    def codings(self) -> Iterator[Codings]:
        """Yield the codings of each document that was read, in the order of the corpus."""
        return self._records(self.codings_file, Codings, "classify")

    def _records(self, file_of: Callable[[str], Path], kind: type[R], stage: str) -> Iterator[R]:
        for entry in self.read_run().documents:
            if entry.same_as or (stage != "ingest" and entry.status not in ("ok", "partial")):
                continue
            record = read_record(file_of(entry.id), kind)
            if record is None:
                raise RunFolderError(
                    f"{file_of(entry.id)} is missing or damaged: "
                    f"run 'policymine {stage} {self.root}' first."
                )
            yield record


class RunLock:
    """Keeps a second run out of a folder; released when the process ends, however it ends."""

    def __init__(self, folder: RunFolder) -> None:
        self._path = folder.root / ".lock"
        self._handle: int | None = None

    def __enter__(self) -> RunLock:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise RunFolderError(
                f"Another run is writing into {self._path.parent}: wait for it, or choose another "
                "folder with --out."
            ) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._handle is not None:
            os.close(self._handle)


def _lock(handle: int) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
