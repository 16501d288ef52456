"""What an invented plan holds: the gold that is written beside it, as ``tests/plans`` has it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from benchmarks.plans.home import Actor


@dataclass(frozen=True)
class TrueGoal:
    """A goal of the plan: its number, its name, and the sentence that says what is wanted."""

    number: str
    title: str
    text: str


@dataclass(frozen=True)
class TrueInitiative:
    """An act of the plan with what the plan says of it; ``goal`` is the place of its goal."""

    text: str
    form: str
    goal: int
    codes: tuple[str, ...]
    commitment: str = "unknown"
    state: str = "planned"
    responsible: str = ""
    deadline_end: str = ""
    money: int | str = ""
    indicator: str = ""

    @property
    def law(self) -> str:
        """The paragraphs that the act names."""
        return " ".join(re.findall(r"§ \d+", self.text))


@dataclass(frozen=True)
class Truth:
    """All that one plan holds."""

    title: str
    units: tuple[str, ...]
    kind: str
    period_start: int
    period_end: int
    goals: tuple[TrueGoal, ...] = ()
    initiatives: tuple[TrueInitiative, ...] = ()
    actors: frozenset[Actor] = field(default_factory=frozenset)
    not_initiatives: tuple[str, ...] = ()

    def render(self) -> str:
        """Return the gold file."""
        gold = asdict(self)
        gold["initiatives"] = [{**asdict(act), "law": act.law} for act in self.initiatives]
        gold["actors"] = list(_actor_rows(self.actors))
        return json.dumps(gold, ensure_ascii=False, indent=1) + "\n"


def _actor_rows(actors: Iterable[Actor]) -> Iterable[dict[str, object]]:
    for actor in sorted(actors, key=lambda actor: (actor.type, actor.name)):
        yield {"name": actor.name, "type": actor.type, "surface": [actor.name]}
