"""Web pages: the content without navigation, banners and footers.

trafilatura finds the main content. Where it loses headings, list items or table rows that stand in
the page's own main part, that part is walked instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from policymine.errors import ReadError
from policymine.ingest.clean import normalise, squeeze
from policymine.ingest.elements import Element, Line, Reading, Row
from policymine.ingest.encoding import decode
from policymine.ingest.structure import find_blocks

_DECLARED = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navigation|menu|submenu|breadcrumbs?|brødkrumme\w*|cookies?|consent|footer|"
    r"header|banner|sidebar|related|relateret|share|deling|social|skip|search|toolbar|newsletter|"
    r"pagination|login|feedback|sitemap|widget)(?:$|[\s_-])",
    re.IGNORECASE,
)
_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "nav",
        "header",
        "footer",
        "aside",
        "form",
        "button",
        "iframe",
        "select",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "br",
        "cite",
        "code",
        "del",
        "em",
        "font",
        "hi",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "ref",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
KEPT = 0.9
"""Share of the main part's headings, items and rows that trafilatura's result must hold."""


def read_html(data: bytes) -> Reading:
    """Read a web page; raises ReadError if it has no text of its own."""
    from lxml import html

    found = _DECLARED.search(data[:4096])
    text, encoding = decode(data, declared=found[1].decode() if found else "")
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    body = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        page = html.document_fromstring(body, parser=parser)
    except Exception as error:
        raise ReadError(
            f"The web page is damaged ({type(error).__name__}).",
            remedy="Open it in a browser, print it to PDF, and run again.",
        ) from error
    title = squeeze(page.findtext(".//title") or "")
    walked = list(_walk_main(page))
    chosen = _choose(_extract(body), walked)
    if not chosen:
        raise ReadError(
            "The web page has no text of its own.",
            remedy="It may be made by a script: open it in a browser, print it to PDF, run again.",
        )
    return Reading(find_blocks(chosen, shapes=False), title=title, encoding=encoding)


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
    return [] if main is None else list(_Walk().run(main))


def _choose(extracted: list[Element], walked: list[Element]) -> list[Element]:
    """Return trafilatura's result unless it lost structure that the main part has."""
    kept = {_words(element) for element in extracted}
    wanted = [e for e in walked if isinstance(e, Row) or _is_structure(e)]
    lost = sum(_words(element) not in kept for element in wanted)
    return walked if not extracted or lost > (1 - KEPT) * len(wanted) else extracted


def _is_structure(element: Element) -> bool:
    """Say whether an element is a heading or a list item."""
    return isinstance(element, Line) and (element.level > 0 or element.text.startswith("• "))


def _words(element: Element) -> tuple[object, ...]:
    if isinstance(element, Row):
        return tuple(" ".join(cell.split()) for cell in element.cells)
    assert isinstance(element, Line)
    kind = element.level > 0, element.text.startswith("• ")
    return (*kind, " ".join(element.text.split()))


def _walk_main(page: Any) -> Iterator[Element]:
    for node in page.xpath("//main | //*[@role='main'] | //article"):
        if len(" ".join(node.itertext()).split()) > 50:
            return _Walk().run(node)
    body = page.find("body")
    return _Walk().run(body if body is not None else page)


def _is_furniture(node: Any) -> bool:
    if node.tag in _DROPPED or node.get("hidden") is not None or node.get("aria-hidden") == "true":
        return True
    if node.get("role") in (
        "navigation",
        "banner",
        "contentinfo",
        "complementary",
        "search",
        "dialog",
    ):
        return True
    named = f"{node.get('class', '')} {node.get('id', '')}"
    return node.tag in ("div", "section", "ul", "ol", "p") and bool(_FURNITURE.search(named))


class _Walk:
    """Walks the content in order; text between blocks is gathered into paragraphs."""

    def __init__(self) -> None:
        self._loose: list[str] = []
        self._tables = 0

    def run(self, node: Any) -> Iterator[Element]:
        """Yield the elements of a node."""
        yield from self._children(node, depth=0)
        yield from self._flush()

    def _children(self, node: Any, depth: int) -> Iterator[Element]:
        self._loose.append(node.text or "")
        for child in node:
            if isinstance(child.tag, str) and not _is_furniture(child):
                yield from self._node(child, depth)
            self._loose.append(child.tail or "")

    def _node(self, node: Any, depth: int) -> Iterator[Element]:
        tag = node.tag.lower()
        if tag in ("br", "lb"):
            self._loose.append(" ")
        elif tag in _INLINE:
            self._loose.append(_inline(node))
        elif tag in _HEADINGS or tag == "head":
            yield from self._flush()
            level = _HEADINGS.get(tag) or _HEADINGS.get(node.get("rend", ""), 3)
            yield from _line(_inline(node), level=level)
        elif tag in ("ul", "ol", "list"):
            yield from self._flush()
            yield from self._list(node, depth)
        elif tag == "table":
            yield from self._flush()
            self._tables += 1
            yield from _rows(node, self._tables)
        else:
            yield from self._flush()
            yield from self._children(node, depth)
            yield from self._flush()

    def _list(self, node: Any, depth: int) -> Iterator[Element]:
        for number, item in enumerate(node.iterchildren("li", "item"), start=1):
            sign = f"{number}. " if node.tag == "ol" or node.get("rend") == "ol" else "• "
            lists = [n for n in item.iter("ul", "ol", "list") if n is not item]
            inner = [n for n in lists if not any(a in lists for a in n.iterancestors())]
            text = squeeze(_inline(item, without=inner))
            if text:
                yield Line(sign + text, indent=float(2 * depth))
            for nested in inner:
                yield from self._list(nested, depth + 1)

    def _flush(self) -> Iterator[Element]:
        text, self._loose = "".join(self._loose), []
        yield from _line(text)


def _line(text: str, *, level: int = 0) -> Iterator[Line]:
    text = squeeze(normalise(text))
    if text:
        yield Line(text, gap=1, level=level)


def _inline(node: Any, without: list[Any] | None = None) -> str:
    """Return the text of a node on one line; block elements in it are set apart by a space."""
    parts = [node.text or ""]
    for child in node:
        if (
            isinstance(child.tag, str)
            and child.tag not in _DROPPED
            and child not in (without or [])
        ):
            apart = "" if child.tag in _INLINE and child.tag != "br" else " "
            parts.extend([apart, _inline(child, without), apart])
        parts.append(child.tail or "")
    return normalise("".join(parts))


def _rows(table: Any, number: int) -> Iterator[Row]:
    """Yield the rows of a table; a cell that spans rows stands in the first of them."""
    open_spans: dict[int, int] = {}
    for place, row in enumerate(table.iter("tr", "row")):
        cells: list[str] = []
        nodes = list(row.iterchildren("td", "th", "cell"))
        for node in nodes:
            while open_spans.get(len(cells), 0):
                open_spans[len(cells)] -= 1
                cells.append("")
            down = _number(node.get("rowspan")) - 1
            if down > 0:
                open_spans[len(cells)] = down
            cells.append(squeeze(_inline(node)))
            cells.extend([""] * (_number(node.get("colspan") or node.get("cols")) - 1))
        head = bool(nodes) and all(n.tag == "th" or n.get("role") == "head" for n in nodes)
        yield Row(tuple(cells), gap=1, head=head or (place == 0 and _has_head(table)), table=number)


def _has_head(table: Any) -> bool:
    return table.find("thead") is not None


def _number(value: str | None) -> int:
    return int(value) if value and value.isdigit() and 0 < int(value) < 100 else 1
