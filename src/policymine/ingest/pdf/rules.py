"""Rules, boxes and pictures on a page of pypdfium2: what is drawn there and is no text."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from policymine.ingest.page import Box, Mark, area
from policymine.ingest.pdf.bullets import glyph_of, may_be_glyph
from policymine.ingest.pdf.frame import STILL, Frame, Matrix, combine
from policymine.ingest.pdf.limits import MOST_RULES, may_hold_text, share_of_page
from policymine.ingest.pdf.raw import FORM, IMAGE, PATH, address, object_calls

Point = tuple[float, float]

_MOST_SEGMENTS = 5 * MOST_RULES
_MOST_OBJECTS = 200_000
_MOST_PICTURES = 200
_DEEPEST = 4
_CURVE, _MOVE = 1, 2
_WHITE = 250


@dataclass(frozen=True)
class Edge:
    """A straight rule, or one side of a rectangle; ``upright`` or lying."""

    box: Box
    upright: bool


@dataclass
class Drawing:
    """What is drawn on a page, in distances from its top left corner."""

    frame: Frame
    edges: list[Edge] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    pictures: float = 0.0
    seen_pictures: int = 0
    seen_objects: int = 0
    segments: int = 0
    rules: int = 0

    @property
    def too_much(self) -> bool:
        """Tell whether there is more than a page of a plan has."""
        return self.rules > MOST_RULES or self.segments > _MOST_SEGMENTS

    @property
    def picture_share(self) -> float:
        """Return the share of the page that pictures cover."""
        return share_of_page(self.pictures, self.frame.width, self.frame.height)


def read_drawing(page: Any, frame: Frame) -> Drawing:
    """Return the rules, boxes and pictures of a page."""
    drawing = Drawing(frame)
    handle, call = address(page), object_calls()
    places = range(call.page_objects(handle))
    _walk(drawing, (call.page_object(handle, place) for place in places), frame.matrix, 0)
    return drawing


def _walk(drawing: Drawing, objects: Iterator[int], matrix: Matrix, depth: int) -> None:
    """Look at page objects; ``matrix`` leads from their coordinates to the page's corner."""
    call = object_calls()
    for handle in objects:
        drawing.seen_objects += 1
        if drawing.seen_objects > _MOST_OBJECTS:
            return
        kind = call.kind(handle) if handle else 0
        if kind == PATH and not drawing.too_much:
            _add_path(drawing, handle, combine(_own_matrix(handle), matrix))
        elif kind == IMAGE and drawing.seen_pictures < _MOST_PICTURES:
            drawing.seen_pictures += 1
            box = _bounds(handle, matrix)
            drawing.pictures += area(box)
            drawing.marks.extend([Mark(box)] if may_be_glyph(box) else [])
        elif kind == FORM and depth < _DEEPEST:
            places = range(call.form_objects(handle))
            inner = (call.form_object(handle, place) for place in places)
            _walk(drawing, inner, combine(_own_matrix(handle), matrix), depth + 1)


def _own_matrix(handle: int) -> Matrix:
    room = (ctypes.c_float * 6)()
    if not object_calls().matrix(handle, ctypes.addressof(room)):
        return STILL
    a, b, c, d, e, f = room
    return a, b, c, d, e, f


def _bounds(handle: int, matrix: Matrix) -> Box:
    room = (ctypes.c_float * 4)()
    start = ctypes.addressof(room)
    object_calls().bounds(handle, start, start + 4, start + 8, start + 12)
    left, bottom, right, top = room
    return _box([_moved((left, bottom), matrix), _moved((right, top), matrix)])


def _moved(point: Point, matrix: Matrix) -> Point:
    a, b, c, d, e, f = matrix
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f


def _box(points: list[Point]) -> Box:
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def _add_path(drawing: Drawing, handle: int, matrix: Matrix) -> None:
    """Add a path: each of its parts is a rule, a rectangle, or an outline with straight sides."""
    count = object_calls().segments(handle)
    drawing.segments += count
    if drawing.too_much:
        return
    for points, curved in _parts(handle, count):
        moved = [_moved(point, matrix) for point in points]
        drawing.rules += 1
        if not curved:
            drawing.edges.extend(_sides(moved))
        box = _box(moved)
        small = may_be_glyph(box)
        fits = small or may_hold_text(box, drawing.frame.width, drawing.frame.height)
        if fits and _is_painted(handle, white=small) and small:
            drawing.marks.append(Mark(box, glyph_of(moved)))
        elif fits and _is_painted(handle):
            drawing.boxes.append(box)


def _parts(handle: int, count: int) -> Iterator[tuple[list[Point], bool]]:
    """Yield the corners of each part of a path, closed ones with the first again, and if it bends.

    The control points of a curve are left out: its ends say enough.
    """
    call, room = object_calls(), (ctypes.c_float * 2)()
    start = ctypes.addressof(room)
    points: list[Point] = []
    curved, bends = False, 0
    for number in range(count):
        segment = call.segment(handle, number)
        kind = call.segment_kind(segment)
        if kind == _MOVE and points:
            yield points, curved
            points, curved = [], False
        # A curve is three segments, of which the last is where it ends.
        bends = (bends + 1) % 3 if kind == _CURVE else 0
        curved = curved or kind == _CURVE
        if not bends and call.segment_point(segment, start, start + 4):
            points.append((room[0], room[1]))
        if call.segment_close(segment) and len(points) > 2 and points[-1] != points[0]:
            points.append(points[0])
    if len(points) > 1:
        yield points, curved


def _sides(points: list[Point]) -> Iterator[Edge]:
    """Yield the sides that stand or lie."""
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        if abs(x0 - x1) < 0.01 and y0 != y1:
            yield Edge(box, upright=True)
        elif abs(y0 - y1) < 0.01 and x0 != x1:
            yield Edge(box, upright=False)


def _is_painted(handle: int, *, white: bool = False) -> bool:
    """Tell whether a path has an outline or a fill; one of ``white`` is seen on a dark ground."""
    room = (ctypes.c_int * 2)()
    start = ctypes.addressof(room)
    object_calls().draw_mode(handle, start, start + 4)
    fill, stroke = room
    if stroke or not fill:
        return bool(stroke)
    channels = (ctypes.c_uint * 4)()
    start = ctypes.addressof(channels)
    found = object_calls().fill_color(handle, start, start + 4, start + 8, start + 12)
    return bool(found) and (white or min(channels[:3]) < _WHITE) and channels[3] > 0
