"""Word documents whose text is a web page that they take in."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_builders import OFFICE, p, pack, word_parts
from reading_helpers import assert_laid_out, headers, items, read_bytes, rows, texts

from policymine.schema.document import BlockKind

PAGE = """<html><body><h2>Mål for unge</h2><p>Vi bygger nye boliger.</p>
<ul><li>Åbne en café</li><li>Ansætte en vejleder</li></ul>
<table><tr><th>Indsats</th><th>Ansvarlig</th></tr><tr><td>Kor</td><td>Skolen</td></tr></table>
</body></html>"""
ARCHIVE = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
    f"{PAGE}\r\n--x--\r\n"
)


def chunked(content: str, name: str) -> bytes:
    """Return a document that takes in a file between two paragraphs."""
    chunk = f'<w:altChunk xmlns:r="{OFFICE}" r:id="rIdC"/>'
    parts = word_parts(p("Forord.") + chunk + p("Slut."))
    link = f'<Relationship Id="rIdC" Type="{OFFICE}/aFChunk" Target="{name}"/></Relationships>'
    links = parts["word/_rels/document.xml.rels"]
    parts["word/_rels/document.xml.rels"] = links.replace(b"</Relationships>", link.encode())
    return pack({**parts, f"word/{name}": content.encode()})


@pytest.mark.parametrize(("content", "name"), [(PAGE, "a.html"), (ARCHIVE, "a.mht")])
def test_a_page_taken_in_is_read_in_its_place(tmp_path: Path, content: str, name: str) -> None:
    document = read_bytes(tmp_path, "plan.docx", chunked(content, name))
    assert_laid_out(document)
    assert texts(document, BlockKind.HEADING) == ["Mål for unge"]
    assert texts(document, BlockKind.PARAGRAPH) == ["Forord.", "Vi bygger nye boliger.", "Slut."]
    assert [text for _, text in items(document)] == ["Åbne en café", "Ansætte en vejleder"]
    assert (headers(document), rows(document)) == ([["Indsats", "Ansvarlig"]], [["Kor", "Skolen"]])


def test_what_is_no_page_is_left_out(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "plan.docx", chunked("{\\rtf1 Hej}", "a.rtf"))
    assert texts(document) == ["Forord.", "Slut."]
