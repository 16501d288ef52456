"""What is sent to a worker: one stage for one document, small enough for any pipe."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from policymine.schema.run import Config

if TYPE_CHECKING:
    from policymine.ingest import Entry
    from policymine.review import Decision


@dataclass(frozen=True)
class Item:
    """A document of the corpus: its path below it, its id, what the manifest says about it."""

    path: str
    id: str = ""
    entry: Entry | None = None


@dataclass(frozen=True)
class Settings:
    """What all tasks of a stage share; ``coder`` is the hash of the coder that is meant.

    Paths are absolute: a worker may have another working folder.
    """

    root: Path
    corpus: Path
    config: Config
    decisions: tuple[Decision, ...] = ()
    coder: str = ""

    def file(self, item: Item) -> Path:
        """Return where a document lies."""
        from policymine.ingest import locate

        return self.corpus if self.corpus.is_file() else locate(self.corpus, item.path)


@dataclass(frozen=True)
class Task:
    """One stage for one document, and the key of what determines its record."""

    stage: str
    item: Item
    settings: Settings
    key: str = ""
