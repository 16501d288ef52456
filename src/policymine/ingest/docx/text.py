"""The text of a paragraph of a Word document: what stands there when it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from policymine.ingest.clean import normalise
from policymine.ingest.docx.package import W
from policymine.ingest.docx.styles import is_on, value

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rt"))
"""What tracked changes took out, what a field is told to do, and readings above a word."""
_SYMBOL_FONTS = ("wingdings", "symbol", "webdings")
_ARROWS = {0xF0DF: "←", 0xF0E0: "→", 0xF0E7: "⇐", 0xF0E8: "⇒"}
"""What Word makes of ``-->`` and the like while one writes."""
BOX = f"{W}txbxContent"
_SIGNS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
}  # fmt: skip


def children(node: Any, *, skip: frozenset[str] = GONE) -> Iterator[Any]:
    """Yield the elements in a node that count; of two versions of one thing, the newer."""
    for child in node:
        if not isinstance(child.tag, str) or child.tag in skip:
            continue
        if child.tag == f"{MC}AlternateContent":
            chosen = _choose(child)
            if chosen is not None:
                yield from children(chosen, skip=skip)
        else:
            yield child


def _choose(node: Any) -> Any:
    """Return the version with a text in it, the newer first."""
    versions = [*node.findall(f"{MC}Choice"), *node.findall(f"{MC}Fallback")]
    with_text = (one for one in versions if next(one.iter(f"{W}t"), None) is not None)
    return next(with_text, versions[0] if versions else None)


def text_of(node: Any) -> str:
    """Return the text of a paragraph, without that of the boxes that hang on it."""
    return normalise("".join(_pieces(node)))


def _pieces(node: Any) -> Iterator[str]:
    for child in children(node):
        if child.tag in (f"{W}t", _MATHS):
            yield child.text or ""
        elif child.tag in _SIGNS:
            # Tabs also stand in a paragraph's properties, where they are no text.
            yield _SIGNS[child.tag] if node.tag == f"{W}r" else ""
        elif child.tag == f"{W}sym":
            yield _symbol(child.get(f"{W}char") or "", child.get(f"{W}font") or "")
        elif child.tag not in (BOX, f"{W}pPr", f"{W}rPr") and not _is_hidden(child):
            yield from _pieces(child)


def _symbol(code: str, font: str) -> str:
    """Return a sign; those of a symbol font lie in the private part of Unicode, arrows do not."""
    sign = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else 0
    if sign < 32 or 0xD800 <= sign < 0xE000:
        return ""
    if font.casefold().startswith(_SYMBOL_FONTS):
        sign = 0xF000 | (sign & 0xFF)
        return _ARROWS.get(sign, chr(sign)) if font.casefold() == "wingdings" else chr(sign)
    return chr(sign)


def _is_hidden(node: Any) -> bool:
    """Tell whether a run is hidden."""
    return node.tag == f"{W}r" and is_on(node, "rPr/vanish") is True


def runs_of(node: Any) -> Iterator[Any]:
    """Yield the runs of a paragraph that have a text."""
    return (run for run in every_run(node) if text_of(run).strip())


def every_run(node: Any) -> Iterator[Any]:
    """Yield the runs of a paragraph that are not hidden."""
    for child in children(node):
        if child.tag == f"{W}r":
            if not _is_hidden(child):
                yield child
        elif child.tag != f"{W}pPr":
            yield from every_run(child)


def is_drop_cap(node: Any) -> bool:
    """Tell whether a paragraph is the large first letter of the one that follows."""
    return value(node, "pPr/framePr", "dropCap") in ("drop", "margin")


def boxes_in(node: Any) -> Iterator[Any]:
    """Yield the text boxes that hang on a paragraph."""
    for child in children(node):
        if child.tag == BOX:
            yield child
        else:
            yield from boxes_in(child)


def is_contents_line(node: Any) -> bool:
    """Tell whether a paragraph leads to a heading and says its page: a line of the contents."""
    told = (piece.text or "" for piece in node.iter(f"{W}instrText"))
    return any(re.search(r"\bPAGEREF\s+_Toc", text) for text in told)
