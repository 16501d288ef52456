"""Web pages: the content without navigation, banners and footers.

Where the page says which part of it is the content, that part is walked, else all of it. Furniture
is told by elements, roles and names. (Guessing the content by its density of text, as readers of
news do, lost headings and rows of plans and spared no page of ours a line of furniture.)
"""

from __future__ import annotations

import re
from typing import Any

from policymine.errors import ReadError
from policymine.ingest.clean import squeeze
from policymine.ingest.elements import Element, Reading
from policymine.ingest.encoding import decode
from policymine.ingest.html.parts import Furniture, find_main
from policymine.ingest.html.walk import Walk
from policymine.ingest.structure import find_blocks

_DECLARED = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style|svg)\b.*?</\1\s*>|<!--.*?-->|<[^<>]*>", re.DOTALL | re.I)
MOST_LOST = 1000
"""Characters of a page that may come to nothing before it is held to be damaged."""


def read_html(data: bytes) -> Reading:
    """Read a web page; raises ReadError if it has no text of its own."""
    page, body, encoding = parse_page(data)
    framed = page.find(".//frameset") is not None
    elements = [] if framed else _find_content(page)
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


def _find_content(page: Any) -> list[Element]:
    main = find_main(page)
    within = Walk(Furniture(page, within=True).holds)
    if main is not None and (found := list(within.run(main))):
        return found
    body = page.find("body")
    walk = Walk(Furniture(page, within=False).holds)
    return list(walk.run(page if body is None else body))


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
