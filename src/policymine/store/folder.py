"""The folder of one run, and what lies where in it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from policymine.errors import RunFolderError
from policymine.schema.base import Record
from policymine.schema.coding import Codings
from policymine.schema.document import READ, Document, Status
from policymine.schema.finding import Extraction
from policymine.schema.run import Run, RunDocument
from policymine.store.files import read_record
from policymine.store.records import Records

R = TypeVar("R", bound=Record)

RECORDS: dict[str, tuple[str, type[Document | Extraction | Codings]]] = {
    "ingest": ("documents", Document),
    "extract": ("findings", Extraction),
    "classify": ("codings", Codings),
}
"""The folder of the records of each stage, and what they are."""


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
    def sources(self) -> Path:
        """The folder of the documents with what was found in them marked."""
        return self.root / "sources"

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

    @property
    def ledger(self) -> Path:
        """What was done for which document."""
        return self.root / ".ledger.jsonl"

    def record_file(self, stage: str, document_id: str) -> Path:
        """Return where the record that a stage makes of a document lies."""
        return self.root / RECORDS[stage][0] / f"{document_id}.json"

    def read(self, stage: str, document_id: str) -> Document | Extraction | Codings | None:
        """Return the record that a stage made of a document, or None without a valid one."""
        return read_record(self.record_file(stage, document_id), RECORDS[stage][1])

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

    def documents(self) -> Records[Document]:
        """Return the documents of the run, in the order of the corpus.

        A later stage may have failed on one: its status is the one in ``run.json``.
        """

        def read(entry: RunDocument) -> Document:
            document, status = self._need(entry, "ingest", Document), Status(entry.status)
            same = document.status == status
            return document if same else document.model_copy(update={"status": status})

        return Records([e for e in self.read_run().documents if not e.same_as], read)

    def extractions(self) -> Records[Extraction]:
        """Return the findings of each document that was read, in the order of the corpus."""
        return Records(self._read_ones(), lambda entry: self._need(entry, "extract", Extraction))

    def codings(self) -> Records[Codings]:
        """Return the codings of each document that was read, in the order of the corpus."""
        return Records(self._read_ones(), lambda entry: self._need(entry, "classify", Codings))

    def _read_ones(self) -> list[RunDocument]:
        entries = self.read_run().documents
        return [entry for entry in entries if not entry.same_as and entry.status in READ]

    def _need(self, entry: RunDocument, stage: str, kind: type[R]) -> R:
        file = self.record_file(stage, entry.id)
        record = read_record(file, kind)
        if record is None:
            raise RunFolderError(
                f"{file} is missing or damaged: run 'policymine {stage} {self.root}' first "
                "(delete the file before that if it is there)."
            )
        return record
