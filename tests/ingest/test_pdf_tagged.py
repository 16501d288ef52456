"""Tables without rules in tagged PDFs, put together by hand as browsers write them."""

from __future__ import annotations

from collections.abc import Sequence

from odd_pdfs import FONT, PAGES, assemble, page, stream

from policymine.ingest.pdf.reader import read_pdf
from policymine.schema.document import BlockKind

CELL = b"<< /Type /StructElem /S /%s /P %d 0 R /Pg 3 0 R /K %d >>"
FIRST = 9
"""The number of the first cell's object."""
LEFT = (50, 250, 400)
Cell = Sequence[str]

HEADER = (("Indsats",), ("Gruppe af unge",), ("Lige fra",))
ACTS = (
    (("Ny cafe for unge i", "den gamle hal"), ("Kulturhuset",), ("1. maj",)),
    (("Kursus",), ("Jobcentret og", "Sundhedshuset"), ("Sommeren", "2026")),
    (("Bus til havnen om", "aftenen"), (), ("2027",)),
)


def _show(cell: Cell, number: int, left: float, top: float) -> bytes:
    """Return operators that set the lines of a cell as one marked piece, centred on a height."""
    lines = b"".join(
        b"1 0 0 1 %d %d Tm (%s) Tj "
        % (left, top + 5 * (len(cell) - 1) - 10 * place, line.encode("latin-1"))
        for place, line in enumerate(cell)
    )
    return b"/TD <</MCID %d>> BDC BT /F1 10 Tf %s ET EMC\n" % (number, lines)


def tagged(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return a PDF of a page with a table whose structure is named."""
    content, elements, parents, lines = b"", [], [], []
    for line, row in enumerate(rows):
        kids = []
        tr = FIRST + len(elements) + sum(map(bool, row))
        for left, cell in zip(LEFT, row, strict=True):
            if cell:
                content += _show(cell, len(parents), left, 700 - 26 * line)
                kids.append(FIRST + len(elements))
                elements.append(CELL % (b"TD" if line else b"TH", tr, len(parents)))
                parents.append(kids[-1])
        lines.append(tr)
        elements.append(b"<< /Type /StructElem /S /TR /P 8 0 R /K [%s] >>" % _refer(kids))
    return assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R >>",
            PAGES,
            page(b"/StructParents 0"),
            stream(content),
            FONT,
            b"<< /Type /StructTreeRoot /K 7 0 R /ParentTree << /Nums [0 [%s]] >> >>"
            % _refer(parents),
            b"<< /Type /StructElem /S /Document /P 6 0 R /K 8 0 R >>",
            b"<< /Type /StructElem /S /Table /P 7 0 R /K [%s] >>" % _refer(lines),
            *elements,
        ]
    )


def _refer(numbers: Sequence[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def test_the_structure_tells_which_lines_are_a_row() -> None:
    blocks = read_pdf(tagged((HEADER, *ACTS))).blocks
    rows = [block.cells for block in blocks if block.kind is BlockKind.TABLE_ROW]
    assert [[text for _, text in cells] for cells in rows] == [
        ["Ny cafe for unge i den gamle hal", "Kulturhuset", "1. maj"],
        ["Kursus", "Jobcentret og Sundhedshuset", "Sommeren 2026"],
        ["Bus til havnen om aftenen", "", "2027"],
    ]
    assert [name for name, _ in rows[0]] == ["Indsats", "Gruppe af unge", "Lige fra"]


def test_cells_that_overlap_are_no_table() -> None:
    long = ("En lang tekst som er sat hen over det, der staar i tabellens andre celler",)
    blocks = read_pdf(tagged(((long, ("A",), ("B",)), (long, ("C",), ("D",))))).blocks
    assert not [block for block in blocks if block.kind is BlockKind.TABLE_ROW]
