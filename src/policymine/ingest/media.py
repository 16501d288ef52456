"""What a file is: told by its content, never by its suffix alone."""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import suppress
from pathlib import Path

from policymine.errors import ReadError

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
TEXT = "text/plain"

_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|table|h1|p)\b", re.I
)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta)\b", re.I)
_MARKDOWN = re.compile(rb"^(?:#{1,6} \S|\|(?: ?:?-{3,}:? ?\|)+\s*$)", re.M)
_WORD = re.compile(r"/?word[/\\].+\.xml", re.IGNORECASE)
"""A part of a Word document; the reader says it if the one with the text is missing."""
_OFFICE = {
    "xl/workbook.xml": "Excel workbook",
    "ppt/presentation.xml": "PowerPoint presentation",
    "content.xml": "OpenDocument file",
    "mimetype": "OpenDocument or EPUB file",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What an Office file with a password holds: the file itself, encrypted, in an old container."""
_MAGIC = (
    (_OLE, "file of an old Office program (.doc, .xls, .ppt)"),
    (b"{\\rtf", "RTF file"),
    (b"\x89PNG", "picture (PNG)"),
    (b"\xff\xd8\xff", "picture (JPEG)"),
    (b"GIF8", "picture (GIF)"),
    (b"II*\x00", "picture (TIFF)"),
    (b"MM\x00*", "picture (TIFF)"),
    (b"\x1f\x8b", "compressed file (gzip)"),
    (b"7z\xbc\xaf", "compressed file (7z)"),
    (b"Rar!", "compressed file (RAR)"),
    (b"%!PS", "PostScript file"),
)
CONVERT = "Save it as PDF, DOCX or text and run again."


def media_type(data: bytes) -> str:
    """Return the media type of a file's content; raises ReadError for what is not read."""
    if not data.strip(b"\x00\t\r\n \x0c"):
        raise ReadError("The file is empty.", remedy="Fetch it again from where it came from.")
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(_OLE) and _LOCKED in data:
        raise ReadError(
            "The document is locked with a password.",
            status="encrypted",
            remedy="Open it with the password, save it without one, and run again.",
        )
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"This is a {name}.", status="unsupported", remedy=CONVERT)
    if data.startswith(b"PK\x03\x04"):
        return _zip_type(data)
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<") and _HTML.search(head):
        return TEXT if _is_markdown(data) else HTML
    if _is_binary(data):
        raise ReadError("This is not a text document.", status="unsupported", remedy=CONVERT)
    return TEXT


def _is_markdown(data: bytes) -> bool:
    """Tell whether what begins as a web page is Markdown that holds parts of one."""
    sample = data[:65536]
    return _PAGE.search(sample) is None and len(_MARKDOWN.findall(sample)) > 1


def is_pdf(path: Path) -> bool:
    """Tell whether a file is a PDF, without reading the whole of it."""
    with suppress(OSError), path.open("rb") as file:
        return b"%PDF-" in file.read(1024)
    return False


def _zip_type(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except Exception as error:  # zipfile raises nearly anything on a damaged file
        raise ReadError(
            f"The file is a damaged archive ({error}).",
            remedy="Open it in Word, save it again, and run again.",
        ) from error
    if any(_WORD.fullmatch(name) for name in names):
        return DOCX
    for member, kind in _OFFICE.items():
        if member in names:
            raise ReadError(f"This is a {kind}.", status="unsupported", remedy=CONVERT)
    raise ReadError("This is an archive.", status="unsupported", remedy="Unpack it and run again.")


def _is_binary(data: bytes) -> bool:
    """Tell whether bytes are no text in any encoding: many controls that text does not have."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    sample = data[:8192]
    odd = sum(byte < 9 or (13 < byte < 32 and byte != 27) for byte in sample)
    zeros = sample.count(0)
    if zeros > len(sample) // 4 and odd - zeros < len(sample) // 50:
        return not (sample[1::2].count(0) == zeros or sample[::2].count(0) == zeros)
    return odd > len(sample) * 0.02
