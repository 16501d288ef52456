"""Where a page's own coordinates lie on the page as it is read: from its top left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from policymine.ingest.page import Box

Matrix = tuple[float, float, float, float, float, float]
"""As in PDF: x' = a·x + c·y + e, y' = b·x + d·y + f."""
STILL: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def combine(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that applies one and then the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


@dataclass(frozen=True)
class Frame:
    """A page's box and how many quarters clockwise it is turned to be read."""

    box: Box
    quarters: int = 0

    @property
    def width(self) -> float:
        """Return how wide the page is as it is read."""
        return self._span(self.quarters % 2)

    @property
    def height(self) -> float:
        """Return how high the page is as it is read."""
        return self._span(1 - self.quarters % 2)

    def _span(self, axis: int) -> float:
        return self.box[axis + 2] - self.box[axis]

    @property
    def matrix(self) -> Matrix:
        """Return what turns coordinates of the page into distances from its top left corner."""
        left, bottom, right, top = self.box
        return (
            (1.0, 0.0, 0.0, -1.0, -left, top),
            (0.0, 1.0, 1.0, 0.0, -bottom, -left),
            (-1.0, 0.0, 0.0, 1.0, right, -bottom),
            (0.0, -1.0, -1.0, 0.0, top, right),
        )[self.quarters % 4]

    def turned(self, quarters: int) -> Frame:
        """Return the frame with the page turned further clockwise."""
        return Frame(self.box, (self.quarters + quarters) % 4)


def frame_of(page: Any) -> Frame:
    """Return the frame of a page of pypdfium2, turned as the page says."""
    left, bottom, right, top = page.get_bbox()
    return Frame((left, bottom, right, top), int(page.get_rotation()) // 90)
