"""One run at a time in a folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from policymine.errors import RunFolderError
from policymine.store.files import is_local, sweep
from policymine.store.folder import RunFolder

if TYPE_CHECKING:
    from types import TracebackType


class RunLock:
    """Keeps a second run out of a folder; released when the process ends, however it ends.

    Who holds it also clears away what a killed run had begun to write. A folder elsewhere
    (``s3://``) has no lock.
    """

    def __init__(self, folder: RunFolder) -> None:
        self._root = folder.root
        self._handle: int | None = None

    def __enter__(self) -> RunLock:
        if not is_local(self._root):
            return self
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(self._root / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise RunFolderError(
                f"Nothing can be written into {self._root} ({error.strerror}): "
                "choose another folder with --out."
            ) from error
        try:
            _lock(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise RunFolderError(
                f"Another run is writing into {self._root}: wait for it, or choose another "
                "folder with --out."
            ) from error
        sweep(self._root)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._handle is not None:
            os.close(self._handle)


def _lock(handle: int) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
