"""The commands that run stages, all of them or one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from policymine.cli.console import show_summary, summary
from policymine.cli.options import (
    ClusterAddress,
    CodebookName,
    ConfigFile,
    Corpus,
    EmbedderName,
    Json,
    Lang,
    Memory,
    Nlp,
    Ocr,
    Out,
    People,
    Retry,
    RunPath,
    Timeout,
    Workers,
)
from policymine.cli.progress import say, show_progress
from policymine.errors import RunFolderError

if TYPE_CHECKING:
    from policymine.pipeline import Means
    from policymine.schema.run import Config
    from policymine.store import RunFolder


def run(
    corpus: Corpus,
    out: Out = Path("outputs/run"),
    config: ConfigFile = None,
    codebook: CodebookName = None,
    lang: Lang = None,
    nlp: Nlp = None,
    embedder: EmbedderName = None,
    people: People = None,
    timeout: Timeout = None,
    memory: Memory = None,
    ocr: Ocr = False,
    workers: Workers = 0,
    cluster: ClusterAddress = "",
    retry: Retry = None,
    json: Json = False,
) -> None:
    """Do everything: read, extract, code, compare, map, and write the report."""
    from policymine import pipeline

    options = {"codebook": codebook, "lang": lang, "nlp": nlp, "embedder": embedder,
               "people": people, "timeout": timeout, "memory": memory,
               "ocr": ocr or None}  # fmt: skip
    folder, chosen = _open(out, config, corpus, options)
    with _means(folder, workers, cluster, retry, json) as means:
        data = pipeline.run(corpus, folder, chosen, means=means)
    if json:
        say(**summary(data))
    else:
        show_summary(data)
    raise typer.Exit(_exit_code(folder))


def ingest(
    corpus: Corpus,
    out: Out = Path("outputs/run"),
    config: ConfigFile = None,
    codebook: CodebookName = None,
    people: People = None,
    timeout: Timeout = None,
    memory: Memory = None,
    ocr: Ocr = False,
    workers: Workers = 0,
    cluster: ClusterAddress = "",
    retry: Retry = None,
    json: Json = False,
) -> None:
    """Read the documents of a corpus into a run folder."""
    from policymine import pipeline

    options = {"codebook": codebook, "people": people, "timeout": timeout, "memory": memory,
               "ocr": ocr or None}  # fmt: skip
    folder, chosen = _open(out, config, corpus, options)
    with _means(folder, workers, cluster, retry, json) as means:
        pipeline.ingest(corpus, folder, chosen, means=means)
    raise typer.Exit(_exit_code(folder))


def extract(
    run: RunPath, workers: Workers = 0, cluster: ClusterAddress = "", json: Json = False
) -> None:
    """Find goals, initiatives, actors and relations in the documents of a run."""
    _stage("extract", run, workers, cluster, json)


def classify(
    run: RunPath, workers: Workers = 0, cluster: ClusterAddress = "", json: Json = False
) -> None:
    """Code the findings of a run onto its codebook."""
    _stage("classify", run, workers, cluster, json)


def compare(run: RunPath, json: Json = False) -> None:
    """Compare the municipalities of a run and write the tables."""
    _stage("compare", run, json=json)


def network(run: RunPath, json: Json = False) -> None:
    """Build the actor network of a run and write the graph files."""
    _stage("network", run, json=json)


def report(run: RunPath, json: Json = False) -> None:
    """Write the figures, the workbook and report.html of a run."""
    _stage("report", run, json=json)


def _stage(name: str, run: Path, workers: int = 1, cluster: str = "", json: bool = False) -> None:
    from policymine import pipeline
    from policymine.store import RunFolder

    folder = RunFolder(run)
    folder.read_run()
    with _means(folder, workers, cluster, None, json) as means:
        getattr(pipeline, name)(folder, means=means)


@contextmanager
def _means(
    folder: RunFolder, workers: int, cluster: str, retry: str | None, json: bool
) -> Iterator[Means]:
    """Keep others out of a run folder, and give the means to work on it."""
    from policymine.pipeline import Means, open_workers
    from policymine.store import RunLock

    with (
        RunLock(folder),
        open_workers(workers, cluster) as hands,
        show_progress(machine=json) as progress,
    ):
        yield Means(hands, progress, retry == "failed")


def _open(
    out: Path, config: Path | None, corpus: Path, options: Mapping[str, object]
) -> tuple[RunFolder, Config]:
    """Return the run folder and the options; nothing is written before both are known good."""
    from policymine.config import read_config
    from policymine.ingest import find_documents
    from policymine.resources import read_codebook
    from policymine.store import RunFolder

    chosen = read_config(config, corpus=corpus, overrides=options)
    read_codebook(chosen.codebook)
    find_documents(corpus)
    if str(out) == str(corpus) or (corpus.is_dir() and out.exists() and out.samefile(corpus)):
        raise RunFolderError(
            f"The run cannot be written among the plans in {out}: give a folder of its own "
            "with --out."
        )
    return RunFolder(out), chosen


def _exit_code(folder: RunFolder) -> int:
    """Return 0 if every document was read whole, else 1."""
    from policymine.pipeline import failed

    return 1 if failed(folder.read_run()) else 0
