"""What a run hands to those who draw figures and write the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from policymine.resources import read_measured

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

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """How far the coder of this run was seen to agree with those who read, and they agree."""
        measured = read_measured(self.run.config.codebook)
        return measured.agreements if measured and measured.coding == self.run.coding else ()

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of a table as dictionaries, with None for an empty cell.

        A table that is missing has no rows.
        """
        table = self.tables.get(name)
        if table is None or table.empty:
            return []
        table = table.astype(object).where(table.notna(), None)
        return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]
