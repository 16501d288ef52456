"""Build the plans and their gold from the sources: ``python tests/plans/build/build.py [name …]``.

Every build gives the same bytes. Names of sources are ``<plan>.<format>.src``.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

from pdfs import render_pdf
from source import Plan, plain, read_plan
from texts import render_cut, render_md, render_txt
from webpages import render_html
from worddocs import render_docx

HERE = Path(__file__).parent
RENDERERS: dict[str, Callable[[Plan], bytes]] = {
    "pdf": render_pdf,
    "docx": render_docx,
    "html": render_html,
    "md": render_md,
    "txt": render_txt,
    "cut": render_cut,
}


def source_text(plan: Plan) -> str:
    """Return all text of the plan's blocks, whitespace made single."""
    parts = [plain(block.text) for block in plan.blocks]
    parts += [plain(cell) for block in plan.blocks for row in block.rows for cell in row]
    return re.sub(r"\s+", " ", " ".join(parts)) + " " + plan.layout.get("header", "")


def find_faults(plan: Plan) -> list[str]:
    """Return what is wrong in the gold: absent actors, values out of their vocabulary."""
    faults = [
        f"{plan.name}: {actor['name']} is not in the text"
        for actor in plan.gold["actors"]
        if not actor["surface"]
    ]
    codes = {"P1", "P2", "P3", "P4", "P5", "none"}
    states = {"planned", "ongoing", "embedded", "completed", "abandoned", "unknown"}
    words = {"skal", "vil", "boer", "kan", "unknown"}
    for item in plan.gold["initiatives"]:
        if not set(item["codes"]) <= codes or item["state"] not in states:
            faults.append(f"{plan.name}: code or state of {item['text']!r}")
        if item["commitment"] not in words or not item["text"]:
            faults.append(f"{plan.name}: commitment of {item['text']!r}")
        if not re.fullmatch(r"|\d{4}-\d\d-\d\d", item["deadline_end"]):
            faults.append(f"{plan.name}: deadline of {item['text']!r}")
    return faults


def main(names: list[str]) -> int:
    """Build all plans, or those whose names begin with one of `names`."""
    faults = []
    for path in sorted(HERE.glob("sources/*/*.src")):
        if names and not path.name.startswith(tuple(names)):
            continue
        plan = read_plan(path)
        name, _, form = plan.name.rpartition(".")
        renderer = RENDERERS["cut" if plan.layout.get("cut") == "yes" else form]
        folder = HERE.parent / path.parent.name
        (folder / f"{name}.{form}").write_bytes(renderer(plan))
        gold = json.dumps(plan.gold, ensure_ascii=False, indent=2) + "\n"
        (folder / f"{name}.gold.json").write_text(gold, encoding="utf-8")
        words = len(source_text(plan).split())
        goals, initiatives = len(plan.gold["goals"]), len(plan.gold["initiatives"])
        traps = len(plan.gold["not_initiatives"])
        sys.stdout.write(
            f"{folder.name}/{name}.{form}: {words} words, {goals} goals, "
            f"{initiatives} initiatives, {len(plan.gold['actors'])} actors, {traps} traps\n"
        )
        faults += find_faults(plan)
    sys.stdout.write("".join(f"FAULT {fault}\n" for fault in faults))
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
