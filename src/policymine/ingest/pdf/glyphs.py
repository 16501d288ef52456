"""The glyphs of a page of pypdfium2, as few questions asked as will do.

Between two spaces stands a piece of text. If its first and its last glyph belong to one run and lie
as far apart as the widths of the glyphs between them say, the piece has no gap inside, and where
these two stand is all there is to know. The other pieces are taken apart into their glyphs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from policymine.ingest.pdf.frame import Frame
from policymine.ingest.pdf.pieces import Glyphs, Pieces, in_order
from policymine.ingest.pdf.runs import ASLANT, RunReader
from policymine.ingest.pdf.textpage import SPACES, TextPage, glyph_widths

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
        self.page = TextPage(text_page, count)
        self.frame = frame
        self.codes = self.page.codes()
        self.reader = RunReader(self.page, frame.matrix)

    def read(self) -> Glyphs:
        """Return the glyphs, the page turned so that most of its text is upright.

        Line ends and spaces that pypdfium2 makes up part words only where there is a gap.
        """
        import numpy as np

        solid = np.concatenate(([False], ~np.isin(self.codes, SPACES), [False]))
        edges = np.flatnonzero(solid[1:] != solid[:-1])
        start, end = edges[0::2], edges[1::2]
        first, last = self.page.objects(start), self.page.objects(end - 1)
        self._turn(start, end, first)
        whole = (first == last) & (first != 0)
        pieces, even = self._measure(start[whole], end[whole], first[whole])
        odd = np.concatenate((np.flatnonzero(~whole), np.flatnonzero(whole)[~even]))
        if len(odd):
            single = np.concatenate([np.arange(start[k], end[k]) for k in odd.tolist()])
            objects = self.page.objects(single)
            single, objects = single[objects != 0], objects[objects != 0]
            pieces = in_order(pieces.take(even), self._measure(single, single + 1, objects)[0])
        text = self.codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
        return Glyphs(text, self._part(pieces), self.reader.runs, self.frame)

    def _turn(
        self, start: NDArray[np.int64], end: NDArray[np.int64], objects: NDArray[np.uint64]
    ) -> None:
        import numpy as np

        drawn = objects != 0
        owner = self.reader.number(start[drawn], objects[drawn])
        if not len(owner):
            return
        lengths = np.bincount(owner, weights=(end - start)[drawn])
        if turn := self.reader.runs.usual_turn(lengths):
            self.frame = self.frame.turned(-turn)
            self.reader = RunReader(self.page, self.frame.matrix)

    def _measure(
        self, start: NDArray[np.int64], end: NDArray[np.int64], objects: NDArray[np.uint64]
    ) -> tuple[Pieces, NDArray[np.bool_]]:
        """Return pieces of one run each, and which of them have no gap inside."""
        import numpy as np

        owner = self.reader.number(start, objects)
        left, base = self._origins(start)
        far, level = left.copy(), base.copy()
        long = end - start > 1
        far[long], level[long] = self._origins((end - 1)[long])
        length, closing = self._lengths(start, end, owner)
        sizes = self.reader.runs.size[owner]
        bare = (closing <= 0) | ~long
        loose, own = self._loose_widths((end - 1)[bare], owner[bare]), closing[bare]
        longer = (own <= 0) | (loose - own > _OVERHANG * sizes[bare])
        closing[bare] = np.where(longer, loose, own)
        slack = np.abs(far - left - length + closing)
        most = np.maximum(GAP, _LETTER_SPACE * (end - start - 1)) * sizes
        even = (slack <= most) & (np.abs(level - base) < 0.1)
        tied = np.zeros(len(start), dtype=bool)
        tied[1:] = (left[1:] == left[:-1]) & (base[1:] == base[:-1]) & (owner[1:] == owner[:-1])
        tied[1:] &= (start[1:] == end[:-1]) & ~long[1:]
        closing[tied] = self._reaches(start[tied], owner[tied], left[tied])
        parted = np.zeros(len(start), dtype=bool)
        return Pieces(start, end, left, far + closing, base, owner, parted, tied), even

    def _origins(
        self, places: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return where glyphs begin and the lines on which they stand."""
        a, b, c, d, e, f = self.frame.matrix
        x, y = self.page.origins(places).T
        return a * x + c * y + e, b * x + d * y + f

    def _lengths(
        self, start: NDArray[np.int64], end: NDArray[np.int64], owner: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return how wide the glyphs of pieces are together, and how wide the last of each is."""
        import numpy as np

        counts = end - start
        heads = np.cumsum(counts) - counts
        glyphs = np.repeat(start - heads, counts) + np.arange(counts.sum())
        widths = self._widths(self.codes[glyphs], np.repeat(owner, counts))
        return np.add.reduceat(widths, heads), widths[heads + counts - 1]

    def _widths(self, codes: NDArray[np.uint32], owner: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the widths of glyphs in their font, asked for once a font and code.

        It is 0 where the font has none for the code.
        """
        import numpy as np

        runs = self.reader.runs
        fonts, number = np.unique(runs.font, return_inverse=True)
        keys, places = np.unique((number[owner] << 32) | codes, return_inverse=True)
        found = glyph_widths(fonts[keys >> 32], keys & 0xFFFFFFFF)
        widths: NDArray[np.float64] = found[places] * runs.stretch[owner]
        return widths

    def _loose_widths(
        self, places: NDArray[np.int64], owner: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """Return how long, along their lines, the boxes around glyphs are."""
        import numpy as np

        x0, y0, x1, y1 = self.page.loose_boxes(places).T
        lying = (self.reader.runs.quarters[owner] + self.frame.quarters) % 2 == 1
        widths: NDArray[np.float64] = np.where(lying, np.abs(y1 - y0), np.abs(x1 - x0))
        return widths

    def _reaches(
        self, places: NDArray[np.int64], owner: NDArray[np.int64], origin: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Return how far letters of ligatures, parts of their boxes, reach from their beginning."""
        import numpy as np

        if self.frame.quarters:
            return self._loose_widths(places, owner)
        turned = self.reader.runs.quarters[owner] % ASLANT > 0
        x0, _, x1, _ = self.page.loose_boxes(places).T
        a, _, _, _, e, _ = self.frame.matrix
        reach = np.maximum(a * x0 + e, a * x1 + e) - origin
        return np.where(turned, self._loose_widths(places, owner), reach)

    def _part(self, pieces: Pieces) -> Pieces:
        """Tell the spaces that are drawn from those that pypdfium2 made up where no gap is."""
        import numpy as np

        blank = np.concatenate(([False], pieces.start[1:] > pieces.end[:-1]))
        near = np.zeros(len(blank), dtype=bool)
        sizes = self.reader.runs.size[pieces.owner]
        near[1:] = pieces.left[1:] - pieces.right[:-1] <= GAP * sizes[1:]
        near[1:] &= np.abs(pieces.base[1:] - pieces.base[:-1]) < 1
        parted = blank.copy()
        for place in np.flatnonzero(blank & near).tolist():
            between = np.arange(pieces.end[place - 1], pieces.start[place])
            parted[place] = bool(self.page.objects(between).any())
        return replace(pieces, parted=parted)


def read_glyphs(text_page: Any, count: int, frame: Frame) -> Glyphs:
    """Return the glyphs of a text page of pypdfium2 that has ``count`` of them."""
    return GlyphReader(text_page, count, frame).read()
