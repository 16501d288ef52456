"""The Python API: the stages as functions, for notebooks and scripts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policymine.resources import read_codebook
from policymine.schema.codebook import Codebook
from policymine.schema.coding import Codings
from policymine.schema.document import Document
from policymine.schema.finding import Extraction

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from spacy.language import Language

    from policymine.language.embedding import Embedder


def read(path: str | Path) -> Document:
    """Return the document in a PDF, DOCX, HTML, Markdown or text file.

    Raises ReadError, with a status and a remedy, if it cannot be read.
    """
    from policymine.ingest import read as read_document

    return read_document(Path(path))


def extract(document: Document, *, nlp: Language | None = None, people: bool = True) -> Extraction:
    """Return the goals, initiatives, actors and relations of a document.

    ``nlp`` is a Danish spaCy pipeline, by default the one that ships with policymine.
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

    ``embedder`` None codes by words alone, as where no embedder is to be had.
    """
    from policymine.classify import load_coder
    from policymine.language.embedding import load_embedder

    book = read_codebook(codebook) if isinstance(codebook, str) else codebook
    chosen = load_embedder(embedder) if isinstance(embedder, str) else embedder
    return load_coder(book, embedder=chosen).code(extraction, document)


def tables(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    codings: Sequence[Codings],
) -> dict[str, pd.DataFrame]:
    """Return what was found as tables: documents, goals, initiatives, actors, mentions, codings."""
    from policymine.compare.versions import add_versions
    from policymine.network import resolve_actors
    from policymine.tables import build_tables

    actors = resolve_actors(extractions, documents)
    return add_versions(build_tables(documents, extractions, codings, *actors), documents)


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

    ``embedder`` finds what is alike (None: by letters alone), ``nlp`` gives the base forms of
    words, by default the pipeline that ships with policymine.
    """
    from policymine.compare import compare as compare_tables
    from policymine.language import load_nlp
    from policymine.language.embedding import load_embedder

    book = read_codebook(codebook) if isinstance(codebook, str) else codebook
    chosen = load_embedder(embedder) if isinstance(embedder, str) else embedder
    return compare_tables(
        tables(documents, extractions, codings),
        book,
        documents=documents,
        embed=chosen.embed if chosen else None,
        nlp=nlp or load_nlp(),
    )


def build_network(
    documents: Sequence[Document], extractions: Sequence[Extraction]
) -> nx.MultiDiGraph[Any]:
    """Return the actor network of some documents, with its measures as attributes."""
    from policymine.network import build_network as build
    from policymine.network import measure_network, resolve_actors

    resolved = resolve_actors(extractions, documents)
    return measure_network(build(*resolved, extractions, documents))
