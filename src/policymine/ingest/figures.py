"""Figures set large in a box or between paragraphs, with what they count below them."""

from __future__ import annotations

import re

_FIGURE = re.compile(r"(?:[^\W\d_]+\.? ){0,2}\d[\d.,]*(?: [^\s.:]+){0,6}")
"""A figure and what it counts: ``Ca. 40 dage``, ``1 ud af 5``; also several beside each other."""


def is_figure(text: str, following: str) -> bool:
    """Tell whether a line is a figure that the text below it goes on with."""
    return following[:1].islower() and _FIGURE.fullmatch(text) is not None
