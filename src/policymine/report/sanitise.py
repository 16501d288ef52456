"""Cells that a spreadsheet would execute, made harmless and back again."""

from __future__ import annotations

import re

_EXECUTED = re.compile(r"'*\s*[=+\-@＝＋－＠]|'*[\t\r\n]")
"""What a spreadsheet may take for a formula (OWASP, "CSV injection"), also full-width, also
behind white space, and also where it is quoted already, so that quoting can be undone."""


def escape_cell(text: str) -> str:
    """Return ``text`` with an apostrophe in front if a spreadsheet might execute it."""
    return f"'{text}" if _EXECUTED.match(text) else text


def unescape_cell(text: str) -> str:
    """Return the text that ``escape_cell`` made this of."""
    return text[1:] if text.startswith("'") and _EXECUTED.match(text) else text
