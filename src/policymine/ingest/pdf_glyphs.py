"""The glyphs of a page of pypdfium2: codes and places in bulk, the way they are set by the run.

A run is what one operator of the page draws: it has one font, size and colour, so that these are
asked for once a run and not once a glyph.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policymine.ingest.pdf_frame import Frame, Matrix, combine
from policymine.ingest.pdf_raw import address, calls

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Above this a page is a drawing or an attack, not a plan: what it takes to look at it is not spent.
# A dense page of a plan has some 6,000 glyphs.
MOST_GLYPHS = 60_000
BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_FORCED_BOLD = 1 << 18
_STROKED_TOO, _INVISIBLE, _CLIPS_ONLY = 2, 3, 7
_FIRST_NAMED, _LAST_NAMED, _UNNAMED = 0x20, 0xFFFD, 0xFFFD
SPACES = (0x20, 0xA0, 0x09, 0x0A, 0x0D, 0x0B, 0x0C, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B))
_LINE_ENDS = (0x09, 0x0A, 0x0D)


@dataclass(frozen=True)
class Run:
    """How a run is set; ``quarters`` says how often it is turned clockwise, None if aslant.

    ``stretch`` is how wide its glyphs are drawn against their width in the font at size 1.
    """

    font: int
    size: float
    stretch: float
    quarters: int | None = 0
    bold: bool = False
    color: str = ""
    hidden: bool = False


@dataclass(frozen=True)
class Glyphs:
    """The glyphs of a page in the order in which they are drawn, one row a glyph.

    ``codes`` are Unicode; ``left``, ``right`` and ``base`` (the line it stands on) are points from
    the top left corner of the page, right for upright ones only; ``tied`` says that a glyph is the
    next letter of a ligature; ``owners`` are places in ``runs``.
    """

    codes: NDArray[np.uint32]
    left: NDArray[np.float64]
    right: NDArray[np.float64]
    base: NDArray[np.float64]
    tied: NDArray[np.bool_]
    owners: NDArray[np.int64]
    runs: tuple[Run, ...]
    frame: Frame


def read_glyphs(text_page: Any, count: int, frame: Frame) -> Glyphs:
    """Return the glyphs of a page, the page turned so that most of its text is upright.

    The spaces and line ends that pypdfium2 makes up are left out.
    """
    import numpy as np

    handle, owner = address(text_page), calls().text_object
    objects = np.array([owner(handle, index) or 0 for index in range(count)], dtype=np.uint64)
    places = np.flatnonzero(objects)
    objects = objects[places]
    begins = np.diff(objects, prepend=np.uint64(0)) != 0
    owners = np.cumsum(begins) - 1
    firsts = list(zip(places[begins].tolist(), objects[begins].tolist(), strict=True))
    runs = _read_runs(handle, firsts, frame)
    turn = _usual_turn(runs, np.bincount(owners, minlength=len(runs)).tolist())
    if turn:
        frame = frame.turned(-turn)
        runs = _read_runs(handle, firsts, frame)
    codes = _codes(handle, places)
    left, base = _origins(handle, places.tolist(), frame.matrix)
    widths = _widths(codes, owners, runs)
    tied = np.zeros(len(codes), dtype=bool)
    tied[1:] = (left[1:] == left[:-1]) & (base[1:] == base[:-1]) & (owners[1:] == owners[:-1])
    tied[1:] &= ~np.isin(codes[:-1], SPACES)
    for place in np.flatnonzero(tied | (widths <= 0)).tolist():
        widths[place] = _loose_width(handle, int(places[place]))
    return Glyphs(codes, left, left + widths, base, tied, owners, tuple(runs), frame)


def _codes(handle: int, places: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Return the Unicode of glyphs; one that its font does not name is a replacement character."""
    import numpy as np

    code, is_hyphen = calls().unicode, calls().is_hyphen
    codes = np.array([code(handle, index) for index in places.tolist()], dtype=np.uint32)
    for odd in np.flatnonzero((codes < _FIRST_NAMED) | (codes > _LAST_NAMED)).tolist():
        if codes[odd] not in _LINE_ENDS and codes[odd] < 0x10000:
            codes[odd] = ord("-") if is_hyphen(handle, int(places[odd])) == 1 else _UNNAMED
    return codes


def _usual_turn(runs: Sequence[Run], lengths: Sequence[int]) -> int:
    """Return the quarters by which most glyphs are turned: a landscape page set on an upright."""
    totals = [0, 0, 0, 0]
    for run, length in zip(runs, lengths, strict=True):
        if run.quarters is not None:
            totals[run.quarters] += length
    most = max(range(4), key=lambda quarters: (totals[quarters], -quarters))
    return most if totals[most] > 0.6 * sum(lengths) else 0


def _origins(
    handle: int, places: Sequence[int], matrix: Matrix
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return where glyphs begin and the lines on which they stand."""
    import numpy as np

    room = np.zeros((len(places), 2), dtype=np.float64)
    start, origin = room.ctypes.data, calls().origin
    for number, index in enumerate(places):
        origin(handle, index, start + 16 * number, start + 16 * number + 8)
    a, b, c, d, e, f = matrix
    x, y = room[:, 0], room[:, 1]
    return a * x + c * y + e, b * x + d * y + f


def _widths(
    codes: NDArray[np.uint32], owners: NDArray[np.int64], runs: Sequence[Run]
) -> NDArray[np.float64]:
    """Return how far glyphs reach: their width in the font, asked for once a font and code.

    It is 0 where the font has none for the code.
    """
    import numpy as np

    fonts = sorted({run.font for run in runs})
    number = np.array([fonts.index(run.font) for run in runs], dtype=np.int64)
    keys, places_of = np.unique((number[owners] << 32) | codes, return_inverse=True)
    width, room = calls().glyph_width, ctypes.c_float()
    found = np.zeros(len(keys))
    for place, key in enumerate(keys.tolist()):
        room.value = 0.0
        if fonts[key >> 32]:
            width(fonts[key >> 32], key & 0xFFFFFFFF, 1.0, ctypes.addressof(room))
        found[place] = room.value
    stretch = np.array([run.stretch for run in runs])
    widths: NDArray[np.float64] = found[places_of] * stretch[owners]
    return widths


def _loose_width(handle: int, index: int) -> float:
    """Return the width of the box around a glyph that its font has no width for."""
    room = (ctypes.c_float * 4)()
    calls().loose_box(handle, index, ctypes.addressof(room))
    return abs(room[2] - room[0])


def _read_runs(handle: int, firsts: Sequence[tuple[int, int]], frame: Frame) -> list[Run]:
    """Return how runs are set, given for each its first glyph and its object."""
    reader = _RunReader(handle, frame.matrix)
    return [reader.read(index, drawn) for index, drawn in firsts]


class _RunReader:
    """Asks how runs are set, with the memory that the answers are written to."""

    def __init__(self, handle: int, frame: Matrix) -> None:
        self.handle = handle
        self.frame = frame
        self.matrix = (ctypes.c_float * 6)()
        self.name = ctypes.create_string_buffer(128)
        self.flags = ctypes.c_int()
        self.channels = [ctypes.c_uint() for _ in range(4)]
        self.bold: dict[int, bool] = {}

    def read(self, index: int, drawn: int) -> Run:
        """Return how the run is set whose first glyph is ``index`` and whose object ``drawn``."""
        call = calls()
        call.matrix(self.handle, index, ctypes.addressof(self.matrix))
        a, b, c, d, _, _ = combine(tuple(self.matrix), self.frame)
        size = call.font_size(self.handle, index)
        high, wide = size * (c * c + d * d) ** 0.5, size * (a * a + b * b) ** 0.5
        mode = call.render_mode(drawn)
        color, clear = self._color(drawn)
        font = call.font(drawn) or 0
        return Run(
            font,
            round(high * 2) / 2,
            wide,
            _quarters(a, b),
            mode == _STROKED_TOO or self._is_bold(font, index),
            color,
            clear or mode in (_INVISIBLE, _CLIPS_ONLY),
        )

    def _is_bold(self, font: int, index: int) -> bool:
        if font not in self.bold:
            self.name.value = b""
            name, flags = ctypes.addressof(self.name), ctypes.addressof(self.flags)
            calls().font_info(self.handle, index, name, len(self.name), flags)
            named = BOLD.search(self.name.value.decode("utf-8", "ignore"))
            self.bold[font] = bool(named) or bool(self.flags.value & _FORCED_BOLD)
        return self.bold[font]

    def _color(self, drawn: int) -> tuple[str, bool]:
        """Return the colour as a short text (black is empty) and whether it lets all through."""
        found = calls().fill_color(drawn, *map(ctypes.addressof, self.channels))
        if not found:
            return "", False
        red, green, blue, alpha = (channel.value for channel in self.channels)
        dark = max(red, green, blue) < 64
        return "" if dark else f"{red:02x}{green:02x}{blue:02x}", alpha == 0


def _quarters(a: float, b: float) -> int | None:
    """Return how often text that runs along (a, b) is turned clockwise; None if it is aslant."""
    length = (a * a + b * b) ** 0.5
    if abs(b) <= 0.2 * length:
        return 0 if a >= 0 else 2
    if abs(a) <= 0.2 * length:
        return 1 if b > 0 else 3
    return None
