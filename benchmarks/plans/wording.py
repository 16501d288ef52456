"""The wording of the invented plans, read from ``templates``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True)
class Act:
    """One thing a plan may promise, in the words of ``promises.toml``."""

    do: str
    noun: str
    passive: str
    present: str
    what: tuple[str, ...]
    who: str
    why: str
    how: str
    sign: str


@dataclass(frozen=True)
class Aim:
    """A goal with the acts that serve it."""

    title: str
    wanted: str
    code: str
    acts: tuple[Act, ...]


@cache
def read_template(name: str) -> dict[str, Any]:
    """Return one file of templates."""
    return tomllib.loads((TEMPLATES / f"{name}.toml").read_text("utf-8"))


@cache
def read_aims() -> tuple[Aim, ...]:
    """Return all goals that plans draw from."""
    data = read_template("promises")
    return tuple(
        Aim(
            goal["title"],
            goal["wanted"],
            goal["code"],
            tuple(_act(act, data["verbs"][act["do"]]) for act in goal["acts"]),
        )
        for goal in data["goal"]
    )


def _act(act: dict[str, Any], verb: dict[str, str]) -> Act:
    return Act(
        noun=verb["noun"],
        passive=verb["passive"],
        present=verb["present"],
        **{**act, "what": tuple(act["what"])},
    )


def upper_first(text: str) -> str:
    """Return a text with its first letter large."""
    return text[:1].upper() + text[1:]
