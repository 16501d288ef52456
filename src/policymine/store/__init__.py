"""The run folder: the only package that knows the paths inside it, and that writes into it."""

from __future__ import annotations

from policymine.store.files import (
    SCRATCH,
    is_local,
    local_copy,
    open_path,
    read_record,
    write_bytes,
    write_record,
    write_text,
)
from policymine.store.folder import RunFolder
from policymine.store.ledger import Ledger
from policymine.store.lock import RunLock

__all__ = [
    "SCRATCH",
    "Ledger",
    "RunFolder",
    "RunLock",
    "is_local",
    "local_copy",
    "open_path",
    "read_record",
    "write_bytes",
    "write_record",
    "write_text",
]
