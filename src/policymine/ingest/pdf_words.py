"""Glyphs of a page → words with boxes: spaces and gaps part them, what is drawn twice counts once.

Widths are shares of the font size: a gap wider than ``GAP`` parts words (pdfplumber's
``x_tolerance_ratio``, at which both engines give the same words).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from policymine.ingest.page import PdfWord
from policymine.ingest.pdf_glyphs import SPACES, Glyphs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

GAP = 0.18
_ABOVE, _BELOW = 0.79, 0.21
_FEWEST_HIDDEN = 0.5
_MARGIN = 2.0


@dataclass(frozen=True)
class Set:
    """Glyphs that are read: columns of numbers, one row a glyph, in the order of drawing.

    ``parted`` says that a space stands before a glyph, ``tied`` that it is the next letter of a
    ligature, ``twice`` that it is drawn again.
    """

    codes: NDArray[np.uint32]
    left: NDArray[np.float64]
    right: NDArray[np.float64]
    base: NDArray[np.float64]
    size: NDArray[np.float64]
    owners: NDArray[np.int64]
    parted: NDArray[np.bool_]
    tied: NDArray[np.bool_]
    twice: NDArray[np.bool_]

    def take(self, which: NDArray[Any]) -> Set:
        """Return some of the glyphs."""
        return Set(
            *(getattr(self, name)[which] for name in self.__dataclass_fields__),
        )


def build_words(glyphs: Glyphs) -> tuple[list[PdfWord], tuple[str, ...]]:
    """Return the words of a page, and notes about text that was left out."""
    import numpy as np

    if not len(glyphs.codes):
        return [], ()
    upright = np.array([run.quarters == 0 for run in glyphs.runs])[glyphs.owners]
    hidden = np.array([run.hidden for run in glyphs.runs])[glyphs.owners]
    notes = []
    if np.count_nonzero(~upright) > 0.1 * len(upright):
        notes.append("rotated text left out")
    # Under a picture of the page lies the text that a text recognition found in it.
    keep = upright & _on_page(glyphs)
    if 0 < np.count_nonzero(hidden) < _FEWEST_HIDDEN * len(hidden):
        keep &= ~hidden
        notes.append("invisible text left out")
    chosen = _drop_repeated(_set(glyphs, keep))
    return _join_touching(list(_cut(chosen, glyphs))), tuple(notes)


def _on_page(glyphs: Glyphs) -> NDArray[np.bool_]:
    frame = glyphs.frame
    wide = (glyphs.left >= -_MARGIN) & (glyphs.left <= frame.width + _MARGIN)
    high = (glyphs.base >= -_MARGIN) & (glyphs.base <= frame.height + 5 * _MARGIN)
    found: NDArray[np.bool_] = wide & high
    return found


def _set(glyphs: Glyphs, keep: NDArray[np.bool_]) -> Set:
    """Return the glyphs that are kept and no spaces."""
    import numpy as np

    blank = np.isin(glyphs.codes, SPACES)
    spaces = np.cumsum(blank)
    chosen = np.flatnonzero(keep & ~blank)
    parted = np.diff(spaces[chosen], prepend=-1) > 0
    owners = glyphs.owners[chosen]
    size = np.array([max(run.size, 0.5) for run in glyphs.runs])[owners]
    left, right, base = glyphs.left[chosen], glyphs.right[chosen], glyphs.base[chosen]
    tied, never = glyphs.tied[chosen], np.zeros(len(chosen), dtype=bool)
    return Set(glyphs.codes[chosen], left, right, base, size, owners, parted, tied, never)


def _drop_repeated(found: Set) -> Set:
    """Drop glyphs drawn again in the same place: that is how some programs make bold and shadows.

    Two of the same kind that lie within a tenth of their size share a cell of one of four grids
    that are shifted against each other, so that none has to be compared with all others.
    """
    import numpy as np

    if not len(found.codes):
        return found
    drop = np.zeros(len(found.codes), dtype=bool)
    twice = np.zeros(len(found.codes), dtype=bool)
    near = np.clip(0.1 * found.size, 0.2, 1.0)
    for across, down in ((0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (0.5, 0.5)):
        x = np.floor(found.left / (2 * near) + across).astype(np.int64)
        y = np.floor(found.base / (2 * near) + down).astype(np.int64)
        key = (found.codes.astype(np.int64) << 40) ^ (x << 20) ^ y
        _, first, place = np.unique(key, return_index=True, return_inverse=True)
        if len(first) == len(key):
            continue
        twin = first[place]
        same = (twin != np.arange(len(key))) & (found.codes[twin] == found.codes)
        same &= np.abs(found.left[twin] - found.left) < near
        same &= (np.abs(found.base[twin] - found.base) < near) & ~found.tied
        drop |= same
        twice[twin[same]] = True
    # The letters of a ligature go with its first.
    drop = drop[np.maximum.accumulate(np.where(found.tied, 0, np.arange(len(drop))))]
    return replace(found, twice=twice).take(~drop) if drop.any() else found


def _cut(found: Set, glyphs: Glyphs) -> Iterator[tuple[PdfWord, bool]]:
    """Yield the words, each with whether a space stands before it."""
    import numpy as np

    if not len(found.codes):
        return
    size = np.maximum(found.size[1:], found.size[:-1])
    lifted = np.abs(found.base[1:] - found.base[:-1])
    gap = found.left[1:] - found.right[:-1]
    begins = found.parted[1:] | (gap > GAP * size) | (gap < -0.5 * size)
    begins |= (lifted > 0.5 * size) | ((lifted > 0.1 * size) & (found.size[1:] != found.size[:-1]))
    begins &= ~found.tied[1:]
    starts = np.concatenate(([0], np.flatnonzero(begins) + 1))
    ends = [*starts[1:].tolist(), len(found.codes)]
    text = found.codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    lefts = np.minimum.reduceat(found.left, starts).tolist()
    rights = np.maximum.reduceat(found.right, starts).tolist()
    bases = found.base[starts].tolist()
    sizes = found.size[starts].tolist()
    owners = found.owners[starts].tolist()
    parted, twice = found.parted[starts].tolist(), found.twice[starts].tolist()
    for number, (start, end) in enumerate(zip(starts.tolist(), ends, strict=True)):
        run, own, base = glyphs.runs[owners[number]], sizes[number], bases[number]
        word = PdfWord(
            _glyph(text[start:end]),
            lefts[number],
            rights[number],
            base - _ABOVE * own,
            base + _BELOW * own,
            own,
            run.bold or twice[number],
            run.color,
        )
        yield word, parted[number]


def _glyph(text: str) -> str:
    """Return a word; a lone sign that its font does not name is a list glyph."""
    return "•" if text == "\ufffd" else text


def _join_touching(words: list[tuple[PdfWord, bool]]) -> list[PdfWord]:
    """Join words without a space between them that touch: their letters were drawn out of order."""
    lines: dict[int, list[int]] = {}
    for place, (word, _) in enumerate(words):
        lines.setdefault(round(word.bottom), []).append(place)
    joined: dict[int, PdfWord] = {}
    gone: set[int] = set()
    for places in lines.values():
        places.sort(key=lambda place: words[place][0].left)
        last = places[0]
        for place in places[1:]:
            left, right = joined.get(last, words[last][0]), words[place][0]
            near = -0.1 * left.size < right.left - left.right < 0.5 * GAP * left.size
            if near and not words[place][1] and place != last + 1 and left.size == right.size:
                text = left.text + right.text
                joined[last] = replace(left, text=text, right=right.right)
                gone.add(place)
            else:
                last = place
    return [joined.get(place, word) for place, (word, _) in enumerate(words) if place not in gone]
