"""The C functions of pypdfium2 that are called for every glyph and rule, with handles as numbers.

The wrappers of ``pypdfium2.raw`` build a pointer object a call; a page has some 10,000 calls, and
plain numbers halve what one costs.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

Call = Callable[..., int]

TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5
"""Kinds of page objects (``FPDF_PAGEOBJ_…``)."""


@dataclass(frozen=True)
class Calls:
    """The functions, named as in ``fpdf_text.h``, ``fpdf_edit.h``, ``fpdf_structtree.h``.

    Their prefix is left out.
    """

    text: Call
    unicode: Call
    is_hyphen: Call
    origin: Call
    loose_box: Call
    font: Call
    glyph_width: Call
    text_object: Call
    matrix: Call
    font_info: Call
    font_size: Callable[..., float]
    render_mode: Call
    page_objects: Call
    page_object: Call
    form_objects: Call
    form_object: Call
    kind: Call
    object_matrix: Call
    object_bounds: Call
    fill_color: Call
    segments: Call
    segment: Call
    segment_kind: Call
    segment_point: Call
    segment_close: Call
    draw_mode: Call
    object_piece: Call
    tree_children: Call
    tree_child: Call
    element_children: Call
    element_child: Call
    element_type: Call
    pieces: Call
    piece: Call


@cache
def calls() -> Calls:
    """Return the functions; the library is loaded on first use."""
    import pypdfium2.raw as raw

    handle, number, whole, size = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint, ctypes.c_ulong

    def take(name: str, result: Any, *arguments: Any) -> Any:
        return ctypes.CFUNCTYPE(result, *arguments)(address(getattr(raw, name)))

    return Calls(
        text=take("FPDFText_GetText", number, handle, number, number, handle),
        unicode=take("FPDFText_GetUnicode", whole, handle, number),
        is_hyphen=take("FPDFText_IsHyphen", number, handle, number),
        origin=take("FPDFText_GetCharOrigin", number, handle, number, handle, handle),
        font=take("FPDFTextObj_GetFont", handle, handle),
        glyph_width=take(
            "FPDFFont_GetGlyphWidth", number, handle, ctypes.c_uint32, ctypes.c_float, handle
        ),
        loose_box=take("FPDFText_GetLooseCharBox", number, handle, number, handle),
        text_object=take("FPDFText_GetTextObject", handle, handle, number),
        matrix=take("FPDFText_GetMatrix", number, handle, number, handle),
        font_info=take("FPDFText_GetFontInfo", size, handle, number, handle, size, handle),
        font_size=take("FPDFText_GetFontSize", ctypes.c_double, handle, number),
        render_mode=take("FPDFTextObj_GetTextRenderMode", number, handle),
        page_objects=take("FPDFPage_CountObjects", number, handle),
        page_object=take("FPDFPage_GetObject", handle, handle, number),
        form_objects=take("FPDFFormObj_CountObjects", number, handle),
        form_object=take("FPDFFormObj_GetObject", handle, handle, size),
        kind=take("FPDFPageObj_GetType", number, handle),
        object_matrix=take("FPDFPageObj_GetMatrix", number, handle, handle),
        object_bounds=take("FPDFPageObj_GetBounds", number, handle, *[handle] * 4),
        fill_color=take("FPDFPageObj_GetFillColor", number, handle, *[handle] * 4),
        segments=take("FPDFPath_CountSegments", number, handle),
        segment=take("FPDFPath_GetPathSegment", handle, handle, number),
        segment_kind=take("FPDFPathSegment_GetType", number, handle),
        segment_point=take("FPDFPathSegment_GetPoint", number, handle, handle, handle),
        segment_close=take("FPDFPathSegment_GetClose", number, handle),
        draw_mode=take("FPDFPath_GetDrawMode", number, handle, handle, handle),
        object_piece=take("FPDFPageObj_GetMarkedContentID", number, handle),
        tree_children=take("FPDF_StructTree_CountChildren", number, handle),
        tree_child=take("FPDF_StructTree_GetChildAtIndex", handle, handle, number),
        element_children=take("FPDF_StructElement_CountChildren", number, handle),
        element_child=take("FPDF_StructElement_GetChildAtIndex", handle, handle, number),
        element_type=take("FPDF_StructElement_GetType", size, handle, handle, size),
        pieces=take("FPDF_StructElement_GetMarkedContentIdCount", number, handle),
        piece=take("FPDF_StructElement_GetMarkedContentIdAtIndex", number, handle, number),
    )


def address(handle: Any) -> int:
    """Return a handle of pypdfium2 as a number; 0 if it is null."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
