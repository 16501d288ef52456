"""Markdown with parts of web pages in it, as converters leave them."""

from __future__ import annotations

from pathlib import Path

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
