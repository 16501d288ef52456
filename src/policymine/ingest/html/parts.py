"""The parts of a web page: which one holds the content, and what is furniture around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_AROUND = re.compile(
    r"(?:^|[\s_-])(?:nav|navigation|menu|submenu|breadcrumbs?|brødkrumme\w*|consent|footer|header|"
    r"banner|sidebar|related|relateret|share|deling|social|skip|search|toolbar|newsletter|"
    r"pagination|login|feedback|sitemap|widget)(?:$|[\s_-])|cookie",
    re.IGNORECASE,
)
"""Classes and ids of what stands around the content."""
_WITHIN = re.compile(
    r"(?:^|[\s_-])(?:nav|navigation|menu|submenu|breadcrumbs?|brødkrumme\w*|consent|related|"
    r"relateret|share|deling|social|skip|search|toolbar|newsletter|pagination|login|feedback)"
    r"(?:$|[\s_-])|cookie",
    re.IGNORECASE,
)
"""Classes and ids of what is furniture also inside the content, where a header holds the title."""
_CONTENT = re.compile(
    r"(?:^|\s)(?:(?:main|page|site|primary|article|rich)[_-]?)?"
    r"(?:content|indhold|main|body-?text|article)(?:$|\s)",
    re.IGNORECASE,
)
"""Classes and ids of what holds the content where no element says so."""
_PANEL = re.compile(r"accordion|collaps|harmonika|tab-?pane|panel|foldout|expand", re.IGNORECASE)
_NEVER = frozenset(
    ["script", "style", "noscript", "template", "svg", "iframe", "select", "object", "canvas"]
)
_OUTSIDE = frozenset(["nav", "footer", "aside", "form", "button", "header"])
_ROLES = frozenset(["navigation", "banner", "contentinfo", "complementary", "search", "dialog",
                    "alertdialog", "tablist", "menu", "menubar"])  # fmt: skip
_BOXES = frozenset(["div", "section", "ul", "ol", "p", "header", "span", "a", "nav", "aside"])
FEWEST_WORDS = 20
"""A part with fewer words is not taken for the content, nor a form with more for a search field."""


def count_words(node: Any) -> int:
    """Return how many words stand in a node."""
    return len(" ".join(_visible(node)).split())


def _visible(node: Any) -> Iterator[str]:
    """Yield the texts in a node, but what no one reads."""
    if not isinstance(node.tag, str) or node.tag in _NEVER:
        return
    yield node.text or ""
    for child in node:
        yield from _visible(child)
        yield child.tail or ""


def find_main(page: Any) -> Any:
    """Return the part with the content, if an element, its class or its id says which it is."""
    for path in ("//main | //*[@role='main']", "//article"):
        if found := _largest(page.xpath(path), page):
            return found[0]
    named = [
        node
        for node in page.xpath("//div[@id or @class] | //section[@id or @class] | //td[@id]")
        if any(_CONTENT.search(node.get(name, "")) for name in ("id", "class"))
    ]
    return next(iter(_largest(named, page)), None)


def _largest(nodes: list[Any], page: Any) -> list[Any]:
    """Return the node with the most words, if it has most of those of the page's nodes like it."""
    counted = [(count_words(node), -place, node) for place, node in enumerate(nodes)]
    if not counted:
        return []
    words, _, node = max(counted, key=lambda one: one[:2])
    rest = sum(
        count
        for count, _, other in counted
        if other is not node and node not in other.iterancestors() and other not in
        node.iterancestors()
    )  # fmt: skip
    return [node] if words > FEWEST_WORDS and words > rest else []


class Furniture:
    """Tells what is furniture on a page; ``within`` says that the content has been found."""

    def __init__(self, page: Any, *, within: bool) -> None:
        self._within = within
        self._named = _WITHIN if within else _AROUND
        self._titles = {node for h1 in page.iter("h1") for node in h1.iterancestors()}
        self._opened = {
            name.lstrip("#")
            for node in page.iter("a", "button", "summary", "div", "h2", "h3", "h4")
            for key in ("aria-controls", "data-target", "data-bs-target", "href")
            for name in node.get(key, "").split()
            if key != "href" or name.startswith("#")
        }

    def holds(self, node: Any) -> bool:
        """Tell whether a node is no part of the content."""
        if node.tag in _NEVER or self._is_hidden(node):
            return True
        if node in self._titles:
            return False
        if node.tag == "form":
            return count_words(node) < FEWEST_WORDS
        if node.tag == "header" and self._within:
            return False
        if node.tag in _OUTSIDE or node.get("role") in _ROLES:
            return not is_toggle(node)
        named = f"{node.get('class', '')} {node.get('id', '')}"
        return node.tag in _BOXES and bool(self._named.search(named))

    def _is_hidden(self, node: Any) -> bool:
        """Tell whether a node is hidden for good: not what a click unfolds."""
        if node.get("hidden") is None and node.get("aria-hidden") != "true":
            return False
        return node.get("id") not in self._opened and not is_panel(node)


def is_panel(node: Any) -> bool:
    """Tell whether a node is a part of the page that a click unfolds."""
    named = f"{node.get('class', '')} {node.get('id', '')}"
    return node.tag == "details" or node.get("role") == "tabpanel" or bool(_PANEL.search(named))


def unfolded(toggle: Any) -> Any | None:
    """Return the part of the page that a button or summary unfolds, or None."""
    if toggle.tag == "summary":
        return toggle.getparent()
    return find_by_id(toggle, toggle.get("aria-controls", ""))


def find_by_id(node: Any, name: str) -> Any | None:
    """Return the first node of the page that has an id, or None."""
    found = node.getroottree().xpath("//*[@id=$name]", name=name) if name else []
    return found[0] if found else None


def is_toggle(node: Any) -> bool:
    """Tell whether a button unfolds a part of the page, so that its text is a heading."""
    if node.tag not in ("button", "summary") or node.get("role") == "tab":
        return False
    folds = node.get("aria-controls") or node.get("aria-expanded") or node.tag == "summary"
    return bool(folds or _PANEL.search(node.get("class", "")))
