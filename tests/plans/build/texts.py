"""Render plans as plain text: clean, or as it comes out of a PDF; and as Markdown."""

from __future__ import annotations

import re

from breaking import break_lines
from source import FOOTNOTE, Block, Plan

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def typed(text: str) -> str:
    """Return `text` as typed characters: no bold signs, footnote signs raised."""
    return FOOTNOTE.sub(lambda m: m.group(1).translate(SUPERSCRIPT), text.replace("**", ""))


def hang(text: str, glyph: str, width: int, indent: int, *, hyphens: bool) -> list[str]:
    """Wrap a list item with its glyph and a hanging indent."""
    pad = " " * indent
    lines = break_lines(text, width - indent - len(glyph) - 1, len, hyphens=hyphens)
    head = f"{pad}{glyph} {lines[0]}"
    return [head, *(pad + " " * (len(glyph) + 1) + line for line in lines[1:])]


def column_rows(block: Block, width: int) -> list[str]:
    """Lay a table out in aligned columns, the way pdftotext -layout shows one."""
    count = max(len(row) for row in block.rows)
    full = [row for row in block.rows if len(row) == count]
    weights = [max(6, max(len(row[i]) for row in full) ** 0.5) for i in range(count)]
    longest = [
        max(len(word) for row in full for word in (row[i].split() or [""])) for i in range(count)
    ]
    room = width - 2 * (count - 1)
    widths = [
        max(int(room * w / sum(weights)), need) for w, need in zip(weights, longest, strict=True)
    ]
    lines = []
    for row in block.rows:
        if len(row) == 1:
            lines += [typed(row[0]), ""]
            continue
        cells = [
            break_lines(typed(cell), widths[i], len, hyphens=False) for i, cell in enumerate(row)
        ]
        for n in range(max(len(cell) for cell in cells)):
            parts = [
                (cell[n] if n < len(cell) else "").ljust(widths[i]) for i, cell in enumerate(cells)
            ]
            lines.append("  ".join(parts).rstrip())
        lines.append("")
    return lines


def block_lines(block: Block, layout: dict[str, str]) -> list[str]:
    """Render one block as lines."""
    width = int(layout.get("width", "80"))
    hyphens = layout.get("hyphens", "yes") == "yes"
    wrap = layout.get("wrap", "yes") == "yes"
    text = typed(block.text)
    glyphs = layout.get("glyph", "•").split()
    room = width if wrap else 10**6
    if block.kind == "heading":
        if block.level == 1 and layout.get("caps") == "yes":
            text = text.upper()
        lines = break_lines(text, room, len, hyphens=False)
        rule = {1: "=", 2: "-"}.get(block.level) if layout.get("rules") == "yes" else None
        if rule:
            lines.append(rule * min(len(lines[-1]), width))
        return ["", *lines] if layout.get("loose", "yes") == "yes" else lines
    if block.kind == "bullet":
        glyph = glyphs[min(block.level, len(glyphs) - 1)]
        return hang(text, glyph, room, 2 * block.level, hyphens=hyphens)
    if block.kind == "number":
        return hang(text, block.label, room, 0, hyphens=hyphens)
    if block.kind == "table":
        return column_rows(block, int(layout.get("table_width", str(width))))
    if block.kind == "directive" and block.label in ("raw", "line"):
        return [text]
    if block.kind == "directive" and block.label == "toc":
        title, _, number = text.partition("|")
        return [f"{title} ".ljust(width - len(number) - 1, ".") + f" {number}"]
    if block.kind == "directive":
        return []
    return break_lines(text, room, len, hyphens=hyphens)


def body_lines(plan: Plan) -> list[str]:
    """Render the blocks as lines; a form feed stands for ``!page``."""
    lines: list[str] = []
    previous = ""
    tight = plan.layout.get("tight", "yes") == "yes"
    for block in plan.blocks:
        if block.kind == "directive" and block.label == "page":
            lines.append("\f")
            continue
        group = {"number": "bullet"}.get(block.kind, block.kind)
        if block.kind == "directive":
            group = block.label
        joined = group in ("raw", "line", "toc") or (group == "bullet" and tight)
        if lines and not (group == previous and joined):
            lines.append("")
        lines.extend(block_lines(block, plan.layout))
        previous = group
    return lines


def render_txt(plan: Plan) -> bytes:
    """Render a clean text file."""
    text = "\n".join(body_lines(plan)).replace("\f\n", "")
    return (re.sub(r"\n{4,}", "\n\n\n", text).strip("\n") + "\n").encode()


def render_cut(plan: Plan) -> bytes:
    """Render text as cut out of a PDF: pages, running headers, page numbers, divided words."""
    layout = plan.layout
    height = int(layout.get("height", "44"))
    pages: list[list[str]] = [[]]
    for line in body_lines(plan):
        if line == "\f":
            pages.append([])
            continue
        if len(pages[-1]) >= height:
            pages.append([])
        if line or pages[-1]:
            pages[-1].append(line)
    out: list[str] = []
    for number, lines in enumerate(pages, start=1):
        marks = {"page": number, "pages": len(pages)}
        if number > 1 and layout.get("header"):
            out.extend([layout["header"].format(**marks), "", ""])
        out.extend(lines)
        if number > 1 or layout.get("first", "yes") == "yes":
            out.extend(["", "", layout.get("footer", "{page}").format(**marks)])
        out.append("\f" if layout.get("feed", "yes") == "yes" else "\n")
    return ("\n".join(out).strip("\n\f") + "\n").encode()


def render_md(plan: Plan) -> bytes:
    """Render Markdown."""
    out: list[str] = []
    previous = ""
    for block in plan.blocks:
        text = FOOTNOTE.sub(r"[^\1]", block.text)
        if out and not (block.kind == previous and block.kind in ("bullet", "number")):
            out.append("")
        if block.kind == "heading":
            out.append("#" * block.level + " " + text)
        elif block.kind == "bullet":
            out.append("  " * block.level + plan.layout.get("glyph", "-") + " " + text)
        elif block.kind == "number":
            out.append(f"{block.label} {text}")
        elif block.kind == "table":
            head, *rows = block.rows
            out.append("| " + " | ".join(head) + " |")
            out.append("|" + " --- |" * len(head))
            out.extend("| " + " | ".join(row) + " |" for row in rows)
        elif block.kind == "directive" and block.label == "raw":
            out.append(block.text)
        elif block.kind == "paragraph":
            out.append(text)
        previous = block.kind
    return ("\n".join(out).strip("\n") + "\n").encode()
