"""The margin of a text: what nearly all of its lines are set in by says nothing of any of them."""

from __future__ import annotations

import re

_LEAD = re.compile(r"^(\f*)([ \t]*)(?=\S)", re.MULTILINE)
_OUTSIDE = 0.02
"""Of the lines, how many may stand left of the others: titles, page numbers."""
_WIDEST = 80
"""Characters of a margin, at most."""


def remove_margin(text: str) -> str:
    """Return a text without the indentation that its lines have in common."""
    leads = sorted((match[2] for match in _LEAD.finditer(text)), key=len)
    common = leads[int(_OUTSIDE * len(leads))][:_WIDEST] if leads else ""
    while common and sum(not lead.startswith(common) for lead in leads) > _OUTSIDE * len(leads):
        common = common[:-1]
    if not common:
        return text
    return _LEAD.sub(lambda match: match[1] + _cut(match[2], common), text)


def _cut(lead: str, common: str) -> str:
    """Return what a line is set in by more than others."""
    return lead.removeprefix(common) if lead.startswith(common) else ""
