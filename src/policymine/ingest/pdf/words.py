"""Pieces of text on a page → words: what is drawn twice counts once, what touches joins."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from policymine.ingest.page import PdfWord
from policymine.ingest.pdf.glyphs import GAP
from policymine.ingest.pdf.limits import note_rotated
from policymine.ingest.pdf.pieces import ABOVE, BELOW, Glyphs, Pieces
from policymine.ingest.pdf.runs import UPRIGHT, Runs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FEWEST_HIDDEN = 0.5
_MARGIN = 2.0
_SMALLEST = 0.5
_NO_WIDTH = 0.02
_GLYPH = re.compile("[\ufffd\ue000-\uf01f\uf100-\uf8ff]")
"""What a font does not name, or an icon; the glyphs of Symbol and Wingdings lie between."""
_INITIAL = 1.8
"""Sizes of the print that an initial is larger: the capitals of small capitals are not as large."""


def build_words(glyphs: Glyphs) -> tuple[list[PdfWord], tuple[str, ...]]:
    """Return the words of a page, and notes about text that was left out."""
    import numpy as np

    pieces, runs = glyphs.pieces, glyphs.runs
    if not len(pieces.start):
        return [], ()
    upright, hidden = (runs.quarters == UPRIGHT)[pieces.owner], runs.hidden[pieces.owner]
    length = pieces.end - pieces.start
    notes = [*note_rotated(length[~upright].sum(), length.sum())]
    keep = upright & _on_page(glyphs)
    # Under a picture of the page lies the text that a text recognition found in it.
    if 0 < length[hidden].sum() < _FEWEST_HIDDEN * length.sum():
        keep &= ~hidden
        notes.append("invisible text left out")
    if not keep.any():
        return [], tuple(notes)
    kept, twice = drop_repeated(pieces.take(keep), runs, glyphs.text)
    begins = _begins(kept, np.maximum(runs.size, _SMALLEST)[kept.owner])
    words = _cut(kept, twice, begins, glyphs)
    return _join_touching(words, kept.parted[begins].tolist()), tuple(notes)


def _on_page(glyphs: Glyphs) -> NDArray[np.bool_]:
    left, base, frame = glyphs.pieces.left, glyphs.pieces.base, glyphs.frame
    wide = (left >= -_MARGIN) & (left <= frame.width + _MARGIN)
    high = (base >= -_MARGIN) & (base <= frame.height + 5 * _MARGIN)
    found: NDArray[np.bool_] = wide & high
    return found


def drop_repeated(pieces: Pieces, runs: Runs, text: str) -> tuple[Pieces, NDArray[np.bool_]]:
    """Drop what is drawn again in the same place, as some programs do for bold and for shadows.

    Also return which of the pieces left were drawn again. Two of the same text that lie within a
    tenth of their size share a cell of one of four grids that are shifted against each other, so
    that none has to be compared with all others.
    """
    import numpy as np

    numbers: dict[str, int] = {}
    same = [numbers.setdefault(own, len(numbers)) for own in pieces.texts(text)]
    what = np.array(same, dtype=np.int64)
    drop, twice = np.zeros(len(what), dtype=bool), np.zeros(len(what), dtype=bool)
    if len(numbers) == len(what):
        return pieces, twice
    near = np.clip(0.1 * runs.size[pieces.owner], 0.2, 1.0)
    for across, down in ((0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (0.5, 0.5)):
        x = np.floor(pieces.left / (2 * near) + across).astype(np.int64)
        y = np.floor(pieces.base / (2 * near) + down).astype(np.int64)
        _, first, place = np.unique(
            (what << 40) ^ (x << 20) ^ y, return_index=True, return_inverse=True
        )
        if len(first) == len(what):
            continue
        twin = first[place]
        again = (twin != np.arange(len(what))) & (what[twin] == what) & ~pieces.tied
        again &= np.abs(pieces.left[twin] - pieces.left) < near
        again &= np.abs(pieces.base[twin] - pieces.base) < near
        drop |= again
        twice[twin[again]] = True
    if not drop.any():
        return pieces, twice
    # The letters of a ligature go with its first.
    drop = drop[np.maximum.accumulate(np.where(pieces.tied, 0, np.arange(len(drop))))]
    return pieces.take(~drop), twice[~drop]


def _begins(pieces: Pieces, size: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the pieces that begin words: after a space or a gap, and where another line is.

    A space without width is none: some programs leave one where a word may be divided.
    """
    import numpy as np

    larger = np.maximum(size[1:], size[:-1])
    lifted = np.abs(pieces.base[1:] - pieces.base[:-1])
    gap = pieces.left[1:] - pieces.right[:-1]
    begins = pieces.parted[1:] & (np.abs(gap) > _NO_WIDTH * larger)
    begins |= (gap > GAP * larger) | (gap < -0.5 * larger)
    begins |= (lifted > 0.5 * larger) | ((lifted > 0.1 * larger) & (size[1:] != size[:-1]))
    begins &= ~pieces.tied[1:]
    return np.concatenate(([0], np.flatnonzero(begins) + 1))


def _cut(
    pieces: Pieces, twice: NDArray[np.bool_], begins: NDArray[np.int64], glyphs: Glyphs
) -> list[PdfWord]:
    """Return the words that begin at these pieces; each is set as its first piece is.

    One that opens with a large initial is set as its second.
    """
    import numpy as np

    texts = pieces.texts(glyphs.text)
    starts = begins.tolist()
    ends = [*starts[1:], len(texts)]
    joined = ("".join(texts[start:end]) for start, end in zip(starts, ends, strict=True))
    runs, sizes = glyphs.runs, np.maximum(glyphs.runs.size, _SMALLEST)[pieces.owner]
    second = np.minimum(begins + 1, np.array(ends) - 1)
    told = np.where(sizes[begins] > _INITIAL * sizes[second], second, begins)
    owner, size, base = pieces.owner[told], sizes[told], pieces.base[told]
    columns = (
        np.minimum.reduceat(pieces.left, begins),
        np.maximum.reduceat(pieces.right, begins),
        base - ABOVE * size,
        base + BELOW * size,
        size,
        runs.bold[owner] | twice[begins],
        runs.color[owner],
        runs.quarters[owner],
        runs.piece[owner],
    )
    named = ("•" if _GLYPH.fullmatch(text) else text for text in joined)
    return list(map(PdfWord, named, *(column.tolist() for column in columns)))


def _join_touching(words: Sequence[PdfWord], parted: Sequence[bool]) -> list[PdfWord]:
    """Join words that touch, without a space between them: their letters were drawn out of order.

    ``parted`` says before which of them a space stands.
    """
    lines: dict[int, list[int]] = {}
    for place, word in enumerate(words):
        lines.setdefault(round(word.bottom), []).append(place)
    joined: dict[int, PdfWord] = {}
    gone: set[int] = set()
    for places in lines.values():
        if all(words[a].left < words[b].left for a, b in itertools.pairwise(places)):
            continue
        places.sort(key=lambda place: words[place].left)
        last = places[0]
        for place in places[1:]:
            left, right = joined.get(last, words[last]), words[place]
            near = -0.1 * left.size < right.left - left.right < 0.5 * GAP * left.size
            if near and not parted[place] and place != last + 1 and left.size == right.size:
                joined[last] = replace(left, text=left.text + right.text, right=right.right)
                gone.add(place)
            else:
                last = place
    return [joined.get(place, word) for place, word in enumerate(words) if place not in gone]
