"""Files are read back, and opened as those who use them will."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from policymine.errors import RunFolderError
from policymine.report import checked
from policymine.report.checked import CHECKS, write_checked


def archive(part: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("xl/sheet1.xml", part)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("a.xlsx", archive("<a/>"), archive("<a>\x01</a>")),
        ("a.docx", archive("<a/>"), archive("<a/>")[:-20]),
        ("a.svg", b"<svg/>", b"<svg>"),
        ("a.html", b"<html></html>\n", b"<html>"),
        ("a.png", b"", b"\x89PNG"),
    ],
)
def test_a_file_that_cannot_be_opened_is_an_error(
    tmp_path: Path, name: str, good: bytes, bad: bytes
) -> None:
    if good:
        write_checked(tmp_path / name, good)
        assert (tmp_path / name).read_bytes() == good
    with pytest.raises(RunFolderError):
        write_checked(tmp_path / name, bad)


def test_a_file_that_holds_less_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checked, "write_bytes", lambda path, content: path.write_bytes(b"half"))
    with pytest.raises(RunFolderError):
        write_checked(tmp_path / "a.txt", b"whole")
    assert ".txt" not in CHECKS
