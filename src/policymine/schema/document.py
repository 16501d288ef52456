"""A document as it was read: one text, cut into typed blocks."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum

from policymine.schema.base import Anchor, Record


class Status(StrEnum):
    """How reading a document ended; every document has exactly one."""

    OK = "ok"
    PARTIAL = "partial"
    NEEDS_OCR = "needs_ocr"
    ENCRYPTED = "encrypted"
    UNREADABLE = "unreadable"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    OUT_OF_MEMORY = "out_of_memory"


READ = frozenset({Status.OK, Status.PARTIAL})
"""The statuses whose documents carry text that later stages use."""


class Kind(StrEnum):
    """What sort of document it is; only plans and action plans are compared as promises."""

    PLAN = "plan"
    ACTION_PLAN = "action_plan"
    STATUS = "status"
    FRAMEWORK = "framework"
    NOTES = "notes"
    OTHER = "other"


class BlockKind(StrEnum):
    """The role of a block in the layout."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    FOOTNOTE = "footnote"


class Cell(Record):
    """One cell of a table row: its column's header (empty if none) and its span in the text."""

    header: str
    start: int
    end: int


class Block(Record):
    """A run of text with one role. ``text[start:end]`` of the document is its text.

    ``level`` is 1–6 for headings and the nesting depth (from 0) for list items. ``marker`` is the
    glyph or number of a list item, heading or paragraph (``•``, ``1.``, ``a)``), not part of the
    text. ``cells`` and ``table`` (a running number in the document) are set for table rows only.
    ``aside`` says that it stands in a box beside the text, which goes on after it.
    """

    kind: BlockKind
    start: int
    end: int
    page: int
    level: int = 0
    marker: str = ""
    cells: tuple[Cell, ...] = ()
    table: int | None = None
    aside: bool = False


class Page(Record):
    """A page: its number, the offset where it starts, and how well it was read (0 to 1)."""

    number: int
    start: int
    quality: float = 1.0
    notes: tuple[str, ...] = ()


class Problem(Record):
    """Something a user should know about a document: what, why, and what to do."""

    document: str
    stage: str
    status: str
    message: str
    remedy: str = ""


class Document(Record):
    """A document's metadata, its text, and the blocks that make up the text.

    ``id`` is a hash of the file's bytes; ``path`` the POSIX path below the corpus folder.
    ``draft`` says that it calls itself one, or out for consultation. ``made_by`` is a hash of
    everything that determined this record.
    """

    id: str
    path: str
    title: str
    units: tuple[str, ...]
    kind: Kind
    period_start: int | None = None
    period_end: int | None = None
    origin: str = ""
    media_type: str = ""
    encoding: str = ""
    draft: bool = False
    quality: float = 1.0
    status: Status = Status.OK
    text: str = ""
    blocks: tuple[Block, ...] = ()
    pages: tuple[Page, ...] = ()
    problems: tuple[Problem, ...] = ()
    made_by: str = ""

    @property
    def unit(self) -> str:
        """The unit of comparison: one municipality, or several behind one joint plan."""
        return "/".join(self.units)

    def page_at(self, offset: int) -> int:
        """Return the number of the page on which the character at ``offset`` stands."""
        index = bisect_right([page.start for page in self.pages], offset) - 1
        return self.pages[max(index, 0)].number if self.pages else 1

    def block_text(self, block: Block) -> str:
        """Return the text of a block."""
        return self.text[block.start : block.end]

    def text_at(self, anchor: Anchor) -> str:
        """Return the passage an anchor points at; it equals ``anchor.quote``."""
        return self.text[anchor.start : anchor.end]

    def anchor(self, block: int, start: int, end: int) -> Anchor:
        """Return the anchor of ``text[start:end]``, which lies in block number ``block``.

        A table row counts to the page on which it begins.
        """
        home = self.blocks[block]
        row = home.kind is BlockKind.TABLE_ROW
        return Anchor(
            document=self.id,
            block=block,
            page=home.page if row else self.page_at(start),
            start=start,
            end=end,
            quote=self.text[start:end],
        )

    def anchor_of(self, block: int, words: str) -> Anchor:
        """Return the anchor of words where they first stand in block number ``block``.

        Raises ``ValueError`` if they do not stand there.
        """
        start = self.blocks[block].start + self.block_text(self.blocks[block]).index(words)
        return self.anchor(block, start, start + len(words))
