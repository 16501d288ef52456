"""The C functions of pypdfium2 that are called for every glyph and rule, with handles as numbers.

The wrappers of ``pypdfium2.raw`` build a pointer object a call; a page has some 10,000 calls, and
plain numbers halve what one costs. A handle that a function returns is 0 where there is none.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any

Call = Callable[..., int]

PATH, IMAGE, FORM = 2, 3, 5
"""Kinds of page objects (``FPDF_PAGEOBJ_…``)."""
_HANDLE, _FOUND, _NUMBER = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int
_WHOLE, _SIZE, _REAL = ctypes.c_uint, ctypes.c_ulong, ctypes.c_float


class TextCalls:
    """Functions of ``fpdf_text.h`` and those of ``fpdf_edit.h`` about text; without prefix."""

    def __init__(self) -> None:
        glyph = (_HANDLE, _NUMBER)
        self.text = _take("FPDFText_GetText", _NUMBER, *glyph, _NUMBER, _HANDLE)
        self.unicode = _take("FPDFText_GetUnicode", _WHOLE, *glyph)
        self.is_hyphen = _take("FPDFText_IsHyphen", _NUMBER, *glyph)
        self.origin = _take("FPDFText_GetCharOrigin", _NUMBER, *glyph, _HANDLE, _HANDLE)
        self.loose_box = _take("FPDFText_GetLooseCharBox", _NUMBER, *glyph, _HANDLE)
        self.text_object = _take("FPDFText_GetTextObject", _FOUND, *glyph)
        self.matrix = _take("FPDFText_GetMatrix", _NUMBER, *glyph, _HANDLE)
        self.font_info = _take("FPDFText_GetFontInfo", _SIZE, *glyph, _HANDLE, _SIZE, _HANDLE)
        self.font_size: Callable[..., float] = _take(
            "FPDFText_GetFontSize", ctypes.c_double, *glyph
        )
        self.font = _take("FPDFTextObj_GetFont", _FOUND, _HANDLE)
        self.render_mode = _take("FPDFTextObj_GetTextRenderMode", _NUMBER, _HANDLE)
        self.glyph_width = _take("FPDFFont_GetGlyphWidth", _NUMBER, _HANDLE, _WHOLE, _REAL, _HANDLE)


class ObjectCalls:
    """Functions of ``fpdf_edit.h`` about what is drawn on a page; their prefix is left out."""

    def __init__(self) -> None:
        four = [_HANDLE] * 4
        self.page_objects = _take("FPDFPage_CountObjects", _NUMBER, _HANDLE)
        self.page_object = _take("FPDFPage_GetObject", _FOUND, _HANDLE, _NUMBER)
        self.form_objects = _take("FPDFFormObj_CountObjects", _NUMBER, _HANDLE)
        self.form_object = _take("FPDFFormObj_GetObject", _FOUND, _HANDLE, _SIZE)
        self.kind = _take("FPDFPageObj_GetType", _NUMBER, _HANDLE)
        self.matrix = _take("FPDFPageObj_GetMatrix", _NUMBER, _HANDLE, _HANDLE)
        self.bounds = _take("FPDFPageObj_GetBounds", _NUMBER, _HANDLE, *four)
        self.piece = _take("FPDFPageObj_GetMarkedContentID", _NUMBER, _HANDLE)
        self.fill_color = _take("FPDFPageObj_GetFillColor", _NUMBER, _HANDLE, *four)
        self.segments = _take("FPDFPath_CountSegments", _NUMBER, _HANDLE)
        self.segment = _take("FPDFPath_GetPathSegment", _FOUND, _HANDLE, _NUMBER)
        self.segment_kind = _take("FPDFPathSegment_GetType", _NUMBER, _HANDLE)
        self.segment_point = _take("FPDFPathSegment_GetPoint", _NUMBER, *[_HANDLE] * 3)
        self.segment_close = _take("FPDFPathSegment_GetClose", _NUMBER, _HANDLE)
        self.draw_mode = _take("FPDFPath_GetDrawMode", _NUMBER, *[_HANDLE] * 3)


class TreeCalls:
    """Functions of ``fpdf_structtree.h``; their prefix is left out."""

    def __init__(self) -> None:
        child = (_HANDLE, _NUMBER)
        self.tops = _take("FPDF_StructTree_CountChildren", _NUMBER, _HANDLE)
        self.top = _take("FPDF_StructTree_GetChildAtIndex", _FOUND, *child)
        self.children = _take("FPDF_StructElement_CountChildren", _NUMBER, _HANDLE)
        self.child = _take("FPDF_StructElement_GetChildAtIndex", _FOUND, *child)
        self.type = _take("FPDF_StructElement_GetType", _SIZE, _HANDLE, _HANDLE, _SIZE)
        self.pieces = _take("FPDF_StructElement_GetMarkedContentIdCount", _NUMBER, _HANDLE)
        self.piece = _take("FPDF_StructElement_GetMarkedContentIdAtIndex", _NUMBER, *child)


def _take(name: str, result: Any, *arguments: Any) -> Any:
    import pypdfium2.raw as raw

    return ctypes.CFUNCTYPE(result, *arguments)(address(getattr(raw, name)))


text_calls, object_calls, tree_calls = cache(TextCalls), cache(ObjectCalls), cache(TreeCalls)
"""The functions; the library is loaded when they are asked for first."""


def address(handle: Any) -> int:
    """Return a handle of pypdfium2 as a number; 0 if it is null."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
