from __future__ import annotations

import io
import os
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from reading_builders import pdf_of, raw_pdf

from policymine.errors import ReadError
from policymine.ingest import ingest
from policymine.ingest.isolate import read_isolated, stop
from policymine.ingest.task import Task
from policymine.schema.document import Status
from policymine.schema.run import Config

Write = Callable[[str, str | bytes], Path]
READER = "hostile_readers:misbehave"
LIMITS = Config(timeout=20, memory=1000)
SHORT = Config(timeout=2, memory=1000)
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and RLIMIT_AS are POSIX")


@pytest.fixture(autouse=True)
def _no_child_left() -> Iterator[None]:
    yield
    stop()


def outcome(path: Path, config: Config = LIMITS) -> str:
    """Return the status that reading with a misbehaving reader ends in."""
    try:
        return read_isolated(Task(path, None, None, config), reader=READER).status.value
    except ReadError as error:
        return error.status


@posix
@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("hang", "timeout"),
        ("eat", "out_of_memory"),
        ("die", "unreadable"),
        ("killed", "out_of_memory"),
        ("print", "ok"),
        ("rubbish", "unreadable"),
        ("fault", "unreadable"),
        ("deep", "unreadable"),
    ],
)
def test_a_misbehaving_reader_costs_its_document_alone(
    write: Write, name: str, status: str
) -> None:
    begun = time.monotonic()
    limits = SHORT if name == "hang" else LIMITS
    assert outcome(write(f"{name}.txt", "En plan."), limits) == status
    assert outcome(write("good.txt", "En god plan.")) == "ok"
    assert time.monotonic() - begun < 30


def nested_flate() -> bytes:
    """Return a small PDF whose content unfolds to gigabytes, by three filters."""
    content = b" " * 150_000_000
    for _ in range(3):
        content = zlib.compress(content, 9)
    return raw_pdf(content, filters="/Filter [/FlateDecode /FlateDecode /FlateDecode]")


KILLERS: dict[str, Callable[[], bytes]] = {
    "flate": nested_flate,
    "stack": lambda: raw_pdf(zlib.compress(b"q " * 3_000_000, 9), filters="/Filter /FlateDecode"),
    "glyphs": lambda: raw_pdf(
        zlib.compress(b"BT /F1 8 Tf 10 10 Td " + b"(aaaaaaaaaa) Tj " * 20_000 + b"ET"),
        filters="/Filter /FlateDecode",
    ),
    "rectangles": lambda: raw_pdf(
        zlib.compress(b"1 1 5 5 re S " * 300_000), filters="/Filter /FlateDecode"
    ),
    "arrays": lambda: raw_pdf(b"[" * 200_000 + b"]" * 200_000 + b" TJ"),
    "cycle": lambda: raw_pdf(b"BT ET").replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"),
    "cut": lambda: pdf_of(lambda canvas: canvas.drawString(72, 700, "Plan"))[:400],
}


@posix
@pytest.mark.parametrize("name", KILLERS)
def test_known_killers_end_in_one_status_within_the_limits(write: Write, name: str) -> None:
    path = write(f"{name}.pdf", KILLERS[name]())
    begun = time.monotonic()
    document = ingest(path, corpus=path.parent, config=Config(timeout=4, memory=1000))
    assert time.monotonic() - begun < 40
    assert document.status not in (Status.OK, Status.PARTIAL)
    assert document.problems[0].message
    assert document.problems[0].remedy


def docx_of(document_xml: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document_xml)
    return buffer.getvalue()


def test_a_docx_that_unfolds_is_refused_unopened(write: Write) -> None:
    path = write("bomb.docx", docx_of(b"<w:t>" + b" " * 60_000_000))
    assert ingest(path, corpus=path.parent).status is Status.TOO_LARGE


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "'
    + "&a;" * 1000
    + '"><!ENTITY c "'
    + "&b;" * 1000
    + '"><!ENTITY d "'
    + "&c;" * 1000
    + '">]>'
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("laughs.docx", docx_of((LAUGHS + "<x>&d;</x>").encode())),
        ("nested.html", b"<html><body>" + b"<div>" * 200_000 + b"tekst</body></html>"),
        ("laughs.html", (LAUGHS + "<html><body><p>&d;</p></body></html>").encode()),
    ],
)
def test_markup_bombs_end_in_one_status(write: Write, name: str, content: bytes) -> None:
    path = write(name, content)
    document = ingest(path, corpus=path.parent, config=Config(timeout=20, memory=1500))
    assert document.status in set(Status)
    assert len(document.text) < 100_000


def test_an_external_entity_is_not_fetched(write: Write, tmp_path: Path) -> None:
    secret = write("secret.txt", "hemmeligt")
    page = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]><html><body><p>Ny plan &e;</p>'
    document = ingest(write("page.html", page), corpus=tmp_path)
    assert "hemmeligt" not in document.text


def test_the_largest_file_is_an_option(write: Write) -> None:
    path = write("big.pdf", b"%PDF-1.4\n" + os.urandom(1_200_000))
    assert ingest(path, corpus=path.parent, config=Config(max_size=1)).status is Status.TOO_LARGE


def test_more_pages_than_the_limit_is_too_large(write: Write) -> None:
    def draw(canvas: object) -> None:
        for _ in range(3):
            canvas.drawString(72, 700, "En side i planen")  # type: ignore[attr-defined]
            canvas.showPage()  # type: ignore[attr-defined]

    path = write("long.pdf", pdf_of(draw))
    assert ingest(path, corpus=path.parent, config=Config(max_pages=2)).status is Status.TOO_LARGE
