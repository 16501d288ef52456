"""The text of a page of pypdfium2 in pieces: where each stands, and how it is set."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from policymine.ingest.pdf.frame import Frame
from policymine.ingest.pdf.runs import Runs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ABOVE, BELOW = 0.79, 0.21
"""Of the font size, how far a line of text reaches over and under the line it stands on."""


@dataclass(frozen=True)
class Pieces:
    """Pieces of the text of a page in the order in which they are drawn, one row a piece.

    ``start`` and ``end`` are places in ``text``; ``left``, ``right`` and ``base`` (the line it
    stands on) are points from the top left corner of the page, for upright text only; ``parted``
    says that a space stands before a piece, ``tied`` that it is the next letter of a ligature;
    ``owner`` is a place in the runs.
    """

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    left: NDArray[np.float64]
    right: NDArray[np.float64]
    base: NDArray[np.float64]
    owner: NDArray[np.int64]
    parted: NDArray[np.bool_]
    tied: NDArray[np.bool_]

    def texts(self, text: str) -> list[str]:
        """Return what each says; ``text`` is that of the page."""
        spans = zip(self.start.tolist(), self.end.tolist(), strict=True)
        return [text[start:end] for start, end in spans]

    def take(self, which: NDArray[Any]) -> Pieces:
        """Return some of the rows."""
        return Pieces(*(getattr(self, column.name)[which] for column in fields(self)))


@dataclass(frozen=True)
class Glyphs:
    """The text of a page: its pieces, the ways in which they are set, how the page is turned."""

    text: str
    pieces: Pieces
    runs: Runs
    frame: Frame


def in_order(one: Pieces, other: Pieces) -> Pieces:
    """Return the rows of both in the order in which they are drawn."""
    import numpy as np

    columns = (
        np.concatenate((getattr(one, column.name), getattr(other, column.name)))
        for column in fields(one)
    )
    both = Pieces(*columns)
    return both.take(np.argsort(both.start, kind="stable"))
