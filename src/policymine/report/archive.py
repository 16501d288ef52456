"""Office files as archives: without a clock, and with rows that grow."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable


def without_clock(content: bytes) -> bytes:
    """Return an Office file with the same members, all of one date: the same bytes each time."""
    return _rewrite(content, lambda name, member: member)


def with_free_rows(content: bytes) -> bytes:
    """Return a workbook whose rows have their heights until a program finds better ones.

    A height that is fixed stays where it is when the rows below it are sorted.
    """

    def free(name: str, member: bytes) -> bytes:
        sheet = name.startswith("xl/worksheets/")
        return member.replace(b' customHeight="1"', b"") if sheet else member

    return _rewrite(content, free)


def _rewrite(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    fresh = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(fresh, "w") as new:
        for member in old.infolist():
            info = zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            new.writestr(info, change(member.filename, old.read(member)))
    return fresh.getvalue()
