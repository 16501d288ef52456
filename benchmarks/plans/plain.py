"""Write a plan as text, the way it falls out of a PDF, or as Markdown."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from itertools import zip_longest
from random import Random

from benchmarks.plans.page import Block, Page
from benchmarks.plans.wording import read_template

LINES = 46
"""Lines on a page of text."""
BREAK = re.compile(r"(?<=[a-zæøå]{3})(?<=[aeiouyæøå])(?=[bdfghklmnprstv][aeiouyæøå][a-zæøå]{2})")
"""Where a word may be divided: after a vowel, before a consonant with a vowel."""


def write_text(page: Page, draw: Random) -> bytes:
    """Return a plan as lines of text, words divided at their ends, with numbers between pages."""
    lines = [line for block in page.blocks for line in _lines(block, page, draw)]
    pages = [lines[at : at + LINES] for at in range(0, len(lines), LINES)]
    foot = draw.choice(read_template("slips")["feet"])
    out: list[str] = []
    for number, some in enumerate(pages, 1):
        out += [*some, "", foot.format(n=number, all=len(pages), title=page.running), ""]
    return ("\n".join(out) + "\n").encode("utf-8")


def _lines(block: Block, page: Page, draw: Random) -> list[str]:
    if block.role == "table":
        return [*_columns(block.rows, page.width), ""]
    if block.role == "bullet":
        first, *rest = divide(block.text, page.width - len(page.glyph), draw)
        indent = " " * len(page.glyph)
        return [page.glyph + first, *(indent + line for line in rest)]
    lines = divide(block.text, page.width, draw)
    before = [""] * (block.role in ("heading", "subheading"))
    return [*before, *lines, *([] if block.role == "line" else [""])]


def divide(text: str, width: int, draw: Random) -> list[str]:
    """Return a text as lines of at most ``width`` characters; some end in half a word."""
    lines = [""]
    for word in text.split():
        room = width - len(lines[-1]) - 1
        places = [match.start() for match in BREAK.finditer(word) if match.start() < room - 1]
        if not lines[-1] or len(word) <= room:
            lines[-1] = f"{lines[-1]} {word}".strip()
        elif places and draw.random() < 0.5:
            lines[-1] += f" {word[: places[-1]]}-"
            lines.append(word[places[-1] :])
        else:
            lines.append(word)
    return lines


def _columns(rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Return a table as columns that only spaces keep apart, its cells broken into lines."""
    each = (width + 20) // len(rows[0]) - 2
    widths = [max(each, *(len(word) for cell in column for word in cell.split()))
              for column in zip(*rows, strict=True)]  # fmt: skip
    lines = []
    for row in rows:
        cells = [textwrap.wrap(cell, size) or [""] for cell, size in zip(row, widths, strict=True)]
        for parts in zip_longest(*cells, fillvalue=""):
            padded = (part.ljust(size) for part, size in zip(parts, widths, strict=True))
            lines.append("  ".join(padded).rstrip())
        lines.append("")
    return lines


def write_markdown(page: Page, draw: Random) -> bytes:
    """Return a plan in Markdown."""
    marks = {"title": "# ", "heading": "## ", "subheading": "### ", "bullet": "- "}
    out: list[str] = []
    for block, after in zip(page.blocks, (*page.blocks[1:], None), strict=True):
        if block.role == "table":
            head, *rows = [f"| {' | '.join(row)} |" for row in block.rows]
            out += [head, "|" + "---|" * len(block.rows[0]), *rows]
        else:
            out.append(marks.get(block.role, "") + block.text + "  " * (block.role == "line"))
        if not (after and block.role == after.role and block.role in ("bullet", "line")):
            out.append("")
    return "\n".join(out).encode("utf-8")
