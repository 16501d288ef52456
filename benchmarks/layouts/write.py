"""An invented plan in one layout: a page, and what is true of it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from policymine.evaluate.findings_gold import SUFFIX

_HERE = Path(__file__).parent
_PAGES = Environment(
    loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)

TOLD = {"sentences": "sentence", "nouns": "noun", "infinitives": "infinitive"}
"""The files of layouts, and by which words of its own each of them tells an act."""

Plan = dict[str, Any]


def read_plan(name: str) -> Plan:
    """Return the plan ``psychiatry`` or ``homelessness``, its acts also in one list."""
    plan = tomllib.loads((_HERE / f"{name}.toml").read_text("utf-8"))
    return {**plan, "acts": [act for theme in plan["themes"] for act in theme["acts"]]}


def write_layouts(name: str, folder: Path) -> Iterator[str]:
    """Write a plan in every layout, as HTML with gold beside, and yield the layouts' names.

    Gold holds goals and acts, of which a layout tells all or some, and nothing else.
    """
    plan = read_plan(name)
    style = (_HERE / f"{name}.css").read_text("utf-8")
    for told, words in TOLD.items():
        for layout in _layouts(told):
            page = _PAGES.get_template("page.html.j2").render(
                plan=plan, style=style, told=told, layout=layout
            )
            file = folder / f"{told}-{layout.replace('_', '-')}.html"
            file.write_text(page, "utf-8")
            gold = json.dumps(_gold(plan, page, words), ensure_ascii=False, indent=1)
            file.with_name(file.stem + SUFFIX).write_text(gold, "utf-8")
            yield file.stem


def _layouts(told: str) -> list[str]:
    """Return the layouts of a file: its macros that take a plan."""
    module = vars(_PAGES.get_template(f"{told}.html.j2").module)
    return [name for name, macro in module.items() if getattr(macro, "arguments", ()) == ("plan",)]


def _gold(plan: Plan, page: str, words: str) -> dict[str, Any]:
    """Return what a page holds of a plan: a goal by its title, or else by what is wanted."""
    goals, acts = [], []
    for theme in plan["themes"]:
        names = [name for name in (theme["title"], theme["wanted"]) if name in page]
        if names:
            goals.append({"title": names[0], "text": theme["wanted"]})
        said = [act[words] for act in theme["acts"] if act[words][1:] in page]
        goal = len(goals) - 1 if names else None
        acts += [{"text": text, "form": "list", "goal": goal} for text in said]
    first, last = plan["period"]
    return {
        "title": plan["title"],
        "units": [plan["unit"]],
        "kind": "plan",
        "period_start": first,
        "period_end": last,
        "goals": goals,
        "initiatives": acts,
        "actors": [],
        "not_initiatives": [],
    }
