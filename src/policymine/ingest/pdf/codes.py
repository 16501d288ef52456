"""The Unicode of the glyphs on a page of pypdfium2, in one call where that can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policymine.ingest.pdf.raw import calls

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SPACES = (0x20, 0xA0, 0x09, 0x0A, 0x0D, 0x0B, 0x0C, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B))
"""What is no glyph: white space of any width, and the line ends that pypdfium2 makes up."""
_FIRST_NAMED, _LAST_NAMED, _UNNAMED = 0x20, 0xFFFD, 0xFFFD
_SURROGATES = (0xD800, 0xDFFF)


def read_codes(handle: int, count: int) -> NDArray[np.uint32]:
    """Return the Unicode of glyphs; one that its font does not name is a replacement character."""
    import numpy as np

    code, is_hyphen = calls().unicode, calls().is_hyphen
    codes = _read_plain(handle, count)
    if codes is None:
        codes = np.array([code(handle, index) for index in range(count)], dtype=np.uint32)
    for odd in np.flatnonzero((codes < _FIRST_NAMED) | (codes > _LAST_NAMED)).tolist():
        if codes[odd] not in SPACES and codes[odd] < 0x10000:
            codes[odd] = ord("-") if is_hyphen(handle, odd) == 1 else _UNNAMED
    return codes


def _read_plain(handle: int, count: int) -> NDArray[np.uint32] | None:
    """Return the Unicode of all glyphs in one call, if each has exactly one code unit."""
    import numpy as np

    room = np.zeros(count + 1, dtype=np.uint16)
    if calls().text(handle, 0, count, room.ctypes.data) != count + 1:
        return None
    low, high = _SURROGATES
    if ((room >= low) & (room <= high)).any():
        return None
    return room[:-1].astype(np.uint32)
