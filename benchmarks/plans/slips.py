"""The slips of scanning in the text of a page; the truth keeps what was meant."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from benchmarks.plans.page import Block, Page
from benchmarks.plans.wording import read_template

SHARE = 1 / 120
"""Words with a slip, in a page that has any."""


def slip(page: Page, draw: Random) -> Page:
    """Return a page with slips in all but its title and headings."""
    return replace(page, blocks=tuple(_slip_block(block, draw) for block in page.blocks))


def _slip_block(block: Block, draw: Random) -> Block:
    if block.role in ("title", "heading"):
        return block
    head, rows = block.rows[:1], block.rows[1:]
    slipped = tuple(tuple(_slip_text(cell, draw) for cell in row) for row in rows)
    return replace(block, text=_slip_text(block.text, draw), rows=head + slipped)


def _slip_text(text: str, draw: Random) -> str:
    return " ".join(_slip_word(word, draw) for word in text.split(" "))


def _slip_word(word: str, draw: Random) -> str:
    if draw.random() > SHARE:
        return word
    was, read = draw.choice(read_template("slips")["ocr"])
    return word.replace(was, read, 1)
