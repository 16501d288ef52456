"""The run folder: the only package that knows the paths inside it, and that writes into it."""

from __future__ import annotations

from policymine.store.files import (
    SCRATCH,
    copy_file,
    folder_of,
    is_local,
    local_copy,
    make_scratch,
    open_path,
    read_record,
    replacing,
    write_bytes,
    write_record,
    write_text,
)
from policymine.store.folder import RunFolder
from policymine.store.ledger import Ledger
from policymine.store.lock import RunLock
from policymine.store.records import ByPath, Records

__all__ = [
    "SCRATCH",
    "ByPath",
    "Ledger",
    "Records",
    "RunFolder",
    "RunLock",
    "copy_file",
    "folder_of",
    "is_local",
    "local_copy",
    "make_scratch",
    "open_path",
    "read_record",
    "replacing",
    "write_bytes",
    "write_record",
    "write_text",
]
