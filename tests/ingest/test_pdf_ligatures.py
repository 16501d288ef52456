"""Ligatures: a glyph that stands for two letters does not part a word.

Of fonts such as browsers embed, pypdfium2 divides the box of ``ﬁ`` among its letters, which both
begin where the ligature does. No font at hand here is read in this way: the box is given.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from policymine.ingest.pdf.frame import Frame
from policymine.ingest.pdf.glyphs import GlyphReader
from policymine.ingest.pdf.runs import UPRIGHT


def test_the_last_letter_of_a_ligature_reaches_to_its_end() -> None:
    reader: Any = object.__new__(GlyphReader)
    reader.page = SimpleNamespace(loose_boxes=lambda places: np.array([[27.0, 109.0, 30.0, 98.0]]))
    reader.frame = Frame((0.0, 0.0, 595.0, 842.0))
    reader.reader = SimpleNamespace(runs=SimpleNamespace(quarters=np.array([UPRIGHT])))
    reach = reader._reaches(np.array([1]), np.array([0]), np.array([24.0]))
    assert reach == pytest.approx([6.0])
