"""Odd PDFs made by hand: one a name, each valid enough to be opened by someone."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence

CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
TEXT = b"BT /F1 12 Tf 72 700 Td (Kommunen vil \345bne et v\346rested for unge) Tj ET"


def page(more: bytes = b"", *, box: bytes = b"[0 0 595 842]", contents: bytes = b"4 0 R") -> bytes:
    """Return a page whose content is object 4 and whose font is object 5."""
    return (
        b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents %s "
        b"/Resources << /Font << /F1 5 0 R >> >> %s >>" % (box, contents, more)
    )


def stream(content: bytes, more: bytes = b"") -> bytes:
    """Return a stream with its length."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content)


def assemble(objects: Sequence[bytes], *, trailer: bytes = b"", version: bytes = b"1.7") -> bytes:
    """Return a PDF of these objects, numbered from 1; the first is the catalogue."""
    out, places = b"%PDF-" + version + b"\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R %s >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, trailer, len(out))
    )


def plan(
    *,
    catalog: bytes = CATALOG,
    pages: bytes = PAGES,
    sheet: bytes | None = None,
    content: bytes | None = None,
    font: bytes = FONT,
    more: Sequence[bytes] = (),
    trailer: bytes = b"",
) -> bytes:
    """Return a PDF of one page with a line of text, any part of it replaced."""
    body = stream(TEXT) if content is None else content
    return assemble([catalog, pages, sheet or page(), body, font, *more], trailer=trailer)


def _deep_kids(depth: int) -> bytes:
    """Return a page tree of ``depth`` nodes, one below the other."""
    nodes = [
        b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1 if number < depth + 5 else 3)
        for number in range(6, depth + 6)
    ]
    pages = b"<< /Type /Pages /Kids [6 0 R] /Count 1 >>"
    return plan(pages=pages, more=nodes)


def _form() -> bytes:
    field = (
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (navn) /V (Ansvarlig: Socialafdelingen) "
        b"/Rect [72 600 400 620] /AP << /N 8 0 R >> /P 3 0 R >>"
    )
    look = stream(
        b"/Tx BMC BT /F1 12 Tf 2 4 Td (Ansvarlig: Socialafdelingen) Tj ET EMC",
        b"/Type /XObject /Subtype /Form /BBox [0 0 328 20] /Resources << /Font << /F1 5 0 R >> >>",
    )
    return plan(
        catalog=b"<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R >>",
        sheet=page(b"/Annots [7 0 R]"),
        more=[b"<< /Fields [7 0 R] /NeedAppearances true /XFA (none) >>", field, look],
    )


def _form_in_itself() -> bytes:
    look = stream(
        b"q /X0 Do Q " + TEXT,
        b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources "
        b"<< /XObject << /X0 6 0 R >> /Font << /F1 5 0 R >> >>",
    )
    sheet = page().replace(b"/Font <<", b"/XObject << /X0 6 0 R >> /Font <<")
    return plan(sheet=sheet, content=stream(b"/X0 Do"), more=[look])


def _type3(procedure: bytes) -> bytes:
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [.001 0 0 .001 0 0] "
        b"/CharProcs << /K 6 0 R >> /Encoding << /Type /Encoding /Differences [75 /K] >> "
        b"/FirstChar 75 /LastChar 75 /Widths [1000] /Resources << /Font << /F1 5 0 R >> >> >>"
    )
    return plan(font=font, more=[stream(procedure)])


def _composite(mapping: bytes) -> bytes:
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H "
        b"/DescendantFonts [6 0 R] /ToUnicode 7 0 R >>"
    )
    below = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Odd /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>"
    )
    content = stream(b"BT /F1 12 Tf 72 700 Td <004B006F006D006D0075006E0065> Tj ET")
    return plan(font=font, content=content, more=[below, stream(mapping)])


def _object_stream(number: bytes) -> bytes:
    packed = zlib.compress(b"7 0 " + b"<< /Type /Font >>")
    body = stream(packed, b"/Type /ObjStm /N 1 /First 4 /Extends %s /Filter /FlateDecode" % number)
    return plan(more=[body])


def _previous(place: bytes) -> bytes:
    return plan(trailer=b"/Prev " + place)


def _xref_to_itself() -> bytes:
    data = plan(trailer=b"/Prev 0000000000")
    return data.replace(b"/Prev 0000000000", b"/Prev %010d" % data.rindex(b"xref\n0"))


def _locked(dictionary: bytes) -> bytes:
    return plan(more=[dictionary], trailer=b"/Encrypt 6 0 R /ID [<00> <00>]")


_DEEP = b"[" * 20_000 + b"]" * 20_000

SEEDS: dict[str, Callable[[], bytes]] = {
    "plain": plan,
    "no-pages": lambda: plan(pages=b"<< /Type /Pages /Kids [] /Count 0 >>"),
    "many-pages-said": lambda: plan(pages=PAGES.replace(b"Count 1", b"Count 2000000000")),
    "negative-count": lambda: plan(pages=PAGES.replace(b"Count 1", b"Count -3")),
    "pages-missing": lambda: plan(catalog=b"<< /Type /Catalog >>"),
    "pages-null": lambda: plan(pages=b"null"),
    "pages-in-themselves": lambda: plan(pages=PAGES.replace(b"3 0 R", b"2 0 R")),
    "page-twice": lambda: plan(pages=PAGES.replace(b"[3 0 R]", b"[3 0 R 3 0 R]")),
    "kids-null": lambda: plan(pages=PAGES.replace(b"3 0 R", b"null 3 0 R 99 0 R")),
    "kids-deep": lambda: _deep_kids(3000),
    "parent-cycle": lambda: plan(pages=PAGES.replace(b"/Count", b"/Parent 2 0 R /Count")),
    "catalog-cycle": lambda: plan(catalog=b"1 0 R"),
    "box-zero": lambda: plan(sheet=page(box=b"[0 0 0 0]")),
    "box-negative": lambda: plan(sheet=page(box=b"[595 842 0 0]")),
    "box-huge": lambda: plan(sheet=page(box=b"[0 0 1e30 1e30]")),
    "box-words": lambda: plan(sheet=page(box=b"[/a (b) null 3]")),
    "box-short": lambda: plan(sheet=page(box=b"[0 0 595]")),
    "box-missing": lambda: plan(sheet=page().replace(b"/MediaBox", b"/MediaBax")),
    "box-reference-cycle": lambda: plan(sheet=page(box=b"6 0 R"), more=[b"6 0 R"]),
    "crop-outside": lambda: plan(sheet=page(b"/CropBox [1000 1000 2000 2000]")),
    "rotate-90": lambda: plan(sheet=page(b"/Rotate 90")),
    "rotate-odd": lambda: plan(sheet=page(b"/Rotate 45")),
    "rotate-huge": lambda: plan(sheet=page(b"/Rotate -99999999999")),
    "unit-huge": lambda: plan(sheet=page(b"/UserUnit 1e20")),
    "contents-missing": lambda: plan(sheet=page(contents=b"99 0 R")),
    "contents-null": lambda: plan(sheet=page(contents=b"null")),
    "contents-many": lambda: plan(sheet=page(contents=b"[4 0 R 99 0 R null 4 0 R]")),
    "contents-in-themselves": lambda: plan(sheet=page(contents=b"6 0 R"), more=[b"[6 0 R]"]),
    "contents-cut-words": lambda: plan(content=stream(TEXT[:40])),
    "length-cycle": lambda: plan(content=b"<< /Length 4 0 R >>\nstream\n" + TEXT + b"\nendstream"),
    "length-wrong": lambda: plan(content=b"<< /Length 5 >>\nstream\n" + TEXT + b"\nendstream"),
    "length-huge": lambda: plan(
        content=b"<< /Length 99999999999 >>\nstream\n" + TEXT + b"\nendstream"
    ),
    "filter-unknown": lambda: plan(content=stream(TEXT, b"/Filter /Unknown")),
    "filter-wrong": lambda: plan(content=stream(TEXT, b"/Filter /LZWDecode")),
    "filter-many": lambda: plan(
        content=stream(TEXT, b"/Filter [" + b"/ASCIIHexDecode " * 500 + b"]")
    ),
    "predictor-odd": lambda: plan(
        content=stream(
            zlib.compress(TEXT),
            b"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 0 /Colors 99999 >>",
        )
    ),
    "flate-cut": lambda: plan(content=stream(zlib.compress(TEXT)[:-9], b"/Filter /FlateDecode")),
    "font-missing": lambda: plan(font=b"null"),
    "font-empty": lambda: plan(font=b"<< >>"),
    "font-in-itself": lambda: plan(font=b"5 0 R"),
    "font-size-zero": lambda: plan(content=stream(TEXT.replace(b"12 Tf", b"0 Tf"))),
    "font-size-huge": lambda: plan(content=stream(TEXT.replace(b"12 Tf", b"1e38 Tf"))),
    "font-size-negative": lambda: plan(content=stream(TEXT.replace(b"12 Tf", b"-12 Tf"))),
    "widths-odd": lambda: plan(
        font=FONT.replace(b">>", b"/FirstChar 0 /LastChar 255 /Widths [(a) null [] 1e40] >>")
    ),
    "type3-draws-itself": lambda: _type3(b"1000 0 d0 BT /F1 12 Tf (K) Tj ET"),
    "type3-empty": lambda: _type3(b""),
    "composite": lambda: _composite(b"1 beginbfrange <0000> <FFFF> <0000> endbfrange"),
    "composite-wide": lambda: _composite(b"1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange"),
    "composite-backwards": lambda: _composite(b"1 beginbfrange <FFFF> <0000> [<00>] endbfrange"),
    "composite-surrogates": lambda: _composite(b"1 beginbfchar <004B> <D800> endbfchar"),
    "composite-long": lambda: _composite(
        b"1 beginbfchar <004B> <" + b"0041" * 50_000 + b"> endbfchar"
    ),
    "form-fields": _form,
    "form-in-itself": _form_in_itself,
    "object-stream-cycle": lambda: _object_stream(b"6 0 R"),
    "xref-to-itself": _xref_to_itself,
    "xref-outside": lambda: _previous(b"999999999"),
    "xref-negative": lambda: _previous(b"-5"),
    "xref-word": lambda: _previous(b"/Prev"),
    "locked-empty": lambda: _locked(b"<< >>"),
    "locked-unknown": lambda: _locked(b"<< /Filter /Standard /V 99 /R 99 /O () /U () /P 0 >>"),
    "locked-odd": lambda: _locked(
        b"<< /Filter /Standard /V 2 /R 3 /O 5 /U null /P (x) /Length -8 >>"
    ),
    "deep-array": lambda: plan(catalog=CATALOG[:-2] + b"/Names " + _DEEP + b" >>"),
    "deep-dictionary": lambda: plan(
        catalog=CATALOG[:-2] + b"/Names " + b"<</a" * 9_000 + b" 1 " + b">>" * 9_000 + b" >>"
    ),
    "deep-in-content": lambda: plan(content=stream(b"BT " + _DEEP + b" TJ ET " + TEXT)),
    "deep-parentheses": lambda: plan(content=stream(b"BT " + b"(" * 50_000 + b" Tj ET " + TEXT)),
    "marked-deep": lambda: plan(content=stream(b"/P BMC " * 100_000 + TEXT)),
    "inline-picture-cut": lambda: plan(content=stream(TEXT + b" BI /W 10 /H 10 ID \x00\x01")),
    "matrix-singular": lambda: plan(content=stream(b"0 0 0 0 0 0 cm " + TEXT)),
    "matrix-huge": lambda: plan(content=stream(b"1e30 0 0 1e30 0 0 cm " + TEXT)),
    "turned-text": lambda: plan(content=stream(TEXT.replace(b"72 700 Td", b"0 1 -1 0 300 300 Tm"))),
    "hidden-text": lambda: plan(content=stream(TEXT.replace(b"Tf", b"Tf 3 Tr"))),
    "title-odd": lambda: plan(more=[b"<< /Title <FEFFD800DC00D800> >>"], trailer=b"/Info 6 0 R"),
    "info-in-itself": lambda: plan(more=[b"6 0 R"], trailer=b"/Info 6 0 R"),
    "script": lambda: plan(catalog=CATALOG[:-2] + b"/OpenAction << /S /JavaScript /JS (x) >> >>"),
    "head-late": lambda: b"x" * 900 + plan(),
    "head-missing": lambda: plan()[9:],
    "version-odd": lambda: assemble([CATALOG, PAGES, page(), stream(TEXT), FONT], version=b"9.9"),
    "carriage-returns": lambda: plan().replace(b"\n", b"\r"),
    "only-head": lambda: b"%PDF-1.4\n",
    "head-and-rubbish": lambda: b"%PDF-1.4\n" + bytes(range(256)) * 40,
    "no-xref": lambda: plan().split(b"xref\n0")[0],
    "no-end": lambda: plan().replace(b"endobj", b""),
    "names-odd": lambda: plan(sheet=page().replace(b"/F1", b"/#00#ff#2f")),
}
