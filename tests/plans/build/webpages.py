"""Render plans as web pages of a municipality: the content inside a page template."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from source import FOOTNOTE, Plan

PAGES = Path(__file__).parent / "pages"


def inline(text: str) -> str:
    """Escape text and turn inline formatting into elements."""
    text = escape(text, quote=False)
    text = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text)
    return FOOTNOTE.sub(r"<sup>\1</sup>", text)


def table_html(rows: tuple[tuple[str, ...], ...]) -> str:
    """Render a table with its first row as head."""
    head = "".join(f'<th scope="col">{inline(cell)}</th>' for cell in rows[0])
    body = "\n".join(
        "<tr>" + "".join(f"<td>{inline(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:]
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def content_html(plan: Plan) -> str:
    """Render the blocks as HTML elements, lists nested by level."""
    out: list[str] = []
    depth = -1
    tag = "ul"
    for block in plan.blocks:
        level = block.level if block.kind == "bullet" else 0
        is_item = block.kind in ("bullet", "number")
        while depth >= 0 and (not is_item or level < depth):
            out.append(f"</li></{tag}>")
            depth -= 1
        if is_item:
            if level > depth:
                tag = "ul" if block.kind == "bullet" else "ol"
                out.append(f"<{tag}>")
                depth = level
            else:
                out.append("</li>")
            out.append(f"<li>{inline(block.text)}")
        elif block.kind == "heading":
            out.append(f"<h{block.level}>{inline(block.text)}</h{block.level}>")
        elif block.kind == "table":
            out.append(table_html(block.rows))
        elif block.kind == "directive" and block.label == "html":
            out.append(block.text)
        elif block.kind == "paragraph":
            out.append(f"<p>{inline(block.text)}</p>")
    while depth >= 0:
        out.append(f"</li></{tag}>")
        depth -= 1
    return "\n".join(out)


def render_html(plan: Plan) -> bytes:
    """Put the content into the page template that the layout names."""
    page = (PAGES / plan.layout["page"]).read_text(encoding="utf-8")
    return page.replace("[[content]]", content_html(plan)).encode()
