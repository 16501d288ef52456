"""Office files without a clock: the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile


def without_clock(content: bytes) -> bytes:
    """Return a zip file with the same members, all of one date."""
    fresh = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(fresh, "w") as new:
        for member in old.infolist():
            info = zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            new.writestr(info, old.read(member))
    return fresh.getvalue()
