"""Files that are read back after they were written, and opened as those who use them will."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO
from xml.parsers.expat import ParserCreate

from policymine.errors import RunFolderError
from policymine.store import write_bytes


def write_checked(path: Path, content: bytes) -> None:
    """Write a file and read it back; raises RunFolderError if it does not hold what was written.

    A workbook or Word file is unpacked and its parts parsed, a drawing is parsed, a picture
    verified: a character that a format forbids is found here and not by its reader.
    """
    write_bytes(path, content)
    found = path.read_bytes()
    if found != content:
        raise RunFolderError(
            f"{path} does not hold what was written: is the disk full, or another program "
            "writing there? Run 'policymine report' again."
        )
    check = CHECKS.get(path.suffix)
    try:
        if check:
            check(found)
    except Exception as error:
        raise RunFolderError(
            f"{path} was written and cannot be opened ({type(error).__name__}: {error}): please "
            "report it with the run folder's run.json."
        ) from error


def _check_xml(content: bytes) -> None:
    _parse(io.BytesIO(content))


def _parse(file: IO[bytes]) -> None:
    """Parse XML as it is read: a sheet as a tree takes a hundred times its room in the archive."""
    ParserCreate().ParseFile(file)


def _check_parts(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            with archive.open(name) as part:
                if name.endswith((".xml", ".rels", ".qde")):
                    _parse(part)
                while part.read(1 << 20):  # to the end, where its checksum is compared
                    pass


def _check_picture(content: bytes) -> None:
    from PIL import Image

    with Image.open(io.BytesIO(content)) as picture:
        picture.verify()


def _check_page(content: bytes) -> None:
    if not content.decode("utf-8").rstrip().endswith("</html>"):
        raise ValueError("the page has no end")


CHECKS: dict[str, Callable[[bytes], None]] = {
    ".docx": _check_parts,
    ".html": _check_page,
    ".png": _check_picture,
    ".qde": _check_xml,
    ".qdpx": _check_parts,
    ".svg": _check_xml,
    ".xlsx": _check_parts,
}
