"""How the text of a page of pypdfium2 is set: font, size, direction, weight and colour by the run.

A run is what one operator of the page draws: all of it is set in one way, so that this is asked for
once a run and not once a glyph.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policymine.ingest.pdf.frame import Matrix, combine
from policymine.ingest.pdf.raw import calls

BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_FORCED_BOLD = 1 << 18
_STROKED_TOO, _INVISIBLE, _CLIPS_ONLY = 2, 3, 7
_DARK = 64
_UPSIDE_DOWN = 2


@dataclass(frozen=True)
class Run:
    """How a run is set; ``quarters`` says how often it is turned clockwise, None if aslant.

    ``piece`` is the number of the marked piece of text that it belongs to, -1 if of none. ``font``
    is a handle; ``stretch`` is how wide glyphs are drawn against their width at size 1.
    """

    font: int
    size: float
    stretch: float
    quarters: int | None = 0
    bold: bool = False
    color: str = ""
    hidden: bool = False
    piece: int = -1


def usual_turn(runs: Sequence[Run], lengths: Sequence[int]) -> int:
    """Return the quarters by which most glyphs are turned: a landscape page set on an upright."""
    totals = [0, 0, 0, 0]
    for run, length in zip(runs, lengths, strict=True):
        if run.quarters is not None:
            totals[run.quarters] += length
    most = max(range(4), key=lambda quarters: (totals[quarters], -quarters))
    return most if totals[most] > 0.6 * sum(lengths) else 0


class RunReader:
    """Asks how runs are set, each once, with the memory that the answers are written to."""

    def __init__(self, handle: int, frame: Matrix) -> None:
        self.handle = handle
        self.frame = frame
        self.runs: list[Run] = []
        self.numbers: dict[int, int] = {}
        self._matrix = (ctypes.c_float * 6)()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._channels = [ctypes.c_uint() for _ in range(4)]
        self._bold: dict[int, bool] = {}

    def number(self, indices: Iterable[int], drawn: Iterable[int]) -> list[int]:
        """Return the numbers of the runs whose objects are ``drawn``, seen at these glyphs."""
        found = []
        for index, handle in zip(indices, drawn, strict=True):
            if handle not in self.numbers:
                self.numbers[handle] = len(self.runs)
                self.runs.append(self._read(index, handle))
            found.append(self.numbers[handle])
        return found

    def _read(self, index: int, drawn: int) -> Run:
        call = calls()
        call.matrix(self.handle, index, ctypes.addressof(self._matrix))
        a, b, c, d, _, _ = combine(tuple(self._matrix), self.frame)
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
            call.object_piece(drawn),
        )

    def _is_bold(self, font: int, index: int) -> bool:
        if font not in self._bold:
            self._name.value = b""
            name, flags = ctypes.addressof(self._name), ctypes.addressof(self._flags)
            calls().font_info(self.handle, index, name, len(self._name), flags)
            named = BOLD.search(self._name.value.decode("utf-8", "ignore"))
            self._bold[font] = bool(named) or bool(self._flags.value & _FORCED_BOLD)
        return self._bold[font]

    def _color(self, drawn: int) -> tuple[str, bool]:
        """Return the colour as a short text (black is empty) and whether it lets all through."""
        found = calls().fill_color(drawn, *map(ctypes.addressof, self._channels))
        if not found:
            return "", False
        red, green, blue, alpha = (channel.value for channel in self._channels)
        dark = max(red, green, blue) < _DARK
        return "" if dark else f"{red:02x}{green:02x}{blue:02x}", alpha == 0


def _quarters(a: float, b: float) -> int | None:
    """Return how often text that runs along (a, b) is turned clockwise; None if it is aslant."""
    length = (a * a + b * b) ** 0.5
    if abs(b) <= 0.2 * length:
        return 0 if a >= 0 else _UPSIDE_DOWN
    if abs(a) <= 0.2 * length:
        return 1 if b > 0 else 3
    return None
