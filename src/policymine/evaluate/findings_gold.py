"""Findings marked by reading: the gold file that lies beside a plan.

``plan.gold.json`` beside ``plan.pdf`` lists the goals and initiatives of the plan, as its authors
or readers mark them; `tests/plans/README.md` tells how such marks are made.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError, field_validator

from policymine.errors import ConfigError
from policymine.language.amounts import find_amounts, parse_number
from policymine.schema.base import Record

SUFFIX = ".gold.json"


class GoldGoal(Record):
    """A goal by reading: its number in the plan, its name, and the sentences that describe it."""

    number: str = ""
    title: str
    text: str = ""


class GoldInitiative(Record):
    """An initiative by reading; ``goal`` is the place of its goal in the plan's list of goals.

    Empty fields say that the plan gives none; ``indicator`` None says that nobody has marked it.
    ``money`` is in kroner: a number, or as a person writes it (``625.000 kr.``, ``2,4 mio. kr.``).
    """

    text: str
    form: str
    goal: int | None = None
    commitment: str = "unknown"
    state: str = "unknown"
    responsible: str = ""
    deadline_end: str = ""
    money: float | None = None
    law: str = ""
    indicator: str | None = None
    codes: tuple[str, ...] = ()

    @field_validator("money", mode="before")
    @classmethod
    def _kroner(cls, money: object) -> object:
        if not isinstance(money, str) or not money.strip():
            return None if isinstance(money, str) else money
        amount = next((kroner for kroner, _ in find_amounts(money, 0, len(money))), None)
        amount = parse_number(money) if amount is None else amount
        if amount is None:
            raise ValueError(f"no amount in kroner is in {money!r}")
        return amount


class GoldActor(Record):
    """A named actor by reading, with its forms as they occur (genitives not listed)."""

    name: str
    type: str = ""
    surface: tuple[str, ...] = ()


class GoldPlan(Record):
    """All that was marked in one plan."""

    title: str
    units: tuple[str, ...]
    kind: str
    period_start: int | None = None
    period_end: int | None = None
    goals: tuple[GoldGoal, ...]
    initiatives: tuple[GoldInitiative, ...]
    actors: tuple[GoldActor, ...] = ()
    not_initiatives: tuple[str, ...] = ()


def find_plans(folder: Path) -> Iterator[tuple[Path, GoldPlan]]:
    """Yield the plans of a folder that have gold beside them, with their gold, by name.

    Raises ConfigError naming the file that is wrong, or if the folder holds no gold.
    """
    files = sorted(folder.rglob(f"*{SUFFIX}"))
    if not files:
        raise ConfigError(f"No gold in {folder}: a plan's marks stand beside it in PLAN{SUFFIX}.")
    for file in files:
        stem = file.name.removesuffix(SUFFIX)
        plans = [p for p in sorted(file.parent.glob(f"{stem}.*")) if p.suffix != ".json"]
        if not plans:
            raise ConfigError(f"{file} has no plan beside it: put {stem}.pdf (or .docx …) there.")
        yield plans[0], read_gold_plan(file)


def read_gold_plan(file: Path) -> GoldPlan:
    """Read a gold file; raises ConfigError saying what is wrong with it."""
    try:
        return GoldPlan.model_validate(json.loads(file.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, ValidationError) as error:
        raise ConfigError(f"{file} is no gold of a plan: {error}.") from error
