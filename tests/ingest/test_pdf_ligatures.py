"""Ligatures: a glyph that stands for two letters does not part a word.

Of fonts such as browsers embed, pypdfium2 divides the box of ``ﬁ`` among its letters, which both
begin where the ligature does. No font at hand here is read in this way: the box is given.
"""

from __future__ import annotations

import ctypes
from types import SimpleNamespace
from typing import Any

import pytest

from policymine.ingest.pdf import glyphs as pdf_glyphs
from policymine.ingest.pdf.frame import Frame
from policymine.ingest.pdf.runs import Run


def test_the_last_letter_of_a_ligature_reaches_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def loose_box(_handle: int, _index: int, room: int) -> int:
        ctypes.memmove(room, (ctypes.c_float * 4)(27.0, 109.0, 30.0, 98.0), 16)
        return 1

    monkeypatch.setattr(pdf_glyphs, "calls", lambda: SimpleNamespace(loose_box=loose_box))
    reader: Any = object.__new__(pdf_glyphs.GlyphReader)
    reader.handle, reader.frame = 0, Frame((0.0, 0.0, 595.0, 842.0))
    reader.reader = SimpleNamespace(runs=[Run(0, 10.0, 10.0)])
    assert reader._reach(1, 0, 24.0) == pytest.approx(6.0)
