"""What a run has found so far, read from its records, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from policymine.resources import read_codebook
from policymine.schema.coding import Codings
from policymine.schema.document import Document
from policymine.schema.finding import Extraction
from policymine.store import RunFolder, open_path

if TYPE_CHECKING:
    from pathlib import Path

    import networkx as nx
    import pandas as pd

    from policymine.schema.codebook import Codebook
    from policymine.schema.network import Actor, ActorMention


class Codes:
    """The codings of the documents that were read: the most records of all, so never held."""

    def __init__(self, folder: RunFolder) -> None:
        self._folder = folder

    def __iter__(self) -> Iterator[Codings]:
        return self._folder.codings()


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

    @property
    def codings(self) -> Iterable[Codings]:
        """The codings of the documents that were read; read anew each time one goes through."""
        return Codes(self.folder)

    @cached_property
    def actors(self) -> tuple[tuple[Actor, ...], tuple[ActorMention, ...]]:
        """The actors of the run, and each mention with the actor it names."""
        from policymine.network import resolve_actors

        file = self.folder.aliases if self.folder.aliases.is_file() else None
        return resolve_actors(self.extractions, self.documents, aliases=file)

    @cached_property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables of the contract that hold what was found."""
        from policymine.compare.versions import add_versions
        from policymine.tables import build_tables

        found = build_tables(self.documents, self.extractions, self.codings, *self.actors)
        return add_versions(found, self.documents)

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
            attributes=read_attributes(open_path(self.run.corpus) / GROUPS_FILE),
        )

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The actor network with its measures and its backbone marked."""
        from policymine.network import build_network, mark_backbone, measure_network

        graph = build_network(*self.actors, self.extractions, self.documents)
        return mark_backbone(measure_network(graph))

    @property
    def decisions_file(self) -> Path:
        """Where what people decided about codings is kept: beside the plans."""
        from policymine.review import DECISIONS_FILE

        return open_path(self.run.corpus) / DECISIONS_FILE
