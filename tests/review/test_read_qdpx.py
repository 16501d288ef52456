"""Human codings in a REFI-QDA project, back on the findings they were made of."""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from policymine.errors import CodebookError, ConfigError
from policymine.report.qdpx import Project, write_qdpx
from policymine.resources import read_codebook
from policymine.review import Deleted, ImportedProject, add_marked, read_qdc, read_qdpx, refi
from policymine.schema.base import Anchor
from policymine.schema.coding import Coding, Codings
from policymine.schema.document import Block, BlockKind, Document, Kind
from policymine.schema.finding import Extraction, Form, Initiative

CODEBOOK = read_codebook("kl-2012")
TEXT = "Vi vil\n\n– åbne et værested\n– måle effekten\n\nI øvrigt er her pænt.\n"


def blocks(text: str) -> Iterator[Block]:
    """Yield a paragraph a line."""
    start = 0
    for line in text.split("\n"):
        if line:
            yield Block(kind=BlockKind.PARAGRAPH, start=start, end=start + len(line), page=1)
        start += len(line) + 1


def made(text: str, *quotes: str) -> Project:
    """Return a plan of a text in which these quotes are initiatives, coded P1 by the machine."""
    initiatives = []
    for at, quote in enumerate(quotes):
        start = text.index(quote)
        place = {"start": start, "end": start + len(quote), "quote": quote}
        anchor = Anchor(document="d-1", block=0, page=1, **place)
        initiatives.append(Initiative(id=f"i-{at}", title=quote, form=Form.LIST, anchor=anchor))
    codings = tuple(
        Coding(finding=found.id, code="P1", score=0.9, assigned=True, method="linear")
        for found in initiatives
    )
    return Project(
        title="Prøve",
        codebook=CODEBOOK,
        documents=(Document(id="d-1", path="plan.txt", units=("Ærø",), kind=Kind.PLAN,
                            title="Plan", text=text, blocks=tuple(blocks(text))),),
        extractions=(Extraction(document="d-1", initiatives=tuple(initiatives)),),
        codings=(Codings(document="d-1", codebook="kl-2012", codings=codings),),
    )  # fmt: skip


Change = Callable[[etree._Element, dict[str, bytes]], None]


def carried(path: Path, project: Project, *changes: Change) -> ImportedProject:
    """Write a project, change it as another program and its user would, and read it again."""
    write_qdpx(path, project)
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("project.qde"))
        files = {n: archive.read(n) for n in archive.namelist() if n.startswith("sources/")}
    for change in changes:
        change(root, files)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", etree.tostring(root))
        for name, raw in files.items():
            archive.writestr(name, raw)
    return read_qdpx(path, CODEBOOK, project.documents, project.extractions, project.codings)


def marks(start: int, end: int, code: str, person: str = "Eva") -> Change:
    """Return what a person does who gives a passage a code."""

    def change(root: etree._Element, files: dict[str, bytes]) -> None:
        ns = f"{{{refi.PROJECT}}}"
        users = root.find(f"{ns}Users")
        assert users is not None
        identity = refi.guid("user", person)
        etree.SubElement(users, f"{ns}User", guid=identity, name=person)
        source = root.find(f".//{ns}TextSource")
        assert source is not None
        place = {"startPosition": str(start), "endPosition": str(end), "guid": refi.guid("s")}
        selection = etree.Element(f"{ns}PlainTextSelection", place)
        source.insert(0, selection)
        more = {"creatingUser": identity, "creationDateTime": "2026-02-03T10:00:00Z"}
        coding = etree.SubElement(selection, f"{ns}Coding", guid=refi.guid("c"), **more)
        etree.SubElement(coding, f"{ns}CodeRef", targetGUID=refi.code_guid("kl-2012", code))

    return change


def rewrites(how: Callable[[str], str]) -> Change:
    """Return what a program does that stores texts in its own way."""

    def change(root: etree._Element, files: dict[str, bytes]) -> None:
        for name, raw in files.items():
            files[name] = how(raw.decode("utf-8")).encode("utf-8")

    return change


def test_the_machines_own_codings_decide_nothing(tmp_path: Path) -> None:
    found = carried(tmp_path / "a.qdpx", made(TEXT, "åbne et værested", "måle effekten"))
    assert (found.decisions, found.elsewhere, found.problems) == ((), (), ())


def test_a_persons_code_is_a_decision_on_the_finding(tmp_path: Path) -> None:
    at = TEXT.index("måle")
    project = made(TEXT, "åbne et værested", "måle effekten")
    found = carried(tmp_path / "a.qdpx", project, marks(at, at + 13, "P4"))
    (decision,) = found.decisions
    assert (decision.quote, decision.codes) == ("måle effekten", ("P4",))
    assert (decision.coder, decision.date) == ("Eva", "2026-02-03")


def test_a_code_over_all_items_is_of_each_and_one_elsewhere_is_named(tmp_path: Path) -> None:
    project = made(TEXT, "åbne et værested", "måle effekten")
    end = TEXT.index("I øvrigt")
    found = carried(
        tmp_path / "a.qdpx", project, marks(0, end, "P2"), marks(end, len(TEXT), "P3", "Bo")
    )
    assert [d.codes for d in found.decisions] == [("P2",), ("P2",)]
    assert [(m.quote.strip(), m.code) for m in found.elsewhere] == [("I øvrigt er her pænt.", "P3")]


def deletes(quote: str) -> Change:
    """Return what a person does who deletes the passage of a finding."""

    def change(root: etree._Element, files: dict[str, bytes]) -> None:
        for selection in root.findall(f".//{{*}}PlainTextSelection[@name='{quote}']"):
            parent = selection.getparent()
            assert parent is not None
            parent.remove(selection)

    return change


def test_what_was_deleted_there_is_named_and_what_was_coded_otherwise_is_not(
    tmp_path: Path,
) -> None:
    project = made(TEXT, "åbne et værested", "måle effekten")
    found = carried(tmp_path / "a.qdpx", project, deletes("måle effekten"))
    assert found.decisions == ()
    assert found.deleted == (Deleted("plan.txt", "måle effekten", ("P1",)),)
    at = TEXT.index("måle")
    again = (deletes("måle effekten"), marks(at, at + 13, "P4"))
    found = carried(tmp_path / "b.qdpx", project, *again)
    assert [d.codes for d in found.decisions] == [("P4",)]
    assert found.deleted == ()


def test_a_coding_outside_every_finding_can_be_added(tmp_path: Path) -> None:
    at, end = TEXT.index("måle") + 1, TEXT.index("måle") + 11
    coded = (marks(at, end, "P4"), marks(at, end, "P3"), marks(0, len(TEXT), "P2"))
    project = made(TEXT, "åbne et værested")
    found = carried(tmp_path / "a.qdpx", project, *coded[:2])
    (decision,), problems = add_marked(found.elsewhere, CODEBOOK)
    assert (decision.quote, decision.kind) == ("måle effekten", "initiative")
    assert (set(decision.codes), decision.coder) == ({"P3", "P4"}, "Eva")
    assert problems == []
    found = carried(tmp_path / "b.qdpx", made(TEXT), *coded[2:])
    decisions, (problem,) = add_marked(found.elsewhere, CODEBOOK)
    assert decisions == []
    assert "runs over several paragraphs" in problem


@pytest.mark.parametrize(
    "how",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: "Indledning fra programmet.\n" + text,
    ],
    ids=["line ends", "decomposed letters", "a line before"],
)
def test_another_programs_way_with_text_moves_nothing(
    tmp_path: Path, how: Callable[[str], str]
) -> None:
    wanted = how("måle effekten").rpartition("\n")[2]
    start = how(TEXT).index(wanted)
    found = carried(
        tmp_path / "a.qdpx", made(TEXT, "måle effekten"), rewrites(how),
        marks(start, start + len(wanted), "P4"),
    )  # fmt: skip
    assert [d.quote for d in found.decisions] == ["måle effekten"]


def test_a_foreign_code_and_a_foreign_document_are_named(tmp_path: Path) -> None:
    def renames(root: etree._Element, files: dict[str, bytes]) -> None:
        for code in root.iterfind(".//{*}Code"):
            if code.get("name", "").startswith("P4"):
                old, new = code.get("guid"), refi.guid("other")
                code.attrib.update({"guid": new, "name": "Mit eget"})
                for target in root.iterfind(f".//{{*}}CodeRef[@targetGUID='{old}']"):
                    target.set("targetGUID", new)

    at = TEXT.index("måle")
    project = made(TEXT, "måle effekten")
    found = carried(tmp_path / "a.qdpx", project, marks(at, at + 13, "P4"), renames)
    assert found.problems == (
        "The code 'Mit eget' is not in the run's codebook; its codings wait.",
    )

    def elsewhere(root: etree._Element, files: dict[str, bytes]) -> None:
        for source in root.iterfind(".//{*}TextSource"):
            source.attrib.update({"guid": refi.guid("new"), "name": "andet.txt"})

    found = carried(tmp_path / "b.qdpx", project, marks(at, at + 13, "P4"), elsewhere)
    assert found.problems == ("The run has no document 'andet.txt'; its codings wait.",)


LETTERS = st.text("abcæøåÉ 🙂𝔸.\n", min_size=1, max_size=60)


@settings(max_examples=30, deadline=None)
@given(before=LETTERS, quote=LETTERS, after=LETTERS)
def test_every_passage_comes_back_where_it_was(
    tmp_path_factory: pytest.TempPathFactory, before: str, quote: str, after: str
) -> None:
    text = before + quote + after
    start = len(before)
    path = tmp_path_factory.mktemp("q") / "a.qdpx"
    found = carried(path, made(text), marks(start, start + len(quote), "P1"))
    (marked,) = found.elsewhere
    assert (marked.start, marked.quote) == (start, quote)


def test_what_is_no_project_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.qdpx").write_bytes(b"PK")
    with pytest.raises(ConfigError, match="no REFI-QDA project"):
        read_qdpx(tmp_path / "a.qdpx", CODEBOOK, (), ())
    with zipfile.ZipFile(tmp_path / "b.qdpx", "w") as archive:
        archive.writestr("project.qde", "<Project>&x;")
    with pytest.raises(ConfigError, match="not well-formed"):
        read_qdpx(tmp_path / "b.qdpx", CODEBOOK, (), ())
    (tmp_path / "c.qdc").write_text("<CodeBook xmlns='urn:QDA-XML:codebook:1.0'/>")
    with pytest.raises(CodebookError, match="no code"):
        read_qdc(tmp_path / "c.qdc")


def test_an_archive_that_unfolds_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refi, "MOST_BYTES", 1000)
    with zipfile.ZipFile(tmp_path / "a.qdpx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", "<a/>" + " " * 5000)
    with pytest.raises(ConfigError, match="unfolds to more than"):
        read_qdpx(tmp_path / "a.qdpx", CODEBOOK, (), ())
