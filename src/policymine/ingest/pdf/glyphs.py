"""The glyphs of a page of pypdfium2, as few questions asked as will do.

Between two spaces stands a piece of text. If its first and its last glyph belong to one run and lie
as far apart as the widths of the glyphs between them say, the piece has no gap inside, and where
these two stand is all there is to know. The other pieces are taken apart into their glyphs.
"""

from __future__ import annotations

import ctypes
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from policymine.ingest.pdf.codes import SPACES, read_codes
from policymine.ingest.pdf.frame import Frame
from policymine.ingest.pdf.pieces import Glyphs, Pieces, in_order
from policymine.ingest.pdf.raw import address, calls
from policymine.ingest.pdf.runs import RunReader, usual_turn

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

GAP = 0.18
"""A gap wider than this share of the font size parts words: pdfplumber's ``x_tolerance_ratio`` at
which both engines find the same words."""
# A glyph reaches no farther than this share of the font size over its width: if it seems to, the
# width is that of another glyph with the same Unicode.
_OVERHANG = 0.2
# Letters of a word may stand this share of the font size farther apart than their widths say.
_LETTER_SPACE = 0.05


class GlyphReader:
    """Reads the glyphs of one page."""

    def __init__(self, text_page: Any, count: int, frame: Frame) -> None:
        self.handle = address(text_page)
        self.frame = frame
        self.codes = read_codes(self.handle, count)
        self.reader = RunReader(self.handle, frame.matrix)

    def read(self) -> Glyphs:
        """Return the glyphs, the page turned so that most of its text is upright.

        Line ends and spaces that pypdfium2 makes up part words only where there is a gap.
        """
        import numpy as np

        solid = np.concatenate(([False], ~np.isin(self.codes, SPACES), [False]))
        edges = np.flatnonzero(solid[1:] != solid[:-1])
        start, end = edges[0::2], edges[1::2]
        first, last = self._objects(start), self._objects(end - 1)
        self._turn(start, end, first)
        whole = (first == last) & (first != 0)
        pieces, even = self._measure(start[whole], end[whole], first[whole])
        odd = np.concatenate((np.flatnonzero(~whole), np.flatnonzero(whole)[~even]))
        if len(odd):
            single = np.concatenate([np.arange(start[k], end[k]) for k in odd.tolist()])
            objects = self._objects(single)
            single, objects = single[objects != 0], objects[objects != 0]
            pieces = in_order(pieces.take(even), self._measure(single, single + 1, objects)[0])
        text = self.codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
        return Glyphs(text, self._part(pieces), tuple(self.reader.runs), self.frame)

    def _objects(self, places: NDArray[np.int64]) -> NDArray[np.uint64]:
        """Return the handles of the runs that glyphs belong to; 0 for what pypdfium2 made up."""
        import numpy as np

        handle, owner = self.handle, calls().text_object
        return np.array([owner(handle, place) or 0 for place in places.tolist()], dtype=np.uint64)

    def _turn(
        self, start: NDArray[np.int64], end: NDArray[np.int64], objects: NDArray[np.uint64]
    ) -> None:
        import numpy as np

        drawn = objects != 0
        owner = self.reader.number(start[drawn].tolist(), objects[drawn].tolist())
        if not owner:
            return
        lengths = np.bincount(owner, weights=(end - start)[drawn], minlength=len(self.reader.runs))
        if turn := usual_turn(self.reader.runs, lengths.tolist()):
            self.frame = self.frame.turned(-turn)
            self.reader = RunReader(self.handle, self.frame.matrix)

    def _measure(
        self, start: NDArray[np.int64], end: NDArray[np.int64], objects: NDArray[np.uint64]
    ) -> tuple[Pieces, NDArray[np.bool_]]:
        """Return pieces of one run each, and which of them have no gap inside."""
        import numpy as np

        owner = np.array(self.reader.number(start.tolist(), objects.tolist()), dtype=np.int64)
        never = np.zeros(len(start), dtype=bool)
        if not len(start):
            empty = np.zeros(0)
            return Pieces(start, end, empty, empty, empty, owner, never, never), never
        lengths = end - start
        glyphs = np.repeat(start - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
        widths = self._widths(self.codes[glyphs], np.repeat(owner, lengths))
        heads = np.cumsum(lengths) - lengths
        left, base = self._origins(start)
        far, level = left.copy(), base.copy()
        long = lengths > 1
        far[long], level[long] = self._origins((end - 1)[long])
        closing, sizes = widths[heads + lengths - 1], self._sizes(owner)
        for bare in np.flatnonzero((closing <= 0) | ~long).tolist():
            loose = self._loose_width(int(end[bare]) - 1, int(owner[bare]))
            if closing[bare] <= 0 or loose - closing[bare] > _OVERHANG * sizes[bare]:
                closing[bare] = loose
        slack = np.abs(far - left - np.add.reduceat(widths, heads) + closing)
        even = (slack <= np.maximum(GAP, _LETTER_SPACE * (lengths - 1)) * sizes) & (
            np.abs(level - base) < 0.1
        )
        tied = never.copy()
        tied[1:] = (left[1:] == left[:-1]) & (base[1:] == base[:-1]) & (owner[1:] == owner[:-1])
        tied[1:] &= (start[1:] == end[:-1]) & ~long[1:]
        for place in np.flatnonzero(tied).tolist():
            closing[place] = self._reach(int(start[place]), int(owner[place]), left[place])
        return Pieces(start, end, left, far + closing, base, owner, never, tied), even

    def _sizes(self, owner: NDArray[np.int64]) -> NDArray[np.float64]:
        import numpy as np

        sizes: NDArray[np.float64] = np.array([run.size for run in self.reader.runs])[owner]
        return sizes

    def _origins(
        self, places: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return where glyphs begin and the lines on which they stand."""
        import numpy as np

        room = np.zeros((len(places), 2), dtype=np.float64)
        handle, origin, memory = self.handle, calls().origin, room.ctypes.data
        for place in places.tolist():
            origin(handle, place, memory, memory + 8)
            memory += 16
        a, b, c, d, e, f = self.frame.matrix
        x, y = room[:, 0], room[:, 1]
        return a * x + c * y + e, b * x + d * y + f

    def _widths(self, codes: NDArray[np.uint32], owner: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the widths of glyphs in their font, asked for once a font and code.

        It is 0 where the font has none for the code.
        """
        import numpy as np

        runs = self.reader.runs
        fonts = list(dict.fromkeys(run.font for run in runs))
        number = np.array([fonts.index(run.font) for run in runs], dtype=np.int64)
        keys, places = np.unique((number[owner] << 32) | codes, return_inverse=True)
        width, room = calls().glyph_width, ctypes.c_float()
        found = np.zeros(len(keys))
        for place, key in enumerate(keys.tolist()):
            room.value = 0.0
            if font := fonts[key >> 32]:
                width(font, key & 0xFFFFFFFF, 1.0, ctypes.addressof(room))
            found[place] = room.value
        stretch = np.array([run.stretch for run in runs])
        widths: NDArray[np.float64] = found[places] * stretch[owner]
        return widths

    def _loose_width(self, index: int, run: int) -> float:
        """Return how long, along its line, the box around a glyph of a run is."""
        room = (ctypes.c_float * 4)()
        calls().loose_box(self.handle, index, ctypes.addressof(room))
        lying = ((self.reader.runs[run].quarters or 0) + self.frame.quarters) % 2
        return abs(room[3] - room[1]) if lying else abs(room[2] - room[0])

    def _reach(self, index: int, run: int, origin: float) -> float:
        """Return how far a letter of a ligature, a part of its box, reaches from its beginning."""
        if self.reader.runs[run].quarters or self.frame.quarters:
            return self._loose_width(index, run)
        room = (ctypes.c_float * 4)()
        calls().loose_box(self.handle, index, ctypes.addressof(room))
        a, _, _, _, e, _ = self.frame.matrix
        return max(a * room[0] + e, a * room[2] + e) - origin

    def _part(self, pieces: Pieces) -> Pieces:
        """Tell the spaces that are drawn from those that pypdfium2 made up where no gap is."""
        import numpy as np

        blank = np.concatenate(([False], pieces.start[1:] > pieces.end[:-1]))
        near = np.zeros(len(blank), dtype=bool)
        near[1:] = pieces.left[1:] - pieces.right[:-1] <= GAP * self._sizes(pieces.owner[1:])
        near[1:] &= np.abs(pieces.base[1:] - pieces.base[:-1]) < 1
        parted = blank.copy()
        for place in np.flatnonzero(blank & near).tolist():
            between = np.arange(pieces.end[place - 1], pieces.start[place])
            parted[place] = bool(self._objects(between).any())
        return replace(pieces, parted=parted)


def read_glyphs(text_page: Any, count: int, frame: Frame) -> Glyphs:
    """Return the glyphs of a text page of pypdfium2 that has ``count`` of them."""
    return GlyphReader(text_page, count, frame).read()
