"""Markdown with parts of web pages in it, as converters leave them."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_helpers import headers, read_bytes, rows, texts

from policymine.ingest.media import HTML, TEXT, media_type
from policymine.schema.document import BlockKind

PLAN = """\
<div id="indhold" role="main">

# Et sundere Nordby {#top .titel}

<!-- billede
af havnen -->

## Mental sundhed

<div class="boks">

Vi åbner et [værksted]{.underline} ved havnen.

</div>

<h3 class="x">Det gør vi</h3>
<table>
<thead><tr><th>Handling</th><th>Ansvarlig</th></tr></thead>
<tr><td rowspan="2">Åben rådgivning</td><td><p>Bostøtten</p><p>Skolen</p></td></tr>
<tr><td>Havnen</td></tr>
</table>

:::: {.boks}
::: note
Der er råd til mere.
:::
::::
"""


def test_what_is_left_of_a_page_says_what_it_said_there(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "plan.md", PLAN)
    assert texts(document, BlockKind.HEADING) == [
        "Et sundere Nordby",
        "Mental sundhed",
        "Det gør vi",
    ]
    assert texts(document, BlockKind.PARAGRAPH) == [
        "Vi åbner et værksted ved havnen.",
        "Der er råd til mere.",
    ]
    assert rows(document) == [
        ["Åben rådgivning", "Bostøtten\nSkolen"],
        ["Åben rådgivning", "Havnen"],
    ]
    assert headers(document)[0] == ["Handling", "Ansvarlig"]


def test_markdown_that_begins_with_a_part_of_a_page_is_no_page() -> None:
    assert media_type(PLAN.encode()) == TEXT
    assert media_type(b"<div><h1>Plan</h1>\n# 1 er valgt\n<p>Vi bygger.</p></div>") == HTML
    assert media_type(b"<html>\n# Plan\n\n## Vision\n") == HTML


@pytest.mark.parametrize(
    "mark",
    [
        "{1}------------------------",
        "--- end of page=1 ---",
        "<!-- Page 2 -->",
        "<!-- page break -->",
    ],
)
def test_the_mark_between_two_pages_ends_one(mark: str, tmp_path: Path) -> None:
    told = "Kommunen åbner et værksted ved havnen, og det er for alle, der har lyst til at"
    pages = (
        f"Nordby Kommune\n\n# Plan\n\n{told}\n",
        "Nordby Kommune\n\nlære noget nyt. Der er plads til tyve.\n",
        "Nordby Kommune\n\n## Opfølgning\n\nUdvalget ser på det hvert år.\n",
    )
    document = read_bytes(tmp_path, "plan.md", f"\n{mark}\n\n".join(pages))
    assert len(document.pages) == 3
    assert texts(document, BlockKind.PARAGRAPH)[-2:] == [
        f"{told} lære noget nyt. Der er plads til tyve.",
        "Udvalget ser på det hvert år.",
    ]
    assert document.text.count("Nordby Kommune") <= 1


def test_a_link_may_run_over_a_line(tmp_path: Path) -> None:
    text = "# Plan\n\nVi skriver til [alle, der\nvil være med](https://nordby.dk/x) om det hele.\n"
    found = texts(read_bytes(tmp_path, "plan.md", text), BlockKind.PARAGRAPH)
    assert found == ["Vi skriver til alle, der vil være med om det hele."]
