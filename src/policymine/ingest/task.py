"""What a child is asked to read, as a line of JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from policymine.ingest.corpus import Entry
from policymine.schema.run import Config


@dataclass(frozen=True)
class Task:
    """A document to read, and the limits it is read under.

    ``second`` says that a PDF is read with the second engine, because the first one failed on it.
    ``recognised`` is the file that text recognition made of it, which is read in its place, and
    ``scanned`` the pages whose text comes from it (none named: all).
    """

    path: Path
    corpus: Path | None
    entry: Entry | None
    config: Config
    second: bool = False
    recognised: Path | None = None
    scanned: tuple[int, ...] = ()

    def dump(self) -> str:
        """Return the task as a line of JSON."""
        return json.dumps(
            {
                "path": str(self.path),
                "corpus": str(self.corpus) if self.corpus else None,
                "entry": self.entry.model_dump(mode="json") if self.entry else None,
                "config": self.config.model_dump(mode="json"),
                "second": self.second,
                "recognised": str(self.recognised) if self.recognised else None,
                "scanned": self.scanned,
            }
        )


def parse_task(line: str) -> Task:
    """Return the task in a line of JSON."""
    said = json.loads(line)
    return Task(
        Path(said["path"]),
        Path(said["corpus"]) if said["corpus"] else None,
        Entry.model_validate(said["entry"]) if said["entry"] else None,
        Config.model_validate(said["config"]),
        bool(said["second"]),
        Path(said["recognised"]) if said["recognised"] else None,
        tuple(int(number) for number in said["scanned"]),
    )
