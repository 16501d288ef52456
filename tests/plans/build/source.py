"""Read a plan's source: light markup with the gold annotation written inline.

Front matter (``@key value``) ends at a line ``---``. The body knows ``#`` headings, ``- ``
bullets (two spaces a level), ``1. `` items, ``| cell | cell |`` rows, ``!directive argument``
lines, and paragraphs. Annotation marks wrap the passage they are about:

``{{g id n=1 :: title}}``  a goal; initiatives that follow belong to it
``{{gt :: text}}``         the text of the current goal
``{{use id}}``             go back to a goal (``{{use -}}``: to none)
``{{i c=vil s=planned codes=P1,P2 resp="…" dl=2022-12-31 money=5 law="§ 85" :: text}}``
``{{t :: text}}``          a passage that looks like an initiative and is none
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MARK = re.compile(r"\{\{(\w+)\s*(.*?)\s*(?:::\s*(.*?)\s*)?\}\}", re.S)
FOOTNOTE = re.compile(r"\^(\d+)\^")


@dataclass(frozen=True)
class Block:
    """One block of a source: its kind, its text, and for tables its rows."""

    kind: str
    text: str = ""
    level: int = 0
    label: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass
class Plan:
    """A parsed source: blocks without marks, the layout, and the gold record."""

    name: str
    blocks: list[Block] = field(default_factory=list)
    layout: dict[str, str] = field(default_factory=dict)
    gold: dict[str, Any] = field(default_factory=dict)


def plain(text: str) -> str:
    """Return `text` without inline formatting and footnote signs."""
    return FOOTNOTE.sub("", text.replace("**", "")).strip()


def attributes(text: str) -> tuple[list[str], dict[str, str]]:
    """Split the attribute part of a mark into words and key=value pairs."""
    words, pairs = [], {}
    for item in shlex.split(text):
        key, found, value = item.partition("=")
        if found:
            pairs[key] = value
        else:
            words.append(item)
    return words, pairs


def block_kind(block: Block) -> str:
    """Return the `form` that an initiative in this block has."""
    forms = {"bullet": "list", "number": "list", "table": "table", "heading": "heading"}
    return forms.get(block.kind, "prose")


class Annotator:
    """Takes the marks out of blocks, in order, and builds the gold from them."""

    def __init__(self, defaults: dict[str, str]) -> None:
        self.defaults = defaults
        self.goals: list[dict[str, str]] = []
        self.ids: dict[str, int] = {}
        self.current: int | None = None
        self.initiatives: list[dict[str, Any]] = []
        self.traps: list[str] = []

    def strip(self, text: str, form: str, row: dict[str, str]) -> str:
        """Return `text` without marks; what they say is kept in this object."""

        def one(match: re.Match[str]) -> str:
            name, raw, inner = match.group(1), match.group(2), match.group(3) or ""
            words, pairs = attributes(raw)
            if name == "g":
                self.goals.append({"number": pairs.get("n", ""), "title": plain(inner), "text": ""})
                self.current = len(self.goals) - 1
                if words:
                    self.ids[words[0]] = self.current
            elif name == "gt":
                goal = self.goals[self.current if self.current is not None else -1]
                goal["text"] = f"{goal['text']} {plain(inner)}".strip()
            elif name == "use":
                self.current = None if words[0] == "-" else self.ids[words[0]]
            elif name == "i":
                self.initiative(plain(inner), form, {**self.defaults, **row, **pairs})
            elif name == "t":
                self.traps.append(plain(inner))
            else:
                raise ValueError(f"unknown mark {name!r} around {inner!r}")
            return inner

        count, traps = len(self.initiatives), len(self.traps)
        stripped = MARK.sub(one, text)
        if form == "list" and text.startswith("{{i ") and len(self.initiatives) == count + 1:
            # An item of a list is one initiative as a whole, with what explains it.
            self.initiatives[-1]["text"] = plain(stripped)
            del self.traps[traps:]
        return stripped

    def initiative(self, text: str, form: str, pairs: dict[str, str]) -> None:
        """Record one initiative."""
        goal = self.current
        if "g" in pairs:
            goal = None if pairs["g"] == "-" else self.ids[pairs["g"]]
        money = pairs.get("money", "")
        self.initiatives.append(
            {
                "text": text,
                "form": pairs.get("form", form),
                "goal": goal,
                "commitment": pairs.get("c", "unknown"),
                "state": pairs.get("s", "unknown"),
                "responsible": pairs.get("resp", ""),
                "deadline_end": pairs.get("dl", ""),
                "money": int(money) if money else "",
                "law": pairs.get("law", ""),
                **({"indicator": pairs["ind"]} if "ind" in pairs else {}),
                "codes": pairs.get("codes", "none").split(","),
            }
        )


def parse_blocks(lines: list[str]) -> list[tuple[Block, dict[str, str]]]:
    """Cut body lines into blocks (marks still inside); tables come with their options."""
    found: list[tuple[Block, dict[str, str]]] = []
    paragraph: list[str] = []
    rows: list[tuple[str, ...]] = []
    options: dict[str, str] = {}

    def flush() -> None:
        nonlocal options
        if paragraph:
            found.append((Block("paragraph", " ".join(paragraph)), {}))
            paragraph.clear()
        if rows:
            found.append((Block("table", rows=tuple(rows)), options))
            rows.clear()
            options = {}

    for line in lines:
        bare = line.strip()
        is_row = bare.startswith("| ")
        starts = not bare or bare[0] in "#!-" or bool(re.match(r"\d+\. ", bare))
        if (not is_row and (rows or starts)) or (is_row and paragraph):
            flush()
        if not bare:
            continue
        if bare.startswith("!table"):
            options = attributes(bare[6:])[1]
        elif bare.startswith("!"):
            name, _, argument = bare[1:].partition(" ")
            found.append((Block("directive", argument, label=name), {}))
        elif bare.startswith("#"):
            marks, _, text = bare.partition(" ")
            found.append((Block("heading", text, level=len(marks)), {}))
        elif bare.startswith("- "):
            depth = (len(line) - len(line.lstrip())) // 2
            found.append((Block("bullet", bare[2:], level=depth), {}))
        elif is_row:
            rows.append(tuple(cell.strip() for cell in bare.strip("|").split(" | ")))
        elif match := re.match(r"(\d+\.) (.*)", bare):
            found.append((Block("number", match.group(2), label=match.group(1)), {}))
        else:
            paragraph.append(bare)
    flush()
    return found


def strip_table(block: Block, options: dict[str, str], annotator: Annotator) -> Block:
    """Strip a table's cells; `resp=3` and `ind=5` in its options name columns to take over."""
    columns = {name: int(options[name]) for name in ("resp", "ind") if name in options}
    rest = {key: value for key, value in options.items() if key not in columns}
    rows = []
    for cells in block.rows:
        row = dict(rest)
        for name, column in columns.items():
            if column < len(cells):
                row[name] = plain(MARK.sub(lambda m: m.group(3) or "", cells[column]))
        rows.append(tuple(annotator.strip(cell, "table", row) for cell in cells))
    return Block("table", rows=tuple(rows))


def parse_actor(text: str) -> dict[str, Any]:
    """Parse ``name | type | surface; surface`` (no surface: the name itself)."""
    name, kind, *surface = (part.strip() for part in text.split("|"))
    forms = [form.strip() for form in surface[0].split(";")] if surface else [name]
    return {"name": name, "type": kind, "surface": forms}


def has_form(text: str, form: str) -> bool:
    """Tell whether `form` stands in `text` as words of its own."""
    return bool(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text))


def read_plan(path: Path) -> Plan:
    """Read the source at `path` into a plan with its gold."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    plan = Plan(path.stem)
    defaults: dict[str, str] = {}
    meta: dict[str, str] = {"period": "- -", "kind": "plan"}
    actors = []
    for line in head.splitlines():
        key, _, value = line.strip().lstrip("@").partition(" ")
        if key == "actor":
            actors.append(parse_actor(value))
        elif key == "layout":
            plan.layout.update(attributes(value)[1])
        elif key == "default":
            defaults.update(attributes(value)[1])
        elif key:
            meta[key] = value.strip()
    annotator = Annotator(defaults)
    text = plain(re.sub(r"\s+", " ", MARK.sub(lambda m: m.group(3) or "", body)))
    for actor in actors:
        actor["surface"] = [form for form in actor["surface"] if has_form(text, form)]
    for block, options in parse_blocks(body.splitlines()):
        if block.kind == "table":
            plan.blocks.append(strip_table(block, options, annotator))
            continue
        text = annotator.strip(block.text, block_kind(block), {}).strip()
        if text or block.kind == "directive":
            plan.blocks.append(Block(block.kind, text, block.level, block.label))
    start, end = (None if year == "-" else int(year) for year in meta["period"].split())
    plan.gold = {
        "title": meta["title"],
        "units": [unit.strip() for unit in meta["units"].split(";")],
        "kind": meta["kind"],
        "period_start": start,
        "period_end": end,
        "goals": annotator.goals,
        "initiatives": annotator.initiatives,
        "actors": actors,
        "not_initiatives": annotator.traps,
    }
    return plan
