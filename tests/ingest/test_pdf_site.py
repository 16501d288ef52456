"""What a web site sets around a page that is printed: menus and notices among links."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from reading_builders import pdf_of

from policymine.ingest.pdf.reader import read_pdf

MENU = ("Borger", "Erhverv", "Om byen", "Job")
NOTICE = "Vi bruger cookies til statistik på siden."
TITLE = "Plan for unge i byen"
PROSE = (
    "Kommunen åbner en café på havnen, hvor unge kan mødes uden at",
    "købe noget, og ansætter to vejledere, som de kan tale med der.",
)


def _link(canvas: Any, y: float, text: str, x: float = 50) -> None:
    canvas.drawString(x, y, text)
    box = (x, y - 3, x + canvas.stringWidth(text, "Helvetica", 11), y + 9)
    canvas.linkURL("https://example.org/", box)


def _around(canvas: Any) -> None:
    canvas.setFont("Helvetica", 11)
    canvas.drawString(50, 790, NOTICE)
    for number, name in enumerate(MENU):
        _link(canvas, 765 - 15 * number, name)


def _body(canvas: Any, size: int = 20, x: float = 50) -> None:
    canvas.setFont("Helvetica-Bold", size)
    canvas.drawString(x, 670, TITLE)
    canvas.setFont("Helvetica", 11)
    for number, line in enumerate(PROSE * 3):
        canvas.drawString(x, 640 - 14 * number - 12 * (number // 2), line)
    _link(canvas, 500, "Tilgængelighed")
    _link(canvas, 485, "Cookies")


def _printed(canvas: Any) -> None:
    _around(canvas)
    _body(canvas)


def _beside_menu(canvas: Any) -> None:
    _around(canvas)
    _body(canvas, x=180)
    for number, name in enumerate(("Sundhed", "Ældre", "Unge", "Handicap")):
        _link(canvas, 665 - 20 * number, name)


def _without_title(canvas: Any) -> None:
    _around(canvas)
    _body(canvas, size=11)


def _without_menu(canvas: Any) -> None:
    canvas.setFont("Helvetica", 11)
    canvas.drawString(50, 790, NOTICE)
    _body(canvas)


def texts(draw: Callable[[Any], None]) -> list[str]:
    """Return the texts of the blocks of a page that is drawn."""
    return [block.text for block in read_pdf(pdf_of(draw)).blocks]


@pytest.mark.parametrize("draw", [_printed, _beside_menu])
def test_menus_around_the_title_and_links_at_the_end_are_no_text(
    draw: Callable[[Any], None],
) -> None:
    assert texts(draw) == [TITLE, *[" ".join(PROSE)] * 3]


@pytest.mark.parametrize("draw", [_without_title, _without_menu])
def test_without_a_title_or_links_above_it_all_is_text(draw: Callable[[Any], None]) -> None:
    found = " ".join(texts(draw))
    assert NOTICE in found
    assert "Tilgængelighed" in found


def test_what_a_browser_prints_at_the_edges_is_no_text() -> None:
    def page(canvas: Any) -> None:
        _body(canvas)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(30, 820, "3.11.2025 09.41")
        canvas.drawString(30, 16, "https://www.nordby.example.dk/politik/planer/unge?a=1")
        canvas.drawString(550, 16, "1/1")

    assert texts(page) == [TITLE, *[" ".join(PROSE)] * 3, "Tilgængelighed", "Cookies"]
