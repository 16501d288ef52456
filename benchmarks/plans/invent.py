"""Invent a plan: whose it is, what it promises, and the page it is written on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from benchmarks.plans.home import Actor, Home, build_homes
from benchmarks.plans.manners import MANNERS, Promise, choose
from benchmarks.plans.page import Block, Page
from benchmarks.plans.truth import TrueGoal, TrueInitiative, Truth
from benchmarks.plans.wording import Aim, read_aims, read_template, upper_first

NEWEST, YEARS = 2024, 20
KINDS = {"plan": 5, "action_plan": 4, "status": 1}
LISTS_AND_MORE = {"list": 4, "prose": 3, "table": 3, "labelled": 1}
SIZES = {"short": ((2, 3), (2, 4)), "normal": ((3, 6), (3, 6))}
"""How many goals a plan has, and how many acts a goal, least and most."""


@dataclass(frozen=True)
class Plan:
    """An invented plan: its name among the files, its page and its truth."""

    name: str
    page: Page
    truth: Truth


def invent_plan(number: int, seed: int, *, size: str = "short") -> Plan:
    """Return plan ``number`` of the corpus with this seed; it does not depend on the others.

    The first 98 plans are of 98 municipalities and one year, the next of the year before, and so
    on; after twenty years each municipality gets plans of another field.
    """
    homes = build_homes(seed)
    home, turn = homes[number % len(homes)], number // len(homes)
    year, turn = NEWEST - turn % YEARS, turn // YEARS
    fields = read_template("prose")["fields"]
    draw = Random(f"{seed}/{home.name}/{year}/{turn}")
    return _Inventor(number, home, year, fields[turn % len(fields)], draw).invent(size)


class _Inventor:
    """Draws one plan; everything random comes from ``draw``, in one order."""

    def __init__(
        self, number: int, home: Home, year: int, about: dict[str, Any], draw: Random
    ) -> None:
        self.number, self.home, self.about, self.draw = number, home, about, draw
        self.kind = draw.choices(list(KINDS), weights=list(KINDS.values()))[0]
        length = Random(f"{home.name}/{year}").choice((2, 3, 4))
        self.years = range(year, year + (1 if self.kind == "status" else length))
        self.prose = read_template("prose")
        self.actors: set[Actor] = set()

    def invent(self, size: str) -> Plan:
        title = self._title()
        goals, acts, body = self._promise(*SIZES[size])
        before, traps = self._opening()
        after, trap = self._follow()
        self.actors |= {Actor(f"{self.home.name} Kommune", "municipality")}
        named = {actor for actor in self.home.roles.values()
                 if any(act.responsible == actor.name for act in acts)}  # fmt: skip
        truth = Truth(
            title, (self.home.name,), self.kind, self.years[0], self.years[-1],
            tuple(goals), tuple(acts), frozenset(self.actors | named), (*traps, trap),
        )  # fmt: skip
        blocks = (Block("title", title), *before, *body, *after)
        page = Page(
            blocks, title, glyph=self.draw.choice(self.prose["words"]["glyphs"]),
            width=self.draw.choice((72, 80, 90)),
        )  # fmt: skip
        return Plan(self._name(), page, truth)

    def _name(self) -> str:
        about = f"{self.prose['files'][self.kind]} {self.about['name']}".replace(" ", "-")
        return f"{self.home.name.replace(' ', '-')}/{self.years[0]}-{about}-{self.number}"

    def _title(self) -> str:
        start, end = self.years[0], self.years[-1]
        years = str(start) if self.kind == "status" else f"{start}-{end}"
        return f"{self.draw.choice(self.about[self.kind])} i {self.home.name} Kommune {years}"

    def _say(self, kind: str, number: int) -> list[str]:
        some = self.draw.sample(self.prose["sentences"][kind], number)
        return [text.format(m=self.home.name) for text in some]

    def _opening(self) -> tuple[list[Block], list[str]]:
        """Return what stands before the goals, and which of its sentences promise nothing."""
        blocks, traps, words = [], [], self.prose["words"]
        if self.draw.random() < 0.5:
            traps += self._say("foreword", 2)
            blocks += [Block("heading", self.draw.choice(words["foreword"]))]
            blocks += [Block("paragraph", " ".join(traps))]
        told = self._say("background", self.draw.choice((2, 3, 4)))
        blocks += [Block("heading", self.draw.choice(words["background"]))]
        blocks += [Block("paragraph", " ".join([*told, self._asked()]))]
        if self.draw.random() < 0.3:
            some = self.draw.sample(self.prose["sentences"]["audience"], 3)
            traps += [upper_first(text) for text in some]
            blocks += [Block("heading", self.draw.choice(words["audience"]))]
            blocks += [Block("paragraph", "Planen retter sig mod:")]
            blocks += [Block("bullet", upper_first(text)) for text in some]
        return blocks, traps + told

    def _asked(self) -> str:
        asked, body = self.draw.choice(self.home.partners), self.draw.choice(self.home.bodies)
        text = str(self.draw.choice(self.prose["sentences"]["asked"]))
        self.actors |= {actor for actor, slot in ((asked, "{asked}"), (body, "{body}"))
                        if slot in text}  # fmt: skip
        return text.format(asked=asked.name, body=body.name)

    def _promise(
        self, goals: tuple[int, int], acts: tuple[int, int]
    ) -> tuple[list[TrueGoal], list[TrueInitiative], list[Block]]:
        heading = self.draw.choice(self.prose["words"]["goals"])
        aims = self._aims(self.draw.randint(*goals))
        true_goals, true_acts, blocks, number = [], [], [], 1
        for place, aim in enumerate(aims):
            blocks.append(Block("heading", heading.format(n=place + 1, goal=aim.title)))
            blocks.append(Block("paragraph", aim.wanted))
            true_goals.append(TrueGoal(str(place + 1), aim.title, aim.wanted))
            promises = self._choose(aim, place, number, self.draw.randint(*acts))
            said, truth = MANNERS[self._manner()](promises, self.draw)
            blocks += said
            true_acts += truth
            number += len(promises)
        return true_goals, true_acts, blocks

    def _manner(self) -> str:
        if self.kind == "status":
            return "status"
        weights = dict(LISTS_AND_MORE)
        if self.kind == "action_plan":
            weights |= {"table": 6, "prose": 1}
        return self.draw.choices(list(weights), weights=list(weights.values()))[0]

    def _aims(self, number: int) -> list[Aim]:
        """Return goals of the field, more of those that the municipality leans to."""
        aims = [aim for aim in read_aims() if aim.code in self.about["codes"]]
        keys = {aim.title: self.draw.random() ** (1 / self.home.leaning[aim.code]) for aim in aims}
        return sorted(aims, key=lambda aim: -keys[aim.title])[:number]

    def _choose(self, aim: Aim, goal: int, number: int, most: int) -> Sequence[Promise]:
        acts = self.draw.sample(aim.acts, min(most, len(aim.acts)))
        return [
            choose(act, aim.code, goal, number + place, self.home, self.draw, self.years)
            for place, act in enumerate(acts)
        ]

    def _follow(self) -> tuple[list[Block], str]:
        """Return how the plan will be followed up, and the sentence of it, which promises nothing.

        A plan that says how it will itself be looked after is no initiative for anybody else.
        """
        words, names = self.prose["words"], read_template("roles")["names"]
        text = str(self.draw.choice(self.prose["sentences"]["follow"]))
        if "{person}" in text:
            person = f"{self.draw.choice(names['first'])} {self.draw.choice(names['last'])}"
            self.actors.add(Actor(person, "person"))
            title = self.draw.choice(self.prose["sentences"]["titles"])
            text = text.format(person=person, title=title)
        heading = self.draw.choice(words["follow"])
        return [Block("heading", heading), Block("paragraph", text)], text
