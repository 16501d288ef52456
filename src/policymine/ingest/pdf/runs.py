"""How the text of a page of pypdfium2 is set: font, size, direction, weight and colour by the run.

A run is what one operator of the page draws: all of it is set in one way, so that this is asked for
once a run and not once a glyph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from policymine.ingest.pdf.frame import Matrix
from policymine.ingest.pdf.raw import object_calls, text_calls
from policymine.ingest.pdf.textpage import TextPage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
UPRIGHT, DOWNWARDS, UPSIDE_DOWN, UPWARDS, ASLANT = range(5)
"""How often text is turned clockwise, by quarters; and text that is turned by no whole quarters."""
_FORCED_BOLD = 1 << 18
_STROKED_TOO, _INVISIBLE, _CLIPS_ONLY = 2, 3, 7
_DARK = 64


@dataclass(frozen=True)
class Runs:
    """How runs are set, one row a run.

    ``font`` is a handle; ``stretch`` is how wide glyphs are drawn against their width at size 1.
    ``color`` is a short text, empty for black. ``piece`` is the number of the marked piece of text
    that a run belongs to, -1 if of none.
    """

    font: NDArray[np.uint64]
    size: NDArray[np.float64]
    stretch: NDArray[np.float64]
    quarters: NDArray[np.int64]
    bold: NDArray[np.bool_]
    color: NDArray[np.object_]
    hidden: NDArray[np.bool_]
    piece: NDArray[np.int64]

    def usual_turn(self, lengths: NDArray[Any]) -> int:
        """Return the quarters by which most glyphs are turned: a landscape page set on an upright.

        ``lengths`` are the glyphs of each run.
        """
        import numpy as np

        totals = np.bincount(self.quarters, weights=lengths, minlength=ASLANT + 1)[:ASLANT]
        most = int(totals.argmax())
        return most if totals[most] > 0.6 * lengths.sum() else 0


class RunReader:
    """Asks how runs are set, each once; ``frame`` leads to the corner of the page."""

    def __init__(self, page: TextPage, frame: Matrix) -> None:
        self.page = page
        self.frame = frame
        self.runs = self._read({})
        self.numbers: dict[int, int] = {}
        self._bold: dict[int, bool] = {}

    def number(self, places: NDArray[np.int64], drawn: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return the rows of the runs whose objects are ``drawn``, seen at these glyphs."""
        import numpy as np

        handles = drawn.tolist()
        new: dict[int, int] = {}
        for place, handle in zip(places.tolist(), handles, strict=True):
            if handle not in self.numbers:
                self.numbers[handle] = len(self.numbers)
                new[handle] = place
        if new:
            more = self._read(new)
            both = ((getattr(self.runs, f.name), getattr(more, f.name)) for f in fields(Runs))
            self.runs = Runs(*map(np.concatenate, both))
        return np.array([self.numbers[handle] for handle in handles], dtype=np.int64)

    def _read(self, seen: dict[int, int]) -> Runs:
        """Return how the runs of objects are set; each was ``seen`` at a glyph."""
        import numpy as np

        drawn, places = [*seen], np.array([*seen.values()], dtype=np.int64)
        a, b, c, d = self._directions(places)
        size = self.page.font_sizes(places)
        call, piece = text_calls(), object_calls().piece
        mode = np.array([call.render_mode(handle) for handle in drawn], dtype=np.int64)
        font = [call.font(handle) for handle in drawn]
        bold = [self._is_bold(*pair) for pair in zip(font, seen.values(), strict=True)]
        color, clear = _colors(drawn)
        return Runs(
            np.array(font, dtype=np.uint64),
            np.rint(size * np.sqrt(c * c + d * d) * 2) / 2,
            size * np.sqrt(a * a + b * b),
            _quarters(a, b),
            np.array(bold, dtype=bool) | (mode == _STROKED_TOO),
            np.array(color, dtype=object),
            clear | (mode == _INVISIBLE) | (mode == _CLIPS_ONLY),
            np.array([piece(handle) for handle in drawn], dtype=np.int64),
        )

    def _directions(self, places: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return a, b, c and d of the matrices of glyphs, a row each, on the page as it is read."""
        import numpy as np

        a, b, c, d, _, _ = self.page.matrices(places).T
        p, q, r, s, _, _ = self.frame
        return np.array((a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s))

    def _is_bold(self, font: int, place: int) -> bool:
        if font not in self._bold:
            name, flags = self.page.font(place)
            self._bold[font] = bool(BOLD.search(name)) or bool(flags & _FORCED_BOLD)
        return self._bold[font]


def _colors(drawn: list[int]) -> tuple[list[str], NDArray[np.bool_]]:
    """Return the colours as short texts (black is empty) and which of them let all through."""
    import numpy as np

    channels = np.zeros((len(drawn), 4), dtype=np.uint32)
    call, memory = object_calls().fill_color, channels.ctypes.data
    found = []
    for handle in drawn:
        found.append(call(handle, memory, memory + 4, memory + 8, memory + 12))
        memory += 16
    known = np.array(found, dtype=bool)
    dark = channels[:, :3].max(axis=1, initial=0) < _DARK
    color = [""] * len(drawn)
    for place in np.flatnonzero(known & ~dark).tolist():
        red, green, blue, _ = channels[place].tolist()
        color[place] = f"{red:02x}{green:02x}{blue:02x}"
    return color, known & (channels[:, 3] == 0)


def _quarters(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return how often text that runs along (a, b) is turned clockwise."""
    import numpy as np

    most = 0.2 * np.sqrt(a * a + b * b)
    lying = np.where(a >= 0, UPRIGHT, UPSIDE_DOWN)
    standing = np.where(b > 0, DOWNWARDS, UPWARDS)
    aslant = np.where(np.abs(a) <= most, standing, ASLANT)
    return np.where(np.abs(b) <= most, lying, aslant)
