"""Plans drawn page by page in the manner of several municipalities, each with what it says.

A layout draws itself on a canvas and returns the blocks that a reader has to find, as
``(kind, text)`` in reading order; a row of a table is ``("row", "cell | cell")``.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

Truth = list[tuple[str, str]]
Layout = Callable[["Sheet"], Truth]
PLAIN, BOLD, ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"
WIDE, HIGH = 595, 842
VOWELS = "aeiouyæøå"

SENTENCES = (
    "Kommunen åbner et værested i midtbyen, hvor voksne kan mødes om aftenen og lave mad sammen.",
    "Medarbejderne lærer den samme metode, så borgerne møder én tilgang i hele kommunen.",
    "Samarbejdet med hospitalet styrkes gennem faste møder og en kontaktperson i hver afdeling.",
    "Der mangler boliger til unge, som både har et misbrug og en psykisk lidelse.",
    "Pårørende inviteres til samtalegrupper tre gange om året i sundhedshuset.",
    "Indsatsen evalueres hvert andet år ved hjælp af borgernes egne vurderinger.",
    "Frivillige foreninger får nøgle til kulturhuset og kan bruge lokalerne uden betaling.",
    "Jobcentret og bostøtten laver en fælles plan for borgere, der vil i arbejde eller uddannelse.",
    "Skolerne får en fast psykolog, som forældre kan ringe til uden henvisning.",
    "Budgettet drøftes med brugerrådet, før udvalget tager stilling til det i foråret.",
)


def prose(start: int, count: int) -> str:
    """Return sentences as a paragraph; different starts begin differently."""
    return " ".join(SENTENCES[(start + 3 * number) % len(SENTENCES)] for number in range(count))


class Sheet:
    """A canvas with a pen that knows how to set text."""

    def __init__(self) -> None:
        self.buffer = io.BytesIO()
        self.canvas: Any = Canvas(self.buffer, pagesize=(WIDE, HIGH), invariant=1)
        self.y = HIGH - 70.0

    def turn(self, size: tuple[float, float] = (WIDE, HIGH)) -> None:
        """Begin the next page."""
        self.canvas.showPage()
        self.canvas.setPageSize(size)
        self.y = size[1] - 70.0

    def done(self) -> bytes:
        """Return the PDF."""
        self.canvas.save()
        return self.buffer.getvalue()

    def put(self, x: float, y: float, text: str, size: float = 10, font: str = PLAIN) -> None:
        """Set one line."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)

    def text(
        self,
        text: str,
        x: float = 60,
        width: float = 475,
        *,
        size: float = 10,
        font: str = PLAIN,
        after: float = 8,
        hang: float = 0,
        hyphens: bool = False,
        lead: float = 1.3,
    ) -> None:
        """Set a paragraph at the pen and move the pen below it."""
        for number, line in enumerate(break_lines(text, width, size, font, hang, hyphens)):
            self.put(x + (hang if number else 0), self.y, line, size, font)
            self.y -= lead * size
        self.y -= after

    def heading(self, text: str, x: float = 60, *, size: float = 16, color: str = "") -> None:
        """Set a heading at the pen."""
        self.y -= 0.6 * size
        if color:
            self.canvas.setFillColor(HexColor(color))
        self.text(text, x, size=size, font=BOLD, after=0.3 * size)
        self.canvas.setFillColor(HexColor("#000000"))

    def item(self, glyph: str, text: str, x: float = 60, width: float = 475, **how: Any) -> None:
        """Set an item of a list with its glyph in the margin."""
        self.put(x, self.y, glyph, how.get("size", 10))
        self.text(text, x + 14, width - 14, after=3, **how)


def break_lines(
    text: str, width: float, size: float, font: str, hang: float = 0, hyphens: bool = False
) -> Iterator[str]:
    """Yield the lines of a paragraph, long words broken where ``hyphens`` allows it."""
    line, room = "", width
    for word in text.split(" "):
        while True:
            trial = f"{line} {word}".strip()
            if stringWidth(trial, font, size) <= room:
                line = trial
                break
            head = _head(word, line, room, size, font) if hyphens else ""
            yield f"{line} {head}-".strip() if head else line
            word, line, room = word[len(head) :], "", width - hang
    yield line


def _head(word: str, line: str, room: float, size: float, font: str) -> str:
    """Return as much of a word as fits with a hyphen, broken after a vowel; nothing if none."""
    for cut in range(len(word) - 4, 2, -1):
        fits = stringWidth(f"{line} {word[:cut]}-", font, size) <= room
        if fits and word[cut - 1] in VOWELS and word[cut] not in VOWELS and word[:cut].isalpha():
            return word[:cut]
    return ""
