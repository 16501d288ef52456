"""Reading PDFs, text and structure, against pdfplumber's words and tables on the same pages."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.plans.invent import invent_plan
from benchmarks.plans.pdf import write_pdf
from benchmarks.ratio import Ratio, Sizes, fastest
from policymine.ingest.clean import normalise
from policymine.ingest.page import PdfPage, inside
from policymine.ingest.pdf.engines import read_sheets
from policymine.ingest.pdf.glyphs import GAP
from policymine.ingest.pdf.reader import read_pdf

ROOT = Path(__file__).parents[1]
DRAFTED = ROOT / "tests/plans/dev"
REAL = ROOT.parent / "shared/pdfs"
MOST_PAGES = 40
"""Pages of a document that are compared."""


@dataclass
class Agreement:
    """How many of the words and cells that pdfplumber finds we find, and how many there are.

    Words of ours that it does not find count as well; cells do not: rows that go on over the page
    have no rule under them, and only we look for those.
    """

    words: list[int] = field(default_factory=lambda: [0, 0])
    cells: list[int] = field(default_factory=lambda: [0, 0])

    def add_words(self, ours: Counter[str], theirs: Counter[str]) -> None:
        """Count the words of a page."""
        self.words[0] += (ours & theirs).total()
        self.words[1] += max(ours.total(), theirs.total())

    def add_cells(self, ours: Counter[str], theirs: Counter[str]) -> None:
        """Count the cells of a page."""
        self.cells[0] += (ours & theirs).total()
        self.cells[1] += theirs.total()


def measure(sizes: Sizes) -> Iterator[Ratio]:
    """Measure the time on invented, drafted and real plans, and what is found on all PDFs."""
    invented = [_invent(number) for number in range(sizes.pick(6, 30))]
    yield _time("invented plans", invented, sizes)
    drafted = _load(sorted(DRAFTED.glob("*.pdf")))
    yield _time("drafted plans", drafted, sizes)
    danish = _load(sorted((REAL / "danish").glob("*.pdf")))
    if danish:
        yield _time("real Danish programmes", danish, sizes)
    yield from _compare("plans", [*invented, *drafted, *danish])
    odd = _load(sorted(path for path in REAL.rglob("*.pdf") if path.parent.name != "danish"))
    if odd and sizes.full:
        yield from _compare("test files of PDF libraries, many of them broken", odd)


def _invent(number: int) -> bytes:
    return write_pdf(invent_plan(number, 0, size="normal").page, Random(number))


def _load(paths: Sequence[Path]) -> list[bytes]:
    return [path.read_bytes() for path in paths]


def _time(name: str, files: Sequence[bytes], sizes: Sizes) -> Ratio:
    """Return how much longer pdfplumber takes for words and tables than we for the document."""
    fast, slow = fastest(
        lambda: [read_pdf(data) for data in files],
        lambda: _plumb(files),
        times=sizes.pick(3, 5),
    )
    pages = sum(len(read_sheets(data, 10_000).pages) for data in files)
    details = {
        "files": len(files),
        "pages": pages,
        "ms_a_page": round(1000 * fast / pages, 2),
        "pdfplumber_ms_a_page": round(1000 * slow / pages, 2),
    }
    against = "pdfplumber, words and tables on every page"
    return Ratio(f"reading {name}, text and structure", against, slow / fast, 5, details=details)


def _plumb(files: Sequence[bytes]) -> None:
    import pdfplumber

    for data in files:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                page.extract_words()
                page.extract_tables()
                page.close()


def _compare(name: str, files: Sequence[bytes]) -> Iterator[Ratio]:
    found, unread = Agreement(), 0
    for data in files:
        try:
            _add(found, data)
        except Exception:
            unread += 1
    for what, counts in (("words", found.words), ("cells of tables", found.cells)):
        details = {"files": len(files), "unread_by_either": unread, "counted": counts[1]}
        share = counts[0] / counts[1] if counts[1] else 1.0
        yield Ratio(f"{what} in common, {name}", "pdfplumber's", share, 0.99, details=details)


def _add(found: Agreement, data: bytes) -> None:
    import pdfplumber

    pages = read_sheets(data, 10_000).pages[:MOST_PAGES]
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for ours, page in zip(pages, pdf.pages, strict=False):
            theirs = page.extract_words(x_tolerance_ratio=GAP, y_tolerance=2)
            words = Counter(_named(word["text"]) for word in theirs)
            found.add_words(Counter(normalise(word.text) for word in ours.words), words)
            tables = page.extract_tables()
            wide = [table for table in tables if max(map(len, table)) > 1]
            cells = Counter(_squeezed(cell) for table in wide for row in table for cell in row)
            found.add_cells(Counter(_cells(ours)), cells)
            page.close()


def _named(text: str) -> str:
    """Return a word of pdfplumber; a glyph without a name alone is a list glyph to us."""
    return "•" if re.fullmatch(r"\(cid:\d+\)", text) else normalise(text)


def _cells(page: PdfPage) -> Iterator[str]:
    for table in page.tables:
        for cell in (cell for row in table.rows for cell in row):
            inner = [word.text for word in page.words if cell and inside(word, cell)]
            yield _squeezed("".join(inner))


def _squeezed(text: str | None) -> str:
    """Return the characters of a cell in no order: which lines it has is another question."""
    return "".join(sorted(normalise(text or "").replace(" ", "").replace("\n", "")))
