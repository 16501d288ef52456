"""List items of a Word document, with the sign that Word sets before them."""

from __future__ import annotations

from policymine.ingest.clean import squeeze
from policymine.ingest.docx.numbering import Label
from policymine.ingest.elements import Line
from policymine.ingest.headings import is_numbered
from policymine.ingest.markers import parse_marker


def item_line(label: Label, text: str) -> Line:
    """Return a list item with the sign that Word sets before it."""
    indent = float(2 * label.level)
    if label.bullet:
        return Line(f"• {text}", indent=indent)
    named = f"{label.text} {text}".strip()
    if is_numbered(named):
        return Line(squeeze(named), gap=1, level=2, bold=True)
    # Of "1.2" the last number counts the item; the level says what it stands below.
    last = label.text.rstrip(".): ").rpartition(".")[2].lstrip("( ")
    signs = (label.text, f"{last}.", f"{last})", f"{last.lower()})", "•")
    sign = next(sign for sign in signs if parse_marker(f"{sign} {text}") or sign == "•")
    return Line(f"{sign} {text}", indent=indent, gap=1)
