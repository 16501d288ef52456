"""A text page of pypdfium2, asked about many glyphs at once; answers are rows of numbers."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

from policymine.ingest.pdf.raw import Call, address, text_calls

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SPACES = (0x20, 0xA0, 0x09, 0x0A, 0x0D, 0x0B, 0x0C, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B))
"""What is no glyph: white space of any width, and the line ends that pypdfium2 makes up."""
_FIRST_NAMED, _LAST_NAMED, _UNNAMED = 0x20, 0xFFFD, 0xFFFD
_SURROGATES = (0xD800, 0xDFFF)
_NAME_BYTES = 128


class TextPage:
    """The glyphs of a page, in the page's own coordinates."""

    def __init__(self, page: Any, count: int) -> None:
        self.handle = address(page)
        self.count = count

    def codes(self) -> NDArray[np.uint32]:
        """Return the Unicode of all glyphs; a replacement character where the font names none."""
        import numpy as np

        code, is_hyphen = text_calls().unicode, text_calls().is_hyphen
        codes = self._plain_codes()
        if codes is None:
            each = [code(self.handle, place) for place in range(self.count)]
            codes = np.array(each, dtype=np.uint32)
        for odd in np.flatnonzero((codes < _FIRST_NAMED) | (codes > _LAST_NAMED)).tolist():
            if codes[odd] not in SPACES and codes[odd] < 0x10000:
                codes[odd] = ord("-") if is_hyphen(self.handle, odd) == 1 else _UNNAMED
        return codes

    def _plain_codes(self) -> NDArray[np.uint32] | None:
        """Return the Unicode of all glyphs in one call, if each has exactly one code unit."""
        import numpy as np

        room = np.zeros(self.count + 1, dtype=np.uint16)
        if text_calls().text(self.handle, 0, self.count, room.ctypes.data) != self.count + 1:
            return None
        low, high = _SURROGATES
        if ((room >= low) & (room <= high)).any():
            return None
        return room[:-1].astype(np.uint32)

    def objects(self, places: NDArray[np.int64]) -> NDArray[np.uint64]:
        """Return the handles of what the glyphs were drawn by; 0 for what pypdfium2 made up."""
        import numpy as np

        handle, owner = self.handle, text_calls().text_object
        return np.array([owner(handle, place) for place in places.tolist()], dtype=np.uint64)

    def font_sizes(self, places: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the font sizes of glyphs, before their matrices."""
        import numpy as np

        handle, size = self.handle, text_calls().font_size
        return np.array([size(handle, place) for place in places.tolist()], dtype=np.float64)

    def font(self, place: int) -> tuple[str, int]:
        """Return the name of a glyph's font and its flags (ISO 32000, 9.8.2)."""
        name, flags = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_int()
        at, to = ctypes.addressof(name), ctypes.addressof(flags)
        text_calls().font_info(self.handle, place, at, _NAME_BYTES, to)
        return name.value.decode("utf-8", "ignore"), flags.value

    def origins(self, places: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return x and y of where glyphs begin."""
        import numpy as np

        room = np.zeros((len(places), 2), dtype=np.float64)
        handle, origin, memory = self.handle, text_calls().origin, room.ctypes.data
        for place in places.tolist():
            origin(handle, place, memory, memory + 8)
            memory += 16
        return room

    def loose_boxes(self, places: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return left, top, right and bottom of the boxes of glyphs, as high as their font."""
        return self._ask(text_calls().loose_box, places, 4)

    def matrices(self, places: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the six numbers of each glyph's matrix."""
        return self._ask(text_calls().matrix, places, 6)

    def _ask(self, call: Call, places: NDArray[np.int64], columns: int) -> NDArray[np.float64]:
        """Return what a function says of glyphs; zeros where it fails."""
        import numpy as np

        room = np.zeros((len(places), columns), dtype=np.float32)
        memory = room.ctypes.data
        for place in places.tolist():
            call(self.handle, place, memory)
            memory += 4 * columns
        return room.astype(np.float64)


def glyph_widths(fonts: NDArray[np.uint64], codes: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return how wide glyphs are at size 1, given font and Unicode; 0 where the font has none."""
    import numpy as np

    room = np.zeros(len(fonts), dtype=np.float32)
    width, memory = text_calls().glyph_width, room.ctypes.data
    for font, code in zip(fonts.tolist(), codes.tolist(), strict=True):
        if font:
            width(font, code, 1.0, memory)
        memory += 4
    return room.astype(np.float64)
