"""Odd web pages and texts."""

from __future__ import annotations

import base64
from collections.abc import Callable

_HEAD = "<!doctype html><html lang='da'><head><meta charset='{charset}'><title>Plan</title></head>"
_CONTENT = (
    "<main><h1>Ungeplan</h1><p>Kommunen vil åbne et værested for unge, og planen samler de "
    "indsatser, som byrådet har vedtaget.</p>"
    "<ul><li>Ansætte en koordinator<br>i foråret</li><li>Holde kurser"
    "</li></ul><table><tr><th>Indsats</th><th>Ansvarlig</th></tr><tr><td rowspan='2'>Kursus</td>"
    "<td>Skolen</td></tr></table></main>"
)


def page(content: str = _CONTENT, *, charset: str = "utf-8") -> bytes:
    """Return a web page."""
    return (_HEAD.format(charset=charset) + f"<body>{content}</body></html>").encode()


def _many(tag: str, count: int) -> bytes:
    return page(f"<{tag}>" * count + "tekst" + f"</{tag}>" * count)


PAGES: dict[str, Callable[[], bytes]] = {
    "plain": page,
    "empty": lambda: page(""),
    "cut-tag": lambda: page()[:-40] + b"<div class='",
    "comment-open": lambda: page("<!-- " + _CONTENT),
    "cdata": lambda: page("<![CDATA[" + _CONTENT + "]]>"),
    "nul": lambda: page().replace(b"Ungeplan", b"Unge\x00plan\x01\x02"),
    "entities": lambda: page("<p>&#0; &#xD800; &#x110000; &#xFFFF; &nosuch; &amp vær&shy;et</p>"),
    "charset-unknown": lambda: page(charset="x-no-such"),
    "charset-wrong": lambda: page(charset="utf-16"),
    "charset-utf-7": lambda: page(charset="utf-7"),
    "charset-idna": lambda: page(charset="idna").replace("å".encode(), b"\xe5"),
    "charset-zip": lambda: page(charset="zip").replace("å".encode(), b"\xe5"),
    "utf-16": lambda: page().decode().encode("utf-16"),
    "utf-32": lambda: page().decode().encode("utf-32"),
    "xhtml": lambda: b'<?xml version="1.0" encoding="utf-8"?>' + page(),
    "frames": lambda: (
        b"<html><frameset><frame src='a.html'><noframes>Se a</noframes></frameset></html>"
    ),
    "lists-only": lambda: page("<ul>" + "<li>Åbne et værested</li>" * 40 + "</ul>"),
    "list-broken": lambda: page("<ul><p>a</p><li>b<li>c<ol><li>d</ul>e</ol><dl><dd>f<dt>g</dl>"),
    "table-broken": lambda: page("<table><td>a<tr><th>b<table><td>c</table><caption>d"),
    "table-spans": lambda: page(
        "<table><tr><td colspan='999999999' rowspan='-3'>a<td rowspan=x>b</table>"
    ),
    "table-wide": lambda: page("<table><tr>" + "<td>a</td>" * 20_000 + "</tr></table>"),
    "tables-deep": lambda: _many("table><tr><td", 3000),
    "deep": lambda: _many("div", 100_000),
    "deep-inline": lambda: _many("b", 50_000),
    "deep-lists": lambda: _many("ul><li", 20_000),
    "attribute-long": lambda: page(f"<p title='{'x' * 2_000_000}'>tekst</p>"),
    "attributes-many": lambda: page(
        "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">tekst</p>"
    ),
    "picture-inside": lambda: page(
        f"<img src='data:x;base64,{base64.b64encode(bytes(3_000_000)).decode()}'>" + _CONTENT
    ),
    "text-long": lambda: page("<p>" + "ord " * 1_000_000 + "</p>"),
    "text-huge": lambda: page("<p>" + "æ " * 20_000_000 + "</p>"),
    "word-long": lambda: page("<p>" + "a" * 3_000_000 + "</p>"),
    "paragraphs-many": lambda: page("<p>Vi vil bygge.</p>" * 30_000),
    "breaks-many": lambda: page("<p>" + "Vi vil bygge.<br>" * 30_000 + "</p>"),
    "script-only": lambda: page("<div id='app'></div><script>" + "x();" * 10_000 + "</script>"),
    "svg": lambda: page(
        "<svg><text>tekst</text><foreignObject>" + _CONTENT + "</foreignObject></svg>"
    ),
    "hidden": lambda: page(f"<div hidden>{_CONTENT}</div>"),
    "saved-mail": lambda: b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n" + page(),
}  # fmt: skip

_LINE = "Kommunen vil åbne et værested for unge i byen.\n"

TEXTS: dict[str, Callable[[], bytes]] = {
    "plain": lambda: (_LINE * 5).encode(),
    "cp1252": lambda: (_LINE * 5).encode("cp1252"),
    "mac": lambda: (_LINE * 5).encode("mac_roman"),
    "utf-16-no-mark": lambda: (_LINE * 5).encode("utf-16-le"),
    "odd-bytes": lambda: _LINE.encode() + bytes(range(128, 256)) + _LINE.encode(),
    "mark-twice": lambda: b"\xef\xbb\xbf\xef\xbb\xbf" + _LINE.encode(),
    "utf-16-cut": lambda: (_LINE * 5).encode("utf-16")[:-1],
    "surrogates": lambda: "a\ud800b".encode("utf-16-le", "surrogatepass") * 30,
    "carriage-returns": lambda: (_LINE * 5).replace("\n", "\r").encode(),
    "feeds": lambda: b"\x0c" * 5000 + _LINE.encode(),
    "blank": lambda: b"\n" * 100_000,
    "one-line": lambda: b"ord " * 2_000_000,
    "one-word": lambda: b"a" * 3_000_000,
    "letters": lambda: b"a b c d " * 400_000,
    "dashes": lambda: b"- " * 500_000 + b"x",
    "stars": lambda: b"*" * 500_000 + b"x",
    "underscores": lambda: b"_a_ " * 200_000,
    "pipes": lambda: (b"|" * 20_000 + b"\n") * 20,
    "tabs": lambda: (b"a\t" * 20_000 + b"\n") * 20,
    "quotes": lambda: b"> " * 300_000 + b"x",
    "brackets": lambda: b"[" * 200_000 + b"](" * 100_000,
    "hashes": lambda: b"# " * 200_000 + b"x",
    "dots": lambda: b"." * 500_000 + b" 7",
    "dotted-lines": lambda: b"Maal ......................... 7\n" * 20_000,
    "numbers": lambda: b"".join(b"%d\n" % number for number in range(100_000)),
    "items": lambda: b"- punkt\n" * 60_000,
    "short-lines": lambda: b"Kort linje\n\n" * 60_000,
    "same-lines": lambda: b"Denne linje staar her igen og igen paa hver eneste side.\n" * 60_000,
    "table": lambda: b"a\tb\tc\n" * 40_000,
    "aligned": lambda: b"Indsats        Ansvarlig        Frist\n" * 20_000,
    "hyphens": lambda: b"ord- ord- og ordning- " * 100_000,
    "soft-hyphens": lambda: ("ord\u00adning " * 200_000).encode(),
    "combining": lambda: ("a" + "\u0300" * 200_000).encode(),
    "right-to-left": lambda: ("\u202e\u05d0\u05d1 " * 50_000).encode(),
    "digits": lambda: b"1" * 500_000,
    "paragraph-signs": lambda: "§ 85 ".encode() * 200_000,
    "footnotes": lambda: "Tekst¹ og mere²\n\n¹ Se her\n\n".encode() * 10_000,
    "years": lambda: b"2019-2022 " * 200_000,
    "commune": lambda: b"Kommune " * 300_000,
}
