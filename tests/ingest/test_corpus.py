"""The corpus folder and its manifest, and files that cannot be read."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policymine.errors import CorpusError, ReadError
from policymine.ingest import find_documents, ingest, locate, read, read_manifest
from policymine.schema.document import Document, Kind, Status
from policymine.schema.run import Config


def zip_of(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return target.getvalue()


PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
UNREAD = {
    "empty": (b"", "unreadable"),
    "blank": (b" \n\n\t ", "unreadable"),
    "picture": (PNG, "unsupported"),
    "workbook": (zip_of("xl/workbook.xml"), "unsupported"),
    "slides": (zip_of("ppt/presentation.xml"), "unsupported"),
    "archive": (zip_of("plan.txt"), "unsupported"),
    "half an archive": (zip_of("word/document.xml")[:40], "unreadable"),
    "word without content": (zip_of("word/document.xml"), "unreadable"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unsupported"),
    "rtf": (rb"{\rtf1\ansi Plan}", "unsupported"),
    "program": (b"\x7fELF" + bytes(range(256)) * 4, "unsupported"),
}


def assert_one_sentence(text: str) -> None:
    assert "\n" not in text
    assert text.endswith(".")
    assert "Traceback" not in text


@pytest.mark.parametrize("what", UNREAD)
def test_what_cannot_be_read_says_why_and_what_to_do(tmp_path: Path, what: str) -> None:
    data, status = UNREAD[what]
    path = tmp_path / "plan.pdf"  # the suffix lies: the content decides
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read(path)
    assert caught.value.status == status
    assert caught.value.remedy
    assert_one_sentence(str(caught.value))


@pytest.mark.parametrize("what", UNREAD)
def test_ingest_turns_it_into_a_document_with_a_problem(tmp_path: Path, what: str) -> None:
    data, status = UNREAD[what]
    path = tmp_path / "plan.pdf"
    path.write_bytes(data)
    document = ingest(path, corpus=tmp_path)
    assert document.status == status
    assert (document.text, document.blocks) == ("", ())
    assert [problem.document for problem in document.problems] == ["plan.pdf"]
    assert document.problems[0].remedy


def test_ingest_of_a_file_that_is_gone_or_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.txt", tmp_path):
        assert ingest(path, corpus=tmp_path).status is Status.UNREADABLE


def test_ingest_keeps_to_the_limit_of_size(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("Kommunen vil åbne et værested.\n" * 50_000, "utf-8")
    assert ingest(path, corpus=tmp_path, config=Config(max_size=1)).status is Status.TOO_LARGE


def test_a_picture_is_called_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(PNG)
    with pytest.raises(ReadError, match="picture"):
        read(path)


HEADS = st.sampled_from([b"", b"%PDF-1.4\n", b"<!doctype html><html>", b"PK\x03\x04"])


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(HEADS, st.binary(max_size=300))
def test_ingest_never_raises(tmp_path: Path, head: bytes, rest: bytes) -> None:
    path = tmp_path / "plan"
    path.write_bytes(head + rest)
    document = ingest(path, corpus=tmp_path)
    assert isinstance(document, Document)
    assert bool(document.text) == (document.status in (Status.OK, Status.PARTIAL))


def test_documents_are_found_in_a_fixed_order_without_what_is_none(tmp_path: Path) -> None:
    for name in ("b.txt", "A.pdf", "under/c.html", "corpus.toml", ".skjult", "~$b.docx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    (tmp_path / "README.md").touch()
    found = [path.relative_to(tmp_path).as_posix() for path in find_documents(tmp_path)]
    assert found == ["A.pdf", "b.txt", "under/c.html"]


def test_what_a_run_wrote_is_no_plan(tmp_path: Path) -> None:
    for name in (
        "plan.txt",
        "resultat/run.json",
        "resultat/report.html",
        "resultat/sources/a.html",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Vi vil oprette et værested.", "utf-8")
    assert find_documents(tmp_path) == (tmp_path / "plan.txt",)
    with pytest.raises(CorpusError, match="is the folder of a run, not of plans"):
        find_documents(tmp_path / "resultat")


def test_a_single_file_is_a_corpus(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.touch()
    assert find_documents(file) == (file,)


@pytest.mark.parametrize("name", ["", "gone"])
def test_a_folder_that_is_empty_or_gone_is_said_in_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(CorpusError) as caught:
        find_documents(tmp_path / name)
    assert str(tmp_path / name) in str(caught.value)
    assert_one_sentence(str(caught.value))


def test_the_manifest_is_read(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").touch()
    (tmp_path / "corpus.toml").write_text(
        '[[document]]\nfile = "plan.txt"\nunits = ["Samsø"]\nkind = "plan"\nperiod = 2027\n',
        "utf-8",
    )
    entry = read_manifest(tmp_path).entry("plan.txt")
    assert entry is not None
    assert (entry.units, entry.kind, entry.period) == (("Samsø",), Kind.PLAN, "2027")
    assert read_manifest(tmp_path).entry("andet.txt") is None


def test_no_manifest_is_an_empty_one(tmp_path: Path) -> None:
    assert read_manifest(tmp_path).document == ()


GOOD = '[[document]]\nfile = "plan.txt"\n\n'
WRONG = {
    "no TOML": ("[[document]\n", "TOML"),
    "no UTF-8": (b"title = '\xe6'", "TOML"),
    "unknown field": (GOOD + '[[document]]\nfile = "plan.txt"\nyear = 1\n', "line 4: 'year'"),
    "unknown table": ("[[dokument]]\n", "'dokument' is no field of this file: fields are document"),
    "no list": (GOOD + '[[document]]\nfile = "a"\nunits = "Ærø"\n', "'units' must be a list"),
    "unknown kind": (GOOD + '[[document]]\nfile = "plan.txt"\nkind = "bog"\n', "line 4: 'kind'"),
    "no file": (GOOD + "[[document]]\n", "line 4: 'file' is missing"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_manifest_is_said_in_one_sentence(tmp_path: Path, what: str) -> None:
    content, said = WRONG[what]
    (tmp_path / "plan.txt").touch()
    data = content if isinstance(content, bytes) else content.encode()
    (tmp_path / "corpus.toml").write_bytes(data)
    with pytest.raises(CorpusError) as caught:
        read_manifest(tmp_path)
    assert said in str(caught.value)
    assert_one_sentence(str(caught.value))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_utf_8_is_written_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"pl\xe6n.txt")
    path.write_text("Kommunen vil åbne et værested.", "utf-8")
    document = ingest(path, corpus=tmp_path)
    assert (document.path, document.status) == ("pl%E6n.txt", Status.OK)
    assert document.model_dump_json().encode("utf-8")
    assert locate(tmp_path, document.path) == path
    (tmp_path / "50%.txt").touch()
    assert locate(tmp_path, "50%.txt").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("target", ["gone.txt", "link.txt"])
def test_a_link_to_nothing_is_not_passed_by_in_silence(tmp_path: Path, target: str) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(target)
    assert find_documents(tmp_path) == (link,)
    document = ingest(link, corpus=tmp_path)
    assert document.status == Status.UNREADABLE
    assert "cannot be opened" in document.problems[0].message
