"""What a run has found so far, read from its records, and what follows from it."""

from __future__ import annotations

import shutil
import weakref
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from policymine.pipeline.gather import FOUND, Found, gather
from policymine.resources import read_codebook
from policymine.schema.document import READ
from policymine.store import ByPath, Records, RunFolder, folder_of, make_scratch, open_path
from policymine.tables import Database, Selection

if TYPE_CHECKING:
    import networkx as nx

    from policymine.network import Resolved
    from policymine.schema.codebook import Codebook
    from policymine.schema.coding import Codings
    from policymine.schema.document import Document
    from policymine.schema.finding import Extraction


class RunData:
    """What a run has found so far, read from its records, and what follows from it.

    Records are read whenever they are asked for, and tables lie in a folder beside them for as long
    as this object lives: neither is held in memory.
    """

    def __init__(self, folder: RunFolder) -> None:
        self.folder = folder
        self.run = folder.read_run()

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook of the run."""
        return read_codebook(self.run.config.codebook)

    @property
    def documents(self) -> Records[Document]:
        """All documents, also those that could not be read."""
        return self.folder.documents()

    @property
    def extractions(self) -> Records[Extraction]:
        """The findings of the documents that were read."""
        return self.folder.extractions()

    @property
    def codings(self) -> Records[Codings]:
        """The codings of the documents that were read."""
        return self.folder.codings()

    @property
    def actors(self) -> list[Resolved]:
        """The actors of the run."""
        return self._gathered[1]

    @property
    def database(self) -> Database:
        """The tables that hold what was found, for questions by SQL."""
        return self._gathered[0]

    @cached_property
    def _gathered(self) -> tuple[Database, list[Resolved]]:
        from policymine.compare.versions import add_versions

        scratch = make_scratch(self.folder.root)
        database = Database(scratch)
        weakref.finalize(self, _let_go, database, scratch)
        aliases = self.folder.aliases if self.folder.aliases.is_file() else None
        actors = gather(database, self._found(), aliases=aliases)
        add_versions(database, ByPath(self.documents))
        return database, actors

    def _found(self) -> Iterator[Found]:
        extractions, codings = iter(self.extractions), iter(self.codings)
        for document in self.documents:
            read = document.status in READ
            yield document, next(extractions) if read else None, next(codings) if read else None

    @property
    def tables(self) -> Selection:
        """The tables of the contract that hold what was found."""
        return Selection(self.database, FOUND)

    @cached_property
    def comparison(self) -> Selection:
        """The tables about municipalities."""
        from policymine.compare import compare_tables
        from policymine.compare.groups import read_attributes
        from policymine.language import load_nlp
        from policymine.language.embedding import load_embedder

        embedder = load_embedder(self.run.config.embedder)
        names = compare_tables(
            self.database,
            self.codebook,
            documents=ByPath(self.documents),
            embed=embedder.embed if embedder else None,
            nlp=load_nlp(self.run.config.nlp or None),
            attributes=read_attributes(self.attributes_file),
        )
        return Selection(self.database, names)

    @property
    def all_tables(self) -> Selection:
        """All tables of the contract."""
        return Selection(self.database, (*self.tables, *self.comparison))

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The actor network with its measures and its backbone marked."""
        from policymine.network import build_network, mark_backbone, measure_network

        graph = build_network(self.actors, self.database)
        return mark_backbone(measure_network(graph))

    @property
    def actor_names(self) -> tuple[str, ...]:
        """The names by which the documents call their actors, before any are taken for one."""
        rows = self.database.rows('SELECT DISTINCT "name" FROM named ORDER BY "name"')
        return tuple(row["name"] for row in rows)

    @property
    def attributes_file(self) -> Path:
        """Where a user may say more of municipalities: beside the plans."""
        from policymine.compare.groups import GROUPS_FILE

        return folder_of(open_path(self.run.corpus)) / GROUPS_FILE

    @property
    def decisions_file(self) -> Path:
        """Where what people decided about codings is kept: beside the plans."""
        from policymine.review import DECISIONS_FILE

        return folder_of(open_path(self.run.corpus)) / DECISIONS_FILE


def _let_go(database: Database, scratch: Path) -> None:
    database.close()
    shutil.rmtree(scratch, ignore_errors=True)
