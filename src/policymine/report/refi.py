"""The XML of REFI-QDA files as it is written: elements, and the characters that XML forbids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policymine.review.refi import CODER

if TYPE_CHECKING:
    from lxml.etree import _Element

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def new_root(space: str, tag: str) -> _Element:
    """Return the root of a file in one of the standard's namespaces."""
    from lxml import etree

    return etree.fromstring(f'<{tag} xmlns="{space}" origin="{CODER}"/>')


def serialised(root: _Element) -> bytes:
    """Return XML as UTF-8 with its declaration."""
    from lxml import etree

    raw: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return raw


def add_element(parent: _Element, tag: str, text: str = "", **attributes: str) -> _Element:
    """Add an element in its parent's namespace."""
    from lxml import etree

    space = etree.QName(parent).namespace
    cleaned = {key: xml_text(value) for key, value in attributes.items() if value}
    element = etree.SubElement(parent, f"{{{space}}}{tag}", cleaned)
    if text:
        element.text = xml_text(text)
    return element


def xml_text(text: str) -> str:
    """Return a text with a replacement for each character that XML 1.0 forbids."""
    return _FORBIDDEN.sub("\ufffd", text)
