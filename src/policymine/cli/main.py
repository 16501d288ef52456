"""The commands that run stages and show records."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from policymine.cli import evaluate, findings
from policymine.cli.console import show_error, show_summary, summary
from policymine.cli.groups import add_groups
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
from policymine.errors import UsageError

if TYPE_CHECKING:
    from policymine.pipeline import Means
    from policymine.store import RunFolder

app = typer.Typer(
    name="policymine",
    help="Read municipal policy plans: goals, initiatives and actors, coded, compared and mapped.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

INTERRUPTED = 130
"""The exit code after Ctrl-C, which Typer sets."""


@app.command()
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
    raise typer.Exit(_code(folder))


@app.command()
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
    raise typer.Exit(_code(folder))


@app.command()
def extract(
    run: RunPath, workers: Workers = 0, cluster: ClusterAddress = "", json: Json = False
) -> None:
    """Find goals, initiatives, actors and relations in the documents of a run."""
    _stage("extract", run, workers, cluster, json)


@app.command()
def classify(
    run: RunPath, workers: Workers = 0, cluster: ClusterAddress = "", json: Json = False
) -> None:
    """Code the findings of a run onto its codebook."""
    _stage("classify", run, workers, cluster, json)


@app.command()
def compare(run: RunPath, json: Json = False) -> None:
    """Compare the municipalities of a run and write the tables."""
    _stage("compare", run, json=json)


@app.command()
def network(run: RunPath, json: Json = False) -> None:
    """Build the actor network of a run and write the graph files."""
    _stage("network", run, json=json)


@app.command()
def report(run: RunPath, json: Json = False) -> None:
    """Write the figures, the workbook and report.html of a run."""
    _stage("report", run, json=json)


@app.command()
def show(
    run: RunPath,
    record: Annotated[
        str, typer.Argument(help="An id from a table, or a document's path.", metavar="ID")
    ],
) -> None:
    """Print any record of a run with its quote, its page and its codes."""
    from policymine.records import find_record, render_record
    from policymine.store import RunFolder

    typer.echo(render_record(find_record(RunFolder(run), record)))


@app.command()
def actors(run: RunPath) -> None:
    """List the actors of a run, their variants, and why those were held to be one."""
    from policymine.pipeline import RunData
    from policymine.records import render_actors
    from policymine.store import RunFolder

    typer.echo(render_actors(RunData(RunFolder(run)).actors))


@app.command()
def profile(run: RunPath) -> None:
    """Show what each stage of a run cost: in all, by document, page and sentence."""
    from policymine.cli.console import show_costs
    from policymine.store import RunFolder

    show_costs(RunFolder(run).read_run())


app.command("eval")(evaluate.evaluate)
app.command("eval-findings")(findings.evaluate_findings)
add_groups(app)


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


def _open(out: Path, config: Path | None, corpus: Path, options: dict[str, Any]) -> tuple[Any, Any]:
    """Return the run folder and the options; nothing is written before both are known good."""
    from policymine.config import read_config
    from policymine.errors import RunFolderError
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


def _code(folder: Any) -> int:
    """Return 0 if every document was read whole, else 1."""
    from policymine.pipeline import failed

    return 1 if failed(folder.read_run()) else 0


def _version(value: bool) -> None:
    if value:
        from policymine import __version__

        typer.echo(f"policymine {__version__}")
        raise typer.Exit


@app.callback()
def options(
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Log what is done.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options for every command."""
    logging.basicConfig(
        level=logging.INFO if verbose else logging.ERROR, format="%(name)s: %(message)s", force=True
    )


def main() -> None:
    """Run the command line; an error of use is one sentence and exit code 2."""
    try:
        app()
    except UsageError as error:
        show_error(str(error))
        sys.exit(2)
    except SystemExit as end:
        if end.code == INTERRUPTED:
            show_error("Interrupted: run the same command again to go on where it stopped.")
        raise
