"""What a run hands to those who draw figures and write the report."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from policymine.resources import read_measured
from policymine.store import ByPath, Records
from policymine.tables import Selection

PDF = "application/pdf"

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from policymine.schema.codebook import Codebook
    from policymine.schema.coding import Agreement
    from policymine.schema.document import Document
    from policymine.schema.run import Run


@dataclass(frozen=True)
class ReportInput:
    """A whole run: its documents, its tables by name, and its actor network.

    ``tables`` has the columns of the run folder's contract; a table that a run did not make may be
    missing. ``graph`` carries ``name, type, sector, unit`` on nodes and ``relation, weight,
    documents, findings`` (and ``quotes`` where known) on edges. ``lang`` is ``da`` or ``en``.
    ``sources`` leads from a document's path to its marked copy, relative to the report.
    """

    documents: Sequence[Document]
    tables: Mapping[str, pd.DataFrame]
    codebook: Codebook
    run: Run
    graph: nx.Graph[Any]
    lang: str = "da"
    sources: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_path(self) -> Mapping[str, Document]:
        """The documents by their paths; what is on disk stays there until it is asked for."""
        if isinstance(self.documents, Records):
            return ByPath(self.documents)
        return {document.path: document for document in self.documents}

    @cached_property
    def without_pages(self) -> frozenset[str]:
        """The paths of the documents whose format has no pages, as web pages and Word files."""
        return frozenset(
            str(row["document"])
            for row in self.each("documents")
            if (row.get("media_type") or PDF) != PDF and (row["pages"] or 0) < 2
        )

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """How far the coder of this run was seen to agree with those who read, and they agree."""
        measured = read_measured(self.run.config.codebook)
        return measured.agreements if measured and measured.coding == self.run.coding else ()

    def parts(self, name: str) -> Iterator[pd.DataFrame]:
        """Yield a table a part at a time; one that is missing has none."""
        if isinstance(self.tables, Selection):
            yield from self.tables.parts(name) if name in self.tables else ()
        elif name in self.tables:
            yield self.tables[name]

    def each(self, name: str, **among: Collection[Any]) -> Iterator[dict[str, Any]]:
        """Yield the rows of a table as dictionaries, with None for an empty cell.

        ``among`` names columns with the values that are asked for; other rows are left out.
        """
        for part in self.parts(name):
            for column, values in among.items():
                part = part[part[column].isin(values)]
            yield from as_rows(part)

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of a table that is small whatever the number of documents."""
        return list(self.each(name))


def as_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table as dictionaries, with None for an empty cell."""
    table = table.astype(object).where(table.notna(), None)
    return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]
