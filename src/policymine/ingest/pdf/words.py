"""Pieces of text on a page → words: what is drawn twice counts once, what touches joins."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from policymine.ingest.page import PdfWord
from policymine.ingest.pdf.glyphs import GAP
from policymine.ingest.pdf.limits import note_rotated
from policymine.ingest.pdf.pieces import Glyphs, Pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ABOVE, _BELOW = 0.79, 0.21
_FEWEST_HIDDEN = 0.5
_MARGIN = 2.0


def build_words(glyphs: Glyphs) -> tuple[list[PdfWord], tuple[str, ...]]:
    """Return the words of a page, and notes about text that was left out."""
    import numpy as np

    pieces = glyphs.pieces
    if not len(pieces.start):
        return [], ()
    upright = np.array([run.quarters == 0 for run in glyphs.runs])[pieces.owner]
    hidden = np.array([run.hidden for run in glyphs.runs])[pieces.owner]
    length = pieces.end - pieces.start
    notes = [*note_rotated(length[~upright].sum(), length.sum())]
    keep = upright & _on_page(glyphs)
    # Under a picture of the page lies the text that a text recognition found in it.
    if 0 < length[hidden].sum() < _FEWEST_HIDDEN * length.sum():
        keep &= ~hidden
        notes.append("invisible text left out")
    sizes = np.array([max(run.size, 0.5) for run in glyphs.runs])
    kept = pieces.take(keep)
    chosen, twice = drop_repeated(kept, sizes[kept.owner], glyphs.text)
    words = list(_cut(chosen, twice, sizes[chosen.owner], glyphs))
    return _join_touching(words), tuple(notes)


def _on_page(glyphs: Glyphs) -> NDArray[np.bool_]:
    left, base, frame = glyphs.pieces.left, glyphs.pieces.base, glyphs.frame
    wide = (left >= -_MARGIN) & (left <= frame.width + _MARGIN)
    high = (base >= -_MARGIN) & (base <= frame.height + 5 * _MARGIN)
    found: NDArray[np.bool_] = wide & high
    return found


def drop_repeated(
    pieces: Pieces, size: NDArray[np.float64], text: str
) -> tuple[Pieces, NDArray[np.bool_]]:
    """Drop what is drawn again in the same place, as some programs do for bold and for shadows.

    Also return which of the pieces left were drawn again. Two of the same text that lie within a
    tenth of their size share a cell of one of four grids that are shifted against each other, so
    that none has to be compared with all others.
    """
    import numpy as np

    numbers: dict[str, int] = {}
    spans = zip(pieces.start.tolist(), pieces.end.tolist(), strict=True)
    same = [numbers.setdefault(text[start:end], len(numbers)) for start, end in spans]
    what = np.array(same, dtype=np.int64)
    drop, twice = np.zeros(len(what), dtype=bool), np.zeros(len(what), dtype=bool)
    if len(numbers) == len(what):
        return pieces, twice
    near = np.clip(0.1 * size, 0.2, 1.0)
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
    # The letters of a ligature go with its first.
    drop = drop[np.maximum.accumulate(np.where(pieces.tied, 0, np.arange(len(drop))))]
    return pieces.take(~drop), twice[~drop]


def _cut(
    pieces: Pieces, twice: NDArray[np.bool_], size: NDArray[np.float64], glyphs: Glyphs
) -> Iterator[tuple[PdfWord, bool]]:
    """Yield the words, each with whether a space stands before it."""
    import numpy as np

    if not len(pieces.start):
        return
    larger = np.maximum(size[1:], size[:-1])
    lifted = np.abs(pieces.base[1:] - pieces.base[:-1])
    gap = pieces.left[1:] - pieces.right[:-1]
    begins = pieces.parted[1:] | (gap > GAP * larger) | (gap < -0.5 * larger)
    begins |= (lifted > 0.5 * larger) | ((lifted > 0.1 * larger) & (size[1:] != size[:-1]))
    begins &= ~pieces.tied[1:]
    starts = np.concatenate(([0], np.flatnonzero(begins) + 1))
    ends = [*starts[1:].tolist(), len(pieces.start)]
    spans = list(zip(pieces.start.tolist(), pieces.end.tolist(), strict=True))
    texts = [glyphs.text[start:end] for start, end in spans]
    table = zip(
        starts.tolist(),
        ends,
        np.minimum.reduceat(pieces.left, starts).tolist(),
        np.maximum.reduceat(pieces.right, starts).tolist(),
        pieces.base[starts].tolist(),
        size[starts].tolist(),
        pieces.owner[starts].tolist(),
        pieces.parted[starts].tolist(),
        twice[starts].tolist(),
        strict=True,
    )
    for start, end, left, right, base, own, owner, parted, again in table:
        run, text = (
            glyphs.runs[owner],
            texts[start] if end == start + 1 else "".join(texts[start:end]),
        )
        word = PdfWord(
            "•" if text == "\ufffd" else text,
            left,
            right,
            base - _ABOVE * own,
            base + _BELOW * own,
            own,
            run.bold or again,
            run.color,
            piece=run.piece,
        )
        yield word, parted


def _join_touching(words: list[tuple[PdfWord, bool]]) -> list[PdfWord]:
    """Join words without a space between them that touch: their letters were drawn out of order."""
    lines: dict[int, list[int]] = {}
    for place, (word, _) in enumerate(words):
        lines.setdefault(round(word.bottom), []).append(place)
    joined: dict[int, PdfWord] = {}
    gone: set[int] = set()
    for places in lines.values():
        if all(words[a][0].left < words[b][0].left for a, b in itertools.pairwise(places)):
            continue
        places.sort(key=lambda place: words[place][0].left)
        last = places[0]
        for place in places[1:]:
            left, right = joined.get(last, words[last][0]), words[place][0]
            near = -0.1 * left.size < right.left - left.right < 0.5 * GAP * left.size
            if near and not words[place][1] and place != last + 1 and left.size == right.size:
                joined[last] = replace(left, text=left.text + right.text, right=right.right)
                gone.add(place)
            else:
                last = place
    return [joined.get(place, word) for place, (word, _) in enumerate(words) if place not in gone]
