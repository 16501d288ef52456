"""Reads made-up bytes as the pipeline would, and the views of a document that tests compare."""

from __future__ import annotations

from pathlib import Path

from policymine.ingest import read
from policymine.schema.document import Block, BlockKind, Document


def read_bytes(folder: Path, name: str, data: bytes | str) -> Document:
    """Write the bytes below the folder and read them from there."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read(path, corpus=folder)


def texts(document: Document, kind: BlockKind | None = None) -> list[str]:
    """Return the texts of the blocks, of one kind or of all."""
    return [document.block_text(b) for b in document.blocks if kind in (None, b.kind)]


def rows(document: Document) -> list[list[str]]:
    """Return the cells of the rows of tables, as text."""
    return [cells(document, b) for b in document.blocks if b.kind is BlockKind.TABLE_ROW]


def cells(document: Document, block: Block) -> list[str]:
    """Return the cells of a row, as text."""
    return [document.text[cell.start : cell.end] for cell in block.cells]


def headers(document: Document) -> list[list[str]]:
    """Return the headers of the cells of each row."""
    found = [b for b in document.blocks if b.kind is BlockKind.TABLE_ROW]
    return [[cell.header for cell in block.cells] for block in found]


def items(document: Document) -> list[tuple[int, str]]:
    """Return the level and the text of each list item."""
    found = [b for b in document.blocks if b.kind is BlockKind.LIST_ITEM]
    return [(block.level, document.block_text(block)) for block in found]


def assert_laid_out(document: Document) -> None:
    """Blocks and cells are in order, apart from each other, not empty and inside the text."""
    last = 0
    for block in document.blocks:
        assert last <= block.start < block.end <= len(document.text)
        text = document.block_text(block)
        assert text.strip()
        assert block.cells or text == text.strip()
        inner = block.start
        for cell in block.cells:
            assert inner <= cell.start <= cell.end <= block.end
            inner = cell.end
        last = block.end
    starts = [page.start for page in document.pages]
    assert starts == sorted(starts)
