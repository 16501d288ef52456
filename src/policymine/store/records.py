"""The records of a stage as a sequence: read from disk whenever one is asked for, never held."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar, overload

from policymine.schema.base import Record
from policymine.schema.run import RunDocument

R = TypeVar("R", bound=Record)


class Records(Sequence[R]):
    """The records of some documents, in the order of the corpus."""

    def __init__(self, entries: Sequence[RunDocument], read: Callable[[RunDocument], R]) -> None:
        self.entries = entries
        self._read = read

    def __len__(self) -> int:
        return len(self.entries)

    @overload
    def __getitem__(self, index: int) -> R: ...

    @overload
    def __getitem__(self, index: slice) -> Records[R]: ...

    def __getitem__(self, index: int | slice) -> R | Records[R]:
        if isinstance(index, slice):
            return Records(self.entries[index], self._read)
        return self._read(self.entries[index])

    def __iter__(self) -> Iterator[R]:
        return map(self._read, self.entries)


class ByPath(Mapping[str, R]):
    """The same records, by the path of their document below the corpus."""

    def __init__(self, records: Records[R]) -> None:
        self._records = records
        self._place = {entry.path: number for number, entry in enumerate(records.entries)}

    def __getitem__(self, path: str) -> R:
        return self._records[self._place[path]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._place)

    def __len__(self) -> int:
        return len(self._place)
