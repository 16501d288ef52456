"""The Python API: the stages as functions, for notebooks and scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from policymine.resources import read_codebook, read_passages
from policymine.schema.codebook import Codebook
from policymine.schema.coding import Codings
from policymine.schema.document import Document
from policymine.schema.finding import Extraction

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from spacy.language import Language

    from policymine.language.embedding import Embedder
    from policymine.network import Resolved
    from policymine.tables import Database


def read(path: str | Path) -> Document:
    """Return the document in a PDF, DOCX, HTML, Markdown or text file.

    Raises ReadError, with a status and a remedy, if it cannot be read.
    """
    from policymine.ingest import read as read_document

    return read_document(Path(path))


def extract(document: Document, *, nlp: Language | None = None, people: bool = True) -> Extraction:
    """Return the goals, initiatives, actors and relations of a document.

    ``nlp`` is a Danish spaCy pipeline, by default the one that ships with policymine; without
    ``people``, persons are no actors. Raises ModelError if the pipeline cannot be loaded.
    """
    from policymine.extract import extract as extract_document
    from policymine.language import load_nlp

    return extract_document(document, nlp=nlp or load_nlp(), people=people)


def classify(
    extraction: Extraction,
    document: Document,
    codebook: str | Codebook = "kl-2012",
    *,
    embedder: Embedder | str | None = "auto",
) -> Codings:
    """Return the codings of a document's findings onto a codebook (a name, a TOML file, a record).

    There is a coding for each finding and code, assigned or not. ``embedder`` None codes by words
    alone, as where no embedder is to be had. A codebook that is met for the first time is trained
    on first (under a minute). Raises CodebookError if it is unknown or not well formed.
    """
    from policymine.classify import load_coder
    from policymine.language.embedding import load_embedder

    book = read_codebook(codebook) if isinstance(codebook, str) else codebook
    chosen = load_embedder(embedder) if isinstance(embedder, str) else embedder
    passages = read_passages(codebook) if isinstance(codebook, str) else None
    return load_coder(book, embedder=chosen, passages=passages).code(extraction, document)


def tables(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    codings: Sequence[Codings],
) -> dict[str, pd.DataFrame]:
    """Return what was found as tables: documents, goals, initiatives, actors, mentions, codings."""
    from policymine.pipeline.gather import FOUND
    from policymine.tables import Selection

    with _gathered(documents, extractions, codings) as (database, _):
        return dict(Selection(database, FOUND))


def compare(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    codings: Sequence[Codings],
    codebook: str | Codebook = "kl-2012",
    *,
    embedder: Embedder | str | None = "auto",
    nlp: Language | None = None,
) -> dict[str, pd.DataFrame]:
    """Return the tables about municipalities; ``comparison`` has a row a unit and code.

    The others are those of ``compare.TABLES``; shares lie between 0 and 1, and ``low`` and ``high``
    bound them with 95 %. ``embedder`` finds what is alike (None: by letters alone), ``nlp`` gives
    the base forms of words, by default the pipeline that ships with policymine.
    """
    from policymine.compare import compare_tables
    from policymine.language import load_nlp
    from policymine.language.embedding import load_embedder
    from policymine.tables import Selection

    book = read_codebook(codebook) if isinstance(codebook, str) else codebook
    chosen = load_embedder(embedder) if isinstance(embedder, str) else embedder
    with _gathered(documents, extractions, codings) as (database, _):
        names = compare_tables(
            database,
            book,
            documents={document.path: document for document in documents},
            embed=chosen.embed if chosen else None,
            nlp=nlp or load_nlp(),
        )
        return dict(Selection(database, names))


def build_network(
    documents: Sequence[Document], extractions: Sequence[Extraction]
) -> nx.MultiDiGraph[Any]:
    """Return the actor network of some documents, with its measures as attributes.

    A node is an actor, an edge a pair and a relation; see ``network.build_network`` for what edges
    carry and ``network.measure_network`` for the measures of nodes.
    """
    from policymine.network import build_network as build
    from policymine.network import measure_network

    with _gathered(documents, extractions, ()) as (database, actors):
        return measure_network(build(actors, database))


@contextmanager
def _gathered(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    codings: Sequence[Codings],
) -> Iterator[tuple[Database, list[Resolved]]]:
    """Give the tables of some documents as a database, and their actors."""
    from policymine.compare.versions import add_versions
    from policymine.pipeline.gather import gather
    from policymine.tables import Database

    found = {record.document: record for record in extractions}
    coded = {record.document: record for record in codings}
    with TemporaryDirectory() as scratch, closing(Database(Path(scratch))) as database:
        rows = ((d, found.get(d.id), coded.get(d.id)) for d in documents)
        actors = gather(database, rows)
        add_versions(database, {document.path: document for document in documents})
        yield database, actors
