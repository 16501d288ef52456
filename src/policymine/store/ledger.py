"""The ledger of a run: what was done for which document, so that nothing is read to find out.

A row holds while the file it is about has the size and the time of change that it had. The ledger
is only a short cut: without it, records say themselves what made them. Rows are appended, so that
a run that is killed loses none but the last.
"""

from __future__ import annotations

import time
from io import TextIOBase
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from policymine.schema.base import Record
from policymine.schema.run import Outcome
from policymine.store.files import is_local, stamp, write_text

if TYPE_CHECKING:
    from types import TracebackType

    from policymine.store.folder import RunFolder

RECENT = 2_000_000_000
"""Nanoseconds within which a file may change again without a new time of change."""


class Row(Record):
    """An outcome, and the file that it holds for."""

    name: str
    size: int
    changed: int
    outcome: Outcome


class Ledger:
    """The outcomes of a run by stage and name; open it to add to it."""

    def __init__(self, folder: RunFolder) -> None:
        self._file = folder.ledger
        self._rows: dict[tuple[str, str], Row] = {}
        self._added = 0
        self._handle: TextIOBase | None = None

    def __enter__(self) -> Ledger:
        self._rows = _read(self._file)
        if is_local(self._file):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._handle = self._file.open("a", encoding="utf-8", newline="\n")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._handle is not None:
            self._handle.close()
        if kind is None and self._added:
            lines = (row.model_dump_json() + "\n" for row in self._rows.values())
            write_text(self._file, "".join(lines))

    def find(self, stage: str, name: str, file: Path) -> Outcome | None:
        """Return what was kept about a file, unless the file is another one by now."""
        row = self._rows.get((stage, name))
        return row.outcome if row and stamp(file) == (row.size, row.changed) else None

    def last(self, stage: str, name: str) -> Outcome | None:
        """Return what was last kept under a name, whether or not its file is still the same."""
        row = self._rows.get((stage, name))
        return row.outcome if row else None

    def keep(self, outcome: Outcome, name: str, file: Path, *, own: bool = True) -> None:
        """Keep an outcome for a file; one that is not our ``own`` only if it has stood a while."""
        found = stamp(file)
        if found is None or (not own and not 0 < found[1] < time.time_ns() - RECENT):
            return
        row = Row(name=name, size=found[0], changed=found[1], outcome=outcome)
        self._rows[outcome.stage, name] = row
        self._added += 1
        if self._handle is not None:
            self._handle.write(row.model_dump_json() + "\n")
            self._handle.flush()


def _read(file: Path) -> dict[tuple[str, str], Row]:
    rows: dict[tuple[str, str], Row] = {}
    try:
        lines = file.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return rows
    for line in lines:
        try:
            row = Row.model_validate_json(line)
        except ValidationError:  # a line that a killed run wrote in part
            continue
        rows[row.outcome.stage, row.name] = row
    return rows
