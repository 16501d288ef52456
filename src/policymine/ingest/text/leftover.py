"""What converters of web pages leave in Markdown: HTML for tables and boxes, and attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policymine.ingest.elements import Line, Row
from policymine.ingest.html.walk import Walk
from policymine.ingest.text.tabular import BREAK, write_row, write_rule

_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,200}\n[^\[\]\n]{1,200})\]\([^()\s]{1,500}\)")
"""A link whose text runs over a line."""
_PAGE = re.compile(
    r"^[ \t]*(?:\{\d{1,4}\}-{3,}|-{3,} ?end of page\W{0,2}\d{1,4} ?-{3,}|"
    r"<!-- ?(?:page|side)(?:[- _]?(?:break|number))?[ :=-]{0,3}\d{0,4} ?-->)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""What converters of PDFs write between two pages."""
_FRONT = re.compile(
    r"\A\s*---[ \t]*\n(?:[\w-]+:.*\n|[ \t]+\S.*\n|- .*\n){1,40}(?:---|\.{3})[ \t]*\n"
)
_CONTENTS = re.compile(r"^[ \t]*(?:\[TOC\]|\[\[_TOC_\]\]|\{:?toc\})[ \t]*$", re.I | re.M)
"""The properties of a file, and the place of its table of contents."""
_COMMENT = re.compile(r"<!--.{0,5000}?-->", re.DOTALL)
_TABLE = re.compile(r"^[ \t]*<table\b", re.IGNORECASE | re.MULTILINE)
_TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)
_HEADING = re.compile(r"^[ \t]*<h([1-6])\b[^<>]*>(.{1,500}?)</h\1>[ \t]*$", re.I | re.M | re.S)
_BOX = re.compile(
    r"^[ \t]*(?:</?(?:div|section|article|main|header|footer|nav|aside|figure|details|center|"
    r"blockquote|thead|tbody)\b[^<>\n]*>[ \t]*)+$",
    re.IGNORECASE | re.MULTILINE,
)
_SUMMARY = re.compile(r"</?summary\b[^<>]*>", re.IGNORECASE)
_FENCE = re.compile(r"^[ \t]*:{3,}(?:[ \t]*\{[^\n]*\}|[ \t]+[\w-]+(?:[ \t]+:+)?)?[ \t]*$", re.M)
_ATTRIBUTES = re.compile(r"(?:(?<=\))|(?<=\S) )\{[#.][^{}\n]{0,200}\}(?=[ \t]*$|\S)", re.M)
_SPAN = re.compile(r"\[([^\[\]\n]{0,500})\]\{[^{}\n]{0,200}\}")


def read_leftovers(text: str) -> str:
    """Return a text with what is left of web pages in it put as Markdown puts it."""
    text = _CONTENTS.sub("", _FRONT.sub("", text))
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "---" in text or "<!--" in text:
        text = _PAGE.sub("\f", text)
    if ":::" in text or "{" in text:
        text = _ATTRIBUTES.sub("", _SPAN.sub(r"\1", _FENCE.sub("", text)))
    if "<" not in text:
        return text
    text = "".join(_read_tables(_COMMENT.sub("", text)))
    text = _HEADING.sub(lambda match: f"\n{'#' * int(match[1])} {match[2]}\n", text)
    return _SUMMARY.sub("", _BOX.sub("", text))


def _read_tables(text: str) -> Iterator[str]:
    """Yield the parts of a text, tables of a web page as rows between pipes."""
    place = 0
    while (start := _TABLE.search(text, place)) and (end := _TABLE_END.search(text, start.end())):
        yield text[place : start.start()]
        yield "\n".join(_rows(text[start.start() : end.end()]))
        place = end.end()
    yield text[place:]


def _rows(table: str) -> Iterator[str]:
    """Yield the rows of a table of a web page between pipes, and what it sets as text as lines."""
    from lxml import html

    yield ""
    for element in Walk().run(html.fragment_fromstring(table, create_parent="div")):
        if isinstance(element, Line):
            yield from ("", "#" * element.level + " " * bool(element.level) + element.text)
        elif isinstance(element, Row):
            cells = [cell.replace("\n", BREAK) for cell in element.cells]
            yield write_row([f"**{c}**" * bool(c) for c in cells] if element.band else cells)
            if element.head:
                yield write_rule(len(element.cells))
    yield ""
