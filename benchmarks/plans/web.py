"""Write a plan as a web page, with the site's furniture around it."""

from __future__ import annotations

from html import escape
from itertools import groupby
from random import Random

from benchmarks.plans.page import Block, Page

TAGS = {"title": "h1", "heading": "h2", "subheading": "h3", "bullet": "li"}


def write_html(page: Page, draw: Random) -> bytes:
    """Return a plan as a page of a municipality's site."""
    body = []
    for role, blocks in groupby(page.blocks, lambda block: block.role):
        parts = [_element(block) for block in blocks]
        body += [f"<ul>{''.join(parts)}</ul>"] if role == "bullet" else parts
    frame = draw.choice(("main", "article", "div"))
    links = "".join(f'<li><a href="#">{name}</a></li>' for name in ("Borger", "Erhverv", "Politik"))
    return (
        '<!DOCTYPE html>\n<html lang="da"><head><meta charset="utf-8">'
        f"<title>{escape(page.running)}</title></head>\n<body>\n"
        f'<nav><ul>{links}</ul></nav>\n<{frame} class="content">\n'
        + "\n".join(body)
        + f"\n</{frame}>\n<footer><p>Kontakt kommunen · Tilgængelighedserklæring</p></footer>\n"
        "</body></html>\n"
    ).encode()


def _element(block: Block) -> str:
    if block.role == "table":
        head, *rows = block.rows
        lines = [_row(head, "th"), *(_row(row, "td") for row in rows)]
        return f"<table>{''.join(lines)}</table>"
    tag = TAGS.get(block.role, "p")
    return f"<{tag}>{escape(block.text)}</{tag}>"


def _row(cells: tuple[str, ...], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"
