"""Web pages: the content without navigation, banners and footers.

Where the page says which part of it is the content, that part is walked. Else trafilatura finds it;
where it loses headings, items or rows that the page has, the whole page is walked instead.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from policymine.errors import ReadError
from policymine.ingest.clean import squeeze
from policymine.ingest.elements import Element, Line, Reading, Row
from policymine.ingest.encoding import decode
from policymine.ingest.html.parts import Furniture, find_main
from policymine.ingest.html.walk import Walk
from policymine.ingest.structure import find_blocks

_DECLARED = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style|svg)\b.*?</\1\s*>|<!--.*?-->|<[^<>]*>", re.DOTALL | re.I)
KEPT = 0.9
"""Share of the page's headings, of its items and of its rows that an extract must hold."""
MOST_LOST = 1000
"""Characters of a page that may come to nothing before it is held to be damaged."""


def read_html(data: bytes) -> Reading:
    """Read a web page; raises ReadError if it has no text of its own."""
    page, body, encoding = parse_page(data)
    framed = page.find(".//frameset") is not None
    elements = [] if framed else _find_content(page, body)
    if not elements:
        raise _nothing_in(body, framed)
    title = squeeze(page.findtext(".//title") or "")
    blocks = find_blocks(elements, shapes=False, strict=True)
    return Reading(blocks, title=title, encoding=encoding)


def parse_page(data: bytes) -> tuple[Any, str, str]:
    """Return the root of a page, its source and its encoding; raises ReadError if damaged."""
    from lxml import html

    found = _DECLARED.search(data[:4096])
    text, encoding = decode(data, declared=found[1].decode() if found else "")
    body = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    try:
        page = html.document_fromstring(body, parser=parser)
    except Exception as error:
        raise ReadError(
            f"The web page is damaged ({type(error).__name__}).",
            remedy="Open it in a browser, print it to PDF, and run again.",
        ) from error
    return page, body, encoding


def _find_content(page: Any, source: str) -> list[Element]:
    main = find_main(page)
    within = Walk(Furniture(page, within=True).holds)
    if main is not None and (found := list(within.run(main))):
        return found
    body = page.find("body")
    walk = Walk(Furniture(page, within=False).holds)
    walked = list(walk.run(page if body is None else body))
    return _choose(_without_furniture(_extract(source), walked), walked)


def _extract(page: str) -> list[Element]:
    """Return the main content that trafilatura finds."""
    import trafilatura
    from lxml import etree

    found = trafilatura.extract(
        page, output_format="xml", include_tables=True, include_comments=False,
        favor_recall=True, deduplicate=False,
    )  # fmt: skip
    if not found:
        return []
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    main = etree.fromstring(found.encode(), parser).find("main")
    return [] if main is None else list(Walk().run(main))


def _without_furniture(extracted: list[Element], walked: list[Element]) -> list[Element]:
    """Return what trafilatura found without what the walk holds for furniture."""
    text = " ".join(_text(element) for element in walked)
    return [element for element in extracted if _text(element) in text]


def _text(element: Element) -> str:
    parts = element.cells if isinstance(element, Row) else [getattr(element, "text", "")]
    return squeeze(" ".join(part.removeprefix("• ") for part in parts))


def _choose(extracted: list[Element], walked: list[Element]) -> list[Element]:
    """Return trafilatura's result unless it lost headings, items or rows that the page has."""
    kept = {_words(element) for element in extracted}
    wanted = Counter(_kind(element) for element in walked)
    lost = Counter(_kind(element) for element in walked if _words(element) not in kept)
    much = any(lost[kind] > (1 - KEPT) * count for kind, count in wanted.items() if kind)
    return walked if not extracted or much else extracted


def _kind(element: Element) -> str:
    """Return which part of the structure an element is; empty for plain text."""
    if isinstance(element, Row):
        return "row"
    assert isinstance(element, Line)
    return "heading" if element.level else "item" if element.text.startswith("• ") else ""


def _words(element: Element) -> tuple[str, ...]:
    parts = element.cells if isinstance(element, Row) else (getattr(element, "text", ""),)
    return (_kind(element), *map(squeeze, parts))


def _nothing_in(source: str, framed: bool) -> ReadError:
    """Return why a page has no text."""
    if framed:
        return ReadError(
            "The web page only shows other pages in frames.",
            remedy="Open the frame with the plan by itself, save that page, and run again.",
        )
    if len(squeeze(_UNSEEN.sub(" ", source[:5_000_000]))) > MOST_LOST:
        return ReadError(
            "The web page is nested too deeply, or holds a text too long to be read.",
            remedy="Open it in a browser, print it to PDF, and run again.",
        )
    return ReadError(
        "The web page has no text of its own.",
        remedy="It may be made by a script: open it in a browser, print it to PDF, run again.",
    )
