"""The layouts: what plans of Danish municipalities look like, a page or two of each manner."""

from __future__ import annotations

from plan_pages import (
    BOLD,
    HIGH,
    ITALIC,
    PLAIN,
    SENTENCES,
    WIDE,
    Layout,
    Sheet,
    Truth,
    break_lines,
    prose,
)
from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth


def brochure(sheet: Sheet) -> Truth:
    """Two columns under a title, a coloured box in one, broken words, page numbers outside."""
    truth: Truth = []
    for page in (2, 3, 4):
        foot = (
            f"{page} | Socialplan for Nordby"
            if page % 2 == 0
            else f"Socialplan for Nordby | {page}"
        )
        sheet.put(60 if page % 2 == 0 else 420, 30, foot, 8)
        sheet.y = HIGH - 80
        sheet.heading(f"Sammen om hverdagen, del {page - 1}", size=20, color="#1f4e79")
        truth.append(("heading", f"Sammen om hverdagen, del {page - 1}"))
        top = sheet.y
        for column, x in enumerate((60, 310)):
            sheet.y = top - 4 * column
            for number in range(3):
                text = prose(page + 4 * column + number, 4)
                sheet.text(text, x, 225, hyphens=True)
                truth.append(("paragraph", text))
            if column == 0:
                sheet.canvas.setFillColor(HexColor("#dce9f5"))
                sheet.canvas.rect(60, sheet.y - 62, 225, 66, stroke=0, fill=1)
                sheet.canvas.setFillColor(HexColor("#000000"))
                sheet.y -= 14
                sheet.text(SENTENCES[page], 70, 205, font=BOLD)
                truth.append(("box", SENTENCES[page]))
        sheet.turn()
    return truth


def report(sheet: Sheet) -> Truth:
    """A cover, contents with leaders, numbered headings, a running title and ``Side 3 af 5``."""
    title = "Psykiatripolitik 2022-2026"
    sheet.put(60, 560, title, 30, BOLD)
    sheet.put(60, 520, "Vedtaget af byrådet den 14. juni 2022", 12)
    truth: Truth = [("heading", title), ("paragraph", "Vedtaget af byrådet den 14. juni 2022")]
    heads = ("Forord", "Visionen", "Mål og indsatser", "Opfølgning")
    sheet.turn()
    sheet.put(60, 800, title, 9)
    sheet.put(280, 30, "Side 2 af 6", 9)
    sheet.heading("Indhold")
    for number, head in enumerate(heads, start=1):
        dots = "." * int((440 - stringWidth(head, PLAIN, 10)) / 2.78)
        sheet.put(60, sheet.y, f"{number} {head} {dots} {number + 2}")
        sheet.y -= 16
    for number, head in enumerate(heads, start=1):
        sheet.turn()
        sheet.put(60, 800, title, 9)
        sheet.put(280, 30, f"Side {number + 2} af 6", 9)
        sheet.heading(f"{number} {head}")
        truth.append(("heading", head))
        for count in range(3):
            text = prose(2 * number + count, 5)
            sheet.text(text)
            truth.append(("paragraph", text))
    return truth


def lists(sheet: Sheet) -> Truth:
    """Glyphs of several kinds, items over lines and pages, a glyph on a line of its own."""
    truth: Truth = []
    for number, (font, glyph) in enumerate(
        ((PLAIN, "•"), (PLAIN, "–"), ("ZapfDingbats", "n"), ("Symbol", "\u2022"), (PLAIN, "·"))
    ):
        lead_in = f"I spor {number + 1} vil byrådet gøre dette:"
        sheet.text(lead_in)
        truth.append(("paragraph", lead_in))
        for count in range(3):
            sheet.canvas.setFont(font, 10)
            sheet.canvas.drawString(66, sheet.y, glyph)
            text = f"{SENTENCES[number + count]} {SENTENCES[number + count + 2]}"
            sheet.text(text, 84, 430, after=3)
            truth.append(("list_item", text))
        sheet.y -= 8
    sheet.text("Derudover skal disse tre ting ske:")
    truth.append(("paragraph", "Derudover skal disse tre ting ske:"))
    for count in range(3):
        sheet.put(66, sheet.y, "•")
        sheet.y -= 13
        sheet.text(SENTENCES[count + 5], 84, 430, after=3)
        truth.append(("list_item", SENTENCES[count + 5]))
    return truth


def open_table(sheet: Sheet) -> Truth:
    """A table with lines between its rows only, cells of several lines, over two pages."""
    left, widths = (60, 190, 340, 460), (115, 135, 105, 80)
    heads = ("Indsats", "Formål", "Ansvarlig", "Tidsplan")
    truth: Truth = [("heading", "Handleplan")]
    sheet.heading("Handleplan")
    for page in range(2):
        for x, head in zip(left, heads, strict=True):
            sheet.put(x, sheet.y, head, 9, BOLD)
        sheet.canvas.line(60, sheet.y - 4, 540, sheet.y - 4)
        sheet.y -= 18
        for number in range(6):
            cells = (
                f"Tiltag {6 * page + number + 1}: Nyt tilbud",
                SENTENCES[(number + 4 * page) % 10],
                "Center for Social Indsats",
                f"{number + 1}. kvartal 2023",
            )
            top, low = sheet.y, sheet.y
            for x, width, cell in zip(left, widths, cells, strict=True):
                sheet.y = top
                sheet.text(cell, x, width, size=9, after=0)
                low = min(low, sheet.y)
            sheet.canvas.line(60, low + 6, 540, low + 6)
            sheet.y = low - 6
            truth.append(("row", " | ".join(cells)))
        if not page:
            sheet.turn()
    return truth


def shaded_table(sheet: Sheet) -> Truth:
    """A table of coloured cells without lines, a row going on over the page."""
    left, widths = (60, 200, 420), (140, 220, 120)
    heads = ("Initiativ", "Beskrivelse", "Ansvar")
    truth: Truth = []
    sheet.y = 300
    sheet.text(prose(1, 3))
    truth.append(("paragraph", prose(1, 3)))

    def band(height: float, color: str) -> None:
        for x, width in zip(left, widths, strict=True):
            sheet.canvas.setFillColor(HexColor(color))
            sheet.canvas.rect(x, sheet.y - height, width - 1, height - 1, stroke=0, fill=1)
        sheet.canvas.setFillColor(HexColor("#000000"))

    def row(cells: tuple[str, ...], height: float, color: str, font: str = PLAIN) -> None:
        band(height, color)
        top = sheet.y
        for x, width, cell in zip(left, widths, cells, strict=True):
            sheet.y = top - 12
            sheet.text(cell, x + 4, width - 10, size=9, font=font)
        sheet.y = top - height

    row(heads, 20, "#c9d7e8", BOLD)
    for number in range(3):
        cells = (f"{number + 1}. Nyt fællesskab", SENTENCES[number], "Socialchefen")
        row(cells, 46, "#eef3f9")
        truth.append(("row", " | ".join(cells)))
    sheet.turn()
    row(heads, 20, "#c9d7e8", BOLD)
    for number in range(3, 6):
        cells = (f"{number + 1}. Nyt fællesskab", SENTENCES[number], "Socialchefen")
        row(cells, 46, "#eef3f9")
        truth.append(("row", " | ".join(cells)))
    return truth


def margin_heads(sheet: Sheet) -> Truth:
    """Short heads in a margin on the left, the text to the right of them."""
    truth: Truth = []
    for number, head in enumerate(("Baggrund", "Formål", "Indsats", "Opfølgning")):
        sheet.put(60, sheet.y, head, 10, BOLD)
        truth.append(("heading", head))
        for count in range(2):
            text = prose(number + count, 4)
            sheet.text(text, 190, 345)
            truth.append(("paragraph", text))
        sheet.y -= 6
    return truth


def ornaments(sheet: Sheet) -> Truth:
    """A title with spaced letters, a head in small capitals, a large first letter."""
    x = 60.0
    for letter in "VELFÆRDSPLAN":
        sheet.put(x, sheet.y, letter, 22, BOLD)
        x += stringWidth(letter, BOLD, 22) + 9
    sheet.y -= 50
    x = 60.0
    for word in ("Mennesker", "Først"):
        for place, letter in enumerate(word.upper()):
            size = 15 if place == 0 else 11.5
            sheet.put(x, sheet.y, letter, size, BOLD)
            x += stringWidth(letter, BOLD, size)
        x += 6
    sheet.y -= 40
    text = prose(0, 5)
    sheet.put(60, sheet.y - 14, text[0], 36, BOLD)
    first = text[1:]
    words, line = first.split(" "), ""
    while words and stringWidth(f"{line} {words[0]}", PLAIN, 10) < 440:
        line = f"{line} {words.pop(0)}".strip()
    sheet.put(90, sheet.y, line)
    sheet.y -= 13
    line = ""
    while words and stringWidth(f"{line} {words[0]}", PLAIN, 10) < 440:
        line = f"{line} {words.pop(0)}".strip()
    sheet.put(90, sheet.y, line)
    sheet.y -= 13
    sheet.text(" ".join(words), 60, 470)
    sheet.text(prose(3, 4), 60, 470)
    return [
        ("heading", "VELFÆRDSPLAN"),
        ("heading", "MENNESKER FØRST"),
        ("paragraph", text),
        ("paragraph", prose(3, 4)),
    ]


def footnotes(sheet: Sheet) -> Truth:
    """Raised numbers in the text, notes in small print below a short rule."""
    truth: Truth = []
    for page in range(2):
        for number in range(3):
            text = prose(page + 2 * number, 6)
            sheet.text(text)
            truth.append(("paragraph", text))
        head = "Tilbuddet bygger på serviceloven"
        sheet.put(60, sheet.y, head)
        x = 60 + stringWidth(head, PLAIN, 10)
        sheet.put(x, sheet.y + 4, str(page + 1), 6)
        sheet.put(x + 4, sheet.y, " og på kommunens kvalitetsstandard.")
        truth.append(("paragraph", f"{head} og på kommunens kvalitetsstandard."))
        sheet.canvas.line(60, 120, 200, 120)
        sheet.put(60, 108, str(page + 1), 5)
        sheet.put(65, 105, "Se lovbekendtgørelsen om social service med senere ændringer.", 8)
        note = "Se lovbekendtgørelsen om social service med senere ændringer."
        truth.append(("footnote", note))
        sheet.put(290, 40, str(page + 1), 9)
        sheet.turn()
    return truth


def figure(sheet: Sheet) -> Truth:
    """A diagram with labels and a turned axis between two paragraphs, a caption under it."""
    truth: Truth = [("paragraph", prose(0, 4)), ("paragraph", "2019 2020 2021 2022")]
    sheet.text(prose(0, 4))
    base = sheet.y - 160
    for number, height in enumerate((40, 80, 120, 90)):
        sheet.canvas.setFillColor(HexColor("#4472c4"))
        sheet.canvas.rect(120 + 70 * number, base, 40, height, stroke=0, fill=1)
        sheet.canvas.setFillColor(HexColor("#000000"))
        sheet.put(130 + 70 * number, base - 12, str(2019 + number), 8)
    sheet.canvas.saveState()
    sheet.canvas.rotate(90)
    sheet.put(base + 20, -100, "Antal borgere", 8)
    sheet.canvas.restoreState()
    sheet.y = base - 34
    sheet.text("Figur 1: Borgere i bostøtte efter år. Kilde: Egne tal.", size=8.5, font=PLAIN)
    sheet.text(prose(5, 4))
    truth.append(("paragraph", "Figur 1: Borgere i bostøtte efter år. Kilde: Egne tal."))
    truth.append(("paragraph", prose(5, 4)))
    return truth


def cards(sheet: Sheet) -> Truth:
    """Four boxes in two rows, each an initiative with its labels."""
    truth: Truth = [("heading", "Vores indsatser")]
    sheet.heading("Vores indsatser")
    start = sheet.y
    for number, (x, y) in enumerate(
        ((60, start), (310, start), (60, start - 190), (310, start - 190))
    ):
        sheet.canvas.setStrokeColor(HexColor("#2e7d32"))
        sheet.canvas.rect(x, y - 175, 225, 175, stroke=1, fill=0)
        sheet.y = y - 20
        sheet.heading(f"Indsats {number + 1}: Et nyt mødested", x + 10, size=11)
        truth.append(("heading", f"Indsats {number + 1}: Et nyt mødested"))
        text = prose(number, 2)
        sheet.text(text, x + 10, 205, size=9.5)
        truth.append(("paragraph", text))
        for label, value in (("Ansvarlig", "Kulturchefen"), ("Tidsplan", "Forår 2024")):
            sheet.put(x + 10, sheet.y, f"{label}:", 9.5, BOLD)
            sheet.put(x + 10 + stringWidth(f"{label}: ", BOLD, 9.5), sheet.y, value, 9.5)
            sheet.y -= 16
            truth.append(("paragraph", f"{label}: {value}"))
    return truth


def fact_sheet(sheet: Sheet) -> Truth:
    """A ruled table of labels and values one of which goes on over the page."""
    truth: Truth = []
    facts = (
        ("Baggrund", prose(0, 4)),
        ("Mål", prose(3, 5)),
        ("Ansvarlig", "Socialchefen"),
        ("Tidsplan", "2024-2026"),
    )

    def box(label: str, lines: list[str]) -> None:
        height = 13 * len(lines) + 8
        for x, width in ((60, 110), (170, 365)):
            sheet.canvas.rect(x, sheet.y - height, width, height, stroke=1, fill=0)
        sheet.put(64, sheet.y - 13, label, 10, BOLD)
        for number, line in enumerate(lines):
            sheet.put(174, sheet.y - 13 - 13 * number, line)
        sheet.y -= height

    def head() -> None:
        sheet.put(430, 810, "Nordby Kommune", 9)
        sheet.put(430, 798, "Socialstrategi", 9)
        sheet.y = 770

    head()
    for number in range(6):
        sheet.text(prose(number, 6))
        truth.append(("paragraph", prose(number, 6)))
    sheet.heading("Indsats 1: Et nyt værested", size=12)
    truth.append(("heading", "Indsats 1: Et nyt værested"))
    box("Baggrund", list(break_lines(facts[0][1], 350, 10, PLAIN)))
    lines = list(break_lines(facts[1][1], 350, 10, PLAIN))
    box("Mål", lines[:2])
    sheet.turn()
    head()
    box("", lines[2:])
    for label, value in facts[2:]:
        box(label, [value])
    return [*truth, *(("row", f"{label} | {value}") for label, value in facts)]


def turned(sheet: Sheet) -> Truth:
    """A page in landscape whose text is turned on an upright sheet, after an upright page."""
    truth: Truth = []
    for number in range(3):
        sheet.text(prose(number, 5))
        truth.append(("paragraph", prose(number, 5)))
    sheet.turn()
    sheet.canvas.translate(WIDE, 0)
    sheet.canvas.rotate(90)
    sheet.y = 520
    for number in range(3):
        text = prose(number + 4, 6)
        sheet.text(text, 60, 700)
        truth.append(("paragraph", text))
    return truth


def same_edge(sheet: Sheet) -> Truth:
    """Pages that end with the same words of text: nothing there runs."""
    truth: Truth = []
    for page in range(4):
        sheet.y = 780
        for number in range(8):
            text = prose(page + number, 4 if page in (0, 2) else 5)
            sheet.text(text)
            truth.append(("paragraph", text))
        sheet.y = 124 if page in (0, 2) else 100
        sheet.text(prose(page + 9, 3), after=0)
        truth.append(("paragraph", prose(page + 9, 3)))
        if page in (0, 2):
            sheet.text("Udvalget følger op hvert år.")
            truth.append(("paragraph", "Udvalget følger op hvert år."))
        sheet.put(290, 30, f"- {page + 1} -", 9)
        if page < 3:
            sheet.turn()
    return truth


def side_column(sheet: Sheet) -> Truth:
    """A narrow column of facts in small print beside the text, apart from it."""
    truth: Truth = [("heading", "Et trygt hjem")]
    sheet.heading("Et trygt hjem")
    top = sheet.y
    for number in range(4):
        sheet.text(prose(number, 4), 60, 320)
        truth.append(("paragraph", prose(number, 4)))
    sheet.y = top
    sheet.heading("Fakta", 410, size=11)
    truth.append(("heading", "Fakta"))
    for number in range(3):
        sheet.text(SENTENCES[number + 4], 410, 130, size=8.5)
        truth.append(("paragraph", SENTENCES[number + 4]))
    return truth


def numbered_contents(sheet: Sheet) -> Truth:
    """Contents with the page numbers in front, a quotation in large print between paragraphs."""
    sheet.heading("Indhold")
    entries = ((3, "Forord"), (6, "Fokusområde 1: Tidlig indsats"), (9, "Boliger"), (15, "Bilag"))
    for page, entry in entries:
        sheet.put(60, sheet.y, f"{page:02d}", 14, BOLD)
        sheet.put(100, sheet.y, entry, 11)
        sheet.y -= 26
    sheet.turn()
    sheet.heading("Forord")
    quotation = "”Jeg vil gerne have, at nogen spørger mig først.”"
    sheet.text(prose(0, 5))
    sheet.canvas.setFillColor(HexColor("#7a2e3a"))
    sheet.text(quotation, 120, 300, size=16, font=ITALIC)
    sheet.canvas.setFillColor(HexColor("#000000"))
    sheet.text("Borger, 34 år", 120, 300, size=9)
    sheet.text(prose(1, 5))
    return [
        ("heading", "Forord"),
        ("paragraph", prose(0, 5)),
        ("paragraph", quotation),
        ("paragraph", "Borger, 34 år"),
        ("paragraph", prose(1, 5)),
    ]


def wide_items(sheet: Sheet) -> Truth:
    """Items far from their glyphs, text right after the last, numbers, a list over two pages."""
    truth: Truth = [("paragraph", "Vi vil:")]
    sheet.text("Vi vil:")
    for number in range(4):
        sheet.put(66, sheet.y, "•")
        text = f"{SENTENCES[number]} {SENTENCES[number + 3]}"
        sheet.text(text, 140, 380, after=2)
        truth.append(("list_item", text))
    sheet.text(prose(2, 3))
    truth.append(("paragraph", prose(2, 3)))
    for number in range(24):
        text = f"{SENTENCES[number % 10]} {SENTENCES[(number + 3) % 10]}"
        sheet.put(66, sheet.y, f"{number + 1}.")
        sheet.text(text, 84, 380, after=2)
        truth.append(("list_item", text))
        if sheet.y < 90:
            sheet.put(290, 30, "1", 9)
            sheet.turn()
    sheet.put(290, 30, "2", 9)
    return truth


LAYOUTS: tuple[Layout, ...] = (
    brochure,
    report,
    lists,
    open_table,
    shaded_table,
    margin_heads,
    ornaments,
    footnotes,
    figure,
    cards,
    fact_sheet,
    turned,
    same_edge,
    side_column,
    numbered_contents,
    wide_items,
)
